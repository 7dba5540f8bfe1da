import WardlightEssentials

/// How shapes and texts look, as attributes of SVG, each a text such as ` fill="#ffffff"`.
struct SVGAttributes {
  /// What begins every identifier.
  let prefix: String

  /// All attributes of a style but its opacity, which a group would have as a whole.
  func of(_ style: ShapeStyle) -> [String] {
    var attributes = [" fill=\"\(paint(style))\""]
    if let stroke = style.stroke { attributes += [" stroke=\"\(stroke.css)\"", " stroke-width=\"\(Self.number(style.strokeWidth))\""] }
    if !style.dashes.isEmpty { attributes.append(" stroke-dasharray=\"\(style.dashes.map(Self.number).joined(separator: " "))\"") }
    return attributes
  }

  func opacity(_ style: ShapeStyle) -> [String] { style.opacity < 1 ? [" opacity=\"\(Self.number(style.opacity))\""] : [] }

  /// All attributes of a text but its place.
  func of(_ text: SceneText) -> [String] {
    var attributes = [" font-size=\"\(Self.number(text.style.size))\"", " fill=\"\(text.style.colour.css)\""]
    if text.style.isBold { attributes.append(" font-weight=\"bold\"") }
    if text.anchor != .start { attributes.append(" text-anchor=\"\(text.anchor.rawValue)\"") }
    guard let halo = text.style.halo else { return attributes }
    attributes.append(" stroke=\"\(halo.css)\"")
    attributes.append(" stroke-width=\"\(Self.number(text.style.size * 0.28))\"")
    attributes.append(" stroke-opacity=\".88\" paint-order=\"stroke\"")
    return attributes
  }

  /// A quarter turn, so that a text runs from the foot of the page to its head.
  static func upward(_ place: SheetPoint) -> String { " transform=\"rotate(-90 \(number(place.across)) \(number(place.down)))\"" }

  /// The attributes that all members of a group have, so that the group can say them once.
  static func shared(_ members: some Sequence<[String]>) -> [String] {
    var shared: [String]?
    for attributes in members {
      shared = shared?.filter(attributes.contains) ?? attributes
      if shared?.isEmpty == true { break }
    }
    return shared ?? []
  }

  func patternName(_ fill: Colour?, _ hatch: Hatch) -> String { "\(prefix)-\(hatch.name)-\((fill ?? Ink.white).css.dropFirst())" }

  private func paint(_ style: ShapeStyle) -> String {
    if let hatch = style.hatch { return "url(#\(patternName(style.fill, hatch)))" }
    return style.fill?.css ?? "none"
  }

  /// Millimetres with two decimals at most, without a zero before the point.
  static func number(_ value: Double) -> String {
    let text = FixedDecimal.shortest(value, decimals: 2)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : text
  }
}
