import Foundation

/// A table of a pack, read back from its CSV file.
struct PackTable {
  let columns: [String]
  let rows: [[String]]
  /// What the file says of itself; empty where it says nothing.
  let handling: String

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var records = Self.records(text)
    let heading = records.removeFirst()
    // What the file says of itself stands in a column of its own, in full in the first row; tests of figures need not know it.
    let isHandled = heading.last == "handling" && records.first?.last?.contains(" Policy ") == true
    handling = isHandled ? records[0][heading.count - 1] : ""
    columns = isHandled ? heading.dropLast() : heading
    rows = isHandled ? records.map { $0.dropLast() } : records
  }

  /// The cell of a column in the row that has `text` in column `key`; `nil` where there is none.
  func cell(_ column: String, where key: String = "name", is text: String) -> String? {
    guard let place = columns.firstIndex(of: column), let keyPlace = columns.firstIndex(of: key) else { return nil }
    return rows.first { $0[keyPlace] == text }?[place]
  }

  /// All cells of a column.
  func column(_ name: String) -> [String] {
    guard let place = columns.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    for character in text.replacingOccurrences(of: "\"\"", with: "\u{0}") {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        records[records.count - 1].append(cell)
        cell = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        records[records.count - 1].append(cell)
        cell = ""
        records.append([])
      case "\u{0}": cell.append("\"")
      default: cell.append(character)
      }
    }
    return records.filter { !$0.isEmpty }
  }
}

/// Whether a cell of a pack agrees with a published number: it equals it, or hides it in an interval that contains it.
func agrees(_ cell: String?, with number: Int) -> Bool {
  guard let cell else { return false }
  if let shown = Int(cell) { return shown == number }
  let ends = cell.split(separator: "–").compactMap { Int($0) }
  return ends.count == 2 && (ends[0]...ends[1]).contains(number)
}
