public import WardlightGeometry

/// Shapes as fine as a page shows them.
public enum DrawingShapes {
  /// The size of a detail that may go, in millimetres: about as large as a line is wide.
  static let tolerance = 0.22

  /// The shapes with vertices left out that nobody would see, shared borders staying shared.
  static func simplified(_ shapes: MultiPolygons, _ projection: MapProjection) -> MultiPolygons {
    SharedBorders(shapes).simplified(tolerance: tolerance * projection.metresPerMillimetre)
  }

  /// The areas with what no page would show left out, for whoever draws several maps of them: each map then has less to do.
  ///
  /// - Parameters:
  ///   - shapes: Areas of any detail.
  ///   - ground: What the maps will show at least.
  public static func prepared(_ shapes: MultiPolygons, showing ground: Box) -> MultiPolygons {
    let finest = max(ground.width, ground.height) / Page.longestSide
    return SharedBorders(shapes).simplified(tolerance: tolerance * finest)
  }

  /// Where a label stands best, the place inside that is farthest from the border, and how far that is in millimetres.
  static func labelPlace(ofArea area: Int, _ shapes: MultiPolygons, _ projection: MapProjection) -> (place: SheetPoint, room: Double)? {
    guard let found = shapes.labelPoint(ofArea: area, precision: projection.metresPerMillimetre / 4) else { return nil }
    return (projection.point(found.place), found.distanceToBorder / projection.metresPerMillimetre)
  }
}
