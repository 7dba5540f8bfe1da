/// One column of text in a flat buffer, which several columns of a table may share.
public struct TextColumn: Sendable {
  private var bytes: [UInt8] = []
  private var spans: [CellSpan] = []

  /// A column without cells.
  public init() {}

  /// A column of these cells.
  public init(_ cells: some Sequence<String>) {
    for cell in cells { append(cell.utf8) }
  }

  /// A column whose cells lie here and there in a buffer.
  init(bytes: [UInt8], spans: [CellSpan]) {
    self.bytes = bytes
    self.spans = spans
  }

  /// The number of cells.
  public var count: Int { spans.count }

  /// The bytes of a cell; none where the cell is empty.
  public func utf8(_ row: Int) -> ArraySlice<UInt8> { bytes[spans[row].range] }

  /// The text of a cell; empty where the cell is.
  public subscript(row: Int) -> String { String(decoding: utf8(row), as: UTF8.self) }

  /// Lends the bytes of a cell to a closure, which is quicker than ``utf8(_:)`` where there are many.
  @inline(__always)
  public func withUTF8<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let range = spans[row].range
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Adds a cell at the end.
  public mutating func append(_ text: some Sequence<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    spans.append(CellSpan(start..<bytes.count))
  }

  /// Adds the cells of another column at the end.
  public mutating func append(_ other: TextColumn) {
    other.bytes.withUnsafeBufferPointer { source in
      for span in other.spans {
        let start = bytes.count
        bytes.append(contentsOf: source[span.range])
        spans.append(CellSpan(start..<bytes.count))
      }
    }
  }

  /// Some of the cells; their text is shared.
  func cells(_ range: Range<Int>) -> TextColumn { TextColumn(bytes: bytes, spans: Array(spans[range])) }
}

/// Where a cell lies in a buffer, in 64 bits: a million rows have many cells.
struct CellSpan: Sendable {
  /// The longest cell: 256 MiB less a byte.
  static let longest = 1 << 28 - 1
  private let bits: UInt64

  /// - Precondition: Not longer than ``longest``, within the first 32 GiB.
  init(_ range: Range<Int>, needsUnquoting: Bool = false) {
    precondition(range.count <= Self.longest, "a cell of \(range.count) bytes, more than \(Self.longest)")
    precondition(range.lowerBound < 1 << 35, "a cell at byte \(range.lowerBound) of a column, beyond \(1 << 35)")
    bits = UInt64(range.lowerBound) << 29 | UInt64(range.count) << 1 | (needsUnquoting ? 1 : 0)
  }

  static var empty: CellSpan { CellSpan(0..<0) }

  var start: Int { Int(bits >> 29) }
  var count: Int { Int(bits >> 1 & 0xFFF_FFFF) }
  var range: Range<Int> { start..<start + count }
  /// Whether quotation marks still stand in the cell that do not belong to its text.
  var needsUnquoting: Bool { bits & 1 == 1 }
}
