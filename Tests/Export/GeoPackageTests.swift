import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct GeoPackageTests {
  private func write(_ path: String, style: LayerStyle? = LayerStyle(name: "referrals", qml: "<qgis note=\"it's one\"/>")) throws {
    let created = try #require(CalendarDate(year: 2021, month: 12, day: 1))
    try GeoPackageFile.write(
      areas: Samples.areas, table: try Samples.table(), keyedBy: "code", style: style, created: created, to: path)
  }

  @Test func comesBackAsItWasWritten() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("wards.gpkg")
    try write(path)
    let table = try TableReader(path: path, layer: "wards").read()
    #expect(table.fields == ["code", "ward", "referrals", "rate"])
    let rows = (0..<3).map { row in table.fields.map { table.column($0)?[row] ?? "" } }
    #expect(rows[0] == ["E05000001", "Abbey", "1–4", rows[0][3]])
    #expect(rows[1][2] == "11")
    #expect(rows[2] == ["", "Out of London", "", ""])
    let whole = try Samples.table().selecting(rows: [0, 1])
    let clean = scratch.path("clean.gpkg")
    try GeoPackageFile.write(
      areas: Samples.areas, table: whole, keyedBy: "code", created: try #require(CalendarDate(year: 2021, month: 12, day: 1)), to: clean)
    let loaded = try AreaLoader(source: LayerSource(path: clean), fields: AreaFields(code: "code"), geography: Samples.areas.geography)
      .load()
    #expect(loaded.areas.codes == ["E05000001", "E05000002"])
    #expect(loaded.areas.shapes == Samples.areas.shapes, "no coordinate has moved")
    #expect(loaded.report.reference == "OSGB36 / British National Grid (EPSG:27700)")
  }

  @Test func numbersAreNumbersWhereAllAreExact() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("wards.gpkg")
    let table = try Samples.table(policy: .open)
    try GeoPackageFile.write(
      areas: Samples.areas, table: table.selecting(rows: [0, 1]), keyedBy: "code",
      created: try #require(CalendarDate(year: 2021, month: 12, day: 1)),
      to: path)
    let fields = AreaFields(code: "code", name: "ward", numbers: ["referrals", "rate"])
    let areas = try AreaLoader(source: LayerSource(path: path), fields: fields, geography: Samples.areas.geography).load().areas
    #expect(areas.numbers["referrals"] == [3, 11])
    #expect(areas.numbers["rate"] == [0.2, 0.75])
  }

  @Test func theStyleStandsWhereQGISLooks() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("wards.gpkg")
    try write(path)
    let styles = try TableReader(path: path, layer: "layer_styles").read()
    #expect(styles.rowCount == 1)
    #expect(styles.column("f_table_name")?[0] == "wards")
    #expect(styles.column("f_geometry_column")?[0] == "geom")
    #expect(styles.column("styleQML")?[0] == "<qgis note=\"it's one\"/>")
    #expect(["1", "true"].contains(styles.column("useAsDefault")?[0] ?? ""))
    #expect(styles.column("update_time")?[0].hasPrefix("2021/12/01 00:00:00") == true)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let scratch = try ScratchFolder()
    try write(scratch.path("one.gpkg"))
    Thread.sleep(forTimeInterval: 0.02)
    try write(scratch.path("two.gpkg"))
    let (one, two) = (
      FileManager.default.contents(atPath: scratch.path("one.gpkg")), FileManager.default.contents(atPath: scratch.path("two.gpkg"))
    )
    #expect(one != nil && one == two)
    let text = String(decoding: try #require(one), as: UTF8.self)
    #expect(text.contains("2021-12-01T00:00:00.000Z"))
    #expect(text.contains("OFFICIAL. Handle as official information"))
    #expect(!text.contains(scratch.path))
    #expect(try scratch.tree().keys.sorted() == ["one.gpkg", "two.gpkg"])
  }

  @Test func nothingIsLeftOfAnAttempt() throws {
    let scratch = try ScratchFolder()
    #expect(throws: ExportError.self) { try write(scratch.path("nowhere/wards.gpkg")) }
    #expect(throws: ExportError.noKeyColumn(table: "wards", column: "id")) {
      try GeoPackageFile.write(
        areas: Samples.areas, table: try Samples.table(), keyedBy: "id", created: try #require(CalendarDate(year: 2021, month: 1, day: 1)),
        to: scratch.path("wards.gpkg"))
    }
    #expect(try scratch.tree().isEmpty)
  }
}
