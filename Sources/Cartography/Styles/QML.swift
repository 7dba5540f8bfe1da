import WardlightDisclosure

/// Styles in the format of QGIS.
///
/// Each class is a rule with a filter, since protected intervals, withheld cells and numbers share a column; hatches are brush patterns of QGIS.
enum QML {
  /// A document of QML.
  static func text(_ style: MapStyle, _ terms: ReleaseTerms) -> String {
    var text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    text += LabelText.comment(terms)
    text += "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n"
    text += " <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">\n  <rules key=\"classes\">\n"
    for (place, rule) in style.rules.enumerated() {
      text += "   <rule key=\"class-\(place)\" symbol=\"\(place)\" filter=\"\(XML.escaped(filter(rule.condition)))\""
      text += " label=\"\(XML.escaped(rule.label))\"/>\n"
    }
    text += "  </rules>\n  <symbols>\n"
    for (place, rule) in style.rules.enumerated() { text += symbol(rule, name: String(place)) }
    return text + "  </symbols>\n </renderer-v2>\n <blendMode>0</blendMode>\n <layerGeometryType>2</layerGeometryType>\n</qgis>\n"
  }

  private static func symbol(_ rule: StyleRule, name: String) -> String {
    var text = "   <symbol type=\"fill\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
    text += fill(rule.fill, brush: "solid", outline: "solid")
    if let hatch = rule.hatch { text += fill(hatch.colour, brush: hatch.kind.brush, outline: "no") }
    return text + "   </symbol>\n"
  }

  private static func fill(_ colour: Colour, brush: String, outline: String) -> String {
    let options = [
      ("color", colour.components), ("joinstyle", "bevel"), ("outline_color", Ink.rule.components), ("outline_style", outline),
      ("outline_width", "0.16"), ("outline_width_unit", "MM"), ("style", brush),
    ]
    let lines = options.map { "      <Option type=\"QString\" name=\"\($0.0)\" value=\"\($0.1)\"/>\n" }.joined()
    return
      "    <layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">\n     <Option type=\"Map\">\n\(lines)     </Option>\n    </layer>\n"
  }

  /// The words of QGIS by which a rule finds its features.
  private static func filter(_ condition: StyleCondition) -> String {
    switch condition {
    case .numbers(let field, let lower, let upper, _) where lower == upper: "\(number(field)) = \(lower)"
    case .numbers(let field, let lower, let upper, _): "\(number(field)) >= \(lower) AND \(number(field)) <= \(upper)"
    case .word(let field, let word): "\(name(field)) = \(quoted(word))"
    case .missing(let field): "\(name(field)) IS NULL"
    case .all(let parts): parts.map { "(\(filter($0)))" }.joined(separator: " AND ")
    case .any(let parts): parts.map { "(\(filter($0)))" }.joined(separator: " OR ")
    // A comparison with NULL is NULL, which NOT leaves as it is.
    case .not(let part): "NOT coalesce(\(filter(part)), false)"
    }
  }

  private static func name(_ field: String) -> String { "\"" + field.replacing("\"", with: "\"\"") + "\"" }

  /// A column with intervals is one of text, whose numbers are to be read; what is none becomes NULL and belongs to no range.
  private static func number(_ field: String) -> String { "try(to_real(\(name(field))))" }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }
}

extension Colour {
  /// Red, green and blue and opacity, each up to 255.
  fileprivate var components: String { "\(hex >> 16 & 0xFF),\(hex >> 8 & 0xFF),\(hex & 0xFF),255" }
}

extension Hatch.Kind {
  /// The brush pattern of QGIS that comes nearest.
  fileprivate var brush: String {
    switch self {
    case .level: "horizontal"
    case .upright: "vertical"
    case .rising: "b_diagonal"
    case .falling: "f_diagonal"
    case .crossed: "diagonal_x"
    case .dots: "dense6"
    }
  }
}
