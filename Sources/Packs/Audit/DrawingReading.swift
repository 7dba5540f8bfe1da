import WardlightDisclosure

/// Finds out which column of counts a drawing shows, as a reader would: the one with which most of its marks agree.
struct DrawingReading {
  /// The column.
  let column: String
  private let table: ReadTable
  private let rows: [String: [Int]]
  private let counts: CountText

  /// What a mark says of a count.
  struct Showing: Hashable {
    let key: CellKey
    let bounds: CountText.Bounds
    let name: String
  }

  /// - Returns: `nil` where no column agrees with most of the marks that have a number.
  init?(_ marks: [PageReading.Mark], _ tables: [ReadTable], _ counts: CountText) {
    let named = marks.compactMap(Self.numbered)
    guard !named.isEmpty else { return nil }
    var best: (table: ReadTable, column: String, rows: [String: [Int]], agreeing: Int)?
    for table in tables where !table.counted.isEmpty {
      let rows = Self.rows(of: table)
      for column in table.counted {
        let agreeing = named.filter { mark in rows[mark.name, default: []].contains { table.text($0, column).map(Self.plain) == mark.text }
        }
        if agreeing.count > best?.agreeing ?? 0 { best = (table, column, rows, agreeing.count) }
      }
    }
    guard let best, 3 * best.agreeing >= 2 * named.count else { return nil }
    (table, column, rows, self.counts) = (best.table, best.column, best.rows, counts)
  }

  /// What the marks say of the counts of that column, and of no other; a name that several rows have is only read where none of them agrees.
  func showings(_ marks: [PageReading.Mark], classes: Bool) -> [Showing] {
    marks.flatMap { mark -> [Showing] in
      guard let stated = Self.numbered(mark) else { return [] }
      let places = rows[stated.name, default: []]
      return [stated.text, classes ? mark.detail : ""].compactMap { text in showing(text, stated.name, places) }
    }
  }

  private func showing(_ text: String, _ name: String, _ places: [Int]) -> Showing? {
    guard let bounds = counts.bounds(text) else { return nil }
    let shown = places.compactMap { table.text($0, column).flatMap(counts.bounds) }
    guard !shown.contains(where: { $0.range == bounds.range || (bounds.range.contains($0.lower) && bounds.range.contains($0.upper)) }),
      let row = places.first(where: { places.count == 1 || holds($0, bounds) }), let key = table.meaning.key(row: row, column: column)
    else { return nil }
    return Showing(key: key, bounds: bounds, name: name)
  }

  private func holds(_ row: Int, _ bounds: CountText.Bounds) -> Bool {
    table.text(row, column).flatMap(counts.bounds).map { $0.range.contains(bounds.lower) && $0.range.contains(bounds.upper) } ?? false
  }

  /// `Beckton: 8` as a name and a number.
  private static func numbered(_ mark: PageReading.Mark) -> (name: String, text: String)? {
    guard let colon = mark.title.ranges(of: ": ").last else { return nil }
    let text = plain(String(mark.title[colon.upperBound...]))
    guard CountText.number(text) != nil || CountText.range(text) != nil else { return nil }
    return (String(mark.title[..<colon.lowerBound]), text)
  }

  private static func plain(_ text: String) -> String {
    let digits = text.replacing(",", with: "")
    return CountText.number(digits) == nil ? text : digits
  }

  private static func rows(of table: ReadTable) -> [String: [Int]] {
    var rows: [String: [Int]] = [:]
    for row in table.rows.indices { for name in table.names(of: row) { rows[name, default: []].append(row) } }
    return rows
  }
}
