public import WardlightDisclosure
public import WardlightEssentials
internal import WardlightGDAL
public import WardlightGeometry

/// Areas and a table as GeoJSON (RFC 7946).
public enum GeoJSON {
  /// A collection with a feature for each row of the table.
  ///
  /// Coordinates are WGS 84 longitude and latitude with seven decimals (a centimetre); outsides run counter-clockwise, holes clockwise, both are
  /// closed. Vertices that fall together on rounding are kept once, rings that collapse are left out, and
  /// what rounding makes invalid is repaired. Properties carry the keys of the
  /// table's columns: exact numbers as numbers, intervals and withheld cells as text, missing cells as `null`. Rows whose area is not among
  /// the areas have no geometry. The collection carries `bbox` and, as foreign members, the labels of its terms (``ReleaseTerms/labels``): `marking`, `handling`, `policy`, who made it, when and from what.
  ///
  /// - Parameters:
  ///   - areas: The shapes, in any plane that a reference system defines.
  ///   - table: What is known about them.
  ///   - key: The column of the table with the area's code, which becomes the feature's `id`.
  ///   - notes: Sentences that stand as `notes` beside marking and policy: how the figures were made.
  ///   - parallel: How many threads transform coordinates; the text does not depend on it.
  /// - Returns: One feature in a line, in order of code, those without an area last in the table's order.
  /// - Throws: ``ExportError/barePlane(product:)`` for shapes that lie nowhere on Earth, ``ExportError/noKeyColumn(table:column:)``, ``ExportError/repeatedKey(table:column:rows:)``,
  ///   ``ExportError/refused(product:reason:)`` where PROJ's database is missing.
  /// - Complexity: O(vertices + cells).
  /// - SeeAlso: Butler et al. (2016), The GeoJSON Format, RFC 7946, doi:10.17487/RFC7946.
  public static func text(
    areas: Areas, table: Released<Table>, keyedBy key: String, notes: [String] = [], parallel: Parallel = Parallel()
  ) throws(ExportError) -> String {
    let matches = try RowMatches(areas: areas, table: table.content, key: key)
    let shapes = try RoundedShapes(areas.selecting(matches.drawn.map(\.area)), named: table.content.name, parallel)
    var text = JSONText()
    collection(&text, table, areas.geography.tiles.map { "\($0.rawValue) map" } ?? "boundaries", notes, shapes.box)
    var separator = "\n"
    for (place, match) in matches.drawn.enumerated() {
      text.raw(separator)
      feature(&text, table.content, match.row, id: areas.codes[match.area]) { shapes.write(place, to: &$0) }
      separator = ",\n"
    }
    for row in matches.undrawn {
      text.raw(separator)
      feature(&text, table.content, row, id: matches.codes[row]) { $0.raw("null") }
      separator = ",\n"
    }
    text.raw("\n]}\n")
    return text.text
  }

  static func collection(
    _ text: inout JSONText, _ table: Released<Table>, _ shapes: String, _ notes: [String], _ box: RoundedShapes.Limits?
  ) {
    text.raw("{\"type\":\"FeatureCollection\",\"name\":")
    text.string(table.content.name)
    for label in table.terms.labels {
      text.raw(",\"\(label.name)\":")
      text.string(label.value)
    }
    text.raw(",\"shapes\":\"\(shapes)\"")
    if !notes.isEmpty {
      text.raw(",\"notes\":[")
      for (place, note) in notes.enumerated() {
        if place > 0 { text.raw(",") }
        text.string(note)
      }
      text.raw("]")
    }
    if let box {
      text.raw(",\"bbox\":")
      box.write(to: &text)
    }
    text.raw(",\"features\":[")
  }

  static func feature(_ text: inout JSONText, _ table: Table, _ row: Int, id: String, _ geometry: (inout JSONText) -> Void) {
    text.raw("{\"type\":\"Feature\",")
    if !id.isEmpty {
      text.raw("\"id\":")
      text.string(id)
      text.raw(",")
    }
    text.raw("\"properties\":{")
    for (place, heading) in table.columns.enumerated() {
      if place > 0 { text.raw(",") }
      text.string(heading.key)
      text.raw(":")
      text.cell(table.rows[row][place])
    }
    text.raw("},\"geometry\":")
    geometry(&text)
    text.raw("}")
  }
}
