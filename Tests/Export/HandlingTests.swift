import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite("What every file says of itself")
struct HandlingTests {
  /// What a table of the samples says where nobody states who made it.
  static let unstated =
    "OFFICIAL. Handle as official information: for those whose work needs it, and not for publication unless its owner has agreed. Policy threshold:5: \(Policy.standard.inWords)"

  /// Marking, handling, policy, maker, date and source, as every format must have them.
  private static func parts(_ date: String) -> [String] {
    ["OFFICIAL", "Handle as official information", "threshold:5", "Council & Co", date, "wards: wards.geojson"]
  }

  private static func table() throws -> Released<Table> {
    let created = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    return try Samples.table().stating(
      Provenance(
        producer: "Council & Co", program: "Wardlight", created: created, sources: ["wards: wards.geojson", "referrals: 24 files"]))
  }

  private static func expect(_ text: String, has parts: [String], _ format: String) {
    for part in parts { #expect(text.contains(part), "\(format) without “\(part)”: \(text.prefix(2_000))") }
  }

  @Test("A CSV says it in its last column: all in the first row, the marking in each")
  func csv() throws {
    let scratch = try ScratchFolder()
    let table = try TableReader(path: try scratch.file("t.csv", CSVFile.text(try Self.table()))).read()
    #expect(table.fields.last == "handling" && table.fields.dropLast() == ["code", "ward", "referrals", "rate"])
    let column = try #require(table.column("handling"))
    Self.expect(column[0], has: Self.parts("22 November 2026"), "CSV")
    #expect(column[1] == "OFFICIAL" && column[2] == "OFFICIAL")
  }

  @Test("A GeoJSON says it in members of the collection")
  func geoJSON() throws {
    let text = try GeoJSON.text(areas: Samples.areas, table: try Self.table(), keyedBy: "code")
    let collection = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(collection["marking"] as? String == "OFFICIAL" && collection["producer"] as? String == "Council & Co")
    #expect(
      collection["created"] as? String == "2026-11-22" && collection["sources"] as? String == "wards: wards.geojson; referrals: 24 files")
    #expect(
      (collection["handling"] as? String)?.hasPrefix("Handle as official information") == true
        && collection["policy"] as? String == "threshold:5")
  }

  @Test("A workbook says it on a sheet of its own, behind the others")
  func workbook() throws {
    let scratch = try ScratchFolder()
    try Workbook.write([try Self.table()], to: scratch.path("t.xlsx"))
    let sheet = try TableReader(path: scratch.path("t.xlsx"), layer: "handling", hasHeader: false).read()
    let cells = (0..<sheet.rowCount).flatMap { row in sheet.fields.indices.map { sheet.column(at: $0)[row] } }
    Self.expect(cells.joined(separator: "\n"), has: Self.parts("2026-11-22"), "XLSX")
    #expect(
      try TableReader(path: scratch.path("t.xlsx")).read().fields == ["Code", "Ward", "Referrals", "Rate per 1,000"],
      "the first sheet is still the table")
  }

  @Test("A GeoPackage says it in its layer's description and in the metadata extension, and still has one layer")
  func geoPackage() throws {
    let scratch = try ScratchFolder()
    let created = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    try GeoPackageFile.write(areas: Samples.areas, table: try Self.table(), keyedBy: "code", created: created, to: scratch.path("t.gpkg"))
    let described = try Self.said(by: "ogrinfo", ["-ro", "-so", "-al", scratch.path("t.gpkg")])
    Self.expect(described, has: Self.parts("22 November 2026"), "GeoPackage")
    #expect(described.components(separatedBy: "Layer name:").count == 2)
    let document = try Self.said(by: "ogrinfo", ["-ro", "-sql", "SELECT metadata FROM gpkg_metadata", scratch.path("t.gpkg")])
    Self.expect(
      document, has: ["<dcterms:creator>Council &amp; Co</dcterms:creator>", "<dcterms:created>2026-11-22</dcterms:created>"], "metadata")
  }

  @Test("A GeoTIFF says it in its tags")
  func geoTIFF() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("t.tif")
    let grid = try RasterGrid(origin: Coordinate(easting: 0, northing: 0), cell: 100, columns: 2, rows: 2)
    let raw = RawSurface(
      name: "t", title: "T", note: "N.", unit: "u", grid: grid, plane: .britishGrid, values: [1, 2, 3, 4], limited: nil, extent: .stated)
    let created = try #require(CalendarDate(year: 2026, month: 11, day: 22))
    let surface = try Door(policy: .standard, marking: .official, sources: []).release(raw).stating(
      Provenance(producer: "Council & Co", program: "Wardlight", created: created, sources: ["wards: wards.geojson"]))
    try GeoTIFF.write(surface, to: path)
    Self.expect(try Self.said(by: "gdalinfo", [path]), has: Self.parts("2026-11-22"), "GeoTIFF")
  }

  @Test("OFFICIAL-SENSITIVE is handled more strictly, and says so")
  func sensitive() throws {
    let table = try Samples.table(policy: .internal)
    #expect(CSVFile.text(table).contains("OFFICIAL-SENSITIVE. Share only with named partners who need it to protect children"))
  }

  /// What a program of GDAL says of a file.
  private static func said(by program: String, _ arguments: [String]) throws -> String {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    let scratch = try ScratchFolder()
    #expect(
      shell.run(
        ["-c", "PATH=/usr/bin:/usr/local/bin:/opt/homebrew/bin; \"$0\" \"$@\" >'\(scratch.path("said"))' 2>&1", program] + arguments) == 0)
    return try String(contentsOfFile: scratch.path("said"), encoding: .utf8)
  }
}
