public import WardlightDisclosure

/// Tables as CSV (RFC 4180) in UTF-8.
public enum CSVFile {
  /// The table with the columns' keys as its heading, cells as a reader sees them, and lines that end in `\n`.
  ///
  /// A protected count stands as its interval, `1–4`; a missing cell is empty.
  ///
  /// - Complexity: O(cells).
  public static func text(_ table: Released<Table>) -> String {
    var lines = DelimitedText()
    lines.append(table.content.columns.map(\.key))
    for row in table.content.rows { lines.append(row.map(\.text)) }
    return lines.text
  }
}

/// Rows of cells as they stand in a CSV file.
struct DelimitedText {
  private(set) var text = ""

  mutating func append(_ cells: [String]) { text += Self.line(cells) }

  /// One row with its line end.
  static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\n" }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
