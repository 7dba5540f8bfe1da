import WardlightEssentials
import WardlightSpatialStatistics

/// The sums of flows over the product of two neighbourhoods, by two sparse products: first over neighbouring origins, then over neighbouring destinations.
struct FlowNeighbourhoods {
  private let cells: FlowCells
  private let origins: Weights
  private let destinations: Weights

  /// One flow and what lies around it.
  struct Sum: Sendable {
    let pair: FlowMatrix.Pair
    /// How many cells the neighbourhood has, the flow's own included.
    let cells: Int
    /// The sum of the neighbourhood, the flow's own count included.
    let total: Int
    /// Whether the flow's own cell is missing.
    let isLeftOut: Bool
  }

  init(_ cells: FlowCells, _ origins: Weights, _ destinations: Weights) {
    self.cells = cells
    self.origins = origins
    self.destinations = destinations
  }

  /// The sums of some pairs, which stand in order of origin.
  func sums(of pairs: [FlowMatrix.Pair], _ parallel: Parallel) -> [Sum] {
    var starts = [Int](repeating: 0, count: cells.flows.origins.count + 1)
    for pair in pairs { starts[pair.origin + 1] += 1 }
    for origin in cells.flows.origins.codes.indices { starts[origin + 1] += starts[origin] }
    let rows = parallel.map(cells.flows.origins.count) { [starts] origin in
      sums(of: pairs[starts[origin]..<starts[origin + 1]], from: origin)
    }
    return rows.flatMap { $0 }
  }

  /// The sums of pairs that have one origin.
  private func sums(of pairs: ArraySlice<FlowMatrix.Pair>, from origin: Int) -> [Sum] {
    guard !pairs.isEmpty else { return [] }
    var near = [Bool](repeating: false, count: cells.flows.origins.count)
    var columns = [Int](repeating: 0, count: cells.flows.destinations.count)
    add(origin, &near, &columns)
    for neighbour in origins.neighbours(of: origin) { add(Int(neighbour), &near, &columns) }
    let height = origins.neighbours(of: origin).count + 1
    return pairs.map { sum(of: $0, columns, near, height) }
  }

  /// Adds the flows from one origin of the neighbourhood.
  private func add(_ origin: Int, _ near: inout [Bool], _ columns: inout [Int]) {
    near[origin] = true
    for place in cells.flows.row(origin) {
      let destination = Int(cells.flows.columns[place])
      if cells.lacksDiagonal && destination == origin { continue }
      columns[destination] += cells.flows.counts[place]
    }
  }

  private func sum(of pair: FlowMatrix.Pair, _ columns: [Int], _ near: [Bool], _ height: Int) -> Sum {
    let neighbours = destinations.neighbours(of: pair.destination)
    var total = columns[pair.destination]
    var missing = cells.lacksDiagonal && near[pair.destination] ? 1 : 0
    for neighbour in neighbours {
      total += columns[Int(neighbour)]
      if cells.lacksDiagonal && near[Int(neighbour)] { missing += 1 }
    }
    return Sum(pair: pair, cells: height * (neighbours.count + 1) - missing, total: total, isLeftOut: cells.isLeftOut(pair))
  }
}
