public import WardlightEssentials

/// The general G of Getis and Ord: whether high values, or low ones, lie together over the whole map.
///
/// G = Σwᵢⱼxᵢxⱼ / Σxᵢxⱼ over pairs of different areas. By chance G is S₀/(n(n − 1)); more means that high values lie together, less that
/// low ones do. The values must have a natural zero and none may be negative.
///
/// The variance is the exact one over all arrangements of the values. It equals Getis and Ord's formula with 6S₀² in B₁, as spdep
/// (`B1correct = TRUE`) and esda have it; the paper's 3S₀² is a misprint. Islands and permutations are as for ``GlobalMoran``.
///
/// **No result.** Besides the reasons of ``GlobalMoran``, a negative value, and fewer than two values above 0.
///
/// - SeeAlso: Getis & Ord (1992), equations 5 and 6, doi:10.1111/j.1538-4632.1992.tb00261.x.
public enum GeneralG {
  /// G of a map.
  ///
  /// - Parameters:
  ///   - x: Values of at least 0, in order of area code; an area whose value is `NaN` or infinite leaves the map.
  ///   - weights: The neighbours, aligned with `x`; they need not be symmetric.
  ///   - standardization: Whether rows are scaled to sum to 1, which they are not by default: G was made for neighbours within a distance.
  ///   - options: The permutations, their seed and the alternative.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(links · log k + R · (n + links)).
  public static func statistic(
    _ x: [Double], weights: Weights, standardization: Standardization = .binary, options: InferenceOptions, parallel: Parallel
  ) -> GlobalStatistic {
    let map = PairMap(x, weights, standardization)
    if let reason = degeneracy(map) { return GlobalStatistic(reason, map, options) }
    let moments = PairMoments(map)
    let score = GlobalScore(
      moments: moments.products(mean: moments.mean, sign: 1), scale: 1 / allProducts(moments.values), normalityVariance: nil)
    let tails = PairPermutation.tails([.products], of: map, from: .zero, options, parallel)
    return GlobalStatistic(score, tails?[0], map, options)
  }

  /// Σxᵢxⱼ over pairs of different areas, in both orders.
  private static func allProducts(_ x: [Double]) -> Double {
    var (sum, before) = (0.0, 0.0)
    for value in x {
      sum += value * before
      before += value
    }
    return 2 * sum
  }

  private static func degeneracy(_ map: PairMap) -> GlobalDegeneracy? {
    if map.values.contains(where: { $0 < 0 }) { return .negative }
    if let reason = map.degeneracy { return reason }
    return map.values.count(where: { $0 > 0 }) < 2 ? .noProducts : nil
  }
}
