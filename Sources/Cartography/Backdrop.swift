import WardlightGeometry

/// Neighbouring areas in light grey, cut off at the frame.
enum Backdrop {
  static func layer(_ context: MultiPolygons?, _ projection: MapProjection) -> SceneLayer {
    guard let context else { return SceneLayer("context") }
    let visible = DrawingShapes.simplified(context.selecting(projection.visibleAreas(context)), projection)
    let style = ShapeStyle(fill: Ink.context, stroke: Ink.contextBorder, width: 0.16)
    let shapes = (0..<visible.count).map { SceneShape(projection.outline(ofArea: $0, visible), style) }
    return SceneLayer("context", clip: projection.frame, shapes: shapes)
  }
}
