public import WardlightDisclosure
public import WardlightEssentials
internal import WardlightGDAL
public import WardlightGeometry

/// Areas and a table as a GeoPackage (OGC 12-128) that QGIS shows with its classes at once.
public enum GeoPackageFile {
  /// Writes one layer, named as the table, with a feature for each row, whole or not at all.
  ///
  /// Shapes keep the coordinates of their plane, EPSG:27700 or the layer's own; a bare plane is the format's “undefined Cartesian” one. Unlike GeoJSON, the format knows reference systems, so nothing is moved or
  /// rounded on the way out and neighbours still share each vertex. A column of exact numbers is one of integers or reals; a column with
  /// an interval or a withheld cell is text; a missing cell is NULL. Rows whose area is not among the areas have no shape. Marking, handling, policy, who made it, when and from what
  /// stand in the layer's description and, by name, in the tables of the metadata extension. The same input gives the same bytes.
  ///
  /// - Parameters:
  ///   - areas: The shapes.
  ///   - table: What is known about them.
  ///   - key: The column of the table with the area's code.
  ///   - style: How QGIS draws the layer; it stands in the table `layer_styles`. `nil` leaves that to QGIS.
  ///   - notes: Sentences that stand in the layer's description: how the figures were made.
  ///   - created: The date that the file's time stamps show, at midnight UTC.
  ///   - path: Where; the folder must be there, and the name should end in `.gpkg`.
  /// - Throws: ``ExportError/noKeyColumn(table:column:)``, ``ExportError/repeatedKey(table:column:rows:)``, ``ExportError/file(_:)``,
  ///   ``ExportError/refused(product:reason:)``; nothing of the attempt is left behind.
  /// - Complexity: O(vertices + cells).
  public static func write(
    areas: Areas, table: Released<Table>, keyedBy key: String, style: LayerStyle? = nil, notes: [String] = [], created: CalendarDate,
    to path: String
  ) throws(ExportError) {
    let matches = try RowMatches(areas: areas, table: table.content, key: key)
    let time = "\(created)T00:00:00.000Z"
    let columns = table.content.columns.count
    guard columns <= mostColumns else {
      throw .refused(
        product: path, reason: "\(columns) columns are more than the \(mostColumns) of a GeoPackage; a CSV holds them as rows.")
    }
    do {
      try WholeFile.write(to: path) { temporary in
        try ThreadSettings.with([("OGR_CURRENT_DATE", time)]) { () throws(GDALError) in
          let writer = try writer(for: table, in: areas.plane, notes, at: temporary)
          try add(matches, of: table.content, areas, to: writer)
          for statement in HandlingTables.statements(table.terms, layer: table.content.name, time: time) { try writer.run(statement) }
          if let style { for statement in style.statements(layer: table.content.name, time: time) { try writer.run(statement) } }
          try writer.finish()
        }
      }
    } catch let fault as FileFault {
      throw .file(fault)
    } catch {
      throw .refused(product: path, reason: "\(error)")
    }
  }

  /// SQLite's own limit is 2,000, with the number and the shape of a feature.
  private static let mostColumns = 1_998

  private static func writer(
    for table: Released<Table>, in plane: Plane, _ notes: [String], at path: String
  ) throws(GDALError) -> GeoPackageWriter {
    let content = table.content
    let fields = content.columns.indices.map { GeoPackageWriter.Field(name: content.columns[$0].key, kind: kind(of: $0, content)) }
    return try GeoPackageWriter(
      writing: path, layer: content.name, title: content.title,
      description: (table.terms.sentences + notes).joined(separator: " "),
      definition: plane.definition, fields: fields)
  }

  /// A column is as exact as its least exact cell.
  private static func kind(of column: Int, _ table: Table) -> GeoPackageWriter.Field.Kind {
    let cells = table.rows.lazy.map { $0[column] }.filter { $0 != .missing }
    if table.columns[column].kind == .text || cells.contains(where: { $0.exactNumber == nil }) { return .text }
    return cells.allSatisfy { $0.whole != nil } && table.columns[column].kind == .count ? .integer : .real
  }

  private static func add(_ matches: RowMatches, of table: Table, _ areas: Areas, to writer: GeoPackageWriter) throws(GDALError) {
    let kinds = table.columns.indices.map { kind(of: $0, table) }
    func values(_ row: Int) -> [GeoPackageWriter.Value?] { zip(table.rows[row], kinds).map { value($0, $1) } }
    for match in matches.drawn { try writer.add(values(match.row), polygons: areas.shapes.closedRings(ofArea: match.area)) }
    for row in matches.undrawn { try writer.add(values(row), polygons: nil) }
  }

  /// A number as it is printed, so that a reader finds the same one in every product.
  private static func value(_ cell: Cell, _ kind: GeoPackageWriter.Field.Kind) -> GeoPackageWriter.Value? {
    guard cell != .missing, !cell.text.isEmpty else { return nil }
    if kind == .integer, let count = cell.whole { return .integer(count) }
    switch (kind, cell) {
    case (.real, .count), (.real, .rounded), (.real, .number), (.real, .significant): return Double(cell.text).map { .real($0) }
    default: return .text(cell.text)
    }
  }
}

/// How QGIS draws a layer.
public struct LayerStyle: Hashable, Sendable {
  /// What the style is called.
  public let name: String
  /// The style in QGIS' own words, a document of QML.
  public let qml: String

  /// A style by name and text.
  public init(name: String, qml: String) {
    self.name = name
    self.qml = qml
  }

  /// What makes the table in which QGIS looks for styles, with this one as the default of a layer.
  func statements(layer: String, time: String) -> [String] {
    let quoted = [layer, "geom", name, qml].map { "'" + $0.replacing("'", with: "''") + "'" }
    return [
      """
      CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), \
      f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, \
      description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
      """,
      """
      INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) \
      VALUES ('layer_styles', 'attributes', 'layer_styles', '', '\(time)')
      """,
      """
      INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, \
      useAsDefault, description, owner, ui, update_time) \
      VALUES ('', '', \(quoted[0]), \(quoted[1]), \(quoted[2]), \(quoted[3]), '', 1, '', '', NULL, '\(time)')
      """,
    ]
  }
}

extension MultiPolygons {
  /// For each polygon of an area its rings, as easting and northing of each vertex in turn, the first repeated at the end.
  fileprivate func closedRings(ofArea area: Int) -> [[[Double]]] {
    polygons(ofArea: area).map { polygon in
      rings(ofPolygon: polygon).map { ring in
        let vertices = vertices(ofRing: ring)
        return (vertices + vertices.prefix(1)).flatMap { [$0.easting, $0.northing] }
      }
    }
  }
}
