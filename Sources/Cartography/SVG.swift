import WardlightEssentials

extension Scene {
  /// The drawing as an SVG text: millimetres with two decimals, identifiers that begin with ``prefix``, no reference to anything outside.
  ///
  /// - Returns: SVG 1.1 in UTF-8, the same bytes for the same scene.
  /// - Complexity: O(strokes + texts).
  /// - SeeAlso: W3C (2011), Scalable Vector Graphics 1.1, second edition.
  public func svg() -> String {
    var writer = SVGWriter(prefix: prefix)
    writer.open(self)
    writer.definitions(self)
    for layer in layers { writer.write(layer) }
    writer.put("</svg>\n")
    return writer.text
  }
}

/// Puts a scene into SVG, piece by piece.
private struct SVGWriter {
  private let prefix: String
  private var bytes: [UInt8] = []

  init(prefix: String) {
    self.prefix = prefix
    bytes.reserveCapacity(1 << 16)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func open(_ scene: Scene) {
    let (width, height) = (number(scene.width), number(scene.height))
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)mm\" height=\"\(height)mm\" viewBox=\"0 0 \(width) \(height)\" ")
    put("role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\" ")
    put("font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" stroke-linejoin=\"round\">\n")
    put("<title id=\"\(prefix)-title\">\(XML.escaped(scene.title))</title>\n")
    put("<desc id=\"\(prefix)-desc\">\(XML.escaped(scene.summary))</desc>\n")
    put("<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n")
  }

  mutating func definitions(_ scene: Scene) {
    let hatched = scene.layers.flatMap(\.shapes).map(\.style).filter { $0.hatch != nil }
    var seen: Set<String> = []
    let clips = scene.layers.filter { $0.clip != nil }
    guard !hatched.isEmpty || !clips.isEmpty else { return }
    put("<defs>\n")
    for style in hatched {
      guard let hatch = style.hatch, seen.insert(patternName(style.fill, hatch)).inserted else { continue }
      pattern(patternName(style.fill, hatch), style.fill, hatch)
    }
    for layer in clips { clip(layer) }
    put("</defs>\n")
  }

  private mutating func clip(_ layer: SceneLayer) {
    guard let box = layer.clip else { return }
    put("<clipPath id=\"\(prefix)-clip-\(layer.name)\"><rect x=\"\(number(box.left))\" y=\"\(number(box.top))\" ")
    put("width=\"\(number(box.width))\" height=\"\(number(box.height))\"/></clipPath>\n")
  }

  private mutating func pattern(_ name: String, _ fill: Colour?, _ hatch: Hatch) {
    let size = hatch.kind == .crossed ? "1.5" : "1.3"
    put("<pattern id=\"\(name)\" width=\"\(size)\" height=\"\(size)\" patternUnits=\"userSpaceOnUse\"")
    if hatch.kind == .rising { put(" patternTransform=\"rotate(45)\"") }
    if hatch.kind == .falling || hatch.kind == .crossed { put(" patternTransform=\"rotate(-45)\"") }
    put("><rect width=\"\(size)\" height=\"\(size)\" fill=\"\((fill ?? Ink.white).css)\"/>")
    switch hatch.kind {
    case .dots: put("<circle cx=\".65\" cy=\".65\" r=\".14\" fill=\"\(hatch.colour.css)\"/>")
    case .rising, .falling: put("<path d=\"M.65 0v1.3\" stroke=\"\(hatch.colour.css)\" stroke-width=\".18\"/>")
    case .crossed: put("<path d=\"M.75 0v1.5M0 .75h1.5\" stroke=\"\(hatch.colour.css)\" stroke-width=\".16\"/>")
    }
    put("</pattern>\n")
  }

  /// A layer whose shapes look alike says so once.
  mutating func write(_ layer: SceneLayer) {
    let common = layer.shapes.first?.style
    let isUniform = layer.shapes.allSatisfy { $0.style == common }
    put("<g id=\"\(prefix)-\(layer.name)\"")
    if layer.clip != nil { put(" clip-path=\"url(#\(prefix)-clip-\(layer.name))\"") }
    if isUniform, let common { put(attributes(common)) }
    put(">\n")
    for shape in layer.shapes { write(shape, withStyle: !isUniform) }
    if isUniform, !layer.shapes.isEmpty, !layer.texts.isEmpty { put("</g>\n<g id=\"\(prefix)-\(layer.name)-texts\">\n") }
    for text in layer.texts { write(text) }
    put("</g>\n")
  }

  private mutating func write(_ shape: SceneShape, withStyle: Bool) {
    put("<path")
    if !shape.name.isEmpty { put(" id=\"\(prefix)-\(XML.identifier(shape.name))\"") }
    if withStyle { put(attributes(shape.style)) }
    put(" d=\"")
    var path = PathText()
    path.add(shape.outline)
    bytes += path.bytes
    put(shape.title.isEmpty ? "\"/>\n" : "\"><title>\(XML.escaped(shape.title))</title></path>\n")
  }

  private mutating func write(_ text: SceneText) {
    put("<text x=\"\(number(text.place.across))\" y=\"\(number(text.place.down))\" font-size=\"\(number(text.style.size))\"")
    if text.style.isBold { put(" font-weight=\"bold\"") }
    if text.anchor != .start { put(" text-anchor=\"\(text.anchor.rawValue)\"") }
    put(" fill=\"\(text.style.colour.css)\"")
    if let halo = text.style.halo {
      put(" stroke=\"\(halo.css)\" stroke-width=\"\(number(text.style.size * 0.28))\" stroke-opacity=\".88\" paint-order=\"stroke\"")
    }
    put(">\(XML.escaped(text.text))</text>\n")
  }

  private func attributes(_ style: ShapeStyle) -> String {
    var text = " fill=\"" + paint(style) + "\""
    if let stroke = style.stroke { text += " stroke=\"\(stroke.css)\" stroke-width=\"\(number(style.strokeWidth))\"" }
    if !style.dashes.isEmpty { text += " stroke-dasharray=\"\(style.dashes.map(number).joined(separator: " "))\"" }
    if style.opacity < 1 { text += " opacity=\"\(number(style.opacity))\"" }
    return text
  }

  private func paint(_ style: ShapeStyle) -> String {
    if let hatch = style.hatch { return "url(#\(patternName(style.fill, hatch)))" }
    return style.fill?.css ?? "none"
  }

  private func patternName(_ fill: Colour?, _ hatch: Hatch) -> String {
    "\(prefix)-\(hatch.name)-\((fill ?? Ink.white).css.dropFirst())"
  }

  private func number(_ value: Double) -> String { FixedDecimal.shortest(value, decimals: 2) }
}
