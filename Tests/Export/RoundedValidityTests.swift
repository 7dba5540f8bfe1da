import Foundation
import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightExport
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct RoundedValidityTests {
  /// Stars whose points and necks are a few millimetres wide, far below the seventh decimal, which is about a centimetre.
  @Test(arguments: UInt64(1)...8) func narrowShapesStayValid(seed: UInt64) throws {
    var random = KeyedRandom(seed: seed, purpose: "stars")
    let corners = 600
    let ring = (0..<corners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let radius = corner.isMultiple(of: 2) ? 0.3 + 0.1 * random.unit() : 0.05 + 20 * random.unit()
      return Coordinate(easting: 530_000 + radius * cos(angle), northing: 180_000 + radius * sin(angle))
    }
    #expect(try repaired(ring) == [], "seed \(seed)")
  }

  @Test func aNeckIsPulledTogether() throws {
    // Two squares joined by a neck of two millimetres.
    let (e, n) = (530_000.0, 180_000.0)
    let ring = [
      (0.0, 0.0), (10, 0), (10, 4.999), (20, 4.999), (20, 0), (30, 0), (30, 10), (20, 10), (20, 5.001), (10, 5.001), (10, 10), (0, 10),
    ].map { Coordinate(easting: e + $0.0, northing: n + $0.1) }
    #expect(try repaired(ring) == [])
  }

  /// The areas that a reader of the GeoJSON finds invalid.
  private func repaired(_ ring: [Coordinate]) throws -> [String] {
    var shapes = MultiPolygons()
    shapes.append([[ring]])
    let areas = Areas(geography: Geography(kind: "ward", vintage: "2018"), codes: ["E05000001"], names: ["A"], shapes: shapes)
    let text = try GeoJSON.text(areas: areas, table: try Samples.table().selecting(rows: [1]), keyedBy: "code")
    let scratch = try ScratchFolder()
    let source = LayerSource(path: try scratch.file("ward.geojson", text))
    let loaded = try AreaLoader(source: source, fields: AreaFields(code: "code"), geography: areas.geography).load()
    #expect(loaded.areas.shapes.size(ofArea: 0) > 0)
    return loaded.report.repaired
  }
}
