/// What lies in two areas at once.
///
/// The border of the common part is made of the pieces of each area's border that lie in the other, and of the pieces along which both run in
/// the same direction. Its size is the sum of their cross products, A = ½ Σ (eᵢ nᵢ₊₁ − eᵢ₊₁ nᵢ).
struct PairOverlap: Sendable {
  /// Square metres.
  let size: Double
  /// Metres at the widest place.
  let width: Double
  /// A place on each piece of the first area's border that lies in the other.
  let firstInside: [Coordinate]
  /// A place on each piece of the second area's border that lies in the first.
  let secondInside: [Coordinate]

  init(_ shapes: MultiPolygons, _ boxes: AreaBoxes, _ first: Int, _ second: Int) {
    guard let common = boxes.box(of: first).flatMap({ box in boxes.box(of: second).flatMap { box.intersection($0) } }) else {
      (size, width, firstInside, secondInside) = (0, 0, [], [])
      return
    }
    let near = common.expanded(by: 1e-3)
    let sides = [first, second].map { shapes.segments(ofArea: $0, near: near) }
    let inside = InsidePieces.of(sides[0], in: sides[1], boxes, second)
    let beside = InsidePieces.of(sides[1], in: sides[0], boxes, first)
    let outline = EnclosedPieces(inside.within + beside.within + inside.along)
    (size, width) = outline.measure()
    firstInside = inside.within.map(\.middle)
    secondInside = beside.within.map(\.middle)
  }
}

/// The pieces of one area's border that lie in another area, or along its border.
private struct InsidePieces {
  private(set) var within: [StraightLine] = []
  /// Those along which the other area's border runs in the same direction.
  private(set) var along: [StraightLine] = []

  static func of(_ own: [StraightLine], in others: [StraightLine], _ boxes: AreaBoxes, _ other: Int) -> InsidePieces {
    var pieces = InsidePieces()
    for segment in own {
      let near = others.filter { segment.isNear($0, margin: reach) }
      for piece in cut(segment, by: near) { pieces.add(piece, near) { boxes.contains($0, area: other) } }
    }
    return pieces
  }

  private mutating func add(_ piece: StraightLine, _ near: [StraightLine], _ isInside: (Coordinate) -> Bool) {
    let middle = piece.middle
    if let border = near.first(where: { $0.squaredDistance(to: middle) <= Self.reach * Self.reach }) {
      if border.runsLike(piece) { along.append(piece) }
    } else if isInside(middle) {
      within.append(piece)
    }
  }

  /// The pieces of a line between the places where others cross it or end on it.
  private static func cut(_ segment: StraightLine, by others: [StraightLine]) -> [StraightLine] {
    var shares: [Double] = [0, 1]
    for other in others {
      if let crossing = segment.crossing(other) { shares.append(crossing.own) }
      if let share = segment.share(of: other.start, within: reach) { shares.append(share) }
      if let share = segment.share(of: other.end, within: reach) { shares.append(share) }
    }
    shares.sort()
    return zip(shares, shares.dropFirst()).filter { $0 < $1 }.map {
      StraightLine(start: $0 == 0 ? segment.start : segment.place($0), end: $1 == 1 ? segment.end : segment.place($1))
    }
  }

  private static let reach = 2 * CoverageFaults.nodeTolerance
}

extension StraightLine {
  fileprivate func runsLike(_ other: StraightLine) -> Bool {
    (end.easting - start.easting) * (other.end.easting - other.start.easting) + (end.northing - start.northing)
      * (other.end.northing - other.start.northing) > 0
  }
}

extension Box {
  fileprivate func intersection(_ other: Box) -> Box? {
    guard intersects(other) else { return nil }
    return Box(
      lower: Coordinate(easting: max(lower.easting, other.lower.easting), northing: max(lower.northing, other.lower.northing)),
      upper: Coordinate(easting: min(upper.easting, other.upper.easting), northing: min(upper.northing, other.upper.northing)))
  }
}

extension MultiPolygons {
  /// The edges of an area whose boxes touch a box.
  fileprivate func segments(ofArea area: Int, near box: Box) -> [StraightLine] {
    var segments: [StraightLine] = []
    for ring in rings(ofArea: area) {
      let ring = vertices(ofRing: ring)
      guard var previous = ring.last else { continue }
      for vertex in ring {
        let segment = StraightLine(start: previous, end: vertex)
        if segment.isNear(StraightLine(start: box.lower, end: box.upper), margin: 0) { segments.append(segment) }
        previous = vertex
      }
    }
    return segments
  }
}
