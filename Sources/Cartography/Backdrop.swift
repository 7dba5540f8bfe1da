import WardlightGeometry

/// What lies around and under the areas of a map, cut off at the frame: sea, land, neighbours, water.
struct Backdrop {
  private let setting: MapSetting
  private let projection: MapProjection

  init(_ setting: MapSetting, _ projection: MapProjection) {
    self.setting = setting
    self.projection = projection
  }

  /// What lies under the areas, the lowest first.
  var under: [SceneLayer] { [sea, context] + (setting.water?.order == .underAreas ? [water] : []) }

  /// What lies over the areas and under the outlines of groups.
  var over: [SceneLayer] { setting.water?.order == .overAreas ? [water] : [] }

  /// A thin line around the frame where something reaches to it.
  var border: SceneLayer {
    guard setting.beyond == .sea || setting.context != nil || !setting.insets.isEmpty else { return SceneLayer("border") }
    return SceneLayer("border", shapes: [SceneShape(Outline(projection.frame), ShapeStyle(stroke: Ink.hatch, width: 0.2))])
  }

  private var sea: SceneLayer {
    guard setting.beyond == .sea else { return SceneLayer("sea") }
    return SceneLayer("sea", shapes: [SceneShape(Outline(projection.frame), ShapeStyle(fill: Ink.sea))])
  }

  private var context: SceneLayer {
    let style =
      setting.beyond == .sea
      ? ShapeStyle(fill: Ink.land, stroke: Ink.landBorder, width: 0.16)
      : ShapeStyle(fill: Ink.context, stroke: Ink.contextBorder, width: 0.16)
    return layer("context", setting.context, style)
  }

  private var water: SceneLayer { layer("water", setting.water?.shapes, ShapeStyle(fill: Ink.water, stroke: Ink.bank, width: 0.12)) }

  private func layer(_ name: String, _ shapes: MultiPolygons?, _ style: ShapeStyle) -> SceneLayer {
    guard let shapes else { return SceneLayer(name) }
    let visible = DrawingShapes.simplified(shapes.selecting(projection.visibleAreas(shapes)), projection)
    return SceneLayer(
      name, clip: projection.frame, shapes: (0..<visible.count).map { SceneShape(projection.outline(ofArea: $0, visible), style) })
  }
}
