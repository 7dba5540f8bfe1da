import WardlightEssentials

@testable import WardlightDisclosure

/// A table of counts with both its margins, small enough for every table to be tried that agrees with what is shown.
struct MarginTable {
  let rows: [[Int]]

  /// A table with many small counts.
  static func random(rows: Int, columns: Int, _ random: inout KeyedRandom) -> MarginTable {
    MarginTable(rows: (0..<rows).map { _ in (0..<columns).map { _ in [0, 1, 1, 2, 3, 5, 6, 7, 8, 11][random.below(10)] } })
  }

  static func cell(_ row: Int, _ column: Int) -> CellKey { CellKey("n", ["row": "r\(row)", "column": "c\(column)"]) }

  /// The sums of a table, by key.
  static func counts(_ rows: [[Int]]) -> [CellKey: Int] {
    var counts: [CellKey: Int] = [:]
    for (row, own) in rows.enumerated() {
      for (column, count) in own.enumerated() {
        for key in [cell(row, column), CellKey("n", ["row": "r\(row)"]), CellKey("n", ["column": "c\(column)"]), CellKey("n")] {
          counts[key, default: 0] += count
        }
      }
    }
    return counts
  }

  var cells: [CountedCell] { Self.counts(rows).map { CountedCell($0.key, $0.value) } }

  var dimensions: [Dimension] { [dimension("row", "r", rows.count), dimension("column", "c", rows[0].count)] }

  var measures: [Measure] { [Measure("n", .sums)] }

  private func dimension(_ name: String, _ letter: String, _ count: Int) -> Dimension {
    Dimension(name, .nested(within: Dictionary(uniqueKeysWithValues: (0..<count).map { ("\(letter)\($0)", ["*"]) }), complete: ["*"]))
  }

  func suppression(
    after earlier: [ReleasedCell] = [], with more: [CountedCell] = [], threads: Int = 2
  ) throws(DisclosureFault) -> Suppression {
    try Suppression.solve(
      cells + more, dimensions: dimensions, measures: measures, policy: .standard, earlier: earlier, parallel: Parallel(threads: threads))
  }

  /// What a release tells.
  func released(by shield: Shield) -> [ReleasedCell] {
    cells.map { cell in
      guard case .interval(let interval) = shield.verdict(cell.key) else {
        return ReleasedCell(cell.key, lower: cell.count, upper: cell.count, isProtected: false, place: "")
      }
      return ReleasedCell(
        cell.key, lower: interval.lowerBound, upper: interval.upperBound, isProtected: interval.lowerBound < 5 && cell.count < 5, place: "")
    }
  }

  /// The values that each count has among all tables that agree with what is shown.
  func valuesLeft(by shield: Shield) -> [CellKey: Set<Int>] {
    let shown = Self.counts(rows).map { key, count -> (CellKey, ClosedRange<Int>) in
      if case .interval(let interval) = shield.verdict(key) { (key, interval) } else { (key, count...count) }
    }
    let spans = Dictionary(uniqueKeysWithValues: shown)
    var seen: [CellKey: Set<Int>] = [:]
    walk([], spans) { table in
      for (key, count) in Self.counts(table) { seen[key, default: []].insert(count) }
    }
    return seen
  }

  /// Every table, filled row by row and given up as soon as a row or a column does not fit.
  private func walk(_ filled: [[Int]], _ spans: [CellKey: ClosedRange<Int>], _ visit: ([[Int]]) -> Void) {
    guard filled.count < rows.count else {
      if Self.counts(filled).allSatisfy({ spans[$0.key]?.contains($0.value) ?? false }) { visit(filled) }
      return
    }
    guard filled.isEmpty || rows[0].indices.allSatisfy({ fits(column: $0, filled, spans) }) else { return }
    for row in possible(row: filled.count, [], spans) { walk(filled + [row], spans, visit) }
  }

  private func fits(column: Int, _ filled: [[Int]], _ spans: [CellKey: ClosedRange<Int>]) -> Bool {
    filled.reduce(0) { $0 + $1[column] } <= spans[CellKey("n", ["column": "c\(column)"])]?.upperBound ?? 0
  }

  private func possible(row: Int, _ filled: [Int], _ spans: [CellKey: ClosedRange<Int>]) -> [[Int]] {
    guard filled.count < rows[0].count else {
      return spans[CellKey("n", ["row": "r\(row)"])]?.contains(filled.reduce(0, +)) ?? false ? [filled] : []
    }
    return (spans[Self.cell(row, filled.count)] ?? 0...0).flatMap { possible(row: row, filled + [$0], spans) }
  }
}
