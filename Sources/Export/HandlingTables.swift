internal import WardlightDisclosure

/// What a GeoPackage says of itself in the tables of the metadata extension (OGC 12-128, annex F.8), which no program lists among the layers.
enum HandlingTables {
  /// What makes the tables, with a document of Dublin Core terms for one layer.
  static func statements(_ terms: ReleaseTerms, layer: String, time: String) -> [String] {
    [metadata, reference, "CREATE TABLE IF NOT EXISTS gpkg_extensions (\(extensionColumns))"]
      + ["gpkg_metadata", "gpkg_metadata_reference"].map { table in
        "INSERT INTO gpkg_extensions VALUES ('\(table)', NULL, 'gpkg_metadata', '\(definition)', 'read-write')"
      } + [
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', '\(standard)', 'text/xml', \(quoted(document(terms))))",
        "INSERT INTO gpkg_metadata_reference VALUES ('table', \(quoted(layer)), NULL, NULL, '\(time)', 1, NULL)",
      ]
  }

  private static let standard = "http://purl.org/dc/terms/"
  private static let definition = "http://www.geopackage.org/spec121/#extension_metadata"
  private static let extensionColumns =
    "table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)"
  private static let metadata =
    "CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')"
  private static let reference =
    "CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))"

  private static func document(_ release: ReleaseTerms) -> String {
    let lines = release.labels.map { label in
      let term = ReleaseTerms.dublinCore[label.name] ?? "description"
      return "<dcterms:\(term)>\(XMLText.escaped(label.value))</dcterms:\(term)>"
    }
    return "<metadata xmlns:dcterms=\"\(standard)\">\(lines.joined())</metadata>"
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
