import Testing
import WardlightDeprivation
import WardlightGazetteer
import WardlightLoading
import WardlightTestSupport

@Suite("Indices summarised as they are read")
struct DomainSummaryTests {
  private let check: VintageCheck
  private let folder: ScratchFolder

  init() throws {
    check = VintageCheck(try Index2019.register.get())
    folder = try ScratchFolder()
  }

  private func crosswalk() throws -> Crosswalk {
    let links = [("E01000001", "E05009288"), ("E01000002", "E05009288"), ("E01000003", "E05009302")]
    return try Crosswalk(
      from: Vintage(.lsoa, 2011), to: Vintage(.ward, 2018), links: links.map { Crosswalk.Link(source: $0.0, target: $0.1) },
      making: .init(method: "from lookup.csv"))
  }

  private func wards(_ codes: [String]) throws -> CheckedColumn {
    try check.admit(CodeColumn(source: "wards.geojson", field: "ward_code", codes: codes, stated: Vintage(.ward, 2018)))
  }

  private func index(_ text: String) throws -> IndexTable { try IndexTable.load(path: try folder.file("index.csv", text)) }

  @Test("Employment is weighted by people of working age and the rest by all residents, as the index publishes them")
  func denominators() throws {
    let table = try index(
      "lsoa11_code,imd_score,employment_score,pop_mid2015,pop_working_age\nE01000001,10,1,300,100\nE01000002,20,5,100,300\nE01000003,60,9,5,5\n"
    )
    let made = try table.summarised([.multiple, .employment], for: try wards(["E05009302", "E05009288"]), by: try crosswalk(), check)
    #expect(made.domains[0].codes == ["E05009302", "E05009288"])
    #expect(made.domains[0].averageScore == [60, 12.5] && made.domains[1].averageScore == [9, 4])
    #expect(made.domains[0].about.denominators == "mid-2015, total population, column pop_mid2015")
    #expect(made.domains[1].about.denominators.contains("working age"))
    #expect(made.entry.treatment == "summarised by LSOA 2011 → ward 2018 (from lookup.csv), weighted by population")
    #expect(made.entry.layer == "wards.geojson, ward_code" && made.furtherEntries.count == 1)
    // Three of England's LSOAs have no ranks of the country.
    #expect(made.domains[0].averageRank.map(\.isNaN) == [true, true])
  }

  @Test("Without populations a summary is refused, and the table that would do is named")
  func refused() throws {
    let table = try index("lsoa21_code,IMD_score\nE01000001,10\nE01000002,20\nE01000003,60\n")
    let links = try crosswalk()
    #expect { try AreaDeprivation.summarise(table, by: links) } throws: {
      "\($0)".hasSuffix(
        "index.csv: the file has no populations, and an average for larger areas must be weighted by those that the index itself uses; give a table of LSOAs 2021 with their residents in mid-2022."
      )
    }
    #expect { try AreaDeprivation.summarise(table, .crime, by: links) } throws: {
      "\($0)".hasSuffix("index.csv: there is neither a score nor a rank of Crime to summarise.")
    }
  }

  @Test("A population table of the user's takes their place and is named, with what the index has itself")
  func given() throws {
    let table = try index("lsoa11_code,imd_score,pop_mid2015\nE01000001,10,300\nE01000002,20,100\nE01000003,60,5\n")
    let people = try folder.file("people.csv", "LSOA11CD,all\nE01000001,100\nE01000002,300\nE01000003,5\n")
    let weights = try table.populations(path: people, code: "LSOA11CD", field: "all", note: "mid-2019", check)
    let made = try AreaDeprivation.summarise(table, by: try crosswalk(), populations: weights)
    #expect(made.averageScore == [17.5, 60] && made.about.denominators == "mid-2019, column all of people.csv")
    #expect(made.notes.contains { $0.hasSuffix("weighted by population (mid-2019, column all of people.csv).") })
    #expect(made.notices.contains { $0.contains("; the index brings its own (mid-2015, column pop_mid2015), with which") })
  }

  @Test("Residents of another year than the official figures are made with are said")
  func year() throws {
    let table = try index("lsoa21_code,IMD_score\nE01000001,10\nE01000002,20\nE01000003,60\n")
    let people = try folder.file("people.csv", "LSOA21CD,all\nE01000001,100\nE01000002,300\nE01000003,5\n")
    func notices(_ note: String) throws -> [String] {
      let weights = try table.populations(path: people, code: "LSOA21CD", field: "all", note: note, check)
      return try AreaDeprivation.summarise(table, by: try crosswalk(), populations: weights).notices
    }
    #expect(try notices("mid-2022").isEmpty)
    #expect(
      try notices("mid-2020") == [
        "The populations are mid-2020, column all of people.csv; the official figures of the English indices of deprivation 2025 are made with those of mid-2022."
      ])
  }

  @Test("The districts of the index's own file are found by its heading, and a file without them has none")
  func districts() throws {
    let official = try index(
      "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019),imd_score\n"
        + "E01000001,City of London 001A,E09000001,City of London,6\nE01000027,Barking 001A,E09000002,Barking and Dagenham,20\n")
    let crosswalk = try #require(try official.districts(check.register))
    #expect(crosswalk.targets == ["E09000001", "E09000002"] && crosswalk.share(of: "E01000027", in: "E09000002") == 1)
    #expect(try index("lsoa11_code,lad19_name,imd_score\nE01000001,City of London,6\n").districts(check.register) == nil)
    let empty = try index("lsoa11_code,lad19_code,imd_score\nE01000001,,6\n")
    #expect { try empty.districts(check.register) } throws: {
      "\($0)".hasSuffix("index.csv, row 2, column lad19_code: there is no area code.")
    }
  }

  @Test("An index of which half is missing is refused for a layer, unless that is wanted")
  func half() throws {
    let table = try index("lsoa11_code,imd_score,pop_mid2015\nE01000001,10,300\nE01000002,20,100\n")
    let (layer, links) = (try wards(["E05009288", "E05009302"]), try crosswalk())
    #expect { try table.summarised(for: layer, by: links, check) } throws: {
      "\($0)".hasSuffix(
        "index.csv: Index of Multiple Deprivation can be summarised for only 1 of the 2 areas of wards.geojson, fewer than 90 %; are rows of the index, of its populations or of the look-up missing?"
      )
    }
    let made = try table.summarised(for: layer, by: links, leastAreas: 50, check)
    #expect(made.domains[0].missing == [nil, .notInIndex(areas: 1)])
  }

  @Test("A cross-walk to other areas than the layer's, or from others than the index's, is refused")
  func vintages() throws {
    let table = try index("lsoa11_code,imd_score,pop_mid2015\nE01000001,10,300\nE01000002,20,100\nE01000003,60,5\n")
    let boroughs = try check.admit(CodeColumn(source: "b.geojson", field: "LAD22CD", codes: ["E09000001"]))
    let links = try crosswalk()
    #expect(throws: DeprivationError.self) { try table.summarised(for: boroughs, by: links, check) }
    let wards = try index("ward_code,imd_average_score,population\nE05009288,1,5\nE05009302,2,5\n")
    let layer = try self.wards(["E05009288"])
    #expect(throws: DeprivationError.self) { try wards.summarised(for: layer, by: links, check) }
  }
}

@Suite("The real indices, summarised", .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealDomainSummaryTests {
  private let check: VintageCheck
  private static let folder = "/vsigzip/" + SharedData.path("geodata/deprivation/")

  init() throws { check = VintageCheck(try Index2019.register.get()) }

  private func crosswalk(_ name: String) throws -> Crosswalk {
    try Crosswalk.load(CrosswalkSource(path: SharedData.path("geodata/lookups/" + name)), register: check.register)
  }

  @Test("The seven domains of 2019 have their ranks by ward, weighted by the populations of another file")
  func domains2019() throws {
    let index = try IndexTable.load(paths: [Self.folder + "iod2019_lsoa_2011.csv.gz", Self.folder + "iod2019_lsoa_2011_domains.csv.gz"])
    let crosswalk = try crosswalk("lsoa_2011_to_ward_2018_bestfit.csv")
    let wards = try check.admit(CodeColumn(source: "w", field: "ward_code", codes: crosswalk.targets, stated: Vintage(.ward, 2018)))
    let made = try index.summarised([.multiple] + DeprivationMeasure.Domain.seven, for: wards, by: crosswalk, check)
    #expect(made.domains.count == 8 && made.domains.allSatisfy { $0.summarised == 633 && $0.about.ranked == 32_844 })
    #expect(made.domains.allSatisfy { $0.averageRank.allSatisfy { $0 > 0 } && $0.extent.allSatisfy { (0...1).contains($0) } })
    // Income and employment have scores, the other domains ranks only.
    #expect(made.domains.map { $0.averageScore[0].isNaN } == [false, false, false, true, true, true, true, true])
    #expect(made.domains[2].about.denominators.contains("working age") && made.domains[0].extent != made.domains[5].extent)
    let direct = try AreaDeprivation.summarise(try Index2019.read.get().multiple, by: crosswalk)
    #expect(made.domains[0].averageRank == direct.averageRank && made.domains[0].extent == direct.extent)
    #expect(made.domains[0].localConcentration == direct.localConcentration && made.furtherEntries.count == 1)
  }

  @Test("The index of 2025 is refused without populations, with those of LSOAs 2011, and summarised with a table of LSOAs 2021")
  func of2025() throws {
    let index = try IndexTable.load(path: Self.folder + "iod2025_lsoa_2021.csv.gz")
    let wards = CrosswalkSource(path: SharedData.path("geodata/lookups/lsoa_2021_to_ward_2024.csv"), from: .kind(.lsoa), to: .kind(.ward))
    let crosswalk = try Crosswalk.load(wards, register: check.register)
    #expect { try AreaDeprivation.summarise(index, by: crosswalk) } throws: {
      "\($0)".hasSuffix("give a table of LSOAs 2021 with their residents in mid-2022.")
    }
    let old = SharedData.path("geodata/lsoa/london_lsoa_2011_population_mid2019.csv")
    #expect { try index.populations(path: old, code: "LSOA11CD", field: "Persons_All-Ages", note: "mid-2019", check) } throws: {
      "\($0)".contains("has LSOAs 2011") && "\($0)".contains("has LSOAs 2021")
    }
    let london = Set(try londonCodes())
    let rows = index.codes.filter { london.contains($0) }.map { "\($0),1000\n" }.joined()
    let scratch = try ScratchFolder()
    let people = try scratch.file("people.csv", "LSOA21CD,all\n" + rows)
    let weights = try index.populations(path: people, code: "LSOA21CD", field: "all", note: "mid-2022", check)
    let made = try AreaDeprivation.summarise(index, by: crosswalk, populations: weights)
    #expect(
      made.about.ranked == 33_755 && made.areasWithin.reduce(0, +) == 4_994 && made.about.denominators.hasPrefix("mid-2022, column all"))
    #expect(weights.notices.contains { $0.hasPrefix("28,761 areas of the index have no population in people.csv, column all: ") })
    #expect(made.areas.allSatisfy { $0.missing != nil || $0.coverage == 1 })
  }

  private func londonCodes() throws -> [String] {
    let table = try TableReader(path: SharedData.path("geodata/lsoa/london_lsoa_2021.dbf")).read(fields: ["LSOA21CD"])
    let codes = try #require(table.column("LSOA21CD"))
    return (0..<table.rowCount).map { codes[$0] }
  }
}
