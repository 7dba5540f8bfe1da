public import WardlightEssentials

/// Geary's c: how much neighbours differ over the whole map.
///
/// c = (n − 1) · Σwᵢⱼ(xᵢ − xⱼ)² / (2S₀ · Σ(xᵢ − x̄)²). By chance c is 1; **less** means that like lies beside like, more that unlike does. The
/// sign of z and the alternative are those of c itself: positive autocorrelation has a negative z and is found by `less`.
///
/// - Under randomisation V = {(n − 1)S₁[n² − 3n + 3 − (n − 1)b₂] − ¼(n − 1)S₂[n² + 3n − 6 − (n² − n + 2)b₂] + S₀²[n² − 3 − (n − 1)²b₂]} /
///   {n(n − 2)(n − 3)S₀²}, with b₂ the kurtosis m₄/m₂²; it is the exact variance over all arrangements of the values, also for two or
///   three areas.
/// - Under normality V = [(2S₁ + S₂)(n − 1) − 4S₀²] / [2(n + 1)S₀²].
///
/// Islands, degenerate maps and permutations are as for ``GlobalMoran``.
///
/// **Where others differ.** spdep's `geary.test` prints z with the opposite sign, and its `alternative = "greater"` is `less` here.
///
/// - SeeAlso: Geary (1954), doi:10.2307/2986645; Cliff & Ord (1981), Spatial Processes.
public enum GlobalGeary {
  /// c of a map.
  ///
  /// - Parameters:
  ///   - x: The values in order of area code; an area whose value is `NaN` or infinite leaves the map.
  ///   - weights: The neighbours, aligned with `x`; they need not be symmetric.
  ///   - standardization: Whether rows are scaled to sum to 1, which they are by default.
  ///   - options: The permutations, their seed and the alternative.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(links · log k + R · (n + links)).
  public static func statistic(
    _ x: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions, parallel: Parallel
  ) -> GlobalStatistic {
    let map = PairMap(x, weights, standardization)
    if let reason = map.degeneracy { return GlobalStatistic(reason, map, options, hasNormality: true) }
    let moments = PairMoments(map)
    let score = GlobalScore(
      moments: moments.squaredDifferences(), scale: (moments.n - 1) / (2 * moments.sums.s0 * moments.n * moments.m2),
      normalityVariance: normalityVariance(moments))
    let tails = PairPermutation.tails([.squaredDifferences], of: map, from: .mean, options, parallel)
    return GlobalStatistic(score, tails?[0], map, options)
  }

  private static func normalityVariance(_ moments: PairMoments) -> Double {
    let (n, sums) = (moments.n, moments.sums)
    return ((2 * sums.s1 + sums.s2) * (n - 1) - 4 * sums.s0 * sums.s0) / (2 * (n + 1) * sums.s0 * sums.s0)
  }
}
