/// The edges of rings by the vertex from which they leave.
struct LeavingEdges: Sendable {
  /// An edge without its first vertex.
  struct Edge: Sendable {
    let end: Int32
    let ring: Int32
  }

  /// `starts[v] ..< starts[v + 1]` are the edges that leave vertex `v`.
  private let starts: [Int32]
  private let edges: [Edge]

  /// - Parameters:
  ///   - rings: The vertex numbers of each ring.
  ///   - vertices: How many numbers there are.
  /// - Complexity: O(vertices).
  init(_ rings: RaggedRows, vertices: Int) {
    var starts = [Int32](repeating: 0, count: vertices + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      for vertex in rings.values { starts[Int(vertex) + 1] += 1 }
      for vertex in 0..<vertices { starts[vertex + 1] += starts[vertex] }
    }
    self.starts = starts
    edges = Self.sorted(rings, next: &starts)
  }

  private static func sorted(_ rings: RaggedRows, next: inout [Int32]) -> [Edge] {
    [Edge](unsafeUninitializedCapacity: rings.values.count) { edges, initialized in
      next.withUnsafeMutableBufferPointer { next in
        for ring in 0..<rings.count {
          rings.forEachEdge(ofRing: ring) { _, start, end in
            edges.initializeElement(at: Int(next[Int(start)]), to: Edge(end: end, ring: Int32(ring)))
            next[Int(start)] += 1
          }
        }
      }
      initialized = rings.values.count
    }
  }

  /// Calls `visit` with each edge that leaves a vertex, in order of ring.
  @inline(__always)
  func forEach(from vertex: Int32, _ visit: (Edge) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      edges.withUnsafeBufferPointer { edges in
        for place in Int(starts[Int(vertex)])..<Int(starts[Int(vertex) + 1]) { visit(edges[place]) }
      }
    }
  }

  /// How often rings run straight from one vertex to another.
  @inline(__always)
  func uses(from start: Int32, to end: Int32) -> Int {
    var uses = 0
    forEach(from: start) { if $0.end == end { uses += 1 } }
    return uses
  }
}

extension RaggedRows {
  /// Calls `visit` with each two values that follow each other around a ring and the place of the first of them in ``values``.
  ///
  /// A ring of a single vertex has no edge; rings have three or none.
  @inline(__always)
  func forEachEdge(ofRing ring: Int, _ visit: (_ position: Int, _ start: Int32, _ end: Int32) -> Void) {
    let range = range(of: ring)
    guard range.count > 1 else { return }
    values.withUnsafeBufferPointer { values in
      for position in range.lowerBound..<range.upperBound - 1 { visit(position, values[position], values[position + 1]) }
      visit(range.upperBound - 1, values[range.upperBound - 1], values[range.lowerBound])
    }
  }
}
