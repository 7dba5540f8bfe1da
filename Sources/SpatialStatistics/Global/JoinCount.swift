public import WardlightEssentials

/// Join counts of a map of two colours: how often neighbours are both black, both white, or one of each.
///
/// With x = 1 for black and 0 for white, BB = ½Σwᵢⱼxᵢxⱼ, WW = ½Σwᵢⱼ(1 − xᵢ)(1 − xⱼ) and BW = ½Σwᵢⱼ(xᵢ − xⱼ)². Chance keeps the number of black
/// areas and arranges them at random (non-free sampling): with b black of n areas E[BB] = S₀b(b − 1)/(2n(n − 1)) and E[BW] = S₀b(n − b)/(n(n − 1));
/// variances are the exact ones, whatever the weights. Islands and permutations are as for ``GlobalMoran``.
///
/// **No result.** Besides the reasons of ``GlobalMoran``, a single black area, which cannot be beside another: BB has no variance.
///
/// **Where others differ.** spdep (`joincount.test`, `joincount.multi`) has the same moments with `adjust.n = FALSE`; its default takes islands
/// out of n, but not out of the numbers of black and white. esda gives means and permutations only, and no WW with a p-value.
///
/// - SeeAlso: Cliff & Ord (1981), Spatial Processes, chapter 2.
public struct JoinCount: Hashable, Sendable {
  /// BB: joins of two black areas.
  public let blackBlack: GlobalStatistic
  /// BW: joins of a black and a white one.
  public let blackWhite: GlobalStatistic
  /// WW: joins of two white ones.
  public let whiteWhite: GlobalStatistic
  /// How many areas are black.
  public let black: Int

  /// The join counts of a map.
  ///
  /// - Parameters:
  ///   - x: 1 for black, 0 for white, in order of area code; an area that is `NaN` leaves the map.
  ///   - weights: The neighbours, aligned with `x`; they need not be symmetric.
  ///   - standardization: Whether rows are scaled to sum to 1, which they are not by default, so that a count is a number of joins.
  ///   - options: The permutations, their seed and the alternative.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/notBinary(area:)`` for the first area whose value is neither 0 nor 1.
  /// - Complexity: O(links · log k + R · (n + links)).
  public static func statistics(
    _ x: [Double], weights: Weights, standardization: Standardization = .binary, options: InferenceOptions, parallel: Parallel
  ) throws(StatisticsError) -> JoinCount {
    try StatisticsError.requireBinary(x)
    let map = PairMap(x, weights, standardization)
    let black = map.values.count { $0 == 1 }
    if let reason = map.degeneracy {
      let none = GlobalStatistic(reason, map, options)
      return JoinCount(blackBlack: none, blackWhite: none, whiteWhite: none, black: black)
    }
    let scores = scores(PairMoments(map))
    let tails = PairPermutation.tails([.products, .squaredDifferences, .oppositeProducts], of: map, from: .zero, options, parallel)
    let judged = scores.indices.map { GlobalStatistic(scores[$0], tails?[$0], map, options) }
    return JoinCount(blackBlack: judged[0], blackWhite: judged[1], whiteWhite: judged[2], black: black)
  }

  /// Twice BB, BW and WW; white is 1 − x, whose deviations are those of x with the other sign.
  private static func scores(_ moments: PairMoments) -> [GlobalScore] {
    let sums = [
      moments.products(mean: moments.mean, sign: 1), moments.squaredDifferences(), moments.products(mean: 1 - moments.mean, sign: -1),
    ]
    return sums.map { GlobalScore(moments: $0, scale: 0.5, normalityVariance: nil) }
  }
}

extension StatisticsError {
  /// Lets only 0, 1 and missing values pass.
  static func requireBinary(_ x: [Double]) throws(StatisticsError) {
    if let area = x.firstIndex(where: { !($0 == 0 || $0 == 1 || $0.isNaN) }) { throw .notBinary(area: area) }
  }
}
