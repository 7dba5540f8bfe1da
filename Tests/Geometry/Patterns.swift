import WardlightEssentials
import WardlightGeometry

/// Partitions to test with.
enum Patterns {
  static func at(_ easting: Double, _ northing: Double) -> Coordinate { Coordinate(easting: easting, northing: northing) }

  /// The corners of an upright rectangle.
  static func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
    [at(west, south), at(east, south), at(east, north), at(west, north)]
  }

  static func shapes(_ areas: [[[Coordinate]]]...) -> MultiPolygons {
    areas.reduce(into: MultiPolygons()) { $0.append($1) }
  }

  /// Squares of side 16, row by row from the south.
  static func squares(columns: Int, rows: Int) -> MultiPolygons {
    var shapes = MultiPolygons()
    for row in 0..<rows {
      for column in 0..<columns {
        let (west, south) = (Double(column) * 16, Double(row) * 16)
        shapes.append([[rectangle(west, south, west + 16, south + 16)]])
      }
    }
    return shapes
  }

  /// Cells between bent borders: each side of a square of side 64 has `bends` vertices moved at random by less than 5; the frame is straight.
  static func bent(columns: Int, rows: Int, bends: Int, seed: UInt64) -> MultiPolygons {
    var shapes = MultiPolygons()
    for row in 0..<rows {
      for column in 0..<columns {
        let corners = rectangle(Double(column) * 64, Double(row) * 64, Double(column + 1) * 64, Double(row + 1) * 64)
        let south = side(from: corners[0], to: corners[1], bends, seed, isFrame: row == 0)
        let east = side(from: corners[1], to: corners[2], bends, seed, isFrame: column == columns - 1)
        let north = side(from: corners[3], to: corners[2], bends, seed, isFrame: row == rows - 1)
        let west = side(from: corners[0], to: corners[3], bends, seed, isFrame: column == 0)
        let ring = south.dropLast() + east.dropLast() + north.reversed().dropLast() + west.reversed().dropLast()
        shapes.append([[Array(ring)]])
      }
    }
    return shapes
  }

  /// A side from west to east or from south to north, the same for both squares that it parts.
  private static func side(from start: Coordinate, to end: Coordinate, _ bends: Int, _ seed: UInt64, isFrame: Bool) -> [Coordinate] {
    var random = KeyedRandom(seed: seed, purpose: "\(start.easting) \(start.northing) \(end.easting) \(end.northing)")
    let goesEast = end.easting > start.easting
    let inner = (1...bends).map { bend in
      let along = 64 * Double(bend) / Double(bends + 1)
      let aside = isFrame ? 0 : random.unit() * 10 - 5
      return goesEast ? at(start.easting + along, start.northing + aside) : at(start.easting + aside, start.northing + along)
    }
    return [start] + inner + [end]
  }

  /// The first area that has the place by counting crossings to the east, in plain arithmetic.
  static func bruteForce(_ place: Coordinate, in shapes: MultiPolygons) -> Int? {
    (0..<shapes.count).first { area in
      var isInside = false
      for ring in shapes.rings(ofArea: area) {
        let ring = Array(shapes.vertices(ofRing: ring))
        for (i, b) in ring.enumerated() {
          let a = ring[(i + ring.count - 1) % ring.count]
          if (a.northing > place.northing) != (b.northing > place.northing),
            place.easting < (b.easting - a.easting) * (place.northing - a.northing) / (b.northing - a.northing) + a.easting
          {
            isInside.toggle()
          }
        }
      }
      return isInside
    }
  }

  /// The edges of all rings.
  static func edges(of shapes: MultiPolygons) -> [(Coordinate, Coordinate)] {
    (0..<shapes.ringStarts.count - 1).flatMap { ring in
      let ring = Array(shapes.vertices(ofRing: ring))
      return ring.indices.map { (ring[$0], ring[($0 + 1) % ring.count]) }
    }
  }

  /// Pairs of edges that cross at a place inside both.
  static func crossings(of shapes: MultiPolygons) -> Int {
    let edges = edges(of: shapes)
    var count = 0
    for (i, (a, b)) in edges.enumerated() {
      for (c, d) in edges[..<i] {
        func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double {
          (q.easting - p.easting) * (r.northing - p.northing) - (q.northing - p.northing) * (r.easting - p.easting)
        }
        if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { count += 1 }
      }
    }
    return count
  }
}

extension Patterns {
  /// Whether a place with small whole coordinates lies on the border of an area; exact for such numbers.
  static func isOnBorder(_ place: Coordinate, of shapes: MultiPolygons, area: Int) -> Bool {
    edges(of: shapes.selecting([area])).contains { a, b in
      let cross = (b.easting - a.easting) * (place.northing - a.northing) - (b.northing - a.northing) * (place.easting - a.easting)
      return cross == 0 && Box(around: [a, b])?.contains(place) == true
    }
  }
}
