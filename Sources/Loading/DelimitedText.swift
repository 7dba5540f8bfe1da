internal import WardlightGDAL

/// A table in a text file: CSV, or with tabs, semicolons or bars in the commas' place.
///
/// The file passes through one buffer after the other; a buffer grows only where a single record does not fit into it, and becomes the text of the
/// table that is handed out.
final class DelimitedText: TableSource {
  let present: [String]
  let layerName: String? = nil
  let firstRowNumber: Int
  private let file: VirtualFile
  private let shown: String
  private let separator: UInt8
  private var rest: [UInt8]
  private var isAtEnd: Bool
  private var places: [Int]
  private var bufferSize = DelimitedText.usualSize
  /// How many rows were handed out, and how many empty ones wait until a row that is not empty follows.
  private var (given, emptyRows) = (0, 0)
  /// What a buffer holds at first, and what may be looked at behind its end.
  private static let (usualSize, margin) = (1 << 20, 8)

  init(_ place: VirtualPath, hasHeader: Bool) throws(LoadingError) {
    shown = place.shown
    file = try loading(place.shown) { () throws(GDALError) in try VirtualFile(reading: place) }
    var heading = DelimitedHeading(of: file, named: place.shown)
    let names = try heading.names()
    separator = heading.separator
    isAtEnd = heading.isAtEnd
    rest = Array(hasHeader ? heading.behind : heading.all)
    present = hasHeader ? names : names.indices.map { String($0 + 1) }
    places = Array(present.indices)
    firstRowNumber = hasHeader ? 2 : 1
    try HeadingCheck.check(hasHeader ? present.map { $0.isEmpty ? nil : $0 } : [], file: shown, layer: nil)
  }

  func select(_ places: [Int]) { self.places = places }

  func next(atMost limit: Int) throws(LoadingError) -> TextTable? {
    while !(isAtEnd && rest.isEmpty) {
      let rows = try rows(atMost: limit)
      if rows.count > 0 {
        defer { given += rows.count }
        return TextTable(
          file: shown, fields: places.map { present[$0] }, columns: rows.columns(), firstRowNumber: firstRowNumber + given,
          longRows: rows.longRows)
      }
    }
    return nil
  }

  /// The next rows, of which there may be none where the buffer holds no whole record.
  private func rows(atMost limit: Int) throws(LoadingError) -> DelimitedRows {
    var (buffer, filled) = try fill()
    var rows = DelimitedRows(width: present.count, places: places, limit: limit, emptyRows: emptyRows)
    let stop = rows.gather(from: &buffer, filled, separator: separator, isAtEnd: isAtEnd)
    emptyRows = rows.emptyRows
    rest = Array(buffer[rows.end..<filled])
    bufferSize = rows.end == 0 ? max(bufferSize, buffer.count * 2) : Self.usualSize
    rows.buffer = buffer
    if let stop { try fault(stop, row: firstRowNumber + given + rows.count + emptyRows) }
    return rows
  }

  private func fault(_ stop: DelimitedRows.Stop, row: Int) throws(LoadingError) {
    switch stop {
    case .unclosed: throw .unclosedQuote(file: shown, row: row)
    case .notText: throw .notText(file: shown, row: row)
    case .tooLong: throw .table(.cellTooLong(file: shown, row: row))
    }
  }

  /// What is left of the last buffer, and the next bytes of the file behind it.
  private func fill() throws(LoadingError) -> (buffer: [UInt8], filled: Int) {
    let size = isAtEnd ? rest.count : max(bufferSize, rest.count)
    var filled = rest.count
    var buffer = [UInt8](unsafeUninitializedCapacity: size + Self.margin) { [rest] bytes, initialized in
      let (_, filled) = bytes.initialize(from: rest)
      UnsafeMutableBufferPointer(rebasing: bytes[filled...]).initialize(repeating: 0)
      initialized = bytes.count
    }
    rest = []
    while !isAtEnd, filled < size {
      let read = try loading(shown) { () throws(GDALError) in try file.read(into: &buffer, filled..<size) }
      filled += read
      isAtEnd = read == 0
    }
    return (buffer, filled)
  }
}
