internal import WardlightGDAL

/// The records of a text file one after the other, as RFC 4180 separates them.
///
/// The file passes through one window, which grows only where a single record does not fit into it.
struct DelimitedRecords {
  /// Where the cells of the present record lie in the window.
  private(set) var cells: [Cell] = []
  private let file: VirtualFile
  private let name: String
  private var window = [UInt8](repeating: 0, count: 1 << 18)
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  private var record = 0
  private var separator = UInt8(ascii: ",")

  /// A cell of the present record, without its quotation marks.
  struct Cell {
    let range: Range<Int>
    let hasDoubledQuotes: Bool
  }

  init(of file: VirtualFile, named name: String) {
    self.file = file
    self.name = name
  }

  /// Goes to the next record.
  ///
  /// - Returns: Whether there was one.
  mutating func next() throws(LoadingError) -> Bool {
    if record == 0 { begin() }
    record += 1
    while true {
      guard position < filled || !isAtEnd else { return false }
      switch scan() {
      case .record(let end):
        position = end
        return true
      case .incomplete where isAtEnd: throw .unclosedQuote(file: name, row: record)
      case .incomplete: refill()
      case .notText: throw .notText(file: name, row: record)
      }
    }
  }

  /// Whether the present record has nothing in any of its cells.
  var isEmpty: Bool { cells.allSatisfy { $0.range.isEmpty } }

  /// The text of a cell of the present record.
  func text(_ cell: Int) -> String {
    var column = TextColumn()
    append(cell, to: &column)
    return LegacyText.asUTF8([column])[0][0]
  }

  /// Adds a cell of the present record to a column; nothing where the record has no such cell.
  func append(_ cell: Int, to column: inout TextColumn) {
    guard cell < cells.count else { return column.append(EmptyCollection<UInt8>()) }
    let bytes = window[cells[cell].range]
    guard cells[cell].hasDoubledQuotes else { return column.append(bytes) }
    var isSecond = false
    column.append(
      bytes.filter { byte in
        isSecond = byte == quote && !isSecond
        return !isSecond
      })
  }

  private mutating func begin() {
    refill()
    if window.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let line = window[position..<filled].prefix { $0 != newline && $0 != carriageReturn }
    separator = Self.separator(of: line)
  }

  /// The character of the first line, outside quotation marks, that most likely separates its cells.
  private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    return ",;\t|".utf8.max {
      counts[$0, default: 0] < counts[$1, default: 0] || (counts[$0, default: 0] == counts[$1, default: 0] && $1 == UInt8(ascii: ","))
    }
      ?? UInt8(ascii: ",")
  }

  /// Brings the rest of the window to its front and reads on behind it.
  private mutating func refill() {
    window.replaceSubrange(0..<filled - position, with: Array(window[position..<filled]))
    filled -= position
    position = 0
    if filled == window.count { window.append(contentsOf: repeatElement(0, count: window.count)) }
    let read = file.read(into: &window, from: filled)
    filled += read
    isAtEnd = read == 0
  }

  private enum Outcome {
    case record(end: Int)
    case incomplete
    case notText
  }

  /// Finds the cells of the record that begins at `position`.
  private mutating func scan() -> Outcome {
    cells.removeAll(keepingCapacity: true)
    var found = cells
    defer { cells = found }
    return window.withUnsafeBufferPointer { all in
      Scanner(bytes: UnsafeBufferPointer(rebasing: all[..<filled]), separator: separator, isAtEnd: isAtEnd).scan(from: position, &found)
    }
  }

  /// Reads one record out of bytes that stay where they are.
  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let separator: UInt8
    let isAtEnd: Bool

    func scan(from start: Int, _ cells: inout [Cell]) -> Outcome {
      var place = start
      while true {
        guard let end = cell(at: place, &cells) else { return .incomplete }
        guard end < bytes.count else { return isAtEnd ? .record(end: end) : .incomplete }
        switch bytes[end] {
        case separator: place = end + 1
        case 0: return .notText
        default: return lineEnd(end)
        }
      }
    }

    /// A line ends in a line feed, a carriage return, or both.
    private func lineEnd(_ place: Int) -> Outcome {
      guard bytes[place] == carriageReturn else { return .record(end: place + 1) }
      guard place + 1 < bytes.count else { return isAtEnd ? .record(end: place + 1) : .incomplete }
      return .record(end: bytes[place + 1] == newline ? place + 2 : place + 1)
    }

    /// Adds the cell that begins at a place, and tells where it stops; `nil` where its quotation mark is not closed in these bytes.
    private func cell(at start: Int, _ cells: inout [Cell]) -> Int? {
      guard start < bytes.count, bytes[start] == quote else {
        let end = unquotedEnd(from: start)
        cells.append(Cell(range: start..<end, hasDoubledQuotes: false))
        return end
      }
      var place = start + 1
      var hasDoubledQuotes = false
      while place < bytes.count {
        if bytes[place] == quote {
          guard place + 1 < bytes.count, bytes[place + 1] == quote else {
            // Whether a quotation mark is doubled cannot be told from the last byte of the window.
            if place + 1 == bytes.count, !isAtEnd { return nil }
            cells.append(Cell(range: start + 1..<place, hasDoubledQuotes: hasDoubledQuotes))
            return unquotedEnd(from: place + 1)
          }
          hasDoubledQuotes = true
          place += 1
        }
        place += 1
      }
      return nil
    }

    private func unquotedEnd(from start: Int) -> Int {
      var place = start
      while place < bytes.count {
        let byte = bytes[place]
        if byte == separator || byte == newline || byte == carriageReturn || byte == 0 { break }
        place += 1
      }
      return place
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
