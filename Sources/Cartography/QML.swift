internal import WardlightDisclosure
internal import WardlightEssentials

/// The classes of a map as a style of QGIS, in its own format.
///
/// Each class is a rule with a filter, since protected intervals, withheld cells and numbers share a column; hatches are brush patterns of QGIS.
enum QML {
  /// A document of QML.
  ///
  /// - Parameters:
  ///   - classes: The classes of the column.
  ///   - column: The column as it stands in the layer: its key is the name of the field.
  static func text(_ classes: Classification, of column: CellColumn) -> String {
    let decimals = column.cells.reduce(0) { most, cell in max(most, cell.decimals) }
    let filter = ClassFilter(field: column.heading.key, decimals: decimals)
    var text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    text += "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n"
    text += " <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">\n  <rules key=\"classes\">\n"
    for (place, mapClass) in classes.classes.enumerated() {
      text += "   <rule key=\"class-\(place)\" symbol=\"\(place)\" filter=\"\(XML.escaped(filter.text(mapClass.kind)))\""
      text += " label=\"\(XML.escaped(mapClass.legendText))\"/>\n"
    }
    text += "  </rules>\n  <symbols>\n"
    for (place, mapClass) in classes.classes.enumerated() { text += symbol(mapClass, name: String(place)) }
    return text + "  </symbols>\n </renderer-v2>\n <blendMode>0</blendMode>\n <layerGeometryType>2</layerGeometryType>\n</qgis>\n"
  }

  private static func symbol(_ mapClass: MapClass, name: String) -> String {
    var text = "   <symbol type=\"fill\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
    text += fill(mapClass.fill, brush: "solid", outline: "solid")
    if let hatch = mapClass.hatch { text += fill(hatch.colour, brush: hatch.kind.brush, outline: "no") }
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
}

/// The words of QGIS by which a class finds its features.
private struct ClassFilter {
  let field: String
  /// The decimals with which the numbers of the column are printed.
  let decimals: Int

  func text(_ kind: MapClass.Kind) -> String {
    switch kind {
    case .zero: "\(number) = 0"
    case .protected(let lower, let upper): "\(name) = \(Self.quoted(Cell.interval(lower: lower, upper: upper).text))"
    case .range(let lower, let upper): "\(number) >= \(printed(lower)) AND \(number) <= \(printed(upper))"
    case .word(let word): "\(name) = \(Self.quoted(word))"
    case .missing: "\(name) IS NULL"
    case .withheld: "\(name) = \(Self.quoted(Cell.withheld.text))"
    }
  }

  private var name: String { "\"" + field.replacing("\"", with: "\"\"") + "\"" }

  /// A column with intervals is one of text, whose numbers are to be read; what is none becomes NULL and belongs to no range.
  private var number: String { "try(to_real(\(name)))" }

  private func printed(_ units: Int) -> String { FixedDecimal.text(Double(units) / power(10, Double(decimals)), decimals: decimals) }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }
}

extension Colour {
  /// Red, green, blue and opacity, each up to 255.
  fileprivate var components: String { "\(hex >> 16 & 0xFF),\(hex >> 8 & 0xFF),\(hex & 0xFF),255" }
}

extension Hatch.Kind {
  /// The brush pattern of QGIS that comes nearest.
  fileprivate var brush: String {
    switch self {
    case .rising: "b_diagonal"
    case .falling: "f_diagonal"
    case .crossed: "diagonal_x"
    case .dots: "dense6"
    }
  }
}

extension ChoroplethMap {
  /// The classes of the map as a style for QGIS, whose field is named by the key of the values' column.
  ///
  /// - Throws: What ``classification()`` throws.
  public func qml() throws(CartographyError) -> String { QML.text(try classification(), of: values.content) }
}

extension CategoryMap {
  /// The classes of the map as a style for QGIS, whose field is named by the key of the values' column.
  ///
  /// - Throws: What ``classification()`` throws.
  public func qml() throws(CartographyError) -> String { QML.text(try classification(), of: values.content) }
}
