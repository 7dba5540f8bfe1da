import Testing
import WardlightEssentials
import WardlightGeometry

/// Each place of a partition is in exactly one area: never in two, never in none.
@Suite struct PartitionTests {
  /// Pieces of a square cut again and again at whole coordinates, with corners of one on the sides of another.
  private func pieces(seed: UInt64, cuts: Int) -> [[Coordinate]] {
    var random = KeyedRandom(seed: seed, purpose: "cuts")
    var pieces = [Patterns.rectangle(0, 0, 1_024, 1_024)]
    for _ in 0..<cuts {
      let place = random.below(pieces.count)
      let piece = pieces[place]
      let isUpright = random.below(2) == 0
      let reach = piece.map { isUpright ? $0.easting : $0.northing }
      guard let low = reach.min(), let high = reach.max(), high - low >= 4 else { continue }
      let at = (low + 1 + Double(random.below(Int(high - low) - 1))).rounded()
      let lower = piece.map { isUpright ? Patterns.at(min($0.easting, at), $0.northing) : Patterns.at($0.easting, min($0.northing, at)) }
      let upper = piece.map { isUpright ? Patterns.at(max($0.easting, at), $0.northing) : Patterns.at($0.easting, max($0.northing, at)) }
      pieces[place] = lower
      pieces.append(upper)
    }
    return pieces
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func cornersSidesAndJunctionsAreInOnePiece(seed: UInt64) {
    // Sheared by whole numbers, so that borders slope and every junction still lies exactly on its border.
    let pieces = pieces(seed: seed, cuts: 150).map { $0.map { Patterns.at($0.easting * 2 + $0.northing, $0.northing * 2 - $0.easting) } }
    var shapes = MultiPolygons()
    for piece in pieces { shapes.append([[piece]]) }
    let index = PointInAreaIndex(shapes)
    let parallel = Parallel(threads: 2)
    var places = shapes.vertices
    for (start, end) in Patterns.edges(of: shapes) { places.append(Box(lower: start, upper: end).centre) }
    var random = KeyedRandom(seed: seed, purpose: "places")
    for _ in 0..<2_000 { places.append(Patterns.at(Double(random.below(3_072)), Double(random.below(3_072)) - 1_024)) }
    let found = index.areas(at: places, parallel: parallel)
    for (place, area) in zip(places, found) {
      let beside = Patterns.at(place.easting + 1e-6, place.northing + 1e-10)
      if let expected = Patterns.bruteForce(beside, in: shapes) {
        #expect(Int(area) == expected, "seed \(seed)")
      } else if area >= 0 {
        #expect(Patterns.isOnBorder(place, of: shapes, area: Int(area)), "seed \(seed)")
      }
      #expect(index.area(at: place) == (area < 0 ? nil : Int(area)), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func theOrderOfAreasDoesNotMatterInAPartition(seed: UInt64) {
    let shapes = Patterns.bent(columns: 6, rows: 5, bends: 7, seed: seed)
    let reversed = shapes.selecting((0..<shapes.count).reversed())
    let (one, other) = (
      PointInAreaIndex(shapes, parallel: Parallel(threads: 1)), PointInAreaIndex(reversed, parallel: Parallel(threads: 3))
    )
    var random = KeyedRandom(seed: seed, purpose: "places")
    let inner = shapes.vertices.filter { $0.easting > 0 && $0.northing > 0 && $0.easting < 384 && $0.northing < 320 }
    for place in inner + (0..<3_000).map({ _ in Patterns.at(random.unit() * 384, random.unit() * 320) }) {
      #expect(one.area(at: place) == other.area(at: place).map { shapes.count - 1 - $0 }, "seed \(seed)")
    }
  }

  /// A very small area far away from a very large one, all vertices of the small ones in one cell of the coarse grid.
  @Test func areasOfVeryDifferentSize() {
    let small = Patterns.bent(columns: 8, rows: 8, bends: 9, seed: 3)
    var shapes = small
    shapes.append([[Patterns.rectangle(400_000, 400_000, 1_000_000, 1_000_000)]])
    let index = PointInAreaIndex(shapes)
    var random = KeyedRandom(seed: 4, purpose: "places")
    for _ in 0..<2_000 {
      let place = Patterns.at(random.unit() * 540 - 10, random.unit() * 540 - 10)
      #expect(index.area(at: place) == Patterns.bruteForce(place, in: small))
    }
    #expect(index.area(at: Patterns.at(500_000, 999_999)) == 64)
    #expect(index.area(at: Patterns.at(300_000, 300_000)) == nil)
    #expect(index.nearestArea(to: Patterns.at(399_000, 500_000), within: 2_000)?.distance == 1_000)
    #expect(index.nearestArea(to: Patterns.at(300_000, 300_000), within: .infinity)?.area == 64)
  }
}
