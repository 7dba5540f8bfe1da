import Testing
import WardlightGazetteer
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("The indices of deprivation that there are")
struct IndexTableTests {
  private static func path(_ name: String) -> String { SharedData.path("geodata/deprivation/" + name) }

  private func load(_ name: String) throws -> IndexTable { try IndexTable.load(path: Self.path(name)) }

  @Test("The index of 2019 is read by its headings", .enabled(if: SharedData.isPresent, SharedData.missing))
  func of2019() throws {
    let index = try load("iod2019_lsoa_2011.csv.gz")
    #expect(index.codeField == "lsoa11_code" && index.vintage == Vintage(.lsoa, 2011) && index.release == .iod2019)
    #expect(index.count == 32_844 && index.warnings.isEmpty)
    #expect(index.measures.map(\.title) == ["IMD rank", "IMD decile", "IMD score", "Income score", "Employment score"])
    #expect(index.populations.map(\.group) == [.all, .children, .adults, .older, .workingAge, .all])
    #expect(index.denominator?.field == "pop_mid2015" && index.denominator?.note == "mid-2015")
    let score = try #require(index.measure(of: .multiple))
    #expect(score.form == .score && score.direction == .higherIsMoreDeprived)
    #expect(index.aligned(with: [" e01000001", "W01000001"], score).values.first == 6.208)
  }

  @Test("The domains of 2019 are read behind their byte-order mark", .enabled(if: SharedData.isPresent, SharedData.missing))
  func domains() throws {
    let index = try load("iod2019_lsoa_2011_domains.csv.gz")
    #expect(index.codeField == "LSOA code (2011)" && index.release == .iod2019 && index.measures.count == 16)
    for domain in DeprivationMeasure.Domain.seven {
      #expect(index.measure(of: domain)?.form == .rank && index.measure(of: domain, .decile) != nil)
    }
    #expect(index.measures.allSatisfy { $0.direction == .lowerIsMoreDeprived } && index.denominator == nil)
  }

  @Test("The index of 2025 has all domains and no populations", .enabled(if: SharedData.isPresent, SharedData.missing))
  func of2025() throws {
    let index = try load("iod2025_lsoa_2021.csv.gz")
    #expect(index.codeField == "lsoa21_code" && index.release == .iod2025 && index.count == 33_755)
    #expect(index.measures.count == 24 && index.populations.isEmpty && index.denominator == nil && index.warnings.isEmpty)
    #expect(index.measure(of: .housing)?.field == "Housing_and_Services_score")
  }

  @Test("The GLA's average rank runs the other way", .enabled(if: SharedData.isPresent, SharedData.missing))
  func gla() throws {
    let index = try load("gla_iod2019_london_wards_2018.csv")
    #expect(index.codeField == "ward_code" && index.release == .gla2019 && index.count == 633)
    let rank = try #require(index.measure(of: .multiple, .averageRank))
    #expect(rank.field == "imd_average_rank" && rank.direction == .lowerIsMoreDeprived)
    #expect(index.measure(of: .multiple)?.field == "imd_average_score" && index.denominator?.field == "population")
    #expect(index.denominator?.note == "mid-2015, by the release" && index.vintage == Vintage(.ward, 2018))
    #expect(index.measure(of: .multiple, .extent)?.direction == .higherIsMoreDeprived && index.warnings.isEmpty)
    #expect(index.measure(of: .idaci)?.field == "idaci_score")
  }
}
