/// All cells of a table of flows, zeros too, as one row of values.
///
/// Cells stand origin by origin; where flows that stay in their place are left out, so are their cells.
struct FlowCells {
  let flows: FlowMatrix
  /// Whether the cells of flows that stay in their place are missing.
  let lacksDiagonal: Bool
  /// The counts of the cells.
  let values: [Int64]

  init(_ flows: FlowMatrix, _ selfFlows: SelfFlows) {
    self.flows = flows
    lacksDiagonal = selfFlows == .leftOut && flows.isSquare
    let width = flows.destinations.count - (lacksDiagonal ? 1 : 0)
    var values = [Int64](repeating: 0, count: flows.origins.count * width)
    for origin in flows.origins.codes.indices {
      for place in flows.row(origin) {
        let destination = Int(flows.columns[place])
        guard !(lacksDiagonal && origin == destination) else { continue }
        let shift = lacksDiagonal && destination > origin ? 1 : 0
        values[origin * width + destination - shift] = Int64(flows.counts[place])
      }
    }
    self.values = values
  }

  /// Where the cell of a pair stands; of a pair that is not left out.
  func position(_ pair: FlowMatrix.Pair) -> Int {
    guard lacksDiagonal else { return pair.origin * flows.destinations.count + pair.destination }
    return pair.origin * (flows.destinations.count - 1) + pair.destination - (pair.destination > pair.origin ? 1 : 0)
  }

  /// Whether a pair's cell is missing.
  func isLeftOut(_ pair: FlowMatrix.Pair) -> Bool { lacksDiagonal && pair.origin == pair.destination }

  /// The pairs to test, in order of origin and destination.
  func pairs(_ scope: LocalFlowStatistic.Scope) -> [FlowMatrix.Pair] {
    switch scope {
    case .pairsAboveZero: flows.pairs
    case .allCells:
      flows.origins.codes.indices.flatMap { origin in
        flows.destinations.codes.indices.map { FlowMatrix.Pair(origin: origin, destination: $0, count: flows[origin, $0]) }
      }
    }
  }
}

/// The mean and the variance of all cells, and what they make of a sum of some of them.
///
/// From whole numbers: with N cells, Σx and Σx², z = (N·T − k·Σx) / √((N·Σx² − (Σx)²)·k(N − k) / (N − 1)).
struct FlowCellMoments {
  private let count: Int
  private let total: Int
  /// N·Σx² − (Σx)², which is 0 only where all cells are equal.
  private let spread: Int128

  private let leastTotal: Int

  init(_ cells: FlowCells, leastTotal: Int) {
    self.leastTotal = leastTotal
    count = cells.values.count
    total = cells.values.reduce(0) { $0 + Int($1) }
    let squares = cells.values.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
    spread = Int128(count) * squares - Int128(total) * Int128(total)
  }

  /// Why a flow has no result; `nil` where it has one.
  func reason(_ sum: FlowNeighbourhoods.Sum) -> LocalFlowStatistic.Reason? {
    if sum.isLeftOut { return .selfFlow }
    if total < leastTotal { return .notEnough }
    if spread == 0 { return .noVariance }
    if sum.cells <= 1 { return .noNeighbours }
    return sum.cells == count ? .allCells : nil
  }

  func expected(_ sum: FlowNeighbourhoods.Sum) -> Double { Double(sum.cells) * (Double(total) / Double(count)) }

  func z(_ sum: FlowNeighbourhoods.Sum) -> Double {
    let above = Int128(count) * Int128(sum.total) - Int128(sum.cells) * Int128(total)
    let drawn = Double(sum.cells) * Double(count - sum.cells) / Double(count - 1)
    return Double(above) / (Double(spread) * drawn).squareRoot()
  }
}
