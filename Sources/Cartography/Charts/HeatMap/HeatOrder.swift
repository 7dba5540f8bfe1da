import WardlightDisclosure

/// The order of the rows and columns of a grid in which those alike stand beside each other.
struct HeatOrder {
  let rows: [Int]
  let columns: [Int]

  /// - Complexity: O(origins³ + destinations³ + cells).
  init(_ grid: FlowGrid) {
    let (origins, destinations) = (Self.named(grid.origins), Self.named(grid.destinations))
    let values = origins.map { row in destinations.map { (grid[row, $0] ?? .missing).middle } }
    let transposed = destinations.indices.map { column in values.map { $0[column] } }
    if grid.isSquare {
      let both = values.indices.map { Self.profile(values[$0]) + Self.profile(transposed[$0]) }
      let order = Self.order(both, weights: values.indices.map { values[$0].reduce(0, +) + transposed[$0].reduce(0, +) })
      rows = order.map { origins[$0] } + Self.unknown(grid.origins)
      columns = order.map { destinations[$0] } + Self.unknown(grid.destinations)
      return
    }
    let down = Self.order(values.map(Self.profile), weights: values.map { $0.reduce(0, +) })
    var across = Self.order(transposed.map(Self.profile), weights: transposed.map { $0.reduce(0, +) })
    if Self.rises(down, across, values) { across.reverse() }
    rows = down.map { origins[$0] } + Self.unknown(grid.origins)
    columns = Self.emptyLast(across, transposed).map { destinations[$0] } + Self.unknown(grid.destinations)
  }

  /// The known places by name, so that equal choices fall to the names.
  private static func named(_ ends: [FlowGrid.End]) -> [Int] {
    ends.indices.filter { !ends[$0].isUnknown }.sorted { (ends[$0].name, ends[$0].code) < (ends[$1].name, ends[$1].code) }
  }

  private static func unknown(_ ends: [FlowGrid.End]) -> [Int] { ends.indices.filter { ends[$0].isUnknown } }

  /// Roots of the shares, of which straight distances are Hellinger's.
  private static func profile(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { sum > 0 ? ($0 / sum).squareRoot() : 0 }
  }

  /// Those alike beside each other, the heavier half first, and those without anything last.
  private static func order(_ profiles: [[Double]], weights: [Double]) -> [Int] {
    let filled = profiles.indices.filter { weights[$0] > 0 }
    let distances = filled.flatMap { row in filled.map { distance(profiles[row], profiles[$0]) } }
    var order = LeafOrder.order(of: distances, count: filled.count).map { filled[$0] }
    let half = order.count / 2
    let (first, last) = (order.prefix(half).reduce(0) { $0 + weights[$1] }, order.suffix(half).reduce(0) { $0 + weights[$1] })
    if last > first || (last == first && (order.last ?? 0) < (order.first ?? 0)) { order.reverse() }
    return order + profiles.indices.filter { weights[$0] <= 0 }
  }

  private static func distance(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// Whether what there is lies rather from the lower left to the upper right than from the upper left to the lower right.
  private static func rises(_ rows: [Int], _ columns: [Int], _ values: [[Double]]) -> Bool {
    var (sum, down, across, both) = (0.0, 0.0, 0.0, 0.0)
    for (row, origin) in rows.enumerated() {
      for (column, destination) in columns.enumerated() {
        let weight = values[origin][destination]
        sum += weight
        down += weight * Double(row)
        across += weight * Double(column)
        both += weight * Double(row) * Double(column)
      }
    }
    return both * sum < down * across - 1e-9 * (1 + abs(down * across))
  }

  private static func emptyLast(_ order: [Int], _ values: [[Double]]) -> [Int] {
    let empty = order.filter { values[$0].allSatisfy { $0 <= 0 } }
    return order.filter { !empty.contains($0) } + empty.sorted()
  }
}
