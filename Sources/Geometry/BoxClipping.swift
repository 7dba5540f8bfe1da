extension Box {
  /// What of a ring lies in the box, as one ring that runs the same way.
  ///
  /// Where the ring leaves the box and comes back, the two places are joined along the box's sides; parts that hang together outside only
  /// are joined by lines along a side that enclose nothing. Whoever draws the ring's line therefore clips to a box a little larger than what
  /// can be seen. Two rings that share a border share its part in the box, within rounding.
  ///
  /// - Parameter ring: An open ring.
  /// - Returns: An open ring; empty where nothing of it lies in the box.
  /// - Complexity: O(vertices).
  /// - SeeAlso: Sutherland & Hodgman (1974), Reentrant polygon clipping, doi:10.1145/360767.360802.
  public func clipped(ring: some Sequence<Coordinate>) -> [Coordinate] {
    var ring = Array(ring)
    for side in Side.allCases where ring.contains(where: { depth($0, side) < 0 }) {
      ring = clipped(ring, side)
      if ring.isEmpty { break }
    }
    return ring.count < 3 ? [] : ring
  }

  /// The parts of a line that lie in the box, in order.
  ///
  /// - Parameter line: The places along the line.
  /// - Returns: Parts of at least two places; none where the line only touches the box from outside.
  /// - Complexity: O(places).
  /// - SeeAlso: Liang & Barsky (1984), A new concept and method for line clipping, doi:10.1145/357332.357333.
  public func pieces(ofLine line: some Sequence<Coordinate>) -> [[Coordinate]] {
    var pieces: [[Coordinate]] = []
    var previous: Coordinate?
    for place in line {
      defer { previous = place }
      guard let start = previous, let inside = shares(from: start, to: place) else { continue }
      let edge = StraightLine(start: start, end: place)
      let entry = inside.lowerBound > 0 ? edge.place(inside.lowerBound) : start
      if inside.lowerBound > 0 || pieces.last?.last != start { pieces.append([entry]) }
      pieces[pieces.count - 1].append(inside.upperBound < 1 ? edge.place(inside.upperBound) : place)
    }
    return pieces
  }

  private enum Side: CaseIterable {
    case west
    case east
    case south
    case north
  }

  /// How far inside a side a place lies; negative outside.
  private func depth(_ place: Coordinate, _ side: Side) -> Double {
    switch side {
    case .west: place.easting - lower.easting
    case .east: upper.easting - place.easting
    case .south: place.northing - lower.northing
    case .north: upper.northing - place.northing
    }
  }

  private func clipped(_ ring: [Coordinate], _ side: Side) -> [Coordinate] {
    var kept: [Coordinate] = []
    guard var previous = ring.last else { return kept }
    var before = depth(previous, side)
    for place in ring {
      let here = depth(place, side)
      if (before < 0) != (here < 0) { kept.append(crossing(previous, place, before, here, side)) }
      if here >= 0 { kept.append(place) }
      (previous, before) = (place, here)
    }
    return kept
  }

  /// Where an edge crosses a side, the same in both directions and exactly on the side.
  private func crossing(_ one: Coordinate, _ other: Coordinate, _ before: Double, _ here: Double, _ side: Side) -> Coordinate {
    let (start, end, depth, rest) = before < 0 ? (one, other, before, here) : (other, one, here, before)
    var place = StraightLine(start: start, end: end).place(depth / (depth - rest))
    switch side {
    case .west: place.easting = lower.easting
    case .east: place.easting = upper.easting
    case .south: place.northing = lower.northing
    case .north: place.northing = upper.northing
    }
    return place
  }

  /// The shares of the way between which an edge lies in the box; `nil` where it does so at most in a point.
  private func shares(from start: Coordinate, to end: Coordinate) -> ClosedRange<Double>? {
    var (low, high) = (0.0, 1.0)
    for side in Side.allCases {
      let (before, behind) = (depth(start, side), depth(end, side))
      if before < 0, behind < 0 { return nil }
      if before < 0 { low = max(low, before / (before - behind)) }
      if behind < 0 { high = min(high, before / (before - behind)) }
    }
    return low < high ? low...high : nil
  }
}
