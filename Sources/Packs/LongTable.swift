import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials

/// Cuts long tables down for the page; the files have every row.
enum LongTable {
  private static let most = 60
  private static let shown = 40

  /// The rows with the highest exact counts, and the totals behind them; a table that is not long stays as it is. Of a table without counts the first ranks
  /// stay, of one of ranks moved the furthest moves, of any other the first rows.
  static func cut(_ released: Released<Table>) -> Released<Table> {
    let table = released.content
    guard table.rows.count > most else { return released }
    let order = order(table)
    let names = table.index(ofColumn: "name").map { column in table.rows.map { $0[column].text } } ?? []
    let totals = names.indices.filter { RowWords.totals.contains(names[$0]) }
    let rows = order.rows.filter { names.isEmpty || !RowWords.totals.contains(names[$0]) }
    let note = "The \(shown) \(order.word) of \(FixedDecimal.grouped(rows.count)); the file has all."
    return released.selecting(rows: Array(rows.prefix(shown)) + totals, note: note)
  }

  private static func order(_ table: Table) -> (rows: [Int], word: String) {
    func sorted(_ keys: [String], _ size: (Double) -> Double) -> [Int]? {
      keys.lazy.compactMap(table.index(ofColumn:)).first.map { column in
        let sizes = table.rows.map { $0[column].exactNumber.map(size) ?? -.infinity }
        return table.rows.indices.sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
      }
    }
    if let rows = sorted(["count", "current", "value"], { $0 }) { return (rows, "highest") }
    if let rows = sorted(["move"], { $0.magnitude }) { return (rows, "that moved furthest") }
    if let rows = sorted(["average_score"], { $0 }) { return (rows, "highest by average score") }
    if let rows = sorted(["rank"], { -$0 }) { return (rows, "first by rank") }
    return (Array(table.rows.indices), "first")
  }
}
