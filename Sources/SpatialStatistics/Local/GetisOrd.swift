public import WardlightEssentials
import WardlightGeometry

/// The local statistics Gi and Gi\* of Getis and Ord: where high values, or low ones, lie together.
///
/// With x the values, k the number of neighbours, W = S the sums of the weights and of their squares (both k for Gi, k + 1 for Gi\*):
///
/// - **Gi** leaves the area itself out: x̄ and s² run over the other n − 1 areas and
///   z = (Σwx − W·x̄) / √(s²·[(n − 1)S − W²] / (n − 2)).
/// - **Gi\*** counts the area among its neighbours: x̄ and s² run over all n and z = (Σwx − W·x̄) / √(s²·[nS − W²] / (n − 1)).
///
/// The permutation p holds the area's own value and draws its k neighbours from the others without replacement; it is the same for Gi and
/// Gi\*. Equal sums count in both tails, exactly.
///
/// **No result.** A value that is `NaN` or infinite takes its area out of the map, so that others have a neighbour less. An island, an area
/// that all others neighbour, and values that do not vary give `NaN` and a reason.
///
/// **Where others differ.** The statistic here is the sum itself; spdep and esda print its share of Σx, which does not exist where Σx is 0. z is the
/// same. For weights standardised by row esda (2.9) takes Σw for Σw², so only its binary z agrees. The permutation p of esda, spdep
/// and GeoDa is the smaller tail, half of a two-sided p.
///
/// - SeeAlso: Getis & Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x; Ord & Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x.
public enum GetisOrd {
  /// Gi\* for each area.
  ///
  /// - Parameters:
  ///   - x: The values in order of area code; `NaN` where missing.
  ///   - weights: The neighbours, aligned with `x`; the area itself is added with weight 1 where it is not among them.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(n + links) for z; with permutations as for shared sequences, O(R · k + n log R).
  public static func giStar(_ x: [Double], weights: Weights, options: InferenceOptions, parallel: Parallel) -> LocalStatistics {
    statistics(x, weights, options, parallel) { StarMoments($0) }
  }

  /// Gi for each area; the area itself does not count, even where the weights name it.
  ///
  /// Parameters and complexity are those of ``giStar(_:weights:options:parallel:)``.
  public static func gi(_ x: [Double], weights: Weights, options: InferenceOptions, parallel: Parallel) -> LocalStatistics {
    statistics(x, weights, options, parallel) { OthersMoments($0) }
  }

  private static func statistics<Moments: LocalMoments>(
    _ x: [Double], _ weights: Weights, _ options: InferenceOptions, _ parallel: Parallel, _ moments: (ValuePool) -> Moments
  ) -> LocalStatistics {
    let pool = ValuePool(x, weights)
    let scores = moments(pool).scores(of: pool)
    let judged = Inference(options).judge(pool, scores, parallel)
    return LocalStatistics(x, pool, scores, judged, options)
  }
}

/// The sum over the neighbours of one area and what chance makes of it.
struct LocalScore: Hashable, Sendable {
  var statistic = Double.nan
  var expected = Double.nan
  var variance = Double.nan
  var z = Double.nan
  var degeneracy: Degeneracy?
}

/// The expectation and variance of a local sum.
protocol LocalMoments {
  /// Why an area of the pool has no result, found from the map and the values themselves, not from a number that came out near 0.
  func degeneracy(at position: Int, neighbours: Int) -> Degeneracy?
  /// The sum over the neighbours with its moments.
  func score(at position: Int, _ pool: ValuePool) -> LocalScore
}

extension LocalMoments {
  func scores(of pool: ValuePool) -> [LocalScore] {
    (0..<pool.count).map { position in
      if let reason = degeneracy(at: position, neighbours: pool.neighbours[position].count) { return LocalScore(degeneracy: reason) }
      return score(at: position, pool)
    }
  }
}

/// The moments of Gi\*, which are over all areas.
private struct StarMoments: LocalMoments {
  let n: Double
  let mean: Double
  /// The mean of the centred values, which is 0 but for rounding.
  let centredMean: Double
  let variance: Double
  let varies: Bool

  init(_ pool: ValuePool) {
    n = Double(pool.count)
    mean = pool.values.reduce(0, +) / n
    centredMean = pool.centred.reduce(0, +) / n
    variance = pool.centred.reduce(0) { $0 + $1 * $1 } / n - centredMean * centredMean
    varies = pool.values.min() != pool.values.max()
  }

  func degeneracy(at position: Int, neighbours: Int) -> Degeneracy? {
    if !varies { return .noVariance }
    if neighbours == 0 { return .island }
    return Double(neighbours + 1) == n ? .allNeighbours : nil
  }

  func score(at position: Int, _ pool: ValuePool) -> LocalScore {
    let row = pool.neighbours[position]
    let weight = Double(row.count + 1)
    let sum = row.reduce(pool.values[position]) { $0 + pool.values[Int($1)] }
    let centredSum = row.reduce(pool.centred[position]) { $0 + pool.centred[Int($1)] }
    let spread = variance * (n * weight - weight * weight) / (n - 1)
    return LocalScore(
      statistic: sum, expected: weight * mean, variance: spread, z: (centredSum - weight * centredMean) / spread.squareRoot())
  }
}

/// The moments of Gi, which are over the other areas.
private struct OthersMoments: LocalMoments {
  let n: Double
  let total: Double
  let centredTotal: Double
  let centredSquares: Double
  let spans: OtherSpans

  init(_ pool: ValuePool) {
    n = Double(pool.count)
    total = pool.values.reduce(0, +)
    centredTotal = pool.centred.reduce(0, +)
    centredSquares = pool.centred.reduce(0) { $0 + $1 * $1 }
    spans = OtherSpans(pool.values)
  }

  func degeneracy(at position: Int, neighbours: Int) -> Degeneracy? {
    if !spans.othersVary(without: position) { return .noVariance }
    if neighbours == 0 { return .island }
    return Double(neighbours + 1) == n ? .allNeighbours : nil
  }

  func score(at position: Int, _ pool: ValuePool) -> LocalScore {
    let row = pool.neighbours[position]
    let weight = Double(row.count)
    let own = pool.centred[position]
    let others = n - 1
    let centredMean = (centredTotal - own) / others
    let variance = (centredSquares - own * own) / others - centredMean * centredMean
    let spread = variance * (others * weight - weight * weight) / (n - 2)
    let sum = row.reduce(0) { $0 + pool.values[Int($1)] }
    let centredSum = row.reduce(0) { $0 + pool.centred[Int($1)] }
    return LocalScore(
      statistic: sum, expected: weight * (total - pool.values[position]) / others, variance: spread,
      z: (centredSum - weight * centredMean) / spread.squareRoot())
  }
}

/// Whether the values vary when one of them is left out.
private struct OtherSpans {
  private let values: [Double]
  private let lowest: [Double]
  private let highest: [Double]

  init(_ values: [Double]) {
    self.values = values
    let sorted = values.sorted()
    lowest = Array(sorted.prefix(2))
    highest = Array(sorted.suffix(2).reversed())
  }

  func othersVary(without position: Int) -> Bool {
    guard values.count > 2 else { return false }
    let low = values[position] == lowest[0] ? lowest[1] : lowest[0]
    let high = values[position] == highest[0] ? highest[1] : highest[0]
    return low < high
  }
}
