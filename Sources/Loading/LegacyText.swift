/// Text of older systems, which is not UTF-8.
enum LegacyText {
  /// The column with each cell that is not UTF-8 read as Windows-1252, of which Latin-1 is a part.
  ///
  /// Each cell is judged by itself, so that the answer does not depend on how many rows are read at once.
  static func asUTF8(_ column: TextColumn) -> TextColumn {
    guard let first = (0..<column.count).first(where: { !isUTF8(column, $0) }) else { return column }
    var mended = TextColumn()
    for row in 0..<column.count {
      if row < first || isUTF8(column, row) { mended.append(column.utf8(row)) } else { mended.append(utf8(column.utf8(row))) }
    }
    return mended
  }

  /// The text of one cell.
  static func text(_ cell: some Collection<UInt8>) -> String {
    String(validating: cell, as: UTF8.self) ?? String(String.UnicodeScalarView(cell.map(scalar)))
  }

  /// Whether some bytes have nothing but ASCII, which is the same in all encodings.
  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let words = bytes.count / 8 * 8
    var (all, last): (UInt64, UInt8) = (0, 0)
    for place in stride(from: 0, to: words, by: 8) { all |= raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    for place in words..<bytes.count { last |= bytes[place] }
    return all & 0x8080_8080_8080_8080 == 0 && last < 0x80
  }

  private static func isUTF8(_ column: TextColumn, _ row: Int) -> Bool {
    column.withUTF8(row) { cell in isASCII(cell) || String(validating: cell, as: UTF8.self) != nil }
  }

  private static func utf8(_ cell: ArraySlice<UInt8>) -> String.UTF8View { text(cell).utf8 }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The characters from 0x80 to 0x9F, where Windows-1252 goes beyond Latin-1; its five gaps stay what Latin-1 makes of them.
  private static let special = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
