/// What assistive technology is told of a drawing, as attributes of SVG.
///
/// A shape that has a title is a `graphics-symbol` of that name without an attribute that would say so thousands of times.
///
/// - SeeAlso: W3C (2018), WAI-ARIA Graphics Module; W3C, SVG Accessibility API Mappings.
enum SVGReading {
  private static let hidden = " aria-hidden=\"true\""

  /// Shapes that say nothing are decoration.
  static func ofShapes(_ layer: SceneLayer, _ describesShapes: Bool) -> String {
    let saysSomething = !layer.label.isEmpty || (describesShapes && layer.shapes.contains { !$0.title.isEmpty })
    guard layer.reading == .things, saysSomething else { return hidden }
    return " role=\"graphics-object group\"" + label(layer.label)
  }

  /// Texts on a map repeat the titles of its shapes.
  static func ofTexts(_ layer: SceneLayer) -> String {
    guard case .words(let name) = layer.reading else { return hidden }
    return " role=\"group\"" + label(name)
  }

  private static func label(_ text: String) -> String { text.isEmpty ? "" : " aria-label=\"\(XML.escaped(text))\"" }
}
