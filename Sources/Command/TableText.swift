import Wardlight

/// A small table as lines of text: its title, then its columns, the first to the left and the others to the right.
enum TableText {
  static func lines(_ table: Table) -> [String] {
    let widths = table.columns.indices.map { column in
      max(table.columns[column].title.count, table.rows.map { $0[column].text.count }.max() ?? 0)
    }
    return [table.title] + ([table.columns.map(\.title)] + table.rows.map { $0.map(\.text) }).map { "  " + aligned($0, widths) }
  }

  private static func aligned(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).enumerated().map { place, pair in
      let space = String(repeating: " ", count: pair.1 - pair.0.count)
      return place == 0 ? pair.0 + space : space + pair.0
    }
    return padded.joined(separator: "  ")
  }
}
