import WardlightDisclosure

/// The rows of all tables of a pack by what a reader may call them.
struct NamedRows {
  private let tables: [ReadTable]
  private let counts: CountText
  private let rows: [String: [Place]]
  /// All names.
  let names: Set<String>

  /// A row of a table.
  struct Place: Hashable {
    let table: Int
    let row: Int
  }

  init(_ tables: [ReadTable], _ counts: CountText) {
    self.tables = tables
    self.counts = counts
    var rows: [String: [Place]] = [:]
    for (table, content) in tables.enumerated() {
      for row in content.rows.indices {
        for name in content.names(of: row) { rows[name, default: []].append(Place(table: table, row: row)) }
      }
    }
    self.rows = rows
    names = Set(rows.keys)
  }

  /// The rows of a name.
  func places(_ name: String) -> [Place] { rows[name, default: []] }

  /// Whether a number beside a name is one that some row of that name shows.
  func explains(_ stated: ClosedRange<Int>, of name: String) -> Bool {
    places(name).contains { place in
      tables[place.table].rows[place.row].contains { text in
        CountText.number(text).map { $0...$0 == stated } ?? (CountText.range(text) == stated)
      }
    }
  }

  /// Whether a number beside a name lies inside the range as which a count of that name is shown.
  func narrows(_ stated: ClosedRange<Int>, of name: String) -> Bool {
    places(name).contains { place in
      let table = tables[place.table]
      return table.counted.contains { key in
        guard table.meaning.key(row: place.row, column: key) != nil, let bounds = table.text(place.row, key).flatMap(counts.bounds)
        else { return false }
        return !bounds.isExact && bounds.range != stated && bounds.range.contains(stated.lowerBound)
          && bounds.range.contains(stated.upperBound)
      }
    }
  }
}
