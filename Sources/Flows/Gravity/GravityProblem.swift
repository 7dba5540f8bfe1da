import WardlightEssentials

/// Flows and distances that can have a gravity model.
struct GravityProblem: Sendable {
  /// The counts, with those of self-flows even where these are left out.
  let flows: FlowMatrix
  let decay: GravityModel.Decay
  let table: DistanceTable
  /// O.
  let origins: [Double]
  /// D.
  let destinations: [Double]
  /// Pairs of places with flows that are no structural zeros.
  let pairs: Int
  /// Pairs less rows, columns less one, and β.
  let degreesOfFreedom: Int
  /// All that flow.
  let total: Double

  init(_ all: FlowMatrix, _ distances: FlowDistances, _ decay: GravityModel.Decay, _ selfFlows: SelfFlows, _ parallel: Parallel)
    throws(FlowsError)
  {
    precondition(
      distances.originCount == all.origins.count && distances.destinationCount == all.destinations.count,
      "\(distances.originCount) × \(distances.destinationCount) distances for \(all.origins.count) × \(all.destinations.count) places")
    let leavesOut = all.isSquare && selfFlows == .leftOut
    let own = all.originTotals.indices.map { leavesOut ? all[$0, $0] : 0 }
    flows = all
    self.decay = decay
    origins = all.originTotals.indices.map { Double(all.originTotals[$0] - own[$0]) }
    destinations = all.destinationTotals.indices.map { Double(all.destinationTotals[$0] - (leavesOut ? own[$0] : 0)) }
    total = origins.reduce(0, +)
    guard total > 0 else { throw .gravity(.nothingFlows) }
    table = DistanceTable(distances, of: all, decay: decay, withoutDiagonal: leavesOut, parallel)
    let places = Places(origins, destinations)
    pairs = places.pairs(withoutDiagonal: leavesOut)
    degreesOfFreedom = pairs - places.rows.count - places.columns.count
    guard degreesOfFreedom > 0 else { throw .gravity(.tooFewPairs(pairs, needed: pairs + 1 - degreesOfFreedom)) }
    try checkDistances(distances, places)
  }

  /// β to begin with: Hyman's for the exponential decay, which reproduces the mean distance in a plane of evenly spread places; less where flows at the greatest distance would all but
  /// vanish, for there the search could not begin.
  var firstBeta: Double {
    switch decay {
    case .exponential: table.centre > 0 ? min(1.5 / (table.centre * table.unit), 30 / table.reach) : 0
    case .power: 1
    }
  }

  private func checkDistances(_ distances: FlowDistances, _ places: Places) throws(FlowsError) {
    var isVaried = false
    var first: Double?
    for row in places.rows where table.hasGaps || !isVaried {
      let cells = table.raw[row * table.columns..<(row + 1) * table.columns]
      if table.hasGaps, cells.contains(where: \.isNaN) { try checkRow(row, distances, places) }
      guard !isVaried else { continue }
      for column in places.columns where !isStructural(row, column) {
        let value = table.raw[row * table.columns + column]
        if let first, first != value { isVaried = true }
        first = first ?? value
      }
    }
    guard isVaried else { throw .gravity(.equalDistances) }
  }

  /// Whether nothing can flow between two places.
  func isStructural(_ row: Int, _ column: Int) -> Bool { table.withoutDiagonal && row == column }

  private func checkRow(_ row: Int, _ distances: FlowDistances, _ places: Places) throws(FlowsError) {
    for column in places.columns where !isStructural(row, column) && !table.raw[row * table.columns + column].isFinite {
      if distances[row, column].isFinite {
        throw .gravity(.noDistance(from: flows.origins.names[row], to: flows.destinations.names[column]))
      }
      let isOrigin = flows.origins.points[row] == nil || flows.destinations.points[column] != nil
      let end = isOrigin ? flows.origins : flows.destinations
      throw .gravity(.noPoint(kind: end.kind, name: end.names[isOrigin ? row : column]))
    }
  }
}

/// The places that have flows.
private struct Places {
  let rows: [Int]
  let columns: [Int]

  init(_ origins: [Double], _ destinations: [Double]) {
    rows = origins.indices.filter { origins[$0] > 0 }
    columns = destinations.indices.filter { destinations[$0] > 0 }
  }

  func pairs(withoutDiagonal: Bool) -> Int {
    let both = withoutDiagonal ? Set(rows).intersection(columns).count : 0
    return rows.count * columns.count - both
  }
}
