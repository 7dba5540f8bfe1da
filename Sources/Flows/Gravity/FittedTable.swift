import Foundation
import WardlightEssentials

/// The table that a fit expects, and how far the data are from it.
struct FittedTable {
  /// T, row-major; `NaN` where nothing can flow.
  let expected: [Double]
  /// 2·Σ n·ln(n/T), for both tables have the same total.
  let deviance: Double
  /// Σ (n − T)²/T.
  let pearson: Double
  /// Σ n·ln n.
  let saturated: Double

  init(_ problem: GravityProblem, _ search: GravitySearch, _ parallel: Parallel) {
    let (a, beta) = (search.a, search.beta)
    let b = search.destinationFactors
    expected = search.kernel.expected
    let parts = parallel.mapRanges(a.count, size: 64) { [expected] rows in RowSums(problem, beta, expected, a, b, rows) }
    deviance = parts.reduce(0) { $0 + $1.deviance }
    pearson = parts.reduce(-problem.total) { $0 + $1.pearson }
    saturated = parts.reduce(0) { $0 + $1.saturated }
  }

  /// The mean distance of what flows, and of the table.
  func meanDistance(_ problem: GravityProblem, _ distances: FlowDistances, _ parallel: Parallel) -> (observed: Double, fitted: Double) {
    let isOut = problem.table.withoutDiagonal
    let observed = DistanceTable.mean(distances.metres, of: problem.flows, withoutDiagonal: isOut, parallel)
    var sum = 0.0
    for (flow, metres) in zip(expected, distances.metres) where flow > 0 { sum += flow * metres }
    return (observed, sum / problem.total)
  }
}

/// What some rows of the data add to the statistics; a pair without flows adds its T, and those of all pairs are known.
private struct RowSums: Sendable {
  private(set) var deviance = 0.0
  /// Σ n²/T.
  private(set) var pearson = 0.0
  /// Σ n·ln n.
  private(set) var saturated = 0.0

  init(_ problem: GravityProblem, _ beta: Double, _ expected: [Double], _ a: [Double], _ b: [Double], _ rows: Range<Int>) {
    let flows = problem.flows
    let logB = b.map { $0 > 0 ? log($0) : 0 }
    let logs = SmallLogarithms()
    for row in rows where problem.origins[row] > 0 {
      var sum = -problem.origins[row] * log(a[row])
      for place in flows.starts[row]..<flows.starts[row + 1] where !problem.isStructural(row, Int(flows.columns[place])) {
        let (count, column) = (flows.counts[place], Int(flows.columns[place]))
        let own = Double(count) * logs[count]
        saturated += own
        sum += own + Double(count) * (-logB[column] + beta * problem.table.value(row, column))
        pearson += Double(count) * Double(count) / expected[row * b.count + column]
      }
      deviance += 2 * sum
    }
  }
}

/// Logarithms of small whole numbers, of which flows are made.
struct SmallLogarithms {
  private let logs: [Double] = (0..<256).map { log(Double($0)) }

  subscript(_ number: Int) -> Double { number < logs.count ? logs[number] : log(Double(number)) }
}
