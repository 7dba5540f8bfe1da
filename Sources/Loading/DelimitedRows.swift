/// Rows of a text file as they are found in one buffer.
struct DelimitedRows {
  /// The rows found.
  private(set) var count = 0
  /// Empty rows that wait until a row that is not empty follows, so that those at the end are left out and the numbers of the others hold.
  private(set) var emptyRows: Int
  /// Where the first record begins that is not in the rows.
  private(set) var end = 0
  /// Rows with text beyond the heading's last cell.
  private(set) var longRows: [Int] = []
  /// The text that the cells lie in.
  var buffer: [UInt8] = []
  private let width: Int
  private let places: [Int]
  private let limit: Int
  /// The wanted cells, row by row.
  private var spans: [CellSpan] = []

  /// Why there are no further rows, beside the buffer's end.
  enum Stop {
    case unclosed
    case notText
    case tooLong
  }

  /// - Parameters:
  ///   - width: How many cells the heading has.
  ///   - places: Which of them are wanted.
  ///   - limit: How many rows at most.
  ///   - emptyRows: Those that wait.
  init(width: Int, places: [Int], limit: Int, emptyRows: Int) {
    self.width = width
    self.places = places
    self.limit = limit
    self.emptyRows = emptyRows
  }

  /// Gathers the rows of a buffer whose first `filled` bytes are text.
  ///
  /// - Returns: What stands at ``end`` and is no row; `nil` where only the buffer or the limit ended.
  mutating func gather(from buffer: inout [UInt8], _ filled: Int, separator: UInt8, isAtEnd: Bool) -> Stop? {
    buffer.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let scanner = DelimitedScanner(bytes: base, count: filled, separator: separator, isAtEnd: isAtEnd)
      return withUnsafeTemporaryAllocation(of: CellSpan.self, capacity: max(width, 1)) { cells in
        gather(scanner, UnsafeMutableBufferPointer(rebasing: cells[..<width]))
      }
    }
  }

  private mutating func gather(_ scanner: DelimitedScanner, _ cells: UnsafeMutableBufferPointer<CellSpan>) -> Stop? {
    spans.reserveCapacity(places.count * min(limit, scanner.count / max(width, 1) / 4))
    while end < scanner.count {
      switch scanner.record(at: end, into: cells) {
      case .record(let record):
        guard record.isEmpty || hasRoom() else { return nil }
        end = record.end
        if record.isEmpty { emptyRows += 1 } else { append(cells, of: record, scanner) }
      case .incomplete: return nil
      case .unclosed: return .unclosed
      case .notText: return .notText
      case .tooLong: return .tooLong
      }
    }
    return nil
  }

  /// Whether there is room for another row, once the empty rows before it have taken theirs.
  private mutating func hasRoom() -> Bool {
    while emptyRows > 0, count < limit {
      spans.append(contentsOf: repeatElement(.empty, count: places.count))
      emptyRows -= 1
      count += 1
    }
    return count < limit
  }

  @inline(__always)
  private mutating func append(
    _ cells: UnsafeMutableBufferPointer<CellSpan>, of record: DelimitedScanner.Record, _ scanner: DelimitedScanner
  ) {
    for place in places {
      let span = cells[place]
      spans.append(span.needsUnquoting ? scanner.unquote(span) : span)
    }
    if record.isLong { longRows.append(count) }
    count += 1
  }

  /// The wanted columns, in UTF-8.
  func columns() -> [TextColumn] {
    let isPlain = buffer.withUnsafeBufferPointer { LegacyText.isASCII(UnsafeBufferPointer(rebasing: $0[..<end])) }
    return places.indices.map { place in
      let column = TextColumn(bytes: buffer, spans: cells(of: place))
      return isPlain ? column : LegacyText.asUTF8(column)
    }
  }

  private func cells(of place: Int) -> [CellSpan] {
    [CellSpan](unsafeUninitializedCapacity: count) { column, initialized in
      for row in 0..<count { column.initializeElement(at: row, to: spans[row * places.count + place]) }
      initialized = count
    }
  }
}
