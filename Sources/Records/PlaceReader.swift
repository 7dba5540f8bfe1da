public import WardlightLoading

/// Reads where the rows of a table are, and nothing else of them: for callers who keep the other cells as they stand.
public struct PlaceReader: Sendable {
  /// What the file calls the fields that say where a record is, as far as it has them: coordinates, postcode, name.
  public let columns: [RecordField: String]
  private let tools = ReadingTools.shared(key: nil)
  private let number: Int

  /// A reader for tables of one file.
  ///
  /// - Parameters:
  ///   - file: The file, and what its columns are called.
  ///   - present: The names of its columns.
  ///   - number: The place of the file in a list, for ``RecordOrigin``.
  /// - Throws: ``RecordsError/noPlaceColumns(file:present:)``, ``RecordsError/missingColumn(file:column:field:present:)`` for a column that the map
  ///   promises, or for one of two coordinates.
  public init(_ file: RecordFile, present: [String], number: Int = 0) throws(RecordsError) {
    let found = try file.columns.columns(of: file.path, having: present, wanted: PlaceColumns.fields)
    try PlaceColumns.check(Set(found.keys), Heading(file: file, present: present))
    columns = found
    self.number = number
  }

  /// Where each row is, or what is wrong with it; aligned with the rows.
  ///
  /// - Parameter table: Rows of the file, with at least the ``columns``.
  /// - Throws: ``RecordsError/table(_:)`` where PROJ cannot be used.
  public func places(of table: TextTable) throws(RecordsError) -> [Result<StatedPlace, RowFault>] {
    let table = RecordTable(table, names: columns, number: number)
    let places = try PlaceColumns(table, tools: tools)
    return (0..<table.rowCount).map { row in
      Result { () throws(RowFault) in
        try table.checkLength(row)
        return try places.place(row)
      }
    }
  }
}
