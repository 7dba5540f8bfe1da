import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry
import WardlightTestSupport

@Suite("GeoTIFF")
struct GeoTIFFTests {
  private func surface(_ plane: Plane = .britishGrid, policy: Policy = .internal) throws -> Released<Surface> {
    let grid = try RasterGrid(origin: Coordinate(easting: 530_000, northing: 180_000), cell: 50, columns: 3, rows: 2)
    let raw = RawSurface(
      name: "density", title: "Density of records", note: "Made so.", unit: "records per square kilometre", grid: grid, plane: plane,
      values: [1.5, 2.25, .nan, 4, 0, 6], limited: RawSurface.Limited(values: [0, 2.25, .nan, 4, 0, 6], spots: 5), extent: .stated)
    return try Door(policy: policy, marking: .official, sources: []).release(raw)
  }

  private func gdal(_ tool: String, _ arguments: [String], into file: String) throws -> String {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    let script = "PATH=/usr/bin:/usr/local/bin:/opt/homebrew/bin; \"$0\" \"$@\" > '\(file)' 2>&1"
    #expect(shell.run(["-c", script, tool] + arguments) == 0)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test("GDAL reads size, place, reference system, marking and numbers back, the north first", arguments: GeoTIFF.Precision.allCases)
  func readBack(precision: GeoTIFF.Precision) throws {
    let folder = try ScratchFolder()
    try GeoTIFF.write(surface(), precision: precision, to: folder.path("a.tif"))
    let info = try gdal("gdalinfo", [folder.path("a.tif")], into: folder.path("info"))
    for line in [
      "Size is 3, 2", "ID[\"EPSG\",27700]", "Origin = (530000.000000000000000,180100.000000000000000)",
      "Pixel Size = (50.000000000000000,-50.000000000000000)", "NoData Value=-9999", "COMPRESSION=DEFLATE", "MARKING=OFFICIAL-SENSITIVE",
      "POLICY=internal", "UNIT=records per square kilometre", "Description = Density of records, records per square kilometre",
      "Type=\(precision == .single ? "Float32" : "Float64")",
    ] { #expect(info.contains(line), "\(line) in \(info)") }
    let cells = try gdal("gdal_translate", ["-q", "-of", "XYZ", folder.path("a.tif"), "/vsistdout/"], into: folder.path("xyz"))
    #expect(
      cells.split(separator: "\n").map { $0.split(separator: " ").map { Double($0) ?? .nan } } == [
        [530_025, 180_075, 4], [530_075, 180_075, 0], [530_125, 180_075, 6], [530_025, 180_025, 1.5], [530_075, 180_025, 2.25],
        [530_125, 180_025, -9999],
      ])
    #expect(try folder.tree().keys.sorted() == ["a.tif", "info", "xyz"])
  }

  @Test("The same surface gives the same bytes, and steps stand in the metadata")
  func sameBytes() throws {
    let folder = try ScratchFolder()
    try GeoTIFF.write(surface(policy: .standard), to: folder.path("a.tif"))
    try GeoTIFF.write(surface(policy: .standard), to: folder.path("b.tif"))
    let tree = try folder.tree()
    #expect(tree["a.tif"] == tree["b.tif"])
    let info = try gdal("gdalinfo", [folder.path("a.tif")], into: folder.path("info"))
    #expect(info.contains("STEPS=2 5") && info.contains("POLICY=threshold:5"))
  }

  @Test("A bare plane has no reference system, and another one its own")
  func planes() throws {
    let folder = try ScratchFolder()
    try GeoTIFF.write(surface(.bare), to: folder.path("bare.tif"))
    #expect(try !gdal("gdalinfo", [folder.path("bare.tif")], into: folder.path("info")).contains("EPSG"))
    let zone = Plane.projected(Plane.Projection(definition: "EPSG:32631", label: "UTM 31N", unit: .metre))
    try GeoTIFF.write(surface(zone), to: folder.path("utm.tif"))
    #expect(try gdal("gdalinfo", [folder.path("utm.tif")], into: folder.path("info")).contains("ID[\"EPSG\",32631]"))
  }

  @Test("A place that cannot be written to, and a reference system that is none, leave nothing behind")
  func refused() throws {
    let folder = try ScratchFolder()
    #expect(throws: ExportError.self) { try GeoTIFF.write(surface(), to: folder.path("no/a.tif")) }
    let none = Plane.projected(Plane.Projection(definition: "EPSG:0", label: "none", unit: .metre))
    #expect(throws: ExportError.self) { try GeoTIFF.write(surface(none), to: folder.path("a.tif")) }
    #expect(try folder.tree().isEmpty)
  }

  @Test("Contours leave as GeoJSON and as a GeoPackage")
  func contours() throws {
    let folder = try ScratchFolder()
    let contours = try surface().contours(.values([2, 4]))
    let text = try ContourFile.geoJSON(contours, notes: ["Made so."])
    #expect(text.contains("\"marking\":\"OFFICIAL-SENSITIVE\"") && text.contains("\"notes\":[\"Made so.\"]"))
    #expect(text.contains("\"properties\":{\"code\":\"1\",\"from\":2,"))
    let date = try #require(CalendarDate(text: "2024-01-02"))
    try ContourFile.writeGeoPackage(contours, notes: [], created: date, to: folder.path("a.gpkg"))
    let info = try gdal("ogrinfo", ["-al", "-so", folder.path("a.gpkg")], into: folder.path("info"))
    #expect(info.contains("Feature Count: 2") && info.contains("27700"))
    #expect(throws: ExportError.self) { try ContourFile.geoJSON(surface(.bare).contours(.values([2])), notes: []) }
  }
}
