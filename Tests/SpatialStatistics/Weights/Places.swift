import WardlightEssentials
import WardlightGeometry

/// Places to test weights with.
enum Places {
  /// Fifteen places, some pairs of them equally far apart.
  static let few = [
    (3, 4), (10, 2), (12, 9), (4, 15), (18, 6), (20, 20), (25, 11), (7, 22), (15, 15), (28, 3), (3, 30), (22, 29), (30, 25), (12, 9.5),
    (35, 16),
  ].map { at($0.0, $0.1) }

  static func at(_ easting: Double, _ northing: Double) -> Coordinate { Coordinate(easting: easting, northing: northing) }

  /// Places at random, half of them in a town, on a lattice so fine that distances tie now and then.
  static func random(_ count: Int, seed: UInt64) -> [Coordinate] {
    var random = KeyedRandom(seed: seed, purpose: "places")
    return (0..<count).map { place in
      let side = place.isMultiple(of: 2) ? 1_000 : 60
      return at(Double(random.below(side)), Double(random.below(side)))
    }
  }

  /// A square of side 10 for each corner.
  static func squares(_ corners: (Double, Double)...) -> MultiPolygons {
    corners.reduce(into: MultiPolygons()) { shapes, corner in
      let (west, south) = corner
      shapes.append([[[at(west, south), at(west + 10, south), at(west + 10, south + 10), at(west, south + 10)]]])
    }
  }
}
