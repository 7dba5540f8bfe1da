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
  /// What a reader of the file calls row 0: 2 where the file has a heading, else 1.
  public let firstRowNumber: Int
  private let columns: [TextColumn]

  /// A table of columns, one for each field.
  ///
  /// - Precondition: As many columns as fields, each of `rowCount` cells.
  public init(file: String, fields: [String], columns: [TextColumn], firstRowNumber: Int = 2) {
    precondition(fields.count == columns.count, "\(columns.count) columns for \(fields.count) fields")
    let lengths = Set(columns.map(\.count))
    precondition(lengths.count <= 1, "columns of \(lengths.sorted()) cells in one table")
    self.file = file
    self.fields = fields
    self.columns = columns
    self.firstRowNumber = firstRowNumber
    rowCount = columns.first?.count ?? 0
  }

  /// The column of a field, or `nil` where the table has none of that name.
  public func column(_ field: String) -> TextColumn? {
    fields.firstIndex(of: field).map { columns[$0] }
  }

  /// The number under which a reader of the file finds a row.
  public func rowNumber(_ row: Int) -> Int { row + firstRowNumber }
}

/// One column of text in a flat buffer.
public struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// A column without cells.
  public init() {}

  /// A column of these cells.
  public init(_ cells: some Sequence<String>) {
    for cell in cells { append(cell.utf8) }
  }

  /// The number of cells.
  public var count: Int { ends.count }

  /// The bytes of a cell; none where the cell is empty.
  public func utf8(_ row: Int) -> ArraySlice<UInt8> { bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }

  /// The text of a cell; empty where the cell is.
  public subscript(row: Int) -> String { String(decoding: utf8(row), as: UTF8.self) }

  /// Adds a cell at the end.
  public mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// Adds the cells of another column at the end.
  public mutating func append(_ other: TextColumn) {
    let offset = bytes.count
    bytes.append(contentsOf: other.bytes)
    ends.append(contentsOf: other.ends.lazy.map { $0 + offset })
  }
}
