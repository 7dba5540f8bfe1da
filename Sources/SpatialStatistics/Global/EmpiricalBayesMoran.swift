public import WardlightEssentials

/// Moran's I of rates from populations of different sizes: whether rates are alike in neighbours beyond what small populations make them.
///
/// I of the empirical Bayes index (r − b) / √(a + b/P) of ``EmpiricalBayes``, re-centred as I always is. Assunção and Reis judge it by permutations of
/// the index over the areas; the moments under randomisation are the exact ones of these permutations.
///
/// **No result.** An area without an index (no population, or a number missing) leaves the map. Where nobody has a case there is no index; for the
/// rest see ``GlobalMoran``.
///
/// **Where others differ.** spdep's `EBImoran.mc` gives the same I. esda's `Moran_Rate` does not clamp a negative a, so that it agrees only where a ≥ 0.
///
/// - SeeAlso: Assunção & Reis (1999), doi:10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I.
public enum EmpiricalBayesMoran {
  /// I of a map of rates.
  ///
  /// - Parameters:
  ///   - cases: The cases of each area, in order of area code; `NaN` where missing.
  ///   - population: Whom they are cases among, aligned with `cases`.
  ///   - weights: The neighbours, aligned with `cases`; they need not be symmetric.
  ///   - standardization: Whether rows are scaled to sum to 1, which they are by default.
  ///   - options: The permutations, their seed and the alternative.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/rates(_:)`` for the first area whose numbers cannot be what they are: infinite, negative, or more cases than people.
  /// - Complexity: That of ``GlobalMoran``.
  public static func statistic(
    cases: [Double], population: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions,
    parallel: Parallel
  ) throws(StatisticsError) -> GlobalStatistic {
    _ = try RatesToTest(cases: cases, population: population)
    let rates = EmpiricalBayes(cases: cases, population: population)
    if rates.mean == 0 {
      return GlobalStatistic(.noRates, PairMap(rates.rates, weights, standardization), options, hasNormality: true)
    }
    return GlobalMoran.statistic(rates.index, weights: weights, standardization: standardization, options: options, parallel: parallel)
  }
}
