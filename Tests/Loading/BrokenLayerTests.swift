import Foundation
import Testing
import WardlightGDAL
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

/// Files that are not what they should be: each gives one sentence.
@Suite struct BrokenLayerTests {
  private func failure(_ path: String, crs: CRSOverride? = nil) -> LoadingError? {
    do throws(LoadingError) {
      _ = try AreaLoader(
        source: LayerSource(path: path, crs: crs), fields: AreaFields(code: "code"), geography: Geography(kind: "ward", vintage: "2018")
      ).load()
      return nil
    } catch {
      return error
    }
  }

  @Test func anArchiveThatIsNone() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("wards.zip", "this is no archive")
    guard case .unreadable(path, _) = failure(path) else { return #expect(failure(path) == nil) }
    #expect(failure(path)?.description.hasPrefix("\(path): the file cannot be read (") == true)
  }

  @Test func linesAndMixedShapes() throws {
    let scratch = try ScratchFolder()
    let lines = try scratch.file("lines.csv", "code,WKT\nA,\"LINESTRING(530000 180000,531000 180000)\"\n")
    #expect(failure(lines, crs: .epsg(27700)) == .notPolygons(file: lines, layer: "lines", row: 1))
    #expect(failure(lines, crs: .epsg(27700))?.description == "\(lines), layer lines, row 1: the shape is not made of polygons.")
    let square = "\"POLYGON((530000 180000,531000 180000,531000 181000,530000 180000))\""
    let mixed = try scratch.file("mixed.csv", "code,WKT\nA,\(square)\nB,POINT(530000 180000)\nC,\(square)\n")
    #expect(failure(mixed, crs: .epsg(27700)) == .notPolygons(file: mixed, layer: "mixed", row: 2))
  }

  @Test func rowsOfTwoReferenceSystems() throws {
    let scratch = try ScratchFolder()
    let metres = "\"POLYGON((530000 180000,531000 180000,531000 181000,530000 180000))\""
    let degrees = "\"POLYGON((0.1 51.5,0.2 51.5,0.2 51.6,0.1 51.5))\""
    let mixed = try scratch.file("mixed.csv", "code,WKT\nA,\(metres)\nB,\(degrees)\n")
    #expect(failure(mixed, crs: .epsg(27700)) == .outsideGreatBritain(file: mixed, layer: "mixed", row: 2, hint: .degrees))
    #expect(failure(mixed, crs: .epsg(4326)) == .outsideGreatBritain(file: mixed, layer: "mixed", row: 1, hint: .none))
  }

  @Test func shapesInTheSea() throws {
    let scratch = try ScratchFolder()
    let atlantic = try scratch.squares([("A", -20, 50)], side: 0.1, crs: nil, name: "atlantic.geojson")
    #expect(failure(atlantic) == .outsideGreatBritain(file: atlantic, layer: "atlantic", row: 1, hint: .none))
    let origin = try scratch.squares([("A", 0, 0)], side: 10, crs: 27700, name: "origin.geojson")
    #expect(failure(origin) == .outsideGreatBritain(file: origin, layer: "origin", row: 1, hint: .degrees))
  }

  /// A layer of what lies around may reach beyond Great Britain, and must not lie wholly elsewhere.
  @Test func whatLiesAround() throws {
    let scratch = try ScratchFolder()
    let isles = LayerSource(path: try scratch.squares([("A", -0.1, 51.5), ("B", -9.5, 54)], side: 0.1, crs: nil, name: "isles.geojson"))
    #expect(try RegionLoader.load(isles, extent: .aroundGreatBritain).shapes.count == 2)
    #expect(throws: LoadingError.outsideGreatBritain(file: isles.path, layer: "isles", row: 2, hint: .none)) {
      try RegionLoader.load(isles)
    }
    let swapped = LayerSource(path: try scratch.squares([("A", 51.5, -0.1)], side: 0.1, crs: nil, name: "swapped.geojson"))
    #expect(throws: LoadingError.outsideGreatBritain(file: swapped.path, layer: "swapped", row: 1, hint: .swapped)) {
      try RegionLoader.load(swapped, extent: .aroundGreatBritain)
    }
  }

  @Test func aTruncatedGeoPackage() throws {
    let scratch = try ScratchFolder()
    let whole = scratch.path("whole.gpkg")
    let writer = try GeoPackageWriter(
      writing: whole, layer: "wards", title: "", description: "", definition: "EPSG:27700", fields: [.init(name: "code", kind: .text)])
    for row in 0..<3_000 {
      let west = 430_000.0 + Double(row) * 20
      try writer.add([.text("W\(row)")], polygons: [[[west, 180_000, west + 20, 180_000, west + 20, 180_020, west, 180_000]]])
    }
    try writer.finish()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: whole))
    #expect(failure(whole) == nil)
    for share in [0.1, 0.5, 0.9] {
      let path = try scratch.file("cut.gpkg", bytes.prefix(Int(Double(bytes.count) * share)))
      guard case .unreadable(path, _) = failure(path) else {
        Issue.record("\(share) of the file gave \(String(describing: failure(path)))")
        continue
      }
    }
  }
}
