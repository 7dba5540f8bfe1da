import WardlightDisclosure

/// A table of a finished pack: its texts, and what its counts count.
struct ReadTable {
  /// The file within the pack: `tables/wards.csv`.
  let file: String
  /// The keys of the columns, as the file's heading has them.
  let keys: [String]
  /// The texts, row by row.
  let rows: [[String]]
  /// What the counts count.
  let meaning: CountMeaning
  /// The columns that say what a row is about, and hold no number.
  let labels: [String]
  private let places: [String: Int]

  init(file: String, keys: [String], rows: [[String]], meaning: CountMeaning) {
    self.file = file
    self.keys = keys
    self.rows = rows
    self.meaning = meaning
    places = Dictionary(keys.indices.map { (keys[$0], $0) }) { first, _ in first }
    labels = keys.indices.filter { column in
      meaning.columns[keys[column]] == nil && !rows.contains { Self.isNumeric($0[column]) }
    }.map { keys[$0] }
  }

  /// The name without folder and ending: `wards`.
  var name: String { String(file.split(separator: "/").last?.split(separator: ".").first ?? "") }

  /// The keys of the columns of counts that have a meaning, in the order of the file.
  var counted: [String] { keys.filter { meaning.columns[$0] != nil } }

  /// The text at a row and a column; `nil` where there is no such column.
  func text(_ row: Int, _ key: String) -> String? { places[key].map { rows[row][$0] } }

  /// What a reader may call a row: `Beckton`, or of a link `Newham to Kent`.
  func names(of row: Int) -> [String] {
    if let origin = text(row, "origin_name") ?? text(row, "origin"),
      let destination = text(row, "destination_name") ?? text(row, "destination"), !origin.isEmpty, !destination.isEmpty
    {
      return ["\(origin) to \(destination)"]
    }
    return [text(row, "name") ?? rows[row].first ?? ""].filter { !$0.isEmpty }
  }

  private static func isNumeric(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "−" || $0 == "<" }
    return digits.utf8.first.map { (48...57).contains($0) } ?? false
  }
}

/// Finds the row of a table that another file of the pack shows again.
struct RowFinder {
  private let table: ReadTable
  private let shared: [String]
  private var rows: [[String]: [Int]]

  /// - Parameter keys: The columns that the other file shows.
  init(_ table: ReadTable, showing keys: Set<String>) {
    self.table = table
    let shared = table.labels.filter(keys.contains)
    self.shared = shared
    rows = Dictionary(grouping: table.rows.indices) { row in shared.map { Self.plain(table.text(row, $0) ?? "") } }
  }

  /// The next row whose labels are these; rows of equal labels are found in their order.
  mutating func next(_ texts: [String: String]) -> Int? {
    let labels = shared.map { Self.plain(texts[$0] ?? "") }
    guard let places = rows[labels], let row = places.first else { return nil }
    if places.count > 1 { rows[labels] = Array(places.dropFirst()) }
    return row
  }

  /// A dash stands on a page for a cell that is empty in a file.
  private static func plain(_ text: String) -> String { text == "–" ? "" : text }
}
