internal import WardlightEssentials

/// Puts a vertex that only one side of a border has into the edge of the other side, which then has the same vertices.
enum MissingVertices {
  /// The rings with each vertex of an unshared edge inserted into the unshared edges of other rings to which it lies near enough.
  ///
  /// - Parameters:
  ///   - rings: The vertex numbers of each ring.
  ///   - places: Where each vertex is; no two nearer than the tolerance.
  ///   - tolerance: Metres between a vertex and an edge; 0 takes vertices exactly on an edge.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(vertices), as long as few unshared edges lie near each other.
  static func inserted(
    into rings: RaggedRows, at places: [Coordinate], tolerance: Double, parallel: Parallel = Parallel(threads: 1)
  ) -> RaggedRows {
    let unshared = UnsharedEdges(of: rings, vertices: places.count, parallel: parallel)
    let found = missing(unshared, rings, places, tolerance)
    return found.isEmpty ? rings : rings.inserting(found)
  }

  /// A vertex and the edge into which it belongs.
  struct Missing {
    let position: Int32
    let share: Double
    let vertex: Int32
  }

  private static func missing(
    _ unshared: UnsharedEdges, _ rings: RaggedRows, _ places: [Coordinate], _ tolerance: Double
  ) -> [Missing] {
    let segments = unshared.edges.map { StraightLine(start: places[Int($0.start)], end: places[Int($0.end)]) }
    guard let cells = LineCells(segments) else { return [] }
    var found: [Missing] = []
    for vertex in unshared.vertices(among: places.count) {
      let place = places[Int(vertex)]
      var nearest: [(ring: Int32, distance: Double, missing: Missing)] = []
      cells.forEachLine(near: place, margin: tolerance) { number in
        let edge = unshared.edges[number]
        guard edge.start != vertex, edge.end != vertex, let share = segments[number].share(of: place, within: tolerance) else { return }
        let distance = segments[number].squaredDistance(to: place)
        nearest.append((edge.ring, distance, Missing(position: edge.position, share: share, vertex: vertex)))
      }
      guard !nearest.isEmpty else { continue }
      nearest.sort { ($0.ring, $0.distance, $0.missing.position) < ($1.ring, $1.distance, $1.missing.position) }
      // A vertex at a sharp corner is near two edges of a ring; it may stand in one only.
      for (place, candidate) in nearest.enumerated() where place == 0 || nearest[place - 1].ring != candidate.ring {
        if !rings[Int(candidate.ring)].contains(vertex) { found.append(candidate.missing) }
      }
    }
    return found.sorted { ($0.position, $0.share, $0.vertex) < ($1.position, $1.share, $1.vertex) }
  }
}

extension RaggedRows {
  /// The rings with vertices behind those at their positions; entries that stand twice count once.
  ///
  /// - Parameter missing: In order of position and of the way along the edge.
  fileprivate func inserting(_ missing: [MissingVertices.Missing]) -> RaggedRows {
    var grown = RaggedRows()
    var next = 0
    for ring in 0..<count {
      var vertices: [Int32] = []
      for position in range(of: ring) {
        vertices.append(values[position])
        while next < missing.count, Int(missing[next].position) == position {
          if vertices.last != missing[next].vertex { vertices.append(missing[next].vertex) }
          next += 1
        }
      }
      grown.append(vertices)
    }
    return grown
  }
}
