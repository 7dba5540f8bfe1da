import Testing
import WardlightGazetteer
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("The headings of an index of deprivation")
struct IndexHeadingTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func load(_ file: OfficialFile, name: String = "index.csv") throws -> IndexTable {
    try IndexTable.load(path: try folder.file(name, file.text))
  }

  @Test("Every column of File 7 is understood, whichever its year", arguments: [OfficialFile.Release.of2019, .of2025])
  func file7(_ release: OfficialFile.Release) throws {
    let index = try load(OfficialFile(release))
    #expect(index.measures.count == 48 && index.populations.count == 5 && index.count == 24)
    #expect(index.release == (release == .of2019 ? .iod2019 : .iod2025) && index.warnings.isEmpty)
    #expect(index.vintage == Vintage(.lsoa, release == .of2019 ? 2011 : 2021))
    for domain in [.multiple, .idaci, .idaopi] + DeprivationMeasure.Domain.seven {
      #expect(index.measure(of: domain)?.form == .score && index.measure(of: domain)?.direction == .higherIsMoreDeprived)
      #expect(index.measure(of: domain, .rank)?.direction == .lowerIsMoreDeprived)
      #expect(index.measure(of: domain, .decile)?.direction == .lowerIsMoreDeprived)
    }
    #expect(index.denominator?.note == (release == .of2019 ? "mid-2015, excluding prisoners" : "mid-2022"))
    #expect(index.codes == index.codes.sorted())
  }

  @Test("Case, spaces, a byte-order mark and semicolons do not matter")
  func tolerance() throws {
    var file = OfficialFile(.of2019).only("Index", "Income Score", "Total")
    file.headings = file.headings.map { " " + $0.uppercased().replacing(" ", with: "  ") }
    let text = "\u{FEFF}" + file.text.replacing(",", with: ";")
    let index = try IndexTable.load(path: try folder.file("index.csv", text))
    #expect(index.measures.map(\.title) == ["IMD score", "IMD rank", "IMD decile", "Income score"] && index.release == .iod2019)
  }

  @Test("Short headings and those of summaries by district are understood, and others are not")
  func forms() {
    func found(_ heading: String) -> IndexHeading.Found? { IndexHeading(heading)?.found }
    #expect(found("IMD - Average rank ")?.form == .averageRank && found("IMD - Average rank ")?.direction == nil)
    #expect(found("IMD - Rank of average score ")?.ranked == .averageScore)
    #expect(found("IMD 2019 - Extent")?.form == .extent && found("IMD 2025 - Rank of local concentration")?.ranked == .localConcentration)
    #expect(found("IMD - Proportion of LSOAs in most deprived 10% nationally ")?.form == .share)
    #expect(found("imd_average_rank_rank")?.ranked == .averageRank && found("idaopi_score_rank")?.domain == .idaopi)
    #expect(found("Housing_and_Services_decile")?.domain == .housing && found("IMD_SCR")?.form == .score)
    #expect(found("Crime Decile (where 1 is most deprived 10% of LSO")?.form == .decile)
    #expect(found("Income - Average score")?.domain == .income && found("imd_2019_average_score")?.domain == .multiple)
    for other in ["Crime Severity Score", "score", "health_visits", "rank_of_worst_lsoa", "income", "Total population: mid 2015"] {
      #expect(found(other) == nil, "\(other)")
    }
  }

  @Test("Populations are known by who is counted and when")
  func populations() {
    func population(_ heading: String) -> IndexPopulation? { IndexHeading(heading)?.population }
    #expect(population("pop_mid2015")?.note == "mid-2015" && population("pop_0_15")?.group == .children)
    #expect(population("16_59_population")?.group == .adults && population("old_age_population")?.group == .older)
    #expect(population("population")?.note == "of an unstated year" && population("Population density") == nil)
  }

  @Test("Of several sheets the one that has a measure is read, or the one that is named")
  func sheets() throws {
    // GDAL opens a folder of tables as one data set, whose layers are the files, as it opens a workbook.
    let text = OfficialFile(.of2025).only("Index").text
    _ = try folder.file("Notes.csv", "English indices of deprivation 2025,,\nContents,page,\n")
    _ = try folder.file("IMD25.csv", text)
    let index = try IndexTable.load(path: folder.path)
    #expect(index.count == 24 && index.measure(of: .multiple)?.form == .score)
    #expect(throws: DeprivationError.self) { try IndexTable.load(path: folder.path, options: IndexOptions(layer: "Notes")) }
  }

  @Test("A column whose heading says nothing takes its meaning from its user")
  func own() throws {
    let text = OfficialFile(.of2019).only("Index").text.replacing("Index of Multiple Deprivation (IMD) Score", with: "Poverty")
    let path = try folder.file("own.csv", text)
    let own = OwnMeasure(field: "Poverty", direction: .higherIsMoreDeprived, title: "Poverty rate")
    let index = try IndexTable.load(path: path, options: IndexOptions(own: [own]))
    #expect(index.measures.last?.title == "Poverty rate" && index.measures.last?.domain == .other("Poverty rate"))
    #expect {
      try IndexTable.load(path: path, options: IndexOptions(own: [OwnMeasure(field: "Poverty", direction: .lowerIsMoreDeprived)]))
    } throws: {
      "\($0)".contains(
        "column “Poverty”: it is said to be more deprived where lower, and the column “Index of Multiple Deprivation (IMD) Rank")
    }
  }
}
