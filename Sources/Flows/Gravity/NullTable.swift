import Foundation

/// The table of independence: the same margins without distance.
///
/// Where self-flows are structural zeros it is that of quasi-independence, a_i·b_j off the diagonal, which is balanced by Furness's method in O(places) a step, for a row's sum is
/// that of all b less its own.
struct NullTable {
  /// 2·Σ n·ln(n/T); `NaN` where the margins cannot be balanced.
  let deviance: Double

  /// - Parameter saturated: Σ n·ln n.
  init(_ problem: GravityProblem, saturated: Double) {
    deviance = 2 * (saturated - (problem.table.withoutDiagonal ? Self.withoutDiagonal(problem) : Self.whole(problem)))
  }

  /// Σ n·ln T of O_i·D_j/N.
  private static func whole(_ problem: GravityProblem) -> Double {
    let sum = { (totals: [Double]) in totals.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) } }
    return sum(problem.origins) + sum(problem.destinations) - problem.total * log(problem.total)
  }

  /// Σ n·ln T of a_i·b_j off the diagonal.
  private static func withoutDiagonal(_ problem: GravityProblem) -> Double {
    let (origins, destinations) = (problem.origins, problem.destinations)
    var b = destinations
    var a = origins
    for _ in 0..<100_000 {
      let all = b.reduce(0, +)
      for place in a.indices { a[place] = origins[place] > 0 ? origins[place] / (all - b[place]) : 0 }
      let sum = a.reduce(0, +)
      var error = 0.0
      for place in b.indices where destinations[place] > 0 {
        let next = destinations[place] / (sum - a[place])
        error = max(error, (next / b[place] - 1).magnitude)
        b[place] = next
      }
      guard error > 1e-13 else { return logSum(origins, a) + logSum(destinations, b) }
    }
    return .nan
  }

  private static func logSum(_ totals: [Double], _ factors: [Double]) -> Double {
    zip(totals, factors).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * log($1.1) : 0) }
  }
}
