internal import WardlightEssentials

/// The edges of rings that are not simply the border between two areas: all but those that exactly one ring runs along in each direction.
///
/// In a clean coverage these are the outline and nothing else.
struct UnsharedEdges {
  /// One edge of a ring.
  struct Edge: Sendable {
    let ring: Int32
    /// Where the edge's first vertex stands among the values of the rings.
    let position: Int32
    let start: Int32
    let end: Int32
  }

  let edges: [Edge]

  /// - Parameters:
  ///   - rings: The vertex numbers of each ring.
  ///   - vertices: How many numbers there are.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(vertices), as long as few edges leave a vertex.
  init(of rings: RaggedRows, vertices: Int, parallel: Parallel = Parallel(threads: 1)) {
    let leaving = LeavingEdges(rings, vertices: vertices)
    edges = parallel.mapRanges(rings.count, size: 4_096) { block in
      var edges: [Edge] = []
      for ring in block {
        rings.forEachEdge(ofRing: ring) { position, start, end in
          guard leaving.uses(from: start, to: end) != 1 || leaving.uses(from: end, to: start) != 1 else { return }
          edges.append(Edge(ring: Int32(ring), position: Int32(position), start: start, end: end))
        }
      }
      return edges
    }.flatMap { $0 }
  }

  /// The numbers of the vertices at their ends, ascending, each once.
  func vertices(among count: Int) -> [Int32] {
    var isEnd = [Bool](repeating: false, count: count)
    for edge in edges {
      isEnd[Int(edge.start)] = true
      isEnd[Int(edge.end)] = true
    }
    return isEnd.indices.filter { isEnd[$0] }.map(Int32.init)
  }
}

/// Lines by the squares of a grid that they touch.
struct LineCells {
  let grid: CellGrid
  let rows: RaggedRows

  /// - Returns: `nil` where there are no lines.
  init?(_ segments: [StraightLine]) {
    guard let box = Box(around: segments.lazy.flatMap { [$0.start, $0.end] }) else { return nil }
    let grid = CellGrid(over: box, count: segments.count)
    self.grid = grid
    rows = RaggedRows(rows: grid.count) { add in
      for (number, segment) in segments.enumerated() {
        grid.forEachCell(from: segment.start, to: segment.end, in: 0..<grid.rows) { add($0, Int32(number)) }
      }
    }
  }

  /// Calls `visit` with each line that may come within `margin` of a place, some of them more than once.
  @inline(__always)
  func forEachLine(near place: Coordinate, margin: Double, _ visit: (Int) -> Void) {
    for row in grid.row(place.northing - margin)...grid.row(place.northing + margin) {
      for column in grid.column(place.easting - margin)...grid.column(place.easting + margin) {
        for number in rows.range(of: grid.cell(column, row)) { visit(Int(rows.values[number])) }
      }
    }
  }
}
