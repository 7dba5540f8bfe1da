internal import WardlightEssentials

/// The borders of areas edge by edge in one flat buffer.
///
/// Edge `e` runs from vertex `e` to vertex `e + 1`: each ring repeats its first vertex at its end. Between two rings there is no edge.
struct BorderEdges: Sendable {
  /// The vertices, ring after ring.
  let vertices: [Coordinate]
  /// The area of the edge that begins at a vertex.
  let areas: [Int32]
  /// `starts[r] ..< starts[r + 1] - 1` are the edges of ring `r`.
  let starts: [Int]
  /// The rings of each area.
  let rings: [Range<Int>]
  /// The box of each area; `nil` where it is empty.
  let boxes: [Box?]

  init(_ shapes: MultiPolygons, parallel: Parallel) {
    rings = (0..<shapes.count).map(shapes.rings(ofArea:))
    starts = shapes.ringStarts.enumerated().map { $0.element + $0.offset }
    let blocks = stride(from: 0, to: shapes.count, by: 1_024).map { $0..<min(shapes.count, $0 + 1_024) }
    let lengths = blocks.map { [rings, starts] block in
      starts[rings[block.upperBound - 1].upperBound] - starts[rings[block.lowerBound].lowerBound]
    }
    vertices = parallel.fill(lengths) { [rings] block, places in
      Self.close(rings[blocks[block].lowerBound].lowerBound..<rings[blocks[block].upperBound - 1].upperBound, of: shapes, into: places)
    }
    areas = parallel.fill(lengths) { [rings, starts] block, places in
      var place = 0
      for area in blocks[block] {
        let count = starts[rings[area].upperBound] - starts[rings[area].lowerBound]
        UnsafeMutableBufferPointer(rebasing: places[place..<place + count]).initialize(repeating: Int32(area))
        place += count
      }
    }
    boxes = parallel.map(blocks.count) { block in blocks[block].map { shapes.box(ofArea: $0) } }.flatMap { $0 }
  }

  /// Copies rings, each with its first vertex again at its end.
  private static func close(_ rings: Range<Int>, of shapes: MultiPolygons, into places: UnsafeMutableBufferPointer<Coordinate>) {
    var place = 0
    for ring in rings {
      let range = shapes.vertexRange(ofRing: ring)
      for vertex in range { places.initializeElement(at: place + vertex - range.lowerBound, to: shapes.vertices[vertex]) }
      places.initializeElement(at: place + range.count, to: shapes.vertices[range.lowerBound])
      place += range.count + 1
    }
  }

  /// The edges of an area, ring by ring.
  @inline(__always)
  func forEachEdge(ofArea area: Int, _ visit: (Int) -> Void) {
    for ring in rings[area] {
      for edge in starts[ring]..<starts[ring + 1] - 1 { visit(edge) }
    }
  }
}
