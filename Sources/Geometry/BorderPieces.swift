/// The borders that are not simply shared by two areas, cut wherever they meet or cross.
struct BorderPieces: Sendable {
  /// A straight piece, between two places.
  struct Piece: Sendable {
    let one: Int32
    /// The larger number of the two.
    let other: Int32
    /// The areas on the left of the way from the first place to the other, ascending.
    var left: [Int32]
    /// The areas on the right.
    var right: [Int32]

    /// The areas on either side.
    var owners: [Int32] { left + right }
  }

  /// Where each place is.
  let places: [Coordinate]
  /// The pieces in order of their places, each once.
  let all: [Piece]

  /// The pieces of the borders of some areas.
  init(_ shapes: MultiPolygons) {
    let snapped = SnappedRings(shapes, snap: CoverageFaults.nodeTolerance)
    let unshared = UnsharedEdges(of: snapped.rings, vertices: snapped.places.count)
    let cut = CutEdges(unshared.edges, snapped.places)
    places = cut.places
    all = Self.merged(cut, areas: shapes.areaOfEachRing)
  }

  func middle(of piece: Int) -> Coordinate { segment(all[piece]).middle }

  func segment(_ piece: Piece) -> StraightLine { StraightLine(start: places[Int(piece.one)], end: places[Int(piece.other)]) }

  /// Pieces between the same two places become one.
  private static func merged(_ cut: CutEdges, areas: [Int32]) -> [Piece] {
    let directed = cut.pieces.map { (one: min($0.start, $0.end), other: max($0.start, $0.end), start: $0.start, area: areas[Int($0.ring)]) }
    var merged: [Piece] = []
    for piece in directed.sorted(by: { ($0.one, $0.other, $0.area) < ($1.one, $1.other, $1.area) }) {
      if merged.last?.one != piece.one || merged.last?.other != piece.other {
        merged.append(Piece(one: piece.one, other: piece.other, left: [], right: []))
      }
      if piece.start == piece.one {
        merged[merged.count - 1].left.append(piece.area)
      } else {
        merged[merged.count - 1].right.append(piece.area)
      }
    }
    return merged
  }
}

/// Edges cut at the places where they cross each other.
private struct CutEdges {
  struct Piece {
    let start: Int32
    let end: Int32
    let ring: Int32
  }

  let places: [Coordinate]
  let pieces: [Piece]

  init(_ edges: [UnsharedEdges.Edge], _ corners: [Coordinate]) {
    let segments = edges.map { StraightLine(start: corners[Int($0.start)], end: corners[Int($0.end)]) }
    let crossings = Self.crossings(segments)
    let found = crossings.map { segments[$0.edge].place($0.share) }
    let nodes = VertexSnapping(corners + found, tolerance: CoverageFaults.nodeTolerance)
    places = nodes.places
    let cuts = crossings.indices.map { (edge: crossings[$0].edge, share: crossings[$0].share, node: nodes.numbers[corners.count + $0]) }
      .sorted { ($0.edge, $0.share, $0.node) < ($1.edge, $1.share, $1.node) }
    var pieces: [Piece] = []
    var next = 0
    for (number, edge) in edges.enumerated() {
      var last = nodes.numbers[Int(edge.start)]
      func add(_ node: Int32) {
        if node != last { pieces.append(Piece(start: last, end: node, ring: edge.ring)) }
        last = node
      }
      while next < cuts.count, cuts[next].edge == number {
        add(cuts[next].node)
        next += 1
      }
      add(nodes.numbers[Int(edge.end)])
    }
    self.pieces = pieces
  }

  /// Where edges cross, from the view of each of both.
  private static func crossings(_ segments: [StraightLine]) -> [(edge: Int, share: Double)] {
    guard let cells = LineCells(segments) else { return [] }
    var found: [(edge: Int, share: Double)] = []
    for cell in 0..<cells.rows.count {
      let here = cells.rows[cell]
      for place in here.indices {
        for other in here[here.startIndex..<place] {
          let (one, other) = (Int(here[place]), Int(other))
          guard segments[one].isNear(segments[other], margin: 0), let shares = segments[one].crossing(segments[other]) else { continue }
          found.append((one, shares.own))
          found.append((other, shares.other))
        }
      }
    }
    return found
  }
}
