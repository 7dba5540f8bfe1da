import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight geocode")
struct GeocodeTests {
  private static let added = ["area", "area_name", "method", "quality_m", "confidence", "nearest_m", "reason"]

  /// Two areas, a directory in the layout of the NSPL, and a town.
  private func study() throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    let (a, b) = (SquareStudy.middle(0), SquareStudy.middle(1))
    let postcodes = [
      "E1 1AA,,\(a),1", "E1 2AA,201506,\(b),1", "E2 1AA,,\(a),1", "E2 1AB,,\(a),1", "E2 1AD,,\(b),1", "E2 2AA,,\(a),1", "E4 1AA,,\(a),1",
      "E4 1AB,,\(b),1", "E5 5AA,,,,9", "E6 1AA,,700000,200000,8",
    ]
    _ = try study.scratch.file(
      "nspl.csv", "pcds,doterm,east1m,north1m,gridind\n" + postcodes.joined(separator: "\n") + "\n")
    _ = try study.scratch.file("towns.csv", "town,type,easting,northing\nAlpha,Hamlet,530450,180500\nFar,Town,700000,300000\n")
    return study
  }

  private func geocode(_ study: SquareStudy, _ records: String = "records.csv", _ arguments: [String] = []) throws -> Tool.Outcome {
    try Tool.run(
      [
        "geocode", records, "--areas", "areas.geojson", "--id", "code", "--name", "name", "--store", "nspl.csv", "--towns", "towns.csv",
        "-o",
        "out.csv",
      ] + arguments, in: study.scratch)
  }

  @Test("Each way to say where a row is gives its method, its metres, its confidence, or a reason")
  func methods() throws {
    let study = try study()
    let rows: [(place: String, expected: [String])] = [
      (",530500,180500,", ["A", "Area 0", "coordinates", "", "1.000", "", ""]),
      (",531970,181030,", ["B", "Area 1", "coordinates", "", "1.000", "30.0", ""]),
      (",533000,180500,", ["", "", "coordinates", "", "", "", "outside every area"]),
      ("E1 1AA,531500,180500,", ["B", "Area 1", "coordinates", "", "1.000", "", ""]),
      ("e1 1aa,,,", ["A", "Area 0", "postcode", "10", "1.000", "", ""]),
      ("EI 1AA,,,", ["A", "Area 0", "repaired postcode", "10", "1.000", "", ""]),
      ("E1 2AA,,,", ["B", "Area 1", "terminated postcode", "10", "1.000", "", ""]),
      ("E6 1AA,,,", ["", "", "postcode", "100", "", "", "outside every area"]),
      ("E5 5AA,,,", ["", "", "none", "", "", "", "a postcode without a location in the directory"]),
      ("E9 9AA,,,", ["", "", "none", "", "", "", "a postcode that the directory does not have"]),
      ("E2 1,,,", ["A", "Area 0", "sector", "1000", "0.667", "", ""]),
      ("E2,,,", ["A", "Area 0", "district", "1000", "0.750", "", ""]),
      ("E4 1,,,", ["", "", "sector", "1000", "", "", "it may be in one of several areas"]),
      (",,,alpha", ["A", "Area 0", "place", "400", "1.000", "", ""]),
      (",,,Far", ["", "", "place", "2000", "", "", "outside every area"]),
      (",,,Nowhere", ["", "", "none", "", "", "", "the name of a place that is not known"]),
      ("BFPO 12,,,", ["", "", "none", "", "", "", "a forces post office (BFPO), which is no place in Great Britain"]),
      (",,,", ["", "", "none", "", "", "", "no place is stated"]),
      (",530500,,", ["", "", "none", "", "", "", "northing: one of two coordinates is empty"]),
      (",530500,high,", ["", "", "none", "", "", "", "northing: not a number"]),
      (",530500,180500,,more", ["", "", "none", "", "", "", "place_name: more cells than the heading has"]),
    ]
    try study.records("postcode,easting,northing,place_name", rows.map { ($0.place, 1) })
    let outcome = try geocode(study)
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.columns == ["postcode", "easting", "northing", "place_name"] + Self.added + ["handling"])
    #expect(table.rows.count == rows.count)
    for (row, cells) in zip(rows, table.rows) {
      #expect(Array(cells[4...10]) == row.expected, "\(row.place)")
    }
    #expect(Set(table.column("handling")) == ["OFFICIAL-SENSITIVE"])
    #expect(try study.mode("out.csv") == 0o600)
    #expect(try outcome.number("None") == 8 && outcome.line("Repaired postcode") == "1–4", "\(outcome.errors)")
  }

  @Test("Rows and cells come back in their order and as they stand: quotation marks, commas, lines, empty cells, two columns of one name")
  func unchanged() throws {
    let study = try study()
    let heading = ["Ref", "no, te", "postcode", "x", "", "x", ""]
    let rows = [
      ["9", "say \"yes\", twice", "E1 1AA", " 1 ", "a", "2", "b"], ["", "", "", "", "", "", ""],
      ["2", "two\nlines", "e1 2aa", "", "é", "=1+1", ""],
      ["1", "'", "", "0010", "", "1e5", "ß"],
    ]
    let text = ([heading] + rows).map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") }.joined(
      separator: "\r\n")
    _ = try study.scratch.file("records.csv", "\u{FEFF}" + text + "\r\n")
    #expect(try geocode(study).status == 0)
    let table = try study.table()
    #expect(table.columns == heading + Self.added + ["handling"])
    #expect(table.rows.map { Array($0.prefix(7)) } == rows)
    #expect(table.column("method") == ["postcode", "none", "terminated postcode", "none"])
  }

  @Test("Latin-1 is read as such and written in UTF-8, and other separators become commas")
  func latin() throws {
    let study = try study()
    let bytes = Data("label;postcode\nRen".utf8) + Data([0xE9]) + Data(";E1 1AA\nZo".utf8) + Data([0xEB]) + Data(", A;E1 2AA\n".utf8)
    _ = try study.scratch.file("records.csv", bytes)
    #expect(try geocode(study).status == 0)
    #expect(try study.table().column("label") == ["René", "Zoë, A"])
    #expect(try study.table().column("area") == ["A", "B"])
  }

  @Test("A column that has our name keeps it, and ours gets a longer one; what we wrote can be located again, and again")
  func clash() throws {
    let study = try study()
    try study.records("Area,postcode,METHOD", [("north,E1 1AA,post", 1)])
    #expect(try geocode(study).status == 0)
    var table = try study.table()
    #expect(table.columns.prefix(5) == ["Area", "postcode", "METHOD", "wardlight_area", "area_name"])
    #expect(table.columns.contains("wardlight_method") && table.rows[0].prefix(4) == ["north", "E1 1AA", "post", "A"])
    for round in 1...2 {
      _ = try study.scratch.file("again.csv", try study.text("out.csv"))
      let outcome = try geocode(study, "again.csv")
      #expect(outcome.status == 0, "\(outcome.errors)")
      table = try study.table()
      #expect(Set(table.columns.map { $0.lowercased() }).count == table.columns.count, "round \(round): \(table.columns)")
      #expect(table.rows.count == 1 && table.rows[0].count == 3 + 8 * (round + 1))
    }
  }

  @Test("Latitude and longitude the wrong way round are said to be so, and the row stays")
  func swapped() throws {
    let study = try study()
    // 530500, 180500 on the National Grid, by PROJ 9.1 (EPSG:27700 to EPSG:4326), and the same the other way round.
    try study.records("Longitude,Latitude", [("-0.121045,51.508226", 1), ("51.508226,-0.121045", 1), ("200,51", 1), ("-0.121045,", 1)])
    let outcome = try geocode(study)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("area") == ["A", "", "", ""])
    let reasons = try study.table().column("reason")
    #expect(
      reasons[1] == "Longitude: latitude and longitude seem swapped" && reasons[2].hasPrefix("Longitude: not a longitude"), "\(reasons)")
    #expect(reasons[3] == "Latitude: one of two coordinates is empty")
  }

  @Test("The same bytes on one thread and four, over several batches")
  func threads() throws {
    let study = try study()
    let places = ["E1 1AA,,", "E2,,", ",531970,181030", "E4 1,,", ",north,1", "E1 2AA,,"]
    let rows = (0..<40_000).map { ("\($0),\(places[$0 % places.count])", 1) }
    try study.records("number,postcode,easting,northing", rows)
    let one = try geocode(study, "records.csv", ["--threads", "1"])
    let first = try study.text("out.csv")
    let four = try geocode(study, "records.csv", ["--threads", "4"])
    #expect(one.status == 0 && one.errors == four.errors)
    #expect(try first == study.text("out.csv"))
    let lines = first.split(separator: "\n")
    #expect(lines.count == 40_001 && lines[40_000].hasPrefix("39999,") && lines[20_000].hasPrefix("19999,"))
  }

  @Test("A full disk leaves the old file, or nothing, and says so")
  func fullDisk() throws {
    let study = try study()
    try study.records("number,postcode", (0..<20_000).map { ("\($0),E1 1AA", 1) })
    let before = try study.scratch.tree()
    let arguments = ["geocode", "records.csv", "--areas", "areas.geojson", "--id", "code", "--store", "nspl.csv", "-o", "out.csv"]
    let outcome = try Tool.run(arguments, in: study.scratch, blocks: 100)
    #expect(
      outcome.status == 73 && outcome.errors.contains("wardlight: out.csv: cannot be written ("), "\(outcome.status) \(outcome.errors)")
    #expect(try study.scratch.tree() == before)
    _ = try study.scratch.file("out.csv", "before")
    #expect(try Tool.run(arguments, in: study.scratch, blocks: 100).status == 73)
    #expect(try study.text("out.csv") == "before")
  }

  @Test("What cannot be located at all is refused, with its code, and nothing is written")
  func refusals() throws {
    let study = try study()
    try study.records("name,day", [("x,1", 1)])
    let outcome = try geocode(study)
    #expect(outcome.status == 65 && outcome.errors.contains("no column says where a record is"), "\(outcome.errors)")
    try study.records("postcode,easting", [("x,1", 1)], name: "half.csv")
    #expect(try geocode(study, "half.csv").status == 65)
    #expect(try geocode(study, "nowhere.csv").status == 66)
    #expect(try geocode(study, "nspl.csv", ["--column", "postcode=code"]).status == 65)
    #expect(try geocode(study, "out.csv").status == 64, "its own output")
    #expect(try !study.files().contains("out.csv"))
  }
}
