/// Measures of one ring in the plane.
public enum RingMeasure {
  /// The area of a ring in square metres, positive where it runs counter-clockwise.
  ///
  /// A = ½ Σ (eᵢ nᵢ₊₁ − eᵢ₊₁ nᵢ), the coordinates taken relative to the first vertex so that large eastings cost no digits.
  ///
  /// - Parameter ring: An open ring; fewer than three vertices give 0.
  /// - Complexity: O(vertices).
  public static func signedArea(_ ring: ArraySlice<Coordinate>) -> Double {
    moments(ring).area
  }

  /// The area and its first moments relative to the ring's first vertex, from which centroids follow.
  static func moments(_ ring: ArraySlice<Coordinate>) -> (area: Double, easting: Double, northing: Double) {
    guard let origin = ring.first, var previous = ring.last else { return (0, 0, 0) }
    var twiceArea = 0.0
    var easting = 0.0
    var northing = 0.0
    for vertex in ring {
      let e0 = previous.easting - origin.easting
      let n0 = previous.northing - origin.northing
      let e1 = vertex.easting - origin.easting
      let n1 = vertex.northing - origin.northing
      let cross = e0 * n1 - e1 * n0
      twiceArea += cross
      easting += (e0 + e1) * cross
      northing += (n0 + n1) * cross
      previous = vertex
    }
    return (twiceArea / 2, easting / 6, northing / 6)
  }
}
