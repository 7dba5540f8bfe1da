/// How many leave each origin and arrive at each destination, and which pairs there are.
struct FlowMargins: Sendable {
  let rows: [Int]
  let columns: [Int]
  let total: Int
  /// Whether a place sends nothing to itself, so that the diagonal has no cells.
  let hasEmptyDiagonal: Bool

  /// - Parameter flows: Without self-flows where `hasEmptyDiagonal`.
  init(_ flows: FlowMatrix, hasEmptyDiagonal: Bool) {
    rows = flows.originTotals
    columns = flows.destinationTotals
    total = flows.total
    self.hasEmptyDiagonal = hasEmptyDiagonal
  }

  var cellCount: Int { rows.count * columns.count }

  /// Whether a pair is a cell that can hold a flow.
  @inline(__always)
  func isCell(_ origin: Int, _ destination: Int) -> Bool {
    rows[origin] > 0 && columns[destination] > 0 && !(hasEmptyDiagonal && origin == destination)
  }

  /// The flows a cell can hold under shuffling, where no cell is left out.
  func support(_ origin: Int, _ destination: Int) -> ClosedRange<Int> {
    max(0, rows[origin] + columns[destination] - total)...min(rows[origin], columns[destination])
  }

  /// Origins that send anything.
  var activeRows: [Int] { rows.indices.filter { rows[$0] > 0 } }
  /// Destinations that receive anything.
  var activeColumns: [Int] { columns.indices.filter { columns[$0] > 0 } }
}
