internal import WardlightEssentials
internal import WardlightLoading

/// The cells of one file by standard field, and the faults of its rows.
struct RecordTable {
  private let table: TextTable
  let number: Int
  private let names: [RecordField: String]
  private let columns: [RecordField: TextColumn]
  private let longRows: Set<Int>

  /// - Parameters:
  ///   - table: The cells.
  ///   - names: What the file calls the standard fields that it has.
  ///   - number: The place of the file in the list.
  init(_ table: TextTable, names: [RecordField: String], number: Int) {
    self.table = table
    self.names = names
    self.number = number
    columns = names.compactMapValues { table.column($0) }
    longRows = Set(table.longRows)
  }

  var file: String { table.file }
  var rowCount: Int { table.rowCount }

  func column(_ field: RecordField) -> TextColumn? { columns[field] }

  func origin(_ row: Int) -> RecordOrigin { RecordOrigin(file: number, row: table.rowNumber(row)) }

  /// Refuses a row with text beyond the heading's last cell: its cells may have slipped, as behind a comma without quotation marks.
  func checkLength(_ row: Int) throws(RowFault) {
    guard longRows.isEmpty || !longRows.contains(row) else {
      throw RowFault(file: table.file, row: table.rowNumber(row), column: table.fields.last ?? "", reason: .moreCellsThanHeadings)
    }
  }

  func fault(_ row: Int, _ field: RecordField, _ reason: RowFault.Reason) -> RowFault {
    RowFault(file: table.file, row: table.rowNumber(row), column: names[field] ?? field.rawValue, reason: reason)
  }
}

extension TextColumn {
  /// The bytes of a cell without white space around them; none where the cell is empty.
  func trimmed(_ row: Int) -> ArraySlice<UInt8> {
    let bytes = utf8(row)
    guard let first = bytes.firstIndex(where: { $0 > UInt8(ascii: " ") }), let last = bytes.lastIndex(where: { $0 > UInt8(ascii: " ") })
    else {
      return bytes.prefix(0)
    }
    return bytes[first...last]
  }
}
