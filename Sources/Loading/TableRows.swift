/// The wanted columns of a table as they grow. Empty rows wait until a row that is not empty follows, so that those at the end are left out and the
/// numbers of the others hold.
struct TableRows {
  private(set) var columns: [TextColumn]
  private var emptyRows = 0

  init(columns count: Int) {
    columns = Array(repeating: TextColumn(), count: count)
  }

  mutating func appendEmpty() { emptyRows += 1 }

  /// Adds a row; `cell` adds the cell of a column, by number, at the column's end.
  mutating func append(_ cell: (_ column: Int, _ cells: inout TextColumn) -> Void) {
    for column in columns.indices {
      for _ in 0..<emptyRows { columns[column].append(EmptyCollection<UInt8>()) }
      cell(column, &columns[column])
    }
    emptyRows = 0
  }
}
