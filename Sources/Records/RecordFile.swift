/// A table of records: where it is and what its columns are called.
public struct RecordFile: Hashable, Sendable {
  /// The file or connection.
  public let path: String
  /// The sheet or layer; `nil` takes the first.
  public let layer: String?
  /// What its columns are called.
  public let columns: ColumnMap

  /// A table by path.
  public init(path: String, layer: String? = nil, columns: ColumnMap = ColumnMap()) {
    self.path = path
    self.layer = layer
    self.columns = columns
  }
}

/// Where a record stands: a place in the list of files, and the row as the file's reader counts it.
public struct RecordOrigin: Hashable, Sendable {
  private let fileNumber: UInt16
  private let rowNumber: UInt32

  /// The place of the file in the list that was read, from 0.
  public var file: Int { Int(fileNumber) }
  /// The row as the file's reader counts it: the first record of a file with a heading is row 2.
  public var row: Int { Int(rowNumber) }

  /// A place by its two numbers.
  public init(file: Int, row: Int) {
    fileNumber = UInt16(clamping: file)
    rowNumber = UInt32(clamping: row)
  }
}
