import WardlightEssentials

/// What the margins alone make of each pair: row · column / total, and how far a flow strays from it.
struct MarginalFit: Sendable {
  /// e, row-major; `NaN` where a pair is no cell.
  let expected: [Double]
  /// v: the variance of o − e; 0 or less where the margins determine the flow.
  let variance: [Double]
  let degreesOfFreedom: Int
  /// Whether the margins of the fit are those of the flows.
  let isBalanced: Bool

  init(_ margins: FlowMargins, _ parallel: Parallel) {
    self = margins.hasEmptyDiagonal ? Self.quasiIndependence(margins, parallel) : Self.independence(margins)
  }

  private init(expected: [Double], variance: [Double], degreesOfFreedom: Int, isBalanced: Bool) {
    (self.expected, self.variance) = (expected, variance)
    (self.degreesOfFreedom, self.isBalanced) = (degreesOfFreedom, isBalanced)
  }

  private static func independence(_ margins: FlowMargins) -> MarginalFit {
    let total = Double(margins.total)
    var (expected, variance) = (margins.nothing, margins.nothing)
    margins.forEachCell { origin, destination, cell in
      let (row, column) = (Double(margins.rows[origin]), Double(margins.columns[destination]))
      expected[cell] = row * column / total
      variance[cell] = expected[cell] * (1 - row / total) * (1 - column / total)
    }
    return MarginalFit(
      expected: expected, variance: variance,
      degreesOfFreedom: max(0, margins.activeRows.count - 1) * max(0, margins.activeColumns.count - 1), isBalanced: true)
  }

  private static func quasiIndependence(_ margins: FlowMargins, _ parallel: Parallel) -> MarginalFit {
    let factors = QuasiFactors(margins)
    var expected = margins.nothing
    margins.forEachCell { expected[$2] = factors.origins[$0] * factors.destinations[$1] }
    let leverages = MarginalLeverages(margins, expected, parallel)
    var variance = margins.nothing
    margins.forEachCell { variance[$2] = expected[$2] * (1 - leverages.values[$2]) }
    return MarginalFit(
      expected: expected, variance: variance, degreesOfFreedom: max(0, leverages.cells - leverages.rank), isBalanced: factors.isBalanced)
  }
}

extension FlowMargins {
  /// A column of which nothing is known.
  var nothing: [Double] { [Double](repeating: .nan, count: cellCount) }

  /// Each cell, by origin and destination.
  func forEachCell(_ body: (_ origin: Int, _ destination: Int, _ cell: Int) -> Void) {
    for origin in rows.indices where rows[origin] > 0 {
      for destination in columns.indices where isCell(origin, destination) {
        body(origin, destination, origin * columns.count + destination)
      }
    }
  }
}

/// aᵢ and bⱼ, whose products outside the diagonal have the margins of the flows: iterative proportional fitting.
///
/// - Complexity: O(places) for an iteration, since a margin of products is a product of a factor and a sum less one term.
/// - SeeAlso: Goodman (1968), doi:10.1080/01621459.1968.10480920.
struct QuasiFactors: Sendable {
  private(set) var origins: [Double]
  private(set) var destinations: [Double]
  /// Whether both margins are reached to twelve digits.
  private(set) var isBalanced = false

  private static let most = 100_000

  init(_ margins: FlowMargins) {
    origins = margins.rows.map { $0 > 0 ? 1 : 0 }
    destinations = margins.columns.map { Double($0) / Double(max(1, margins.total)) }
    var round = 0
    while !isBalanced, round < Self.most {
      origins = Self.factors(margins.rows, others: Self.sumsWithoutEach(destinations))
      let sums = Self.sumsWithoutEach(origins)
      isBalanced = zip(zip(margins.columns, destinations), sums).allSatisfy {
        ($0.0.1 * $0.1 - Double($0.0.0)).magnitude <= 1e-13 * Double($0.0.0)
      }
      if !isBalanced { destinations = Self.factors(margins.columns, others: sums) }
      round += 1
    }
  }

  private static func factors(_ margin: [Int], others: [Double]) -> [Double] {
    zip(margin, others).map { $0 == 0 || $1 == 0 ? 0 : Double($0) / $1 }
  }

  /// The sum of all others, added from both ends, so that nothing large is taken away again.
  private static func sumsWithoutEach(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: values.count)
    var before = 0.0
    for place in values.indices {
      sums[place] = before
      before += values[place]
    }
    var after = 0.0
    for place in values.indices.reversed() {
      sums[place] += after
      after += values[place]
    }
    return sums
  }
}
