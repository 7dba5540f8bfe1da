import Testing
import WardlightCounting
import WardlightDisclosure
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

@testable import WardlightAnalysis

@Suite("Counts by area as tables, and what is withheld in them")
struct AreaCountTableTests {
  /// Ten records and three in May, six and eight in June, none in the third area.
  private func table(population: Bool = true) throws -> AreaCountTable {
    let areas = CountedAreas.areas(["A", "B", "C"], numbers: ["people": [1_000, 2_000, .nan]])
    let counts = try CountedAreas.counts(
      [(0, "2020-05-01", nil, 10), (1, "2020-05-01", nil, 3), (0, "2020-06-01", nil, 6), (1, "2020-06-01", nil, 8)], areaCount: 3, .months)
    let check = VintageCheck(try VintageRegister.embedded())
    let codes = try check.admit(CodeColumn(source: "areas", field: "code", codes: areas.codes))
    let denominators = try Denominators(.field("people", note: "all ages"), areas, codes: codes, check)
    return AreaCountTable(
      counts: counts, areas: areas, denominators: population ? denominators : nil, noun: CountedAreas.noun, place: .residence)
  }

  private func door(_ policy: Policy) throws -> Door { try Door(policy: policy, marking: .official, sources: []) }

  private func released(_ raw: RawTable, _ policy: Policy) throws -> [String: [String]] {
    let table = try Door(policy: policy, marking: .official, sources: []).release(raw).content
    return Dictionary(
      uniqueKeysWithValues: table.columns.indices.map { column in (table.columns[column].key, table.rows.map { $0[column].text }) })
  }

  @Test("Counts have keys, and what is computed comes from counts as they leave")
  func origins() throws {
    let long = try table().long(try Door(policy: .standard, marking: .official, sources: []))
    for key in ["rate_per_1000", "count_change", "count_change_percent"] {
      let column = try #require(long.columns.first { $0.key == key })
      guard case .formula = column.values else { Issue.record("\(key) is no formula"); continue }
    }
    #expect(
      long.meaning?.key(row: 2, column: "count")
        == CellKey("records", ["account": "area B", "period": "2020-05-01..2020-05-31"]))
    #expect(long.meaning?.key(row: 2, column: "count_before") == nil)
    let wide = try table().wide()
    #expect(wide.meaning?.key(row: 1, column: "count_2020_05") == long.meaning?.key(row: 2, column: "count"))
  }

  @Test("A small count and its total do not leave together with all other areas")
  func together() throws {
    let table = try table()
    let solved = try Suppression.solve(
      FlowCells.cells(of: table.wide()) + table.keys.totals(table.counts), dimensions: table.keys.dimensions, measures: table.keys.measures,
      policy: .standard)
    let door = try Door(policy: .standard, marking: .official, sources: []).shielded(by: solved.shield)
    let long = door.release(table.long(door)).content
    let counts = try #require(long.index(ofColumn: "count"))
    let shares = try #require(long.index(ofColumn: "share_percent"))
    // Of thirteen in May, ten in A and none in C would leave three for B.
    #expect(long.rows[2][counts] == .interval(lower: 1, upper: 4))
    #expect(long.rows[0][counts] != .count(10) || long.rows[0][shares] == .withheld)
  }

  @Test("A small count hides its share and rate, and the change from it as well as the change to it")
  func withholding() throws {
    let long = try released(try table().long(try door(.standard)), .standard)
    #expect(long["code"] == ["A", "A", "B", "B", "C", "C"])
    #expect(long["count"] == ["10", "6", "1–4", "8", "0", "0"])
    #expect(long["share_percent"] == ["76.92", "42.86", "withheld", "57.14", "0.00", "0.00"])
    #expect(long["rate_per_1000"] == ["10.000", "6.000", "withheld", "4.000", "", ""])
    #expect(long["count_before"] == ["", "10", "", "1–4", "", "0"])
    #expect(long["count_change"] == ["", "-4", "", "withheld", "", "0"])
    #expect(long["count_change_percent"] == ["", "-40.0", "", "withheld", "", ""])
    let open = try released(try table().long(try door(.open)), .open)
    #expect(open["count"]?[2] == "3" && open["rate_per_1000"]?[2] == "1.500" && open["count_change"]?[3] == "5")
  }

  @Test("The wide table has a row for each area and a column for each period")
  func wide() throws {
    let wide = try released(try table().wide(), .standard)
    #expect(wide["count_2020_05"] == ["10", "1–4", "0"] && wide["rate_per_1000_2020_05"] == ["10.000", "withheld", ""])
    #expect(wide["count_2020_06"] == ["6", "8", "0"] && wide["population"] == ["1000", "2000", ""])
    #expect(try table(population: false).wide().columns.map(\.key) == ["code", "name", "count_2020_05", "count_2020_06"])
  }

  @Test("One period and one type need no suffix; types have theirs")
  func suffixes() throws {
    let areas = CountedAreas.areas(["A"])
    func keys(_ division: PeriodDivision, _ types: TypeDivision) throws -> [String] {
      let counts = try CountedAreas.counts(
        [(0, "2020-05-01", .intervention, 5), (0, "2020-08-01", nil, 5)], areaCount: 1, division, types: types)
      return AreaCountTable(counts: counts, areas: areas, denominators: nil, noun: CountedAreas.noun, place: .residence).wide().columns.map(
        \.key)
    }
    #expect(try keys(.whole, .together) == ["code", "name", "count"])
    #expect(try keys(.whole, .apart) == ["code", "name", "count_intervention", "count_intelligence", "count_not_stated"])
    #expect(
      try keys(.quarters(yearStart: 5), .together) == [
        "code", "name", "count_2020_05_01_to_2020_07_31", "count_2020_08_01_to_2020_10_31",
      ])
  }

  @Test("The note says what is counted, of which year the areas are, over which time, and whom rates count")
  func note() throws {
    let note = try table().long(try Door(policy: .standard, marking: .official, sources: [])).note
    for words in [
      "Records counted, not persons.", "Areas of 2018", "1 May 2020 to 30 June 2020", "all ages", "not per year", "period before",
    ] {
      #expect(note.contains(words), "\(note)")
    }
  }
}
