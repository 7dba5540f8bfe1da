/// The cells of a table as text, column by column in flat buffers.
///
/// Rows are numbered as a reader of the file counts them: the first row of data is row 2 where the file has a heading.
public struct TextTable: Sendable {
  /// The file the table was read from, for messages.
  public let file: String
  /// The names of the columns, in the file's order.
  public let fields: [String]
  /// The number of rows.
  public let rowCount: Int
  /// What a reader of the file calls row 0: 2 where the file has a heading and the table begins with it, else 1 or the row it begins with.
  public let firstRowNumber: Int
  /// The rows with text beyond the heading's last cell, ascending; that text is not in the table, and its row may have slipped.
  public let longRows: [Int]
  private let columns: [TextColumn]

  /// A table of columns, one for each field.
  ///
  /// - Precondition: As many columns as fields, each of `rowCount` cells.
  public init(file: String, fields: [String], columns: [TextColumn], firstRowNumber: Int = 2, longRows: [Int] = []) {
    precondition(fields.count == columns.count, "\(columns.count) columns for \(fields.count) fields")
    let lengths = Set(columns.map(\.count))
    precondition(lengths.count <= 1, "columns of \(lengths.sorted()) cells in one table")
    self.file = file
    self.fields = fields
    self.columns = columns
    self.firstRowNumber = firstRowNumber
    self.longRows = longRows
    rowCount = columns.first?.count ?? 0
  }

  /// The column of a field, or `nil` where the table has none of that name.
  public func column(_ field: String) -> TextColumn? {
    fields.firstIndex(of: field).map { columns[$0] }
  }

  /// The column at a place in ``fields``, for tables that name two alike.
  public func column(at place: Int) -> TextColumn { columns[place] }

  /// The number under which a reader of the file finds a row.
  public func rowNumber(_ row: Int) -> Int { row + firstRowNumber }

  /// Some of the rows, which keep their numbers.
  ///
  /// - Complexity: O(cells); their text is shared.
  public func rows(_ range: Range<Int>) -> TextTable {
    TextTable(
      file: file, fields: fields, columns: columns.map { $0.cells(range) }, firstRowNumber: firstRowNumber + range.lowerBound,
      longRows: longRows.filter(range.contains).map { $0 - range.lowerBound })
  }

  /// The rows of tables that follow each other, as one table.
  static func joined(_ file: String, _ fields: [String], firstRowNumber: Int, _ next: () throws(LoadingError) -> TextTable?)
    throws(LoadingError) -> TextTable
  {
    var columns = Array(repeating: TextColumn(), count: fields.count)
    var longRows: [Int] = []
    while let table = try next() {
      longRows += table.longRows.map { $0 + (columns.first?.count ?? 0) }
      for place in columns.indices { columns[place].append(table.columns[place]) }
    }
    return TextTable(file: file, fields: fields, columns: columns, firstRowNumber: firstRowNumber, longRows: longRows)
  }
}
