internal import WardlightEssentials

/// Rings as runs of numbered vertices, which neighbours share.
///
/// Vertices within the snap tolerance have one number, and a vertex that only one of two neighbours has, within the tolerance of the
/// other's edge, stands in that edge too.
struct SnappedRings: Sendable {
  /// One coordinate for each number.
  let places: [Coordinate]
  /// The numbers of each ring, none repeated at once; a ring of fewer than three is empty.
  let rings: RaggedRows

  /// - Parameters:
  ///   - shapes: The areas, with finite coordinates.
  ///   - snap: The tolerance in metres.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(vertices).
  init(_ shapes: MultiPolygons, snap: Double, parallel: Parallel = Parallel(threads: 1)) {
    let snapped = VertexSnapping(shapes.vertices, tolerance: snap)
    let distinct = Self.distinctVertices(of: shapes, snapped.numbers)
    places = snapped.places
    rings = MissingVertices.inserted(into: distinct, at: snapped.places, tolerance: snap, parallel: parallel)
  }

  /// Each ring's vertex numbers, none repeated at once.
  static func distinctVertices(of shapes: MultiPolygons, _ numbers: [Int32]) -> RaggedRows {
    var starts: [Int32] = [0]
    starts.reserveCapacity(shapes.ringStarts.count)
    let distinct = [Int32](unsafeUninitializedCapacity: numbers.count) { places, initialized in
      for ring in 0..<(shapes.ringStarts.count - 1) {
        let start = initialized
        for number in numbers[shapes.vertexRange(ofRing: ring)] where initialized == start || number != places[initialized - 1] {
          places.initializeElement(at: initialized, to: number)
          initialized += 1
        }
        while initialized - start > 1, places[start] == places[initialized - 1] { initialized -= 1 }
        if initialized - start < 3 { initialized = start }
        starts.append(Int32(initialized))
      }
    }
    return RaggedRows(starts: starts, values: distinct)
  }
}

extension MultiPolygons {
  /// The area to which each ring belongs.
  var areaOfEachRing: [Int32] {
    (0..<count).reduce(into: []) { areas, area in areas.append(contentsOf: repeatElement(Int32(area), count: rings(ofArea: area).count)) }
  }
}
