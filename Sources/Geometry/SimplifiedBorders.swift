public import WardlightEssentials

extension SharedBorders {
  /// The areas with fewer vertices, the same on both sides of every border.
  ///
  /// Of each arc the vertex whose triangle with its two neighbours is smallest goes first, as long as that triangle is smaller than the
  /// tolerance's square and no other vertex lies in it: so borders neither cross nor touch anew. Junctions stay, and every ring keeps at
  /// least three vertices, small islands too.
  ///
  /// - Parameters:
  ///   - metres: The tolerance; about the size of a detail that may go. 0 keeps all but vertices on straight lines.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(v log a) for v distinct vertices and arcs of a vertices.
  /// - SeeAlso: Visvalingam & Whyatt (1993), Line generalisation by repeated elimination of points, doi:10.1179/000870493786962263.
  public func simplified(tolerance metres: Double, parallel: Parallel = Parallel()) -> MultiPolygons {
    precondition(metres >= 0, "a tolerance of \(metres) m is not a size")
    let thinning = ArcThinning(self, largest: metres * metres)
    return rebuilt(from: thinning.remaining(parallel))
  }

  /// The areas with the arcs replaced.
  func rebuilt(from arcs: RaggedRows) -> MultiPolygons {
    var vertices: [Coordinate] = []
    vertices.reserveCapacity(2 * arcs.values.count)
    var rings = [0]
    rings.reserveCapacity(shapes.ringStarts.count)
    for ring in 0..<ringArcs.count {
      for reference in ringArcs[ring] { append(reference, of: arcs, to: &vertices) }
      rings.append(vertices.count)
    }
    return MultiPolygons(vertices, rings: rings, polygons: shapes.polygonStarts, areas: shapes.areaStarts)
  }

  /// The vertices along arcs that follow each other, each arc without its last.
  func line(_ references: some Sequence<Int32>, _ arcs: RaggedRows) -> [Coordinate] {
    var line: [Coordinate] = []
    for reference in references { append(reference, of: arcs, to: &line) }
    return line
  }

  private func append(_ reference: Int32, of arcs: RaggedRows, to line: inout [Coordinate]) {
    let range = arcs.range(of: Self.arc(reference))
    if reference >= 0 {
      for place in range.dropLast() { line.append(places[Int(arcs.values[place])]) }
    } else {
      for place in range.dropFirst().reversed() { line.append(places[Int(arcs.values[place])]) }
    }
  }
}
