import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight count: what leaves, and what becomes of each row")
struct CountPolicyTests {
  private static let heading = "id,date,postcode,easting,northing,place_name"
  private static let secret = "SENTINEL7"

  private func at(_ place: Int, _ date: String = "2020-05-10") -> String { "\(Self.secret),\(date),,\(SquareStudy.middle(place))," }

  /// Three areas with ten records, three and one.
  private func small() throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas(["A", "B", "C"])
    try study.records(Self.heading, [(at(0), 10), (at(1), 3), (at(2), 1)])
    return study
  }

  @Test(
    "By default counts from 1 to 4 stand in no file and on no line, and rates of them do not either",
    arguments: ["csv", "xlsx", "geojson", "gpkg"])
  func threshold(_ ending: String) throws {
    let study = try small()
    let outcome = try study.count(to: "out.\(ending)", ["--population", "people"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try study.readBack("out.\(ending)")
    let (count, rate) = ending == "xlsx" ? ("Records", "Rate per 1,000") : ("count", "rate_per_1000")
    #expect(table.column(count) == ["10", "1–4", "1–4"])
    #expect(table.column(rate).dropFirst().allSatisfy { $0 == "withheld" || $0.isEmpty }, "\(table.column(rate))")
    #expect(table.column(rate).first.flatMap { Double($0) } == 10)
  }

  @Test("The account hides small counts too, and says what the threshold says")
  func account() throws {
    let study = try small()
    try study.records(Self.heading, [(at(0), 10), (at(9), 2), ("x,never,,,,", 3), ("x,2020-05-01,,,,", 1), (at(0, "2001-01-01"), 4)])
    let outcome = try study.count(to: "out.csv", ["--period", "2020-01-01..2020-12-31"])
    // Read less in period would leave 7 for the rejected and those out of period, of 1–4 and 1–4; so those in period are hidden, and 10 are left for four ranges of 1–4. What was found by
    // coordinates is mapped or outside, and would tell how many are outside.
    for (line, shown) in [
      ("Read", "20"), ("Rejected", "1–4"), ("Out of period", "1–4"), ("In period", "10–19"), ("Mapped", "10"), ("Outside all areas", "1–4"),
      ("No location", "1–4"), ("No location: no place is stated", "1–4"), ("Coordinates", "10–19"), ("None", "1–4"), ("Ambiguous", "0"),
    ] { #expect(outcome.line(line) == shown, "\(line): \(outcome.errors)") }
    #expect(try study.table().column("count") == ["10", "0", "0"])
    let last = outcome.errors.split(separator: "\n").compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(last.allSatisfy { !(1...4).contains($0) }, "\(outcome.errors)")
    let higher = try study.count(to: "out.csv", ["--policy", "threshold:12"])
    #expect(higher.line("Rejected") == "1–11" && higher.line("In period") == "12–23" && higher.line("Coordinates") == "12–23")
    #expect(try study.table().column("count") == ["14", "0", "0"])
  }

  @Test("Policy public needs the statement that the records are not personal; internal marks what leaves OFFICIAL-SENSITIVE")
  func policies() throws {
    let study = try small()
    let refused = try study.count(to: "out.csv", ["--policy", "public"])
    #expect(refused.status == 65 && refused.errors.hasPrefix("wardlight: ") && refused.errors.contains("personal"), "\(refused.errors)")
    #expect(try !study.files().contains("out.csv"))
    #expect(try study.count(to: "out.csv", ["--policy", "public", "--not-personal"]).status == 0)
    #expect(try study.table().column("count") == ["10", "3", "1"])
    #expect(try study.count(to: "out.geojson", ["--policy", "internal"]).status == 0)
    #expect(try study.text("out.geojson").contains("\"marking\":\"OFFICIAL-SENSITIVE\""))
    #expect(try study.readBack("out.geojson").column("count") == ["10", "3", "1"])
    #expect(try study.count(to: "plain.geojson").status == 0)
    #expect(try study.text("plain.geojson").contains("\"marking\":\"OFFICIAL\""))
  }

  @Test("Postcodes through a store, and places by name: each row stands once in the account, under its method")
  func methods() throws {
    let study = try small()
    let single = (0..<3).map { "E\($0 + 1) 1AA,10,\(SquareStudy.middle($0))\n" }
    // Most of the postcodes within a town's two kilometres of its middle must lie in an area for the town to count there.
    let codes = (single + "BDEFGHJ".map { "E2 1A\($0),10,\(SquareStudy.middle(1))\n" }).joined()
    let table = try study.scratch.file("codepoint.csv", "postcode,pq,easting,northing\n\(codes)E9 9ZZ,90,0,0\n")
    _ = try study.scratch.file("towns.csv", "town,easting,northing\nMiddleton,531500,180500\nElsewhere,700000,300000\n")
    #expect(try Tool.run(["postcodes", "import", table, "--store", "store.sqlite"], in: study.scratch).status == 0)
    let text = [
      ("E1 1AA", 5), ("e11aa", 6), ("E1 IAA", 7), ("E9 9ZZ", 8), ("E2 2ZZ", 9), ("ZZ99 3VZ", 10), ("E3 1", 11), ("E3", 12), ("Q", 13),
    ]
    let postcodes = text.map { ("x,2020-05-10,\($0.0),,,", $0.1) }
    let names = [("x,2020-05-10,,,,Middleton", 14), ("x,2020-05-10,,,,Elsewhere", 15), ("x,2020-05-10,,,,Nowhere", 16)]
    try study.records(Self.heading, postcodes + names + [(at(2), 17)])
    let outcome = try study.count(to: "out.csv", ["--store", "store.sqlite", "--towns", "towns.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("count") == ["18", "14", "40"])
    for (method, count) in [
      ("Coordinates", 17), ("Postcode", 11), ("Repaired postcode", 7), ("Terminated postcode", 0), ("Sector", 11), ("District", 12),
      ("Place", 29), ("None", 56),
    ] { #expect(try outcome.number(method) == count, "\(method): \(outcome.errors)") }
    for (reason, count) in [
      ("a postcode without a location in the directory", 8), ("a postcode that the directory does not have", 9),
      ("no fixed abode (ZZ99 3VZ or NF1 1AB)", 10), ("only the area of a postcode, which is too coarse", 13),
      ("the name of a place that is not known", 16),
    ] { #expect(try outcome.number("No location: \(reason)") == count, "\(outcome.errors)") }
    #expect(try outcome.number("Outside all areas") == 15 && outcome.number("Read") == 143 && outcome.balances())
  }

  @Test("A place just outside goes to the nearest area, within the metres that are allowed")
  func nearest() throws {
    let study = try small()
    try study.records(
      "date,easting,northing", [("2020-05-01,530500,180500", 5), ("2020-05-01,529970,180500", 6), ("2020-05-01,529940,180500", 7)])
    let near = try study.count(to: "out.csv")
    #expect(try near.number("of these, to the nearest area") == 6 && near.number("Outside all areas") == 7)
    #expect(try study.table().column("count") == ["11", "0", "0"])
    let none = try study.count(to: "out.csv", ["--nearest", "0"])
    #expect(try none.number("Mapped") == 5 && none.number("Outside all areas") == 13)
    #expect(try study.count(to: "out.csv", ["--nearest", "60"]).number("Mapped") == 18)
  }

  @Test("The rejected rows go to a file for its owner alone, with file, row, column and reason and no value of a record")
  func rejected() throws {
    let study = try small()
    let lines = [
      at(0), at(0, "31/31/2020"), "\(Self.secret),2020-05-10,QQ9 9ZZ,,,", "\(Self.secret),2020-05-10,,539911,,", at(9), at(9, "2001-01-01"),
      "\(Self.secret),2020-05-10,,539911,north,", "\(Self.secret),,,,,", "\(Self.secret),2020-05-10,,,,\(Self.secret)ham",
      at(0) + ",more",
    ]
    try study.records(Self.heading, lines.map { ($0, 1) })
    let outcome = try study.count(to: "out.csv", ["--rejected", "rejected.csv", "--period", "2020-01-01..2020-12-31"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.mode("rejected.csv") == 0o600)
    let table = try study.table("rejected.csv")
    #expect(table.columns == ["records", "file", "row", "column", "outcome", "reason", "handling"])
    #expect(table.rows.allSatisfy { $0[0] == "records" && $0[1] == "records.csv" && $0[6] == "OFFICIAL-SENSITIVE" })
    #expect(
      table.rows.map { Array($0[2...5]) } == [
        ["3", "date", "rejected", "not a date (2021-04-30, 30/04/2021 or 2021-04)"],
        ["4", "", "not mapped", "a postcode, and there is no directory of postcodes"],
        ["5", "northing", "rejected", "one of two coordinates is empty"], ["6", "", "not mapped", "outside every area"],
        ["8", "northing", "rejected", "not a number"], ["9", "date", "rejected", "there is no date"],
        ["10", "", "not mapped", "the name of a place, and there is no table of towns"],
        ["11", "place_name", "rejected", "more cells than the heading has"],
      ], "\(table.rows)")
    for text in [outcome.errors, try study.text("rejected.csv"), try study.text("out.csv")] {
      for value in [Self.secret, "QQ9", "539911", "31/31"] { #expect(!text.contains(value), "\(value)") }
    }
  }
}
