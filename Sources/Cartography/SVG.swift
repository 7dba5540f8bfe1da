extension Scene {
  /// The drawing as an SVG text: millimetres with two decimals, identifiers that begin with ``prefix``, no reference to anything outside.
  ///
  /// - Returns: SVG 1.1 in UTF-8, the same bytes for the same scene.
  /// - Complexity: O(strokes + texts).
  /// - SeeAlso: W3C (2011), Scalable Vector Graphics 1.1, second edition.
  public func svg() -> String {
    var writer = SVGWriter(self)
    writer.open()
    for layer in layers { writer.write(layer) }
    return writer.closed()
  }
}

/// Puts a scene into SVG, piece by piece.
private struct SVGWriter {
  private let scene: Scene
  private let prefix: String
  private let attributes: SVGAttributes
  private let describesShapes: Bool
  private var text: SVGText

  init(_ scene: Scene) {
    self.scene = scene
    prefix = scene.prefix
    attributes = SVGAttributes(prefix: scene.prefix)
    describesShapes = scene.describesShapes
    text = SVGText(capacity: 1 << 16)
  }

  mutating func open() {
    let (width, height) = (SVGAttributes.number(scene.width), SVGAttributes.number(scene.height))
    text.put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)mm\" height=\"\(height)mm\" viewBox=\"0 0 \(width) \(height)\" ")
    text.put("xml:lang=\"\(Scene.language)\" role=\"graphics-document document\" aria-roledescription=\"\(scene.kind.rawValue)\" ")
    text.put("aria-labelledby=\"\(prefix)-title\" aria-describedby=\"\(prefix)-desc\" ")
    text.put("font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" stroke-linejoin=\"round\">\n")
    element("title", scene.title, attribute: " id=\"\(prefix)-title\"", end: "\n")
    element("desc", scene.summary, attribute: " id=\"\(prefix)-desc\"", end: "\n")
    text.put(LabelText.metadata(scene.labels))
    text.put("<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n")
    SVGDefinitions(scene, attributes).write(to: &text)
  }

  mutating func closed() -> String {
    text.put("</svg>\n")
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// A group of shapes, then one of texts.
  mutating func write(_ layer: SceneLayer) {
    if !layer.shapes.isEmpty { shapes(layer) }
    if !layer.texts.isEmpty { texts(layer, "\(prefix)-\(layer.name)\(layer.shapes.isEmpty ? "" : "-texts")") }
  }

  /// What all shapes have in common stands at their group.
  private mutating func shapes(_ layer: SceneLayer) {
    let styles = Set(layer.shapes.map(\.style))
    let shared = SVGAttributes.shared(styles.map(attributes.of))
    let own = Dictionary(
      uniqueKeysWithValues: styles.map { style in
        (style, attributes.of(style).filter { !shared.contains($0) } + attributes.opacity(style))
      })
    text.put("<g id=\"\(prefix)-\(layer.name)\"")
    text.put(SVGReading.ofShapes(layer, describesShapes))
    if layer.clip != nil { text.put(" clip-path=\"url(#\(SVGDefinitions.clipName(layer.name, prefix)))\"") }
    text.put(shared)
    text.put(">\n")
    let isUniform = own.values.allSatisfy(\.isEmpty)
    for shape in layer.shapes { write(shape, isUniform ? [] : own[shape.style] ?? [], isRead: layer.reading == .things) }
    text.put("</g>\n")
  }

  private mutating func write(_ shape: SceneShape, _ own: [String], isRead: Bool) {
    text.put("<path")
    if describesShapes, !shape.name.isEmpty { text.put(" id=\"\(prefix)-\(XML.identifier(shape.name))\"") }
    text.put(own)
    text.put(" d=\"")
    text.put(shape.outline)
    guard describesShapes, !shape.title.isEmpty else { return text.put("\"/>\n") }
    text.put("\">")
    element("title", shape.title)
    if isRead, !shape.detail.isEmpty { element("desc", shape.detail) }
    text.put("</path>\n")
  }

  private mutating func texts(_ layer: SceneLayer, _ name: String) {
    let all = layer.texts.map(attributes.of)
    let shared = SVGAttributes.shared(all)
    text.put("<g id=\"\(name)\"")
    text.put(SVGReading.ofTexts(layer))
    text.put(shared)
    text.put(">\n")
    for (line, attributes) in zip(layer.texts, all) { write(line, attributes.filter { !shared.contains($0) }) }
    text.put("</g>\n")
  }

  private mutating func write(_ line: SceneText, _ own: [String]) {
    text.put("<text x=\"\(SVGAttributes.number(line.place.across))\" y=\"\(SVGAttributes.number(line.place.down))\"")
    if line.direction == .upward { text.put(SVGAttributes.upward(line.place)) }
    text.put(own)
    text.put(">")
    text.put(escaped: line.text)
    text.put("</text>\n")
  }

  private mutating func element(_ name: String, _ content: String, attribute: String = "", end: String = "") {
    text.put("<\(name)\(attribute)>")
    text.put(escaped: content)
    text.put("</\(name)>\(end)")
  }
}
