import Foundation
public import WardlightEssentials

/// Spearman's rank correlation with a permutation test and an interval.
public struct RankCorrelation: Hashable, Sendable {
  /// Spearman's ρ, from −1 to 1; `NaN` where there is a ``reason``.
  public let rho: Double
  /// How many pairs have both values.
  public let n: Int
  /// The two-sided p-value by permutation; `NaN` where there is a ``reason`` or no permutation was asked for.
  public let p: Double
  /// The lower end of the 95 % interval; `NaN` where there is a ``reason``.
  public let lower: Double
  /// The upper end of the 95 % interval; `NaN` where there is a ``reason``.
  public let upper: Double
  /// Why there is no correlation; `nil` where there is one.
  public let reason: String?
  /// The number of permutations drawn.
  public let permutations: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// The least number of pairs: with four no permutation p below 1/12 exists and the interval has one degree of freedom.
  public static let leastPairs = 5

  /// Spearman's ρ: Pearson's correlation of the mid-ranks.
  ///
  /// The p-value counts, among random matchings of the pairs, those whose ρ is at least and at most the observed one, and is
  /// min(1, 2(min(greater, lesser) + 1)/(R + 1)). The interval is tanh(artanh ρ ± 1.96·√((1 + ρ²/2)/(n − 3))), of no width at ρ = ±1. Maps whose
  /// neighbours are alike overstate both: areas are then worth less than n independent pairs (``EffectiveSize``).
  ///
  /// - Parameters:
  ///   - x: Values in order of area code.
  ///   - y: Values aligned with `x`. A pair of which either is `NaN` is left out.
  ///   - permutations: R; 0 gives no p-value.
  ///   - seed: Names the draws.
  ///   - parallel: Changes the time only.
  /// - Returns: With fewer than ``leastPairs`` pairs, or where either side does not vary, a reason instead of numbers.
  /// - Complexity: O(n log n + R·k), where k of the n values of `x` are not its commonest one.
  /// - SeeAlso: Spearman (1904), doi:10.2307/1412159; Bonett & Wright (2000), doi:10.1007/BF02294183.
  public static func spearman(
    _ x: [Double], _ y: [Double], permutations: Int = 9_999, seed: UInt64, parallel: Parallel = Parallel()
  ) -> RankCorrelation {
    let pairs = RankedPairs(x, with: [y], members: [0], places: RankedPairs.places(x, y))
    return pairs.correlations(permutations, seed, parallel)[0]
  }

  /// Spearman's ρ of one value with each of many measures, under the same permutations.
  ///
  /// Each result is what ``spearman(_:_:permutations:seed:parallel:)`` gives for that measure alone, to the last bit, whichever others are asked
  /// for with it: the value's ranks are shuffled once and multiplied with the ranks of all measures that have a number in the same areas.
  /// So the p-values of different measures share their chance errors.
  ///
  /// - Parameters:
  ///   - value: Values in order of area code.
  ///   - measures: Lists aligned with `value`. An area where the value or the measure is `NaN` leaves that measure's pairs.
  ///   - permutations: R; 0 gives no p-values.
  ///   - seed: Names the draws.
  ///   - parallel: Changes the time only.
  /// - Returns: One correlation for each measure, in their order.
  /// - Complexity: O(m·n log n + R·k·(1 + m)) for m measures, where k of the n values are not the commonest one.
  public static func spearman(
    _ value: [Double], with measures: [[Double]], permutations: Int = 9_999, seed: UInt64, parallel: Parallel = Parallel()
  ) -> [RankCorrelation] {
    let groups = RankedPairs.groups(value, with: measures)
    let results = groups.map { ($0.members, $0.correlations(permutations, seed, parallel)) }
    return RankedPairs.inOrder(results, count: measures.count)
  }
}

extension RankCorrelation {
  /// Why values with these ranks have no correlation; `nil` where they have one.
  static func reason(_ x: [Int64], _ y: [Int64]) -> String? {
    if x.count < leastPairs { return "fewer than \(leastPairs) pairs" }
    if x.min() == x.max() { return "the first values do not vary" }
    return y.min() == y.max() ? "the second values do not vary" : nil
  }

  /// Pearson's correlation of doubled ranks; they are whole, so every sum is exact.
  static func rho(_ x: [Int64], _ y: [Int64]) -> Double {
    let mean = Int64(x.count + 1)
    var (xy, xx, yy) = (Int64(0), Int64(0), Int64(0))
    for (x, y) in zip(x, y) {
      xy += (x - mean) * (y - mean)
      xx += (x - mean) * (x - mean)
      yy += (y - mean) * (y - mean)
    }
    return xy.magnitude == xx.magnitude && xx == yy ? Double(xy.signum()) : Double(xy) / (Double(xx).squareRoot() * Double(yy).squareRoot())
  }

  /// The interval by Fisher's z with the Bonett–Wright variance for `n` independent pairs, above 3.
  static func interval(_ rho: Double, n: Double) -> (lower: Double, upper: Double) {
    FisherInterval.around(rho, variance: (1 + rho * rho / 2) / (n - 3))
  }
}

/// An interval that is as wide to both sides after Fisher's transformation.
enum FisherInterval {
  /// tanh(artanh r ± 1.96·√variance); of no width at r = ±1.
  static func around(_ r: Double, variance: Double) -> (lower: Double, upper: Double) {
    let half = 1.959_963_984_540_054 * variance.squareRoot()
    return r.magnitude == 1 ? (r, r) : (tanh(atanh(r) - half), tanh(atanh(r) + half))
  }
}
