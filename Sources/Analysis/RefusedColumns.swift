import WardlightRecords

/// Columns that no verb uses, whatever they would stand for.
enum RefusedColumns {
  /// Refuses columns of ethnicity, nationality or faith, in tables and layers as in records.
  ///
  /// - Throws: ``RecordsError/originColumn(_:field:)``.
  static func check(_ columns: [String]) throws(RecordsError) {
    for column in columns where SensitiveColumn(heading: column) == .origin { throw .originColumn(column, field: nil) }
  }
}
