import Testing
import WardlightAnalysis
import WardlightDeprivation
import WardlightDisclosure
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// An index of LSOAs on its way to wards.
@Suite("An index summarised for wards", .enabled(if: SharedData.isPresent, SharedData.missing))
struct SummaryConventionTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func shared(_ file: String) -> String { SharedData.path("geodata/" + file) }

  private func request(_ wards: String, code: String, _ index: IndexSource) throws -> DeprivationRequest {
    DeprivationRequest(
      layer: FigureLayer(layer: LayerSource(path: shared("wards/\(wards).geojson")), code: code, kind: "wards"), index: index,
      neighbours: try Neighbourhood(WeightsRecipe("queen")), inference: InferenceOptions(permutations: 19, seed: 1), policy: .open)
  }

  private func of2019(_ convention: SummaryConvention, _ summary: SummaryMeasure = .extent) throws -> DeprivationOutcome {
    let index = IndexSource(
      files: ["/vsigzip/" + shared("deprivation/iod2019_lsoa_2011.csv.gz")],
      lookups: [LookupSource(path: shared("lookups/lsoa_2011_to_ward_2018_bestfit.csv"))])
    var request = try request("london_wards_2018", code: "ward_code", index)
    (request.convention, request.summary) = (convention, summary)
    return try request.run()
  }

  /// The GLA divides LSOAs that lie in several wards by residents, which no look-up here does: a ward can only be reproduced where the population is the GLA’s.
  @Test("By the GLA’s definition the extent is that of the GLA’s own file, by the ministry’s it is another")
  func extent() throws {
    let theirs = try CodedNumbers.read(
      path: shared("deprivation/gla_iod2019_london_wards_2018.csv"), code: "ward_code", numbers: ["population", "imd_extent_pc"])
    func agreeing(_ convention: SummaryConvention) throws -> (whole: Int, same: Int) {
      let table = try #require(try of2019(convention).summary)
      let codes = table.column("id").content.cells.map(\.text)
      let people = zip(table.column("population").content.cells, theirs.values(of: "population", for: codes)).map { $0.exactNumber == $1 }
      let extents = zip(table.column("extent").content.cells, theirs.values(of: "imd_extent_pc", for: codes)).map {
        abs(($0.exactNumber ?? .nan) - $1) < 1e-4
      }
      return (people.count { $0 }, zip(people, extents).count { $0 && $1 })
    }
    let gla = try agreeing(.greaterLondonAuthority)
    #expect(gla.whole == 489 && gla.same == 489)
    #expect(try agreeing(.ministry).same < 200)
  }

  @Test("The average rank puts wards in the same order by either definition, whichever end it counts from")
  func order() throws {
    let (gla, ministry) = (try of2019(.greaterLondonAuthority, .averageRank), try of2019(.ministry, .averageRank))
    #expect(gla.findings.byArea.column("rank").content.cells == ministry.findings.byArea.column("rank").content.cells)
    #expect(gla.notes.contains { $0.contains("Greater London Authority gives ranks") })
    #expect(ministry.notes.contains { $0.contains("are the ministry's") })
  }

  @Test("Residents and small areas are printed whole where they are whole")
  func decimals() throws {
    let table = try #require(try of2019(.ministry).summary)
    for key in ["population", "areas_worst_10", "areas_worst_20", "rank_of_worst"] {
      #expect(table.column(key).content.cells.allSatisfy { $0 == .missing || $0.decimals == 0 }, "\(key)")
    }
    #expect(table.cell("average_score", where: "id", is: "E05000026")?.decimals == 3)
    #expect(table.cell("average_rank", where: "id", is: "E05000026")?.decimals == 2)
  }

  private func of2025(population: PopulationTable?) throws -> DeprivationRequest {
    try request(
      "london_wards_2022", code: "WD25CD",
      IndexSource(
        files: ["/vsigzip/" + shared("deprivation/iod2025_lsoa_2021.csv.gz")],
        lookups: [LookupSource(path: shared("lookups/lsoa_2021_to_ward_2024.csv"), from: "lsoa21_code", to: "ward24_code")],
        population: population))
  }

  @Test("The indices of 2025 have no residents: they are refused without a table of them, and its note stands by the result")
  func of2025() throws {
    let error = #expect(throws: AnalysisError.self) { try of2025(population: nil).run() }
    #expect(error?.description.contains("the file has no populations") == true, "\(error?.description ?? "")")
    let index = try TableReader(path: "/vsigzip/" + shared("deprivation/iod2025_lsoa_2021.csv.gz")).read(
      fields: ["lsoa21_code", "IMD_score"])
    let (codes, scores) = (try #require(index.column("lsoa21_code")), try #require(index.column("IMD_score")))
    func people(_ row: Int) -> Int { 1_000 + row % 700 }
    let rows = (0..<index.rowCount).map { "\(codes[$0]),\(people($0))" }
    let file = try scratch.file("people.csv", "lsoa21_code,everyone\n" + rows.joined(separator: "\n") + "\n")
    let outcome = try of2025(
      population: PopulationTable(file: file, code: "lsoa21_code", persons: .column("everyone", note: "residents made up for a test"))
    ).run()
    #expect(outcome.notes.contains { $0.contains("weighted by population") && $0.contains("residents made up for a test") })
    let summary = try #require(outcome.summary)
    let lookup = try TableReader(path: shared("lookups/lsoa_2021_to_ward_2024.csv")).read(fields: ["lsoa21_code", "ward24_code"])
    let (small, wards) = (try #require(lookup.column("lsoa21_code")), try #require(lookup.column("ward24_code")))
    let ward = try #require(summary.column("id").content.cells.first { $0.text.hasPrefix("E05013") }).text
    let within = Set((0..<lookup.rowCount).filter { wards[$0] == ward }.map { small[$0] })
    let members = (0..<index.rowCount).filter { within.contains(codes[$0]) }
    let residents = members.reduce(0) { $0 + people($1) }
    let mean = members.reduce(0) { $0 + Double(people($1)) * (Double(scores[$1]) ?? .nan) } / Double(residents)
    #expect(!members.isEmpty && summary.number("population", where: "id", is: ward) == Double(residents))
    #expect(abs((summary.number("average_score", where: "id", is: ward) ?? .nan) - mean) < 0.001)
    // A few wards were drawn anew between the layer's year and the look-up's.
    let without = outcome.findings.byArea.column("score").content.cells.count { $0 == .missing }
    #expect(without < 40 && outcome.notices.contains { $0.hasPrefix("\(without) areas have no summary") })
  }
}
