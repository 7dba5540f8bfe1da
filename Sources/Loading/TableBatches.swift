/// A table that is read piece by piece, so that it needs no more memory than one piece.
///
/// The pieces one behind the other are the table of ``TableReader/read(fields:)``; how many rows each has does not matter to it.
public final class TableBatches {
  /// The file, for messages.
  public let file: String
  /// The names of all columns, in the file's order.
  public var present: [String] { source.present }
  /// The names of the columns that are read, in the file's order.
  public private(set) var fields: [String]
  private let source: any TableSource
  private let rowsPerBatch: Int

  init(_ source: any TableSource, file: String, rowsPerBatch: Int) {
    precondition(rowsPerBatch >= 1, "a piece of \(rowsPerBatch) rows")
    self.source = source
    self.file = file
    self.rowsPerBatch = rowsPerBatch
    fields = source.present
  }

  /// Reads only some columns from now on.
  ///
  /// - Parameter wanted: Their names; `nil` takes all. Call it before the first ``next()``.
  /// - Throws: ``LoadingError/unknownField(file:layer:field:nearest:present:)``.
  public func select(_ wanted: [String]?) throws(LoadingError) {
    let places = try FieldFinder(file: file, layer: source.layerName, present: present).places(of: wanted)
    try source.select(places)
    fields = places.map { present[$0] }
  }

  /// The next rows, at least one; `nil` behind the last.
  ///
  /// Rows keep their true numbers (``TextTable/rowNumber(_:)``). Empty rows at the end of the file are left out.
  ///
  /// - Throws: ``LoadingError`` for what is met on the way: a quotation mark that is never closed, a packed file that is cut off.
  public func next() throws(LoadingError) -> TextTable? { try source.next(atMost: rowsPerBatch) }

  /// All rows that are left.
  func rest() throws(LoadingError) -> TextTable {
    try TextTable.joined(file, fields, firstRowNumber: source.firstRowNumber) { () throws(LoadingError) in try next() }
  }
}

/// A file that hands out the rows of a table.
protocol TableSource: AnyObject {
  /// The names of all columns, in the file's order.
  var present: [String] { get }
  /// The layer, where the format has layers.
  var layerName: String? { get }
  /// What a reader of the file calls the first row.
  var firstRowNumber: Int { get }

  /// Reads only the columns at these places from now on.
  func select(_ places: [Int]) throws(LoadingError)

  /// The next rows, at least one; `nil` behind the last.
  func next(atMost limit: Int) throws(LoadingError) -> TextTable?
}

extension FieldFinder {
  /// The places of wanted fields in the file's order; of all where none are named.
  func places(of wanted: [String]?) throws(LoadingError) -> [Int] {
    guard let wanted else { return Array(present.indices) }
    var places: Set<Int> = []
    for field in wanted { places.insert(try place(of: field)) }
    return places.sorted()
  }
}
