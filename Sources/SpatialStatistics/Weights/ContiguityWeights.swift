public import WardlightEssentials
public import WardlightGeometry

extension Weights {
  /// Areas that share a part of their borders are neighbours, each weighing 1.
  ///
  /// - Parameters:
  ///   - kind: Queen: at least a point is shared; rook: a piece of border of some length.
  ///   - shapes: The areas, in order of code.
  ///   - snap: Vertices at most this many metres apart count as one, so that slivers make no islands.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(vertices).
  public static func contiguity(
    _ kind: Contiguity, of shapes: MultiPolygons, snap: Double = 0.01, parallel: Parallel = Parallel()
  ) -> Weights {
    Weights(rows: shapes.contiguity(kind, snap: snap, parallel: parallel))
  }
}
