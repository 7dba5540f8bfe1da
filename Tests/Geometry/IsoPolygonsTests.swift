import Testing
import WardlightEssentials
import WardlightGeometry

@Suite("Contour polygons")
struct IsoPolygonsTests {
  private func grid(_ columns: Int, _ rows: Int) throws -> RasterGrid {
    try RasterGrid(origin: Coordinate(easting: 100, northing: 200), cell: 10, columns: columns, rows: rows)
  }

  @Test("One high cell is a diamond around its middle")
  func diamond() throws {
    let shapes = IsoPolygons.polygons([0, 0, 0, 0, 4, 0, 0, 0, 0], on: try grid(3, 3), atLeast: [2, 5])
    #expect(shapes.count == 2)
    #expect(shapes.polygons(ofArea: 1).isEmpty)
    #expect(
      Set(shapes.vertices)
        == Set([(110, 215), (115, 210), (120, 215), (115, 220)].map { Coordinate(easting: $0.0, northing: $0.1) }))
    #expect(shapes.size(ofArea: 0) == 50)
  }

  @Test("A ring of high cells has a hole, and cells without a number are low")
  func hole() throws {
    let shapes = IsoPolygons.polygons([1, 1, 1, 1, .nan, 1, 1, 1, 1], on: try grid(3, 3), atLeast: [0.5])
    #expect(shapes.polygons(ofArea: 0).count == 1)
    #expect(shapes.rings(ofArea: 0).count == 2)
  }

  @Test("Values that end abruptly reach to the border of their cell at every level, so that no level is drawn along the edge")
  func abrupt() throws {
    let values = [4.0, 4, .nan]
    let falling = IsoPolygons.polygons(values, on: try grid(3, 1), atLeast: [1, 3])
    let abrupt = IsoPolygons.polygons(values, on: try grid(3, 1), atLeast: [1, 3], ending: .abrupt)
    #expect(falling.box(ofArea: 0)?.upper.easting == 122.5)
    #expect(falling.box(ofArea: 1)?.upper.easting == 117.5)
    for area in 0...1 {
      #expect(abrupt.box(ofArea: area)?.upper.easting == 120)
      #expect(abs((abrupt.box(ofArea: area)?.lower.easting ?? 0) - 100) < 0.01)
    }
  }

  @Test("High cells that meet at a corner hang together where the mean of the four is high")
  func saddles() throws {
    let apart = IsoPolygons.polygons([3, 0, 0, 3], on: try grid(2, 2), atLeast: [2])
    let joined = IsoPolygons.polygons([9, 1, 1, 9], on: try grid(2, 2), atLeast: [2])
    #expect(apart.polygons(ofArea: 0).count == 2)
    #expect(joined.polygons(ofArea: 0).count == 1)
    let other = IsoPolygons.polygons([0, 3, 3, 0], on: try grid(2, 2), atLeast: [2])
    #expect(other.polygons(ofArea: 0).count == 2)
  }

  @Test("Random surfaces: simple rings, right turns, one within the other, and each middle on its side", arguments: UInt64(1)...12)
  func random(seed: UInt64) throws {
    var random = KeyedRandom(seed: seed, purpose: "contours")
    let grid = try grid(9 + random.below(6), 7 + random.below(6))
    // Whole numbers, so that many lie exactly on a level.
    let values = (0..<grid.count).map { _ in random.below(9) == 0 ? Double.nan : Double(random.below(7)) }
    let levels = [1.0, 2.5, 4, 5]
    let shapes = IsoPolygons.polygons(values, on: grid, atLeast: levels)
    for (area, level) in levels.enumerated() {
      check(shapes, area, seed)
      let index = PointInAreaIndex(shapes.selecting([area]))
      for cell in 0..<grid.count {
        let isHigh = !values[cell].isNaN && values[cell] >= level
        #expect((index.area(at: grid.centre(ofCell: cell)) != nil) == isHigh, "seed \(seed), level \(level), cell \(cell)")
      }
      guard area > 0 else { continue }
      let below = PointInAreaIndex(shapes.selecting([area - 1]))
      for vertex in shapes.vertices(ofArea: area) {
        #expect((below.nearestArea(to: vertex, within: 1e-6)?.distance ?? 1) < 1e-6, "seed \(seed), level \(level)")
      }
    }
  }

  /// Outsides turn left, holes right, and no ring meets itself or another.
  private func check(_ shapes: MultiPolygons, _ area: Int, _ seed: UInt64) {
    for polygon in shapes.polygons(ofArea: area) {
      for (place, ring) in shapes.rings(ofPolygon: polygon).enumerated() {
        let vertices = shapes.vertices(ofRing: ring)
        #expect((RingMeasure.signedArea(vertices) > 0) == (place == 0), "seed \(seed)")
        #expect(Set(vertices).count == vertices.count, "seed \(seed)")
        #expect(!edges(vertices).meet, "seed \(seed)")
      }
    }
    let all = shapes.rings(ofArea: area).flatMap { edges(shapes.vertices(ofRing: $0)).edges }
    #expect(!Edges(edges: all).meet, "seed \(seed)")
    #expect(Set(shapes.vertices(ofArea: area)).count == shapes.vertices(ofArea: area).count, "seed \(seed)")
  }

  private func edges(_ ring: ArraySlice<Coordinate>) -> Edges {
    Edges(edges: zip(ring, Array(ring.dropFirst()) + ring.prefix(1)).map { ($0, $1) })
  }

  @Test("Levels traced side by side are those traced one by one")
  func threads() throws {
    let grid = try grid(30, 20)
    var random = KeyedRandom(seed: 3, purpose: "contours")
    let values = (0..<grid.count).map { _ in random.unit() }
    let one = IsoPolygons.polygons(values, on: grid, atLeast: [0.2, 0.5, 0.8], parallel: Parallel(threads: 1))
    #expect(IsoPolygons.polygons(values, on: grid, atLeast: [0.2, 0.5, 0.8], parallel: Parallel(threads: 8)) == one)
  }
}

/// Edges of rings, of which no two may have more in common than an end.
private struct Edges {
  let edges: [(start: Coordinate, end: Coordinate)]

  var meet: Bool {
    edges.indices.contains { one in
      edges.indices.contains { other in other > one && cross(edges[one], edges[other]) }
    }
  }

  private func cross(_ one: (start: Coordinate, end: Coordinate), _ other: (start: Coordinate, end: Coordinate)) -> Bool {
    let shared = [one.start, one.end].filter { $0 == other.start || $0 == other.end }
    guard shared.isEmpty else { return shared.count == 2 }
    let boxes = (Box(around: [one.start, one.end]), Box(around: [other.start, other.end]))
    guard let first = boxes.0, let second = boxes.1, first.intersects(second) else { return false }
    let sides = (side(one, other.start) * side(one, other.end), side(other, one.start) * side(other, one.end))
    return sides.0 <= 0 && sides.1 <= 0
  }

  private func side(_ edge: (start: Coordinate, end: Coordinate), _ place: Coordinate) -> Double {
    let cross =
      (edge.end.easting - edge.start.easting) * (place.northing - edge.start.northing)
      - (edge.end.northing - edge.start.northing) * (place.easting - edge.start.easting)
    return cross > 1e-9 ? 1 : cross < -1e-9 ? -1 : 0
  }
}
