import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight count: tables")
struct CountTests {
  private static let open = ["--not-personal", "--policy", "public"]
  private static let heading = "date,easting,northing"

  private func at(_ place: Int, _ date: String) -> String { "\(date),\(SquareStudy.middle(place))" }

  /// Two months of records: ten and six in A, none and five in B, none in C.
  private func twoMonths() throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas(["A", "B", "C"])
    try study.records(Self.heading, [(at(0, "2020-05-10"), 10), (at(0, "2020-06-01"), 6), (at(1, "2020-06-30"), 5)])
    return study
  }

  @Test("A row for each area and month, zeros too, with shares of the month and changes on the month before")
  func months() throws {
    let study = try twoMonths()
    let outcome = try study.count(["records.csv"], to: "out.csv", ["--by", "month", "--name", "name"] + Self.open)
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let marking = #",(handling|"?OFFICIAL.*)$"#
    let lines = try study.text("out.csv").split(separator: "\n").map {
      $0.replacingOccurrences(of: marking, with: "", options: .regularExpression)
    }
    #expect(
      lines.joined(separator: "\n") == """
        code,name,period,from,to,count,share_percent,count_before,count_change,count_change_percent
        A,Area 0,2020-05,2020-05-01,2020-05-31,10,100.00,,,
        A,Area 0,2020-06,2020-06-01,2020-06-30,6,54.55,10,-4,-40.0
        B,Area 1,2020-05,2020-05-01,2020-05-31,0,0.00,,,
        B,Area 1,2020-06,2020-06-01,2020-06-30,5,45.45,0,5,
        C,Area 2,2020-05,2020-05-01,2020-05-31,0,0.00,,,
        C,Area 2,2020-06,2020-06-01,2020-06-30,0,0.00,0,0,
        """)
    #expect(try outcome.balances())
    #expect(try outcome.number("Read") == 21 && outcome.number("Mapped") == 21 && outcome.number("Coordinates") == 21)
  }

  @Test(
    "Quarters and years begin with the month that is given",
    arguments: [
      (["--by", "quarter"], ["2020 Q2", "2020 Q3"], ["11", "5"]),
      (["--by", "quarter", "--year-start", "5"], ["2020-05-01 to 2020-07-31", "2020-08-01 to 2020-10-31"], ["11", "5"]),
      (["--by", "quarter", "--year-start", "6"], ["2020-03-01 to 2020-05-31", "2020-06-01 to 2020-08-31"], ["6", "10"]),
      (["--by", "year"], ["2020"], ["16"]),
      (["--by", "year", "--year-start", "5"], ["2020/21"], ["16"]),
      (["--by", "year", "--year-start", "8"], ["2019/20", "2020/21"], ["11", "5"]),
      ([], ["2020-05-01 to 2020-08-01"], ["16"]),
    ])
  func divisions(_ options: [String], _ periods: [String], _ counts: [String]) throws {
    let study = try SquareStudy()
    try study.areas(["A"])
    try study.records(Self.heading, [(at(0, "2020-05-01"), 6), (at(0, "2020-06-01"), 5), (at(0, "2020-08-01"), 5)])
    let outcome = try study.count(["records.csv"], to: "out.csv", options + Self.open)
    let table = try study.table()
    #expect(outcome.status == 0 && table.column("period") == periods && table.column("count") == counts, "\(table.rows) \(outcome.errors)")
  }

  @Test("Two stated periods are compared, in order of time, and what lies between them is out of period")
  func periods() throws {
    let study = try SquareStudy()
    try study.areas(["A"])
    try study.records(
      Self.heading,
      [
        (at(0, "2019-04-30"), 7), (at(0, "2019-05-01"), 10), (at(0, "2020-04-30"), 10), (at(0, "2020-05-01"), 5), (at(0, "2021-04-30"), 10),
        (at(0, "2021-05-01"), 6),
      ])
    let outcome = try study.count(
      ["records.csv"], to: "out.csv", ["--period", "2020-05-01..2021-04-30", "--period", "2019-05-01..2020-04-30"])
    let table = try study.table()
    #expect(table.column("from") == ["2019-05-01", "2020-05-01"] && table.column("count") == ["20", "15"], "\(outcome.errors)")
    #expect(table.column("count_change") == ["", "-5"] && table.column("count_change_percent") == ["", "-25.0"])
    #expect(try outcome.number("Out of period") == 13 && outcome.balances())
  }

  @Test("Types are counted apart, and rows without one are neither")
  func types() throws {
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    try study.records(
      Self.heading + ",referral_type",
      [(at(0, "2020-05-01") + ",intervention", 8), (at(0, "2020-05-01") + ",Intelligence", 6), (at(1, "2020-05-01") + ",", 5)])
    let outcome = try study.count(["records.csv"], to: "out.csv", ["--types"])
    let table = try study.table()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(table.column("type") == ["intervention", "intelligence", "not stated", "intervention", "intelligence", "not stated"])
    #expect(table.column("count") == ["8", "6", "0", "0", "0", "5"])
  }

  @Test("Persons count once in an area and period, and a row that names nobody is a person of its own")
  func persons() throws {
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    let ids = (0..<6).map { "P\($0)" } + ["P0", "P1", " P2 ", ""]
    try study.records(
      "id," + Self.heading, ids.map { ("\($0),\(at(0, "2020-05-01"))", 1) } + (0..<5).map { ("P\($0),\(at(1, "2020-06-01"))", 2) })
    #expect(try study.count(["records.csv"], to: "out.csv", ["--unit", "persons"]).status == 0)
    #expect(try study.table().column("count") == ["7", "5"])
    #expect(try study.count(["records.csv"], to: "out.csv").status == 0)
    #expect(try study.table().column("count") == ["10", "10"])
  }

  @Test("Several files count together, and a broken date in each is told by its file")
  func files() throws {
    let study = try SquareStudy()
    try study.areas(["A"])
    try study.records("Month,Easting,Northing", [(at(0, "2020-05"), 6), (at(0, "none"), 1)], name: "one.csv")
    try study.records("Month,Northing,Easting,more", [("2020-06,180500,530500,x", 5), ("2020-13,180500,530500,x", 1)], name: "two.csv")
    let outcome = try study.count(
      ["one.csv", "two.csv"], to: "out.csv", ["--column", "date=Month", "--rejected", "rejected.csv"] + Self.open)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("count") == ["11"])
    #expect(try outcome.number("Rejected") == 2 && outcome.balances())
    #expect(
      try study.text("rejected.csv") == """
        records,file,row,column,outcome,reason,handling
        records,one.csv,8,Month,rejected,"not a date (2021-04-30, 30/04/2021 or 2021-04)",OFFICIAL-SENSITIVE
        records,two.csv,7,Month,rejected,"not a date (2021-04-30, 30/04/2021 or 2021-04)",OFFICIAL-SENSITIVE

        """)
  }

  @Test("A workbook, read back by GDAL, holds what the CSV does")
  func workbook() throws {
    let study = try twoMonths()
    #expect(try study.count(["records.csv"], to: "out.xlsx", ["--by", "month"] + Self.open).status == 0)
    #expect(try study.count(["records.csv"], to: "out.csv", ["--by", "month"] + Self.open).status == 0)
    let (sheet, table) = (try study.readBack("out.xlsx"), try study.table())
    #expect(sheet.rows.count == 6 && sheet.columns.contains { $0.hasPrefix("Records") }, "\(sheet.columns)")
    let place = try #require(sheet.columns.firstIndex { $0 == "Records" })
    #expect(sheet.rows.map { $0[place] } == table.column("count"))
  }

  @Test(
    "A map file has a feature for each area, with a column for each month and type; QGIS finds its classes", arguments: ["geojson", "gpkg"])
  func maps(_ ending: String) throws {
    let study = try twoMonths()
    let outcome = try study.count(["records.csv"], to: "out.\(ending)", ["--by", "month", "--population", "people"] + Self.open)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try study.readBack("out.\(ending)")
    #expect(table.column("code") == ["A", "B", "C"])
    #expect(table.column("count_2020_05") == ["10", "0", "0"] && table.column("count_2020_06") == ["6", "5", "0"], "\(table.columns)")
    #expect(table.column("rate_per_1000_2020_06").compactMap { Double($0) } == [6, 2.5, 0])
    #expect(table.column("population").compactMap { Double($0) } == [1_000, 2_000, 3_000])
    guard ending == "gpkg" else { return }
    let styles = try study.readBack("out.gpkg", layer: "layer_styles")
    #expect(styles.rows.count == 1 && styles.column("styleName") == ["Records, 2020-05"], "\(styles.columns)")
    #expect(styles.column("styleQML").first?.contains("RuleRenderer") == true)
  }

  @Test("Without a single record in the period there are zeros and no trap", arguments: ["csv", "xlsx", "geojson", "gpkg"])
  func nothing(_ ending: String) throws {
    let study = try twoMonths()
    let outcome = try study.count(["records.csv"], to: "out.\(ending)", ["--period", "2001-01-01..2001-12-31", "--population", "people"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try outcome.number("Out of period") == 21)
    let key = ending == "xlsx" ? "Records" : "count"
    #expect(try study.readBack("out.\(ending)").column(key) == ["0", "0", "0"])
    try study.records(Self.heading, [("never,1,1", 6)])
    #expect(try study.count(["records.csv"], to: "none.\(ending)").status == 0, "no date at all")
  }
}
