/// Where a flow ends in an area that lies close to a large symbol: farther off, so that there is a line to see.
struct FlowRetreat {
  /// The middle of the large symbol.
  let centre: SheetPoint
  /// How far from it a line should end, in millimetres.
  let distance: Double
  /// Millimetres between the end of a line and the border of its area.
  private static let margin = 1.6

  /// The place itself where it is far enough, else the first place behind it, as seen from the symbol, that is, or failing that the
  /// farthest inside the area.
  ///
  /// - Complexity: O(vertices).
  func place(from place: SheetPoint, in rings: [[SheetPoint]]) -> SheetPoint {
    let near = centre.distance(to: place)
    guard near < distance else { return place }
    let way = near > 1e-6 ? SheetPoint(across: (place.across - centre.across) / near, down: (place.down - centre.down) / near) : nil
    let directions = way.map { way in [0, 0.35, -0.35, 0.7, -0.7, 1.05, -1.05].map { Self.turned(way, $0) } } ?? []
    let ends = directions.map { farthest($0, from: near, in: rings) }
    guard let best = ends.max(), best > near, let first = ends.firstIndex(where: { $0 > best - 1 }) else { return place }
    return centre.moved(directions[first], by: ends[first])
  }

  /// How far the way goes through the area, at most the wanted distance.
  private func farthest(_ direction: SheetPoint, from near: Double, in rings: [[SheetPoint]]) -> Double {
    var found = 0.0
    for step in stride(from: near, through: distance, by: 0.5) {
      let places = [step, step + Self.margin].map { centre.moved(direction, by: $0) }
      if places.allSatisfy({ Self.isInside($0, rings) }) { found = step }
    }
    return found
  }

  private static func turned(_ direction: SheetPoint, _ angle: Double) -> SheetPoint {
    let turn = FlowTurn.unit(angle)
    return SheetPoint(
      across: direction.across * turn.across - direction.down * turn.down, down: direction.across * turn.down + direction.down * turn.across
    )
  }

  /// Even-odd: whether a ray to the right crosses the rings an odd number of times.
  private static func isInside(_ point: SheetPoint, _ rings: [[SheetPoint]]) -> Bool {
    var inside = false
    for ring in rings {
      guard var previous = ring.last else { continue }
      for vertex in ring {
        if (vertex.down > point.down) != (previous.down > point.down) {
          let share = (point.down - vertex.down) / (previous.down - vertex.down)
          if point.across < vertex.across + share * (previous.across - vertex.across) { inside.toggle() }
        }
        previous = vertex
      }
    }
    return inside
  }
}
