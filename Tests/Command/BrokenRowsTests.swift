import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

/// A row of a kind, and what is to become of it.
private struct RowKind {
  let text: String
  /// The column and the reason; no column for a row that is not mapped, and `nil` for one that is in no list.
  let listed: (column: String, reason: String)?
  /// The line of the account that counts it.
  let line: String

  static func rejected(_ text: String, _ column: String, _ reason: String) -> RowKind {
    RowKind(text: text, listed: (column, reason), line: "Rejected")
  }

  static func lost(_ text: String, _ reason: String, _ line: String = "No location") -> RowKind {
    RowKind(text: text, listed: ("", reason), line: line)
  }

  static func fine(_ text: String, _ line: String = "Mapped") -> RowKind { RowKind(text: text, listed: nil, line: line) }

  /// Columns: id, date, postcode, easting, northing, longitude, latitude, place_name, referral_type.
  static let all: [RowKind] = [
    fine("P,2020-05-01,,530500,180500,,,,intervention"), fine("P,2020-05,e1 1aa,,,,,,"), fine("P,01/05/2020,EI 1AA,,,,,,intelligence"),
    fine("\"P\nQ\",2020-05-01,,,,-0.121045,51.508226,,"), fine("P,2020-05-01,,529980,180500,,,,"),
    fine("P,2019-05-01,,530500,180500,,,,", "Out of period"),
    fine("P,2019-05-01,,990500,180500,,,,", "Out of period"), fine("P,2019-05-01,nonsense,,,,,,", "Out of period"),
    rejected("P,,,530500,180500,,,,", "date", "there is no date"), rejected("", "date", "there is no date"),
    rejected("P,2020-02-30,,530500,180500,,,,", "date", "not a date (2021-04-30, 30/04/2021 or 2021-04)"),
    rejected("P,\"May\n2020\",,530500,180500,,,,", "date", "not a date (2021-04-30, 30/04/2021 or 2021-04)"),
    rejected("P,2020-05-01,,530500,,,,,", "northing", "one of two coordinates is empty"),
    rejected("P,2020-05-01,,,180500,,,,", "easting", "one of two coordinates is empty"),
    rejected("P,2020-05-01,,530500,N/A,,,,", "northing", "not a number"),
    rejected("P,2020-05-01,,nan,180500,,,,", "easting", "not a number"),
    rejected("P,2020-05-01,,,,-0.12,,,", "latitude", "one of two coordinates is empty"),
    rejected("P,2020-05-01,,,,51.508226,-0.121045,,", "longitude", "latitude and longitude seem swapped"),
    rejected("P,2020-05-01,,,,0,91,,", "latitude", "not a longitude between -180 and 180 or a latitude between -90 and 90"),
    rejected("P,2020-05-01,,530500,180500,,,,referral", "referral_type", "neither intervention nor intelligence"),
    rejected("P,2020-05-01,,530500,180500,,,,,more", "referral_type", "more cells than the heading has"),
    lost("P,2020-05-01,,0,0,,,,", "outside every area", "Outside all areas"),
    lost("P,2020-05-01,,,,0,0,,", "outside every area", "Outside all areas"),
    lost("P,2020-05-01,,1e9,1e9,,,,", "outside every area", "Outside all areas"),
    lost("P,2020-05-01,,,,,,,", "no place is stated"), lost("P,2020-05-01,E1 1ZZ,,,,,,", "a postcode that the directory does not have"),
    lost("P,2020-05-01,E9 9AA,,,,,,", "a postcode without a location in the directory"),
    lost("P,2020-05-01,ZZ99 3VZ,,,,,,", "no fixed abode (ZZ99 3VZ or NF1 1AB)"),
    lost("P,2020-05-01,BFPO 12,,,,,,", "a forces post office (BFPO), which is no place in Great Britain"),
    lost("P,2020-05-01,BT1 1AA,,,,,,", "a postcode outside Great Britain"),
    lost("P,2020-05-01,E,,,,,,", "only the area of a postcode, which is too coarse"),
    lost("P,2020-05-01,E8,,,,,,", "a sector or district that the directory does not have"),
    lost("P,2020-05-01,see notes,,,,,,", "not a postcode"),
    lost("P,2020-05-01,E4 1,,,,,,", "it may be in one of several areas", "Ambiguous"),
    lost("P,2020-05-01,,,,,,Nowhere,", "the name of a place, and there is no table of towns"),
  ]
}

@Suite("A large file with every kind of broken row")
struct BrokenRowsTests {
  private static let rows = 200_000
  private static let seed: UInt64 = 3_200_000

  private static func quoted(_ text: String) -> String { text.contains(",") ? "\"\(text)\"" : text }

  @Test("is counted to the end: the account balances, and exactly the broken rows are listed, each under its number with its reason")
  func account() throws {
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    let (a, b) = (SquareStudy.middle(0), SquareStudy.middle(1))
    _ = try study.scratch.file(
      "codepoint.csv", "postcode,pq,easting,northing\nE1 1AA,10,\(a)\nE4 1AA,10,\(a)\nE4 1AB,10,\(b)\nE9 9AA,90,0,0\n")
    var random = KeyedRandom(seed: Self.seed, purpose: "broken rows")
    var text = "id,date,postcode,easting,northing,longitude,latitude,place_name,referral_type\n"
    var expected = "records,file,row,column,outcome,reason,handling\n"
    var lines: [String: Int] = [:]
    for row in 0..<Self.rows {
      // The last row is a good one, since empty rows at the end of a file are none.
      let kind = row + 1 == Self.rows ? RowKind.all[0] : RowKind.all[random.below(RowKind.all.count)]
      text += kind.text + "\n"
      lines[kind.line, default: 0] += 1
      guard let (column, reason) = kind.listed else { continue }
      expected +=
        "records,records.csv,\(row + 2),\(column),\(column.isEmpty ? "not mapped" : "rejected"),\(Self.quoted(reason)),OFFICIAL-SENSITIVE\n"
    }
    _ = try study.scratch.file("records.csv", text)
    let outcome = try study.count(
      ["records.csv"], to: "out.csv", ["--store", "codepoint.csv", "--period", "2020-01-01..2020-12-31", "--rejected", "rejected.csv"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(try outcome.balances() && outcome.number("Read") == Self.rows, "seed \(Self.seed): \(outcome.errors)")
    for (line, count) in lines { #expect(try outcome.number(line) == count, "\(line), seed \(Self.seed)") }
    #expect(try study.table().column("count").compactMap { Int($0) }.reduce(0, +) == lines["Mapped"])
    #expect(Data(try study.text("rejected.csv").utf8) == Data(expected.utf8), "seed \(Self.seed)")
  }
}
