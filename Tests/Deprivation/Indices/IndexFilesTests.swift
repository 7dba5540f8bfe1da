import Testing
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("An index of deprivation in several files")
struct IndexFilesTests {
  private let folder: ScratchFolder
  private let whole = OfficialFile(.of2019)

  init() throws { folder = try ScratchFolder() }

  private func load(_ files: OfficialFile...) throws -> IndexTable {
    let paths = try files.enumerated().map { try folder.file("file\($0.offset).csv", $0.element.text) }
    return try IndexTable.load(paths: paths)
  }

  @Test("Scores of one file and domains of another are one index")
  func joined() throws {
    let scores = whole.only("Index of Multiple Deprivation (IMD)", "Income Score", "Total")
    var domains = whole.only("Index of Multiple Deprivation (IMD) Rank", "Income Rank", "Crime")
    domains.rows.reverse()
    let index = try load(scores, domains)
    #expect(index.files.count == 2 && index.measures.count == 8 && index.denominator != nil)
    #expect(index.measure(of: .income, .rank) != nil && index.measure(of: .crime)?.form == .score)
    let same = try load(whole)
    for measure in index.measures { #expect(index.values(of: measure) == same.values(of: measure), "\(measure.field)") }
  }

  @Test("Files of other areas, other numbers or another release are refused")
  func refused() throws {
    let scores = whole.only("Index", "Total")
    var fewer = whole.only("Crime")
    fewer.rows.removeLast(2)
    #expect { try load(scores, fewer) } throws: { "\($0)".contains("2 area codes stand in one of them only, E0100") }
    let other = whole.only("Index of Multiple Deprivation (IMD) Decile").changing("Index") { $0 == 4 ? "9" : $1 }
    #expect { try load(scores, other) } throws: { "\($0)".contains("should be the same and differ in 1 areas") }
    let reversed = whole.only("Income Rank").changing("Income Rank") { "\(24 - $0 + Int($1)! * 0)" }
    #expect { try load(whole.only("Income Score", "Total"), reversed) } throws: {
      "\($0)".contains("file0.csv and ") && "\($0)".contains("“Income Rank") && "\($0)".contains("“Income Score (rate)”")
    }
    var later = OfficialFile(.of2025).only("Crime", "Total")
    later.headings[0] = "LSOA code"
    #expect { try load(scores, later) } throws: { "\($0)".contains("they cannot be read as one index") }
  }

  @Test("The index of 2019 and its domains are one", .enabled(if: SharedData.isPresent, SharedData.missing))
  func real() throws {
    let folder = SharedData.path("geodata/deprivation")
    let index = try IndexTable.load(paths: ["/iod2019_lsoa_2011.csv.gz", "/iod2019_lsoa_2011_domains.csv.gz"].map { folder + $0 })
    #expect(index.count == 32_844 && index.measures.count == 19 && index.measure(of: .crime)?.form == .rank)
    #expect(index.measure(of: .income)?.form == .score && index.measure(of: .income, .rank) != nil && index.release == .iod2019)
    #expect(index.summary[0].hasSuffix("with 32,844 LSOAs 2011, all that it has; codes in the column “lsoa11_code”."))
  }
}
