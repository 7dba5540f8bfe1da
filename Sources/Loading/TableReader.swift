internal import WardlightGDAL

/// Reads a table as text: CSV (also compressed), XLSX, ODS, GeoPackage, PostGIS and whatever else GDAL opens.
///
/// Numbers in text files stay the text they are, so that codes keep their leading zeros. A byte-order mark, either kind of line end, and quotes with
/// line ends in them are understood; a cell that is not UTF-8 is taken for Windows-1252, which holds Latin-1.
/// Readers share nothing: several files may be read side by side.
public struct TableReader: Sendable {
  let path: String
  let layer: String?
  let hasHeader: Bool

  /// A reader for one table.
  ///
  /// - Parameters:
  ///   - path: The file or connection.
  ///   - layer: The sheet or layer; `nil` takes the first.
  ///   - hasHeader: Whether the first row of a text file or sheet names the columns; without one they are called `1`, `2`, `3`.
  public init(path: String, layer: String? = nil, hasHeader: Bool = true) {
    self.path = path
    self.layer = layer
    self.hasHeader = hasHeader
  }

  /// The table with some of its columns, or with all.
  ///
  /// Empty rows at the end are left out; others stay, so that the numbers of rows hold. A short row lacks its last cells; cells beyond the
  /// heading's are left out.
  ///
  /// - Parameter fields: The wanted columns; `nil` takes all. They come in the file's order.
  /// - Throws: ``LoadingError`` for a missing or unreadable file, an unknown field, a quotation mark that is never closed.
  /// - Complexity: O(bytes) in time; in memory only what is wanted.
  public func read(fields: [String]? = nil) throws(LoadingError) -> TextTable { try batches(fields: fields).rest() }

  /// The same table piece by piece, for files that are larger than memory.
  ///
  /// - Parameters:
  ///   - fields: The wanted columns; `nil` takes all. They come in the file's order.
  ///   - rowsPerBatch: How many rows a piece has at most; fewer where their text is more than about a megabyte.
  /// - Throws: ``LoadingError`` for a missing or unreadable file or an unknown field; other faults come with the piece that has them.
  public func batches(fields: [String]? = nil, rowsPerBatch: Int = 65_536) throws(LoadingError) -> TableBatches {
    let place = VirtualPath(path)
    let isText = layer == nil && Self.isText(place)
    let source: any TableSource =
      isText ? try DelimitedText(place, hasHeader: hasHeader) : try LayerTable(place, layer: layer, hasHeader: hasHeader)
    let batches = TableBatches(source, file: place.shown, rowsPerBatch: rowsPerBatch)
    try batches.select(fields)
    return batches
  }

  /// The names of the columns, in the file's order; `1`, `2`, `3` where the file has no heading.
  ///
  /// - Throws: ``LoadingError`` for a missing, unreadable or empty file.
  /// - Complexity: A text file is read as far as its first row.
  public func fields() throws(LoadingError) -> [String] { try batches().present }

  /// The names of the sheets or layers that a file has, in its order; none of a text file, which is one table without a name.
  ///
  /// - Throws: ``LoadingError`` for a missing or unreadable file.
  public static func layers(of path: String) throws(LoadingError) -> [String] {
    let place = VirtualPath(path)
    guard !isText(place) else { return [] }
    return try loading(place.shown) { () throws(GDALError) in try Dataset(place).layerNames }
  }

  private static func isText(_ place: VirtualPath) -> Bool { ["csv", "tsv", "txt"].contains(place.format) }

  /// The table with the columns of these numbers, counted from 1; for files without a heading.
  public func read(columns numbers: Int...) throws(LoadingError) -> TextTable {
    try TableReader(path: path, layer: layer, hasHeader: false).read(fields: numbers.map(String.init))
  }
}
