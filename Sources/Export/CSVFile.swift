public import WardlightDisclosure
internal import WardlightEssentials

/// Tables as CSV (RFC 4180) in UTF-8.
public enum CSVFile {
  /// The table with the columns' keys as its heading, cells as a reader sees them, and lines that end in `\n`.
  ///
  /// A protected count stands as its interval, `1–4`; a missing cell is empty. A last column, `handling` (`wardlight_handling` where the table has that name), carries the
  /// marking in each row, so that a cut or joined table keeps it, and behind it in the first row how the table is handled, under which policy it was made, by
  /// whom, when and from what. Spreadsheets, pandas and QGIS read it as one more column; a comment before the heading would break all three, and a file
  /// beside the table would be lost.
  ///
  /// - Complexity: O(cells).
  public static func text(_ table: Released<Table>) -> String {
    var lines = DelimitedText()
    let keys = table.content.columns.map(\.key)
    lines.append(keys + [FreeName.of("handling", beside: keys)])
    for (place, row) in table.content.rows.enumerated() {
      lines.append(row.map(\.text) + [place == 0 ? table.terms.sentences.joined(separator: " ") : table.terms.marking.rawValue])
    }
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
