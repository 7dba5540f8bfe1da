/// The edges of rings that are not simply the border between two areas: all but those that exactly one ring runs along in each direction.
///
/// In a clean coverage these are the outline and nothing else.
struct UnsharedEdges {
  /// One edge of a ring.
  struct Edge {
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
  /// - Complexity: O(vertices), as long as few edges leave a vertex.
  init(of rings: RaggedRows, vertices: Int) {
    let ends = RaggedRows(rows: vertices) { add in
      for ring in 0..<rings.count { rings.forEachEdge(ofRing: ring) { _, start, end in add(Int(start), end) } }
    }
    func uses(_ start: Int32, _ end: Int32) -> Int {
      ends.range(of: Int(start)).reduce(0) { $0 + (ends.values[$1] == end ? 1 : 0) }
    }
    var edges: [Edge] = []
    for ring in 0..<rings.count {
      rings.forEachEdge(ofRing: ring) { position, start, end in
        guard uses(start, end) != 1 || uses(end, start) != 1 else { return }
        edges.append(Edge(ring: Int32(ring), position: Int32(position), start: start, end: end))
      }
    }
    self.edges = edges
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

extension RaggedRows {
  /// Calls `visit` with each two values that follow each other around a ring and the place of the first of them in ``values``.
  @inline(__always)
  func forEachEdge(ofRing ring: Int, _ visit: (_ position: Int, _ start: Int32, _ end: Int32) -> Void) {
    let range = range(of: ring)
    guard range.count > 1 else { return }
    for position in range.dropLast() { visit(position, values[position], values[position + 1]) }
    visit(range.upperBound - 1, values[range.upperBound - 1], values[range.lowerBound])
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
