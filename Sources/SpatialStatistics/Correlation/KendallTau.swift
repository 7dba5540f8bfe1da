import Foundation

/// Kendall's rank correlation with ties, τ-b.
public struct KendallTau: Hashable, Sendable {
  /// τ-b, from −1 to 1; `NaN` where there is a ``reason``.
  public let tau: Double
  /// How many pairs have both values.
  public let n: Int
  /// The two-sided p-value by the normal distribution; `NaN` where there is a ``reason``.
  public let p: Double
  /// The lower end of the 95 % interval; `NaN` where there is a ``reason``.
  public let lower: Double
  /// The upper end of the 95 % interval; `NaN` where there is a ``reason``.
  public let upper: Double
  /// Why there is no correlation; `nil` where there is one.
  public let reason: String?

  /// Kendall's τ-b: pairs of areas in the same order on both sides less those in the opposite order, as a share of √((T − Tx)(T − Ty)).
  ///
  /// T = n(n − 1)/2 pairs, of which Tx tie in `x` and Ty in `y`; S is the difference of the two kinds. The p-value takes S as normal with mean 0 and
  /// the variance that chance gives it with these ties, without continuity correction: as `cor.test(method = "kendall", exact = FALSE)` of R and
  /// `kendalltau(method = "asymptotic")` of scipy. The interval is tanh(artanh τ ± 1.96·√(0.437/(n − 4))), of no width at τ = ±1. Its variance was
  /// found by simulation of normal data without ties and is good for |τ| below 0.8; many ties make it too wide or too narrow. Maps whose
  /// neighbours are alike overstate both: areas are then worth less than n independent pairs (``EffectiveSize``).
  ///
  /// - Parameters:
  ///   - x: Values in order of area code.
  ///   - y: Values aligned with `x`. A pair of which either is `NaN` is left out.
  /// - Returns: With fewer than ``RankCorrelation/leastPairs`` pairs, or where either side does not vary, a reason instead of numbers.
  /// - Complexity: O(n log n).
  /// - SeeAlso: Kendall (1945), doi:10.1093/biomet/33.3.239; Knight (1966), doi:10.1080/01621459.1966.10480879; Kendall (1970), Rank correlation
  ///   methods, chapter 4, for the variance; Fieller, Hartley & Pearson (1957), doi:10.1093/biomet/44.3-4.470, and Bonett & Wright (2000),
  ///   doi:10.1007/BF02294183, for the interval.
  public static func b(_ x: [Double], _ y: [Double]) -> KendallTau {
    let places = RankedPairs.places(x, y)
    let ranks = (Ranks.doubled(places.map { x[$0] }), Ranks.doubled(places.map { y[$0] }))
    if let reason = RankCorrelation.reason(ranks.0, ranks.1) {
      return KendallTau(tau: .nan, n: places.count, p: .nan, lower: .nan, upper: .nan, reason: reason)
    }
    return KendallTau(RankConcordance(ranks.0, ranks.1))
  }

  private init(_ pairs: RankConcordance) {
    tau = pairs.tau
    n = pairs.count
    p = NormalDistribution.p(Double(pairs.score) / pairs.variance.squareRoot(), .twoSided)
    (lower, upper) = FisherInterval.around(pairs.tau, variance: 0.437 / Double(pairs.count - 4))
    reason = nil
  }
}

extension KendallTau {
  private init(tau: Double, n: Int, p: Double, lower: Double, upper: Double, reason: String?) {
    (self.tau, self.n, self.p, self.lower, self.upper, self.reason) = (tau, n, p, lower, upper, reason)
  }
}
