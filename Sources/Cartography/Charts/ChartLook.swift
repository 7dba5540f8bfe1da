/// How the marks of charts look: apart by shape and weight, so that no colour need be seen.
enum ChartLook {
  static let mark = Colour(0x1F6BAE)
  static let other = Colour(0x767D86)
  static let accent = Colour(0x9C3D00)
  static let guide = ShapeStyle(stroke: Ink.quiet, width: 0.2)
  /// The line on which nothing would be remarkable.
  static let diagonal = ShapeStyle(stroke: Ink.text, width: 0.28, dashes: [1.8, 1.2])

  static func dot(_ place: SheetPoint, _ halfWidth: Double, fill: Colour?, stroke: Colour, width: Double) -> SceneShape {
    SceneShape(
      SymbolShape.circle.outline(around: place, halfWidth: halfWidth), ShapeStyle(fill: fill, stroke: stroke, width: width))
  }

  /// A small upright cross, as maps have it for a count of zero.
  static func cross(_ place: SheetPoint, _ halfWidth: Double, colour: Colour, width: Double = 0.28) -> SceneShape {
    var cross = Outline([place.moved(across: -halfWidth, down: 0), place.moved(across: halfWidth, down: 0)], closed: false)
    cross.add([place.moved(across: 0, down: -halfWidth), place.moved(across: 0, down: halfWidth)], closed: false)
    return SceneShape(cross, ShapeStyle(stroke: colour, width: width))
  }

  static func diamond(_ place: SheetPoint, _ halfWidth: Double, fill: Colour, stroke: Colour) -> SceneShape {
    let corners = [(0, -halfWidth), (halfWidth, 0), (0, halfWidth), (-halfWidth, 0)]
    return SceneShape(
      Outline(corners.map { place.moved(across: $0.0, down: $0.1) }, closed: true), ShapeStyle(fill: fill, stroke: stroke, width: 0.3))
  }

  /// A line between two places.
  static func line(_ start: SheetPoint, _ end: SheetPoint, _ style: ShapeStyle) -> SceneShape {
    SceneShape(Outline([start, end], closed: false), style)
  }
}

extension SceneShape {
  /// The shape with what is said of it.
  func named(_ name: String, _ title: String, _ detail: String = "") -> SceneShape {
    SceneShape(outline, style, name: name, title: title, detail: detail)
  }
}
