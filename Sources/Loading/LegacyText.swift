/// Text of older systems, which is not UTF-8.
enum LegacyText {
  /// The columns as they are where all are UTF-8; otherwise read as Windows-1252, of which Latin-1 is a part.
  ///
  /// A file is in one encoding, so one cell that is not UTF-8 settles it for all.
  static func asUTF8(_ columns: [TextColumn]) -> [TextColumn] {
    columns.allSatisfy(isUTF8) ? columns : columns.map(fromWindows1252)
  }

  private static func isUTF8(_ column: TextColumn) -> Bool {
    (0..<column.count).allSatisfy { row in
      let cell = column.utf8(row)
      return cell.allSatisfy { $0 < 0x80 } || String(validating: cell, as: UTF8.self) != nil
    }
  }

  private static func fromWindows1252(_ column: TextColumn) -> TextColumn {
    TextColumn((0..<column.count).lazy.map { row in String(String.UnicodeScalarView(column.utf8(row).map(scalar))) })
  }

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? special[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The characters from 0x80 to 0x9F, where Windows-1252 goes beyond Latin-1; its five gaps stay what Latin-1 makes of them.
  private static let special = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
