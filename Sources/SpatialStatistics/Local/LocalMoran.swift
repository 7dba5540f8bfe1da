public import WardlightEssentials
import WardlightGeometry

/// Local Moran: areas that are like their neighbours, and areas that stand out among them.
///
/// With z = x − x̄ and w the weights of an area's row, Iᵢ = zᵢ·Σw z / m₂. **m₂ = Σz² / (n − 1)**, as in esda and GeoDa; spdep divides by n, so
/// that its Iᵢ is n / (n − 1) times ours. Under conditional randomisation, with W and S the sums of the weights and of their squares
/// (Sokal, Oden & Thomson 1998, for our divisor):
///
/// - E = −zᵢ²·W / Σz²,
/// - V = ((n − 1)/n)²·(zᵢ/m)²·n/(n − 2)·(S − W²/(n − 1))·(m − zᵢ²/(n − 1)) with m = Σz² / n.
///
/// z = (I − E) / √V is the z of Gi with the sign of zᵢ, and so is the permutation p: an area's own value stays and its neighbours are drawn
/// from the others without replacement, their sum is compared with the real one, and below the mean the tails change places.
///
/// **Classes.** A significant area has the name of its ``Quadrant``. A large I is the one of `greater`, which can so name only high-high
/// and low-low; `less` names the outliers only.
///
/// **No result.** As for Gi, and an area exactly at the mean: its Iᵢ is 0 whatever its neighbours.
///
/// **Where others differ.** spdep's default variance (`mlvar = TRUE`) agrees in z; with `mlvar = FALSE` the parts have different divisors. The
/// permutation p of esda, spdep and GeoDa is the smaller tail, half of a two-sided p, and esda and GeoDa give an area without
/// neighbours a value.
///
/// - SeeAlso: Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x; Sokal, Oden & Thomson (1998), doi:10.1111/j.1538-4632.1998.tb00406.x.
public enum LocalMoran {
  /// Local Moran of each area.
  ///
  /// - Parameters:
  ///   - x: The values in order of area code; `NaN` where missing.
  ///   - weights: The neighbours, aligned with `x`.
  ///   - standardization: Whether rows are scaled to sum to 1, so that the lag is a mean; changes I, E and V, but no z and no p.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(n + links) for z; with R permutations O(R · k + n log n) where the weights of each row are equal, else O(R · links).
  public static func statistics(
    _ x: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions, parallel: Parallel
  ) -> LocalStatistics {
    statistics(x, weights, standardization, options, parallel) { _ in nil }
  }

  /// The quadrant of each area in Moran's scatter plot, significant or not; `nil` where the value is missing or there is no neighbour.
  ///
  /// Parameters are those of ``statistics(_:weights:standardization:options:parallel:)``. How rows are scaled does not matter.
  ///
  /// - Complexity: O(n + links).
  public static func quadrants(_ x: [Double], weights: Weights) -> [Quadrant?] {
    let pool = ValuePool(x, weights)
    let side = MeanSide(pool.units)
    var quadrants = [Quadrant?](repeating: nil, count: x.count)
    for (position, area) in pool.areas.enumerated() where !pool.neighbours.range(of: position).isEmpty {
      quadrants[area] = Quadrant(isHigh: side.sign(at: position) > 0, neighboursAreHigh: side.neighboursAreHigh(pool, at: position))
    }
    return quadrants
  }

  /// - Parameter elsewhere: Why an area is not in the pool, where there is more to say than that it has no value.
  static func statistics(
    _ x: [Double], _ weights: Weights, _ standardization: Standardization, _ options: InferenceOptions, _ parallel: Parallel,
    elsewhere: (_ area: Int) -> Degeneracy?
  ) -> LocalStatistics {
    let pool = ValuePool(x, weights)
    let side = MeanSide(pool.units)
    let scores = scores(pool, side, standardization, parallel)
    let tested = Inference.tested(scores)
    let evidence = SumEvidence(pool, options, parallel).evidence(tested) { side.sign(at: $0) < 0 }
    let judged = Inference(options).judge(scores, tested: tested, evidence, parallel) { position, direction in
      Quadrant(isHigh: side.sign(at: position) > 0, neighboursAreHigh: side.neighboursAreHigh(pool, at: position)).localClass(direction)
    }
    return LocalStatistics(x, pool, scores, judged, options, elsewhere: elsewhere)
  }

  private static func scores(
    _ pool: ValuePool, _ side: MeanSide, _ standardization: Standardization, _ parallel: Parallel
  ) -> [LocalScore] {
    let moments = SumMoments(pool)
    let formula = Formula(pool.centred)
    return pool.scores(parallel) { position, sums in
      let sign = side.sign(at: position)
      if let reason = moments.degeneracy(pool.values[position], sums) ?? (sign == 0 ? .atTheMean : nil) {
        return LocalScore(degeneracy: reason)
      }
      let scaled = sums.standardized(standardization)
      let z = moments.others(pool.values[position], pool.centred[position], scaled).z
      return formula.score(pool.centred[position], scaled, z: sign < 0 ? -z : z)
    }
  }

  /// The statistic and its moments from centred values.
  private struct Formula {
    let n: Double
    /// The mean of the centred values, which is 0 but for rounding.
    let mean: Double
    let squares: Double

    init(_ centred: [Double]) {
      n = Double(centred.count)
      mean = centred.reduce(0, +) / n
      squares = centred.reduce(0) { $0 + $1 * $1 }
    }

    func score(_ own: Double, _ sums: NeighbourSums, z: Double) -> LocalScore {
      let square = own * own
      let m = squares / n
      let divisor = (n - 1) / n
      let spread = n / (n - 2) * (sums.squares - sums.weight * sums.weight / (n - 1)) * (m - square / (n - 1))
      return LocalScore(
        statistic: own * (sums.centred - sums.weight * mean) / (squares / (n - 1)), expected: -square * sums.weight / squares,
        variance: divisor * divisor * square / (m * m) * spread, z: z)
    }
  }
}
