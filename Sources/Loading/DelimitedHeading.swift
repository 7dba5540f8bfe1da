internal import WardlightGDAL

/// The first record of a text file, from which the separator and the names of the columns are told.
struct DelimitedHeading {
  /// What separates cells.
  private(set) var separator = UInt8(ascii: ",")
  /// Whether the whole file was read on the way.
  private(set) var isAtEnd = false
  private let file: VirtualFile
  private let shown: String
  private var buffer: [UInt8] = []
  private var (start, end, filled) = (0, 0, 0)

  init(of file: VirtualFile, named shown: String) {
    self.file = file
    self.shown = shown
  }

  /// What was read, from the first record on.
  var all: ArraySlice<UInt8> { buffer[start..<filled] }
  /// What was read behind the first record.
  var behind: ArraySlice<UInt8> { buffer[end..<filled] }

  /// Reads the first record.
  ///
  /// - Returns: Its cells without white space around them.
  mutating func names() throws(LoadingError) -> [String] {
    var size = 1 << 16
    while true {
      try grow(to: size)
      if let names = try cells() { return names.map(Self.trimmed) }
      size *= 2
    }
  }

  private mutating func grow(to size: Int) throws(LoadingError) {
    buffer.append(contentsOf: repeatElement(0, count: size + 8 - buffer.count))
    while !isAtEnd, filled < size {
      let read = try loading(shown) { () throws(GDALError) in try file.read(into: &buffer, filled..<size) }
      filled += read
      isAtEnd = read == 0
    }
    guard filled > 0 else { throw .emptyTable(file: shown) }
    guard !isWide else { throw .table(.wideText(file: shown)) }
    start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard filled > start else { throw .emptyTable(file: shown) }
    separator = Self.separator(of: all.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
  }

  /// Whether the text has two bytes for each letter: its mark says so, or one byte of the first two is 0.
  private var isWide: Bool {
    guard filled >= 2 else { return false }
    let two = (buffer[0], buffer[1])
    return two == (0xFF, 0xFE) || two == (0xFE, 0xFF) || (two.0 == 0) != (two.1 == 0)
  }

  /// The cells of the first record, or `nil` where more bytes are needed.
  private mutating func cells() throws(LoadingError) -> [String]? {
    let shown = shown
    let (outcome, texts) = scan()
    switch outcome {
    case .record(let record):
      end = record.end
      return texts
    case .incomplete: return nil
    case .unclosed: throw .unclosedQuote(file: shown, row: 1)
    case .notText: throw .notText(file: shown, row: 1)
    case .tooLong: throw .table(.cellTooLong(file: shown, row: 1))
    }
  }

  private mutating func scan() -> (DelimitedScanner.Outcome, [String]) {
    let (start, filled, separator, isAtEnd) = (start, filled, separator, isAtEnd)
    return buffer.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return (.incomplete, []) }
      let scanner = DelimitedScanner(bytes: base, count: filled, separator: separator, isAtEnd: isAtEnd)
      let counted = scanner.record(at: start, into: UnsafeMutableBufferPointer(start: nil, count: 0))
      guard case .record(let record) = counted else { return (counted, []) }
      var spans = Array(repeating: CellSpan.empty, count: record.cells)
      spans.withUnsafeMutableBufferPointer { _ = scanner.record(at: start, into: $0) }
      return (counted, spans.map { LegacyText.text(Self.bytes(of: $0, scanner)) })
    }
  }

  /// The bytes of a cell, copied: the first record may have to be read again as a row.
  private static func bytes(of span: CellSpan, _ scanner: DelimitedScanner) -> [UInt8] {
    var copy = Array(UnsafeBufferPointer(start: scanner.bytes + span.start, count: span.count))
    guard span.needsUnquoting else { return copy }
    let kept = copy.withUnsafeMutableBufferPointer { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      let scanner = DelimitedScanner(bytes: base, count: bytes.count, separator: 0, isAtEnd: true)
      return scanner.unquote(CellSpan(0..<bytes.count)).count
    }
    return Array(copy[..<kept])
  }

  /// The character of the first line, outside quotation marks, that most likely separates its cells.
  private static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    var counts = [Int](repeating: 0, count: 256)
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[Int(byte)] += 1 }
    }
    return ";\t|".utf8.reduce(UInt8(ascii: ",")) { counts[Int($1)] > counts[Int($0)] ? $1 : $0 }
  }

  private static func trimmed(_ name: String) -> String {
    var rest = name[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
