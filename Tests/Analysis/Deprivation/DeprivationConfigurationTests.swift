import Foundation
import Testing
import WardlightAnalysis
import WardlightDeprivation
import WardlightTestSupport

@Suite("The index of deprivation in wardlight.yaml")
struct DeprivationConfigurationTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func read(_ deprivation: String) throws -> Configuration.DeprivationSource {
    let text = """
      title: Test
      period: {from: 2019-01-01, to: 2020-12-31}
      wards: {file: wards.gpkg, code: c, name: n, borough_code: bc, borough: b}
      referrals: {file: records.csv}
      deprivation: \(deprivation)
      """
    return try #require(try Configuration.read(try scratch.file("wardlight.yaml", text)).deprivation)
  }

  private func complaint(_ deprivation: String) -> String {
    do {
      _ = try read(deprivation)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("File, code, score, title and credit are understood as they always were")
  func plain() throws {
    let source = try read("{file: index.csv, code: ward_code, score: imd, title: IMD, credit: Somebody}")
    #expect(source.index.files == [scratch.path("index.csv")] && source.index.code == "ward_code" && source.index.measure == "imd")
    #expect(source.index.own == [OwnMeasure(field: "imd")] && source.index.title == "IMD" && source.credit == "Somebody")
    #expect(
      source.atLeast == 5 && source.summary == .averageScore && source.convention == .ministry && source.published == .none
        && source.index.lookups.isEmpty)
  }

  @Test("Several files, measures with their directions, look-ups, residents and published figures")
  func whole() throws {
    let source = try read(
      """

        files: [scores.csv, domains.csv]
        measure: IMD rank
        measures: [Income, Air]
        directions: {Air: lower}
        lookups: [lookup.csv, {file: second.csv, from: ward_22, to: ward_24}]
        population_table: {file: people.csv, code: lsoa, column: all}
        population_note: mid-2022
        summary: extent
        convention: gla
        at_least: 8
        published: {London: 0.46, Barking and Dagenham: -0.1}
        published_by: The assessment of 2021
        published_note: Its records are not these.
      """)
    let index = source.index
    #expect(index.files.count == 2 && index.measure == "IMD rank" && index.domains == ["Income", "Air"])
    #expect(index.own == [OwnMeasure(field: "Air", direction: .lowerIsMoreDeprived)])
    #expect(
      index.lookups == [
        LookupSource(path: scratch.path("lookup.csv")), LookupSource(path: scratch.path("second.csv"), from: "ward_22", to: "ward_24"),
      ])
    #expect(index.population?.persons == .column("all", note: "mid-2022") && source.summary == .extent && source.atLeast == 8)
    #expect(source.published.figures == [.init(place: "London", rho: 0.46), .init(place: "Barking and Dagenham", rho: -0.1)])
    #expect(source.published.source == "The assessment of 2021" && source.published.note == "Its records are not these.")
  }

  @Test(
    "Faults name what is wrong",
    arguments: [
      ("{code: c, score: s}", "the index needs a “file” or a list of “files”"),
      ("{file: i.csv, score: s, measure: m}", "“score” and “measure” name the same thing"),
      ("{file: i.csv, summary: mean}", "should be one of average-score, average-rank, extent"),
      ("{file: i.csv, convention: treasury}", "should be ministry or gla"),
      ("{file: i.csv, at_least: 0}", "should be a whole number from 1"),
      ("{file: i.csv, published: {London: 4.6}}", "should be a correlation from -1 to 1"),
      ("{file: i.csv, directions: {x: up}}", "should be higher or lower"),
      ("{file: i.csv, population_table: {file: p.csv, code: c}}", "“deprivation.population_table.column” is missing"),
      ("{file: i.csv, lookups: [{file: l.csv, form: a}]}", "did you mean “from”?"),
      ("{file: i.csv, scor: s}", "did you mean “score”?"),
    ])
  func faults(_ deprivation: String, _ expected: String) {
    #expect(complaint(deprivation).contains(expected), "\(complaint(deprivation))")
  }
}
