public import WardlightEssentials

/// Moran's I: whether neighbours are alike over the whole map.
///
/// I = (n / S₀) · Σwᵢⱼzᵢzⱼ / Σzᵢ² with z = x − x̄. By chance I is −1/(n − 1); more means that like lies beside like, less that unlike does.
///
/// - Under randomisation V = {n[(n² − 3n + 3)S₁ − nS₂ + 3S₀²] − b₂[(n² − n)S₁ − 2nS₂ + 6S₀²]} / {(n − 1)(n − 2)(n − 3)S₀²} − E², with b₂ the
///   kurtosis m₄/m₂²; it is the exact variance over all arrangements of the values, also for two or three areas.
/// - Under normality V = (n²S₁ − nS₂ + 3S₀²) / {(n² − 1)S₀²} − E².
///
/// The permutation p arranges the values at random over all areas that have one and counts ties exactly.
///
/// **Islands** have a value but no neighbours. They count in n, in x̄ and in every arrangement, as in esda, GeoDa and spdep's
/// `adjust.n = FALSE`; spdep's default takes them out of n but leaves them in Σz² and in its permutations, so that its I is smaller
/// by the factor (n − islands)/n and its expectation is not the mean over its own permutations.
///
/// **No result.** With fewer than two areas, without neighbours, where values do not vary, or where every arrangement gives the same I (each area
/// neighbours all others, say), all numbers are `NaN` and there is a reason.
///
/// - SeeAlso: Moran (1950), doi:10.1093/biomet/37.1-2.17; Cliff & Ord (1981), Spatial Processes.
public enum GlobalMoran {
  /// I of a map.
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
      moments: moments.centredProducts(), scale: 1 / (moments.sums.s0 * moments.m2), normalityVariance: normalityVariance(moments))
    let tails = PairPermutation.tails([.centredProducts], of: map, from: .mean, options, parallel)
    return GlobalStatistic(score, tails?[0], map, options)
  }

  private static func normalityVariance(_ moments: PairMoments) -> Double {
    let (n, sums) = (moments.n, moments.sums)
    let squares = n * n * sums.s1 - n * sums.s2 + 3 * sums.s0 * sums.s0
    return squares / ((n * n - 1) * sums.s0 * sums.s0) - 1 / ((n - 1) * (n - 1))
  }
}
