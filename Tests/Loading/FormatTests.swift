import Foundation
import Testing
import WardlightGDAL
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct FormatTests {
  private func load(_ path: String, layer: String? = nil, code: String = "code", crs: CRSOverride? = nil) throws -> LoadedAreas {
    try AreaLoader(
      source: LayerSource(path: path, layer: layer, crs: crs), fields: AreaFields(code: code),
      geography: Geography(kind: "ward", vintage: "2018")
    ).load()
  }

  private func shapefile(_ scratch: ScratchFolder, _ archive: String, code: [UInt8], encoding: String? = nil) throws -> String {
    let zip = try ZipArchive(writing: scratch.path(archive))
    try zip.add("wards/wards.shp", ShapefileBytes.shp)
    try zip.add("wards/wards.shx", ShapefileBytes.shx)
    try zip.add("wards/wards.dbf", ShapefileBytes.dbf(code))
    try zip.add("wards/wards.prj", ShapefileBytes.prj)
    if let encoding { try zip.add("wards/wards.cpg", encoding) }
    try zip.finish()
    return scratch.path(archive)
  }

  @Test func aShapefileInAnArchive() throws {
    let scratch = try ScratchFolder()
    let archive = try shapefile(scratch, "wards.zip", code: Array("E05000001".utf8))
    for path in [archive, "/vsizip/\(archive)/wards/wards.shp"] {
      let loaded = try load(path)
      #expect(loaded.areas.codes == ["E05000001"])
      #expect(loaded.areas.shapes.size(ofArea: 0) == 1e6)
      #expect(loaded.report.driver == "ESRI Shapefile")
      #expect(
        loaded.report.operation == nil
          || loaded.areas.shapes.vertices[0].distance(to: Coordinate(easting: 530_000, northing: 180_000)) < 1e-3)
    }
  }

  @Test func latin1WithAndWithoutAStatedEncoding() throws {
    let scratch = try ScratchFolder()
    let latin1: [UInt8] = [0x59, 0x6E, 0x79, 0x73, 0x20, 0x4D, 0xF4, 0x6E]
    #expect(try load(try shapefile(scratch, "silent.zip", code: latin1)).areas.codes == ["Ynys Môn"])
    #expect(try load(try shapefile(scratch, "stated.zip", code: latin1, encoding: "ISO-8859-1")).areas.codes == ["Ynys Môn"])
    #expect(try load(try shapefile(scratch, "utf8.zip", code: Array("Ynys Môn".utf8), encoding: "UTF-8")).areas.codes == ["Ynys Môn"])
  }

  @Test func aLayerOfAGeoPackageByName() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("two.gpkg")
    let writer = try GeoPackageWriter(
      writing: path, layer: "wards", title: "Wards", description: "", definition: "EPSG:27700", fields: [.init(name: "code", kind: .text)])
    try writer.add([.text("W1")], polygons: [[[530_000, 180_000, 531_000, 180_000, 531_000, 181_000, 530_000, 180_000]]])
    try writer.run("CREATE TABLE boroughs AS SELECT fid, geom, 'B1' AS code FROM wards")
    try writer.run(
      "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('boroughs', 'features', 'boroughs', 27700)")
    try writer.run("INSERT INTO gpkg_geometry_columns VALUES ('boroughs', 'geom', 'MULTIPOLYGON', 27700, 0, 0)")
    try writer.finish()
    #expect(try load(path).areas.codes == ["W1"])
    #expect(try load(path, layer: "boroughs").areas.codes == ["B1"])
    #expect(throws: LoadingError.noLayer(file: path, layer: "towns", present: ["wards", "boroughs"])) { try load(path, layer: "towns") }
  }

  @Test func topologiesAreAreas() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file(
      "two.topojson",
      """
      {"type":"Topology","objects":{"wards":{"type":"GeometryCollection","geometries":[
      {"type":"Polygon","properties":{"code":"A"},"arcs":[[0,1]]},{"type":"Polygon","properties":{"code":"B"},"arcs":[[-1,2]]}]}},
      "arcs":[[[-0.1,51.5],[-0.1,51.6]],[[-0.1,51.6],[-0.2,51.6],[-0.2,51.5],[-0.1,51.5]],[[-0.1,51.5],[0,51.5],[0,51.6],[-0.1,51.6]]]}
      """)
    let loaded = try load(path, layer: "wards", crs: .epsg(4326))
    #expect(loaded.areas.codes == ["A", "B"])
    #expect(Array(loaded.areas.shapes.contiguity(.rook)[0]) == [1])
  }

  @Test func packedByGzip() throws {
    let scratch = try ScratchFolder()
    let plain = try scratch.squares([("A", 530_000, 180_000)], side: 1_000, crs: 27700)
    try scratch.gzip("areas.geojson")
    #expect(try load("/vsigzip/\(plain).gz").areas.codes == ["A"])
    #expect(try load("\(plain).gz").areas.codes == ["A"])
  }
}
