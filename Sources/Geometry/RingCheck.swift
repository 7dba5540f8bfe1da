/// A quick look at a ring.
public enum RingCheck {
  /// Whether a short ring certainly neither crosses nor touches itself, so that a polygon of it alone is valid.
  ///
  /// Decided exactly by the sides on which vertices lie. `false` means doubtful, not invalid: rings of more than 48 vertices, with repeated
  /// vertices, with spikes, or open ones.
  ///
  /// - Parameters:
  ///   - coordinates: x and y of each vertex in turn.
  ///   - vertices: The ring's vertices among them, the last the same as the first.
  /// - Complexity: O(vertices²).
  public static func isCertainlySimple(_ coordinates: [Double], vertices: Range<Int>) -> Bool {
    guard (4...49).contains(vertices.count) else { return false }
    return coordinates.withUnsafeBufferPointer { all in
      func place(_ vertex: Int) -> Coordinate { Coordinate(easting: all[2 * vertex], northing: all[2 * vertex + 1]) }
      let edges = vertices.dropLast()
      guard place(vertices.lowerBound) == place(vertices.upperBound - 1) else { return false }
      for edge in edges {
        let line = StraightLine(start: place(edge), end: place(edge + 1))
        let after = edge + 1 < edges.upperBound ? edge + 2 : vertices.lowerBound + 1
        guard Orientation.sign(from: line.start, to: line.end, of: place(after)) != 0 else { return false }
        // The first edge and the last are neighbours too.
        let last = edge == edges.lowerBound ? edges.upperBound - 1 : edges.upperBound
        for other in stride(from: edge + 2, to: last, by: 1) where line.mayMeet(StraightLine(start: place(other), end: place(other + 1))) {
          return false
        }
      }
      return true
    }
  }
}

extension StraightLine {
  /// Whether two lines have a place in common, their ends included; `true` for numbers that are none.
  @inline(__always)
  fileprivate func mayMeet(_ other: StraightLine) -> Bool {
    if max(start.easting, end.easting) < min(other.start.easting, other.end.easting) { return false }
    if max(other.start.easting, other.end.easting) < min(start.easting, end.easting) { return false }
    if max(start.northing, end.northing) < min(other.start.northing, other.end.northing) { return false }
    if max(other.start.northing, other.end.northing) < min(start.northing, end.northing) { return false }
    let own = Orientation.sign(from: start, to: end, of: other.start) * Orientation.sign(from: start, to: end, of: other.end)
    guard own <= 0 else { return false }
    return Orientation.sign(from: other.start, to: other.end, of: start) * Orientation.sign(from: other.start, to: other.end, of: end) <= 0
  }
}
