import WardlightDisclosure

/// Which program is to read a Styled Layer Descriptor. The standard has no names for lines of a hatch, so that each program has its own.
public enum StyleReader: String, CaseIterable, Hashable, Sendable {
  /// GeoServer and what else is built on GeoTools; hatches are its marks `shape://slash` and so on.
  case geoServer
  /// QGIS; hatches are its mark `horline`, turned counter-clockwise.
  case qgis
}

/// Styles as Styled Layer Descriptors.
///
/// - SeeAlso: OGC 05-078r4, Styled Layer Descriptor 1.1.0; OGC 05-077r4, Symbology Encoding 1.1.0; OGC 04-095, Filter Encoding 1.1.0.
enum SLD {
  /// A document of SLD 1.1.0.
  static func text(_ style: MapStyle, _ terms: ReleaseTerms, for reader: StyleReader) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += LabelText.comment(terms)
    text += "<StyledLayerDescriptor version=\"1.1.0\" xmlns=\"http://www.opengis.net/sld\" xmlns:se=\"http://www.opengis.net/se\""
    text += " xmlns:ogc=\"http://www.opengis.net/ogc\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    text += " xsi:schemaLocation=\"http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd\">\n"
    text += " <NamedLayer>\n  <se:Name>\(XML.escaped(style.title))</se:Name>\n  <UserStyle>\n   <se:FeatureTypeStyle>\n"
    for rule in style.rules { text += Self.rule(rule, reader) }
    return text + "   </se:FeatureTypeStyle>\n  </UserStyle>\n </NamedLayer>\n</StyledLayerDescriptor>\n"
  }

  private static func rule(_ rule: StyleRule, _ reader: StyleReader) -> String {
    let label = XML.escaped(rule.label)
    var text = "    <se:Rule>\n     <se:Name>\(label)</se:Name>\n     <se:Description><se:Title>\(label)</se:Title></se:Description>\n"
    text += "     <ogc:Filter>\(filter(rule.condition))</ogc:Filter>\n     <se:PolygonSymbolizer>\n"
    text += "      <se:Fill>\(parameter("fill", rule.fill.css))</se:Fill>\n"
    text += "      <se:Stroke>\(parameter("stroke", Ink.rule.css))\(parameter("stroke-width", "0.5"))</se:Stroke>\n"
    text += "     </se:PolygonSymbolizer>\n"
    if let hatch = rule.hatch { text += Self.hatch(hatch, reader) }
    return text + "    </se:Rule>\n"
  }

  private static func hatch(_ hatch: Hatch, _ reader: StyleReader) -> String {
    let mark = hatch.kind.mark(for: reader)
    let paint = parameter("stroke", hatch.colour.css) + parameter("stroke-width", "0.7")
    let fill = mark.isFilled ? "<se:Fill>\(parameter("fill", hatch.colour.css))</se:Fill>" : ""
    let turned = mark.rotation == 0 ? "" : "<se:Rotation>\(mark.rotation)</se:Rotation>"
    return """
           <se:PolygonSymbolizer>
            <se:Fill><se:GraphicFill><se:Graphic>
             <se:Mark><se:WellKnownName>\(mark.name)</se:WellKnownName>\(fill)<se:Stroke>\(paint)</se:Stroke></se:Mark>
             <se:Size>\(mark.size)</se:Size>\(turned)
            </se:Graphic></se:GraphicFill></se:Fill>
           </se:PolygonSymbolizer>

      """
  }

  private static func parameter(_ name: String, _ value: String) -> String {
    "<se:SvgParameter name=\"\(name)\">\(value)</se:SvgParameter>"
  }

  private static func filter(_ condition: StyleCondition) -> String {
    switch condition {
    case .numbers(let field, let lower, let upper, let texts):
      // Programs compare a word with a number as texts, so that 1–4 would lie between 10 and 20.
      joined("And", numbers(field, lower, upper) + texts.map { "<ogc:Not>\(compared("PropertyIsEqualTo", field, $0))</ogc:Not>" })
    case .word(let field, let word): compared("PropertyIsEqualTo", field, word)
    case .missing(let field): "<ogc:PropertyIsNull>\(name(field))</ogc:PropertyIsNull>"
    case .all(let parts): joined("And", parts.map(filter))
    case .any(let parts): joined("Or", parts.map(filter))
    case .not(let part): "<ogc:Not>\(filter(part))</ogc:Not>"
    }
  }

  private static func numbers(_ field: String, _ lower: String, _ upper: String) -> [String] {
    guard lower != upper else { return [compared("PropertyIsEqualTo", field, lower)] }
    return [compared("PropertyIsGreaterThanOrEqualTo", field, lower), compared("PropertyIsLessThanOrEqualTo", field, upper)]
  }

  private static func joined(_ word: String, _ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : "<ogc:\(word)>\(parts.joined())</ogc:\(word)>"
  }

  private static func compared(_ how: String, _ field: String, _ literal: String) -> String {
    "<ogc:\(how)>\(name(field))<ogc:Literal>\(XML.escaped(literal))</ogc:Literal></ogc:\(how)>"
  }

  private static func name(_ field: String) -> String { "<ogc:PropertyName>\(XML.escaped(field))</ogc:PropertyName>" }
}

/// A mark that fills an area again and again.
private struct HatchMark {
  let name: String
  var rotation = 0
  var size = 8
  var isFilled = false
}

extension Hatch.Kind {
  fileprivate func mark(for reader: StyleReader) -> HatchMark {
    switch (self, reader) {
    case (.rising, .geoServer): HatchMark(name: "shape://slash")
    case (.falling, .geoServer): HatchMark(name: "shape://backslash")
    case (.crossed, .geoServer): HatchMark(name: "shape://times")
    case (.level, .geoServer): HatchMark(name: "shape://horline")
    case (.upright, .geoServer): HatchMark(name: "shape://vertline")
    case (.rising, .qgis): HatchMark(name: "horline", rotation: 45)
    case (.falling, .qgis): HatchMark(name: "horline", rotation: 135)
    // A turn of nought would make it another kind of fill.
    case (.level, .qgis): HatchMark(name: "horline", rotation: 180)
    case (.upright, .qgis): HatchMark(name: "horline", rotation: 90)
    case (.crossed, .qgis): HatchMark(name: "x")
    case (.dots, _): HatchMark(name: "circle", size: 2, isFilled: true)
    }
  }
}
