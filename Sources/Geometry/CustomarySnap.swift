extension Areas {
  /// How far apart two vertices of borders may lie and count as one where nobody says otherwise, in the unit of the plane.
  ///
  /// A centimetre; in a bare plane, whose unit nobody knows, a ten-millionth of its larger side, which is less than a centimetre for a map of
  /// London.
  ///
  /// - Complexity: O(vertices) in a bare plane.
  public var customarySnap: Double {
    if let unit = plane.unit { return 0.01 / unit.metres }
    guard let box = Box(around: shapes.vertices) else { return 0 }
    return 1e-7 * max(box.width, box.height)
  }
}
