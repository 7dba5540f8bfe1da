public import WardlightEssentials

/// Bivariate local Moran: where a high or low value of one variable lies among high or low ones of another.
///
/// Iᵢ = zxᵢ·Σw zy with zx = (x − x̄) / sx and zy = (y − ȳ) / sy, both standard deviations over n − 1. x stays where it is; the y of the neighbours is
/// compared with y drawn from the other areas without replacement, the area's own y left out. With E and V the moments of Gi of y:
/// expectation zxᵢ·(E − W·ȳ) / sy, variance (zxᵢ/sy)²·V, z the z of Gi of y with the sign of zxᵢ.
///
/// It tells how x here goes with y around, not whether x and y go together in one place; where they do, the neighbourhood of y alone can
/// bring a large value about.
///
/// **Classes.** By x's position and that of the mean of its neighbours' y, each against its own mean; else as for local Moran.
///
/// **No result.** An area without x or without y leaves the map for both. Else as for Gi of y, and where x is exactly at its mean.
///
/// **Where others differ.** GeoDa has the same Iᵢ. esda (2.9, `Moran_Local_BV`) has the same too, by other divisors that cancel. Their
/// permutation p is the smaller tail, half of a two-sided p.
///
/// - SeeAlso: Anselin, Syabri & Smirnov (2002), Visualizing multivariate spatial correlation with dynamically linked windows.
public enum BivariateLocalMoran {
  /// The bivariate local Moran of each area.
  ///
  /// - Parameters:
  ///   - x: The variable of the area itself, in order of area code; `NaN` where missing.
  ///   - y: The variable of its neighbours, aligned with `x`.
  ///   - weights: The neighbours, aligned with `x`.
  ///   - standardization: Whether rows are scaled to sum to 1; changes I, E and V, but no z and no p.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Returns: Columns aligned with the areas; the value is x.
  /// - Complexity: As for ``LocalMoran``.
  public static func statistics(
    _ x: [Double], among y: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions,
    parallel: Parallel
  ) -> LocalStatistics {
    let pool = ValuePool(y, weights, requiring: x)
    let own = Own(pool.areas.map { x[$0] })
    let scores = scores(pool, own, standardization, parallel)
    let tested = Inference.tested(scores)
    let evidence = SumEvidence(pool, options, parallel).evidence(tested) { own.side.sign(at: $0) < 0 }
    let side = MeanSide(pool.units)
    let judged = Inference(options).judge(scores, tested: tested, evidence, parallel) { position, direction in
      Quadrant(isHigh: own.side.sign(at: position) > 0, neighboursAreHigh: side.neighboursAreHigh(pool, at: position))
        .localClass(direction)
    }
    return LocalStatistics(x, pool, scores, judged, options)
  }

  /// The variable of the areas themselves.
  private struct Own {
    let side: MeanSide
    /// In standard deviations from the mean.
    let standardized: [Double]
    let varies: Bool

    init(_ x: [Double]) {
      side = MeanSide(ExactValues(x, terms: x.count).units)
      varies = x.min() != x.max()
      let mean = x.reduce(0) { $0 + $1 / Double(x.count) }
      let largest = x.reduce(0) { max($0, ($1 - mean).magnitude) }
      let centred = x.map { ($0 - mean) / largest }
      let deviation = (centred.reduce(0) { $0 + $1 * $1 } / Double(x.count - 1)).squareRoot()
      standardized = centred.map { $0 / deviation }
    }

    func degeneracy(at position: Int) -> Degeneracy? {
      if !varies { return .noVariance }
      return side.sign(at: position) == 0 ? .atTheMean : nil
    }
  }

  private static func scores(
    _ pool: ValuePool, _ own: Own, _ standardization: Standardization, _ parallel: Parallel
  ) -> [LocalScore] {
    let moments = SumMoments(pool)
    let n = Double(pool.count)
    let mean = pool.centred.reduce(0, +) / n
    let deviation = ((pool.centred.reduce(0) { $0 + $1 * $1 } - n * mean * mean) / (n - 1)).squareRoot()
    return pool.scores(parallel) { position, sums in
      if let reason = moments.degeneracy(pool.values[position], sums) ?? own.degeneracy(at: position) {
        return LocalScore(degeneracy: reason)
      }
      let scaled = sums.standardized(standardization)
      let gi = moments.others(pool.values[position], pool.centred[position], scaled)
      let (x, y) = (own.standardized[position], pool.centred[position])
      return LocalScore(
        statistic: x * (scaled.centred - scaled.weight * mean) / deviation,
        expected: -x * scaled.weight * (y - mean) / (n - 1) / deviation,
        variance: x * x * gi.variance / pool.scale / pool.scale / (deviation * deviation),
        z: own.side.sign(at: position) < 0 ? -gi.z : gi.z)
    }
  }
}
