import WardlightAnalysis
import WardlightDisclosure

/// Cuts long tables down for the page; the files have every row.
enum LongTable {
  private static let most = 60
  private static let shown = 40

  /// The rows with the highest exact counts, and the totals behind them; a table that is not long stays as it is.
  static func cut(_ released: Released<Table>) -> Released<Table> {
    let table = released.content
    guard table.rows.count > most, let column = ["count", "current"].lazy.compactMap(table.index(ofColumn:)).first else { return released }
    let names = released.column("name").content.cells.map(\.text)
    let totals = table.rows.indices.filter { RowWords.totals.contains(names[$0]) }
    let counts = table.rows.map { $0[column].exactNumber ?? 0 }
    let order = table.rows.indices.filter { !totals.contains($0) }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
    let note = "The \(shown) highest of \(order.count); the file has all."
    return released.selecting(rows: Array(order.prefix(shown)) + totals, note: note)
  }
}
