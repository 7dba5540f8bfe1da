/// What shapes refer to: hatches and the frames at which layers are cut off.
struct SVGDefinitions {
  private let scene: Scene
  private let attributes: SVGAttributes

  init(_ scene: Scene, _ attributes: SVGAttributes) {
    self.scene = scene
    self.attributes = attributes
  }

  func write(to text: inout SVGText) {
    let patterns = patterns
    let clips = scene.layers.compactMap { layer in layer.clip.map { (layer.name, $0) } }
    guard !patterns.isEmpty || !clips.isEmpty else { return }
    text.put("<defs>\n")
    for pattern in patterns { Self.write(pattern, to: &text) }
    for (name, box) in clips { clip(name, box, to: &text) }
    text.put("</defs>\n")
  }

  /// What an identifier of a layer's frame is.
  static func clipName(_ layer: String, _ prefix: String) -> String { "\(prefix)-clip-\(layer)" }

  private struct Pattern {
    let name: String
    let fill: Colour
    let hatch: Hatch
  }

  /// Each hatch on each colour once, in the order in which they are first used.
  private var patterns: [Pattern] {
    var patterns: [Pattern] = []
    var last: ShapeStyle?
    for layer in scene.layers {
      for shape in layer.shapes where shape.style.hatch != nil && shape.style != last {
        last = shape.style
        guard let hatch = shape.style.hatch else { continue }
        let name = attributes.patternName(shape.style.fill, hatch)
        if !patterns.contains(where: { $0.name == name }) {
          patterns.append(Pattern(name: name, fill: shape.style.fill ?? Ink.white, hatch: hatch))
        }
      }
    }
    return patterns
  }

  private func clip(_ name: String, _ box: SheetBox, to text: inout SVGText) {
    let number = SVGAttributes.number
    text.put("<clipPath id=\"\(Self.clipName(name, attributes.prefix))\"><rect x=\"\(number(box.left))\" y=\"\(number(box.top))\" ")
    text.put("width=\"\(number(box.width))\" height=\"\(number(box.height))\"/></clipPath>\n")
  }

  private static func write(_ pattern: Pattern, to text: inout SVGText) {
    let size = pattern.hatch.kind == .crossed ? "1.5" : "1.3"
    let colour = pattern.hatch.colour.css
    text.put("<pattern id=\"\(pattern.name)\" width=\"\(size)\" height=\"\(size)\" patternUnits=\"userSpaceOnUse\"")
    if pattern.hatch.kind == .rising { text.put(" patternTransform=\"rotate(45)\"") }
    if pattern.hatch.kind == .falling || pattern.hatch.kind == .crossed { text.put(" patternTransform=\"rotate(-45)\"") }
    if pattern.hatch.kind == .level { text.put(" patternTransform=\"rotate(90)\"") }
    text.put("><rect width=\"\(size)\" height=\"\(size)\" fill=\"\(pattern.fill.css)\"/>")
    switch pattern.hatch.kind {
    case .dots: text.put("<circle cx=\".65\" cy=\".65\" r=\".14\" fill=\"\(colour)\"/>")
    case .rising, .falling, .level, .upright: text.put("<path d=\"M.65 0v1.3\" stroke=\"\(colour)\" stroke-width=\".18\"/>")
    case .crossed: text.put("<path d=\"M.75 0v1.5M0 .75h1.5\" stroke=\"\(colour)\" stroke-width=\".16\"/>")
    }
    text.put("</pattern>\n")
  }
}
