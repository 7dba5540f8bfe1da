public import WardlightEssentials

/// The local statistics Gi and Gi\* of Getis and Ord: where high values, or low ones, lie together.
///
/// With x the values, w the weights of an area's row, W and S the sums of the weights and of their squares:
///
/// - **Gi** leaves the area itself out: x̄ and s² run over the other n − 1 areas and
///   z = (Σwx − W·x̄) / √(s²·[(n − 1)S − W²] / (n − 2)).
/// - **Gi\*** counts the area among its neighbours: x̄ and s² run over all n and z = (Σwx − W·x̄) / √(s²·[nS − W²] / (n − 1)).
///
/// The weight of the area itself, ``Weights/selfWeight``, is added before a row is standardised: among k neighbours that weigh 1 it is
/// 1 / (k + 1). Scaling a row changes the statistic, but no z and no p.
///
/// The permutation p holds the area's own value and draws its k neighbours from the others without replacement; it is the same for Gi and
/// Gi\*. Equal sums count in both tails, exactly. A class by permutation is that of the smaller tail, one by the normal distribution that of
/// the statistic's own z: a spike among cold neighbours can have Gi\* above 0 and Gi below.
///
/// **No result.** A value that is `NaN` or infinite takes its area out of the map, so that others have a neighbour less. An island, an area
/// that all others neighbour with equal weights, and values that do not vary (for Gi: those of the others) give `NaN` and a reason.
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
  ///   - weights: The neighbours, aligned with `x`, and what the area itself weighs among them.
  ///   - standardization: Whether rows are scaled, the area itself included, to sum to 1.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(n + links) for z; with R permutations O(R · k + n log n) where the weights of each row are equal, else O(R · links).
  public static func giStar(
    _ x: [Double], weights: Weights, standardization: Standardization = .binary, options: InferenceOptions, parallel: Parallel
  ) -> LocalStatistics {
    statistics(x, weights, options, parallel) { pool, moments, position, sums in
      if let reason = moments.starDegeneracy(sums) { return LocalScore(degeneracy: reason) }
      var starred = sums
      starred.add(pool.values[position], pool.centred[position], weighing: pool.selfWeight.number(in: sums))
      return moments.all(starred.standardized(standardization))
    }
  }

  /// Gi for each area; the area itself does not count.
  ///
  /// Parameters and complexity are those of ``giStar(_:weights:standardization:options:parallel:)``.
  public static func gi(
    _ x: [Double], weights: Weights, standardization: Standardization = .binary, options: InferenceOptions, parallel: Parallel
  ) -> LocalStatistics {
    statistics(x, weights, options, parallel) { pool, moments, position, sums in
      let value = pool.values[position]
      if let reason = moments.degeneracy(value, sums) { return LocalScore(degeneracy: reason) }
      return moments.others(value, pool.centred[position], sums.standardized(standardization))
    }
  }

  private static func statistics(
    _ x: [Double], _ weights: Weights, _ options: InferenceOptions, _ parallel: Parallel,
    _ score: @Sendable (ValuePool, SumMoments, _ position: Int, NeighbourSums) -> LocalScore
  ) -> LocalStatistics {
    let pool = ValuePool(x, weights)
    let moments = SumMoments(pool)
    let scores = pool.scores(parallel) { position, sums in score(pool, moments, position, sums) }
    let tested = Inference.tested(scores)
    let evidence = SumEvidence(pool, options, parallel).evidence(tested)
    let judged = Inference(options).judge(scores, tested: tested, evidence, parallel) { _, direction in direction == .high ? .hot : .cold }
    return LocalStatistics(x, pool, scores, judged, options)
  }
}

extension SelfWeight {
  /// What an area weighs among these neighbours.
  func number(in sums: NeighbourSums) -> Double {
    switch self {
    case .one: 1
    case .fixed(let weight): weight
    case .rowMaximum: sums.heaviest
    }
  }
}
