import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct AreaLoaderTests {
  private let wards = Geography(kind: "ward", vintage: "2018")

  private func load(_ path: String, crs: CRSOverride? = nil, layer: String? = nil, fields: AreaFields = AreaFields(code: "code")) throws
    -> LoadedAreas
  {
    try AreaLoader(source: LayerSource(path: path, layer: layer, crs: crs), fields: fields, geography: wards).load()
  }

  @Test func areasComeInOrderOfCodeOnTheGrid() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.squares([("B", 530_000, 180_000), ("A", 531_000, 180_000)], side: 1_000, crs: 27700)
    let loaded = try load(path)
    #expect(loaded.areas.codes == ["A", "B"])
    #expect(loaded.areas.names == ["A", "B"])
    #expect(loaded.areas.shapes.size(ofArea: 0) == 1_000_000)
    #expect(loaded.areas.shapes.vertices(ofArea: 1).first == Coordinate(easting: 530_000, northing: 180_000))
    #expect(loaded.report.reference == "OSGB36 / British National Grid (EPSG:27700)")
    #expect(loaded.report.operation == nil)
  }

  @Test func geoJSONWithoutReferenceIsWGS84() throws {
    let scratch = try ScratchFolder()
    let loaded = try load(try scratch.squares([("A", -0.1276, 51.5072)], side: 0.01, crs: nil))
    let corner = try #require(loaded.areas.shapes.vertices.first)
    // GDAL 3.6.2 with PROJ 9.1.1: gdaltransform gives 530043.195, 180358.209 without the grids of OSTN15.
    #expect(corner.distance(to: Coordinate(easting: 530043.195, northing: 180358.209)) < 5)
    #expect(loaded.report.operation?.contains("OSGB36 to WGS 84") == true)
  }

  @Test func packedLayersAreUnpacked() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.squares([("A", 530_000, 180_000)], side: 1_000, crs: 27700)
    try scratch.gzip("areas.geojson")
    #expect(try load(scratch.path("areas.geojson.gz")).areas.count == 1)
  }

  @Test func numbersAndTextsAreColumns() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.squares(
      [("A", 530_000, 180_000)], side: 1_000, crs: 27700, extra: ",\"n\":\"12.5\",\"m\":7,\"empty\":null,\"t\":\"x\"")
    let fields = AreaFields(code: "code", name: "t", texts: ["t", "empty"], numbers: ["n", "m", "empty"])
    let areas = try load(path, fields: fields).areas
    #expect(areas.names == ["x"])
    #expect(areas.texts["t"] == ["x"])
    #expect(areas.texts["empty"] == [String?.none])
    #expect(areas.numbers["n"] == [12.5])
    #expect(areas.numbers["m"] == [7])
    #expect(areas.numbers["empty"]?.first?.isNaN == true)
  }

  @Test func anInvalidPolygonIsRepairedAndListed() throws {
    let scratch = try ScratchFolder()
    let bowTie = "[[530000,180000],[531000,181000],[531000,180000],[530000,181000],[530000,180000]]"
    let path = try scratch.file(
      "bowtie.geojson",
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"A\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(bowTie)]}}]}"
    )
    let loaded = try load(path)
    #expect(loaded.report.repaired == ["A"])
    #expect(loaded.areas.shapes.size(ofArea: 0) == 500_000)
    #expect(loaded.areas.shapes.polygons(ofArea: 0).count == 2)
  }

  @Test func overridesReplaceWhatTheLayerSays() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.squares([("A", 530_000, 180_000)], side: 1_000, crs: nil)
    #expect(try load(path, crs: .epsg(27700)).areas.count == 1)
    #expect(try load(path, crs: .planar).report.reference == "planar")
    #expect(try CRSOverride(text: "epsg:4326") == .epsg(4326))
    #expect(try CRSOverride(text: "planar") == .planar)
    #expect(throws: LoadingError.unknownReference("EPSG:x")) { try CRSOverride(text: "EPSG:x") }
  }

  @Test func planesMayLieAnywhereWhereThatIsSaid() throws {
    let scratch = try ScratchFolder()
    let source = LayerSource(path: try scratch.squares([("A", -5, -7)], side: 1, crs: nil), crs: .planar)
    let areas = try AreaLoader(source: source, fields: AreaFields(code: "code"), geography: wards, extent: .anywhere).load().areas
    #expect(areas.shapes.vertices.first == Coordinate(easting: -5, northing: -7))
  }
}
