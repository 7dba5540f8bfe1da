public import WardlightEssentials

/// Where change between two periods lies together: the local statistics of what each area rose or fell by.
///
/// With x the values of the earlier period and y those of the later one, d = y − x; the statistic is that of d. High is a rise above the
/// mean rise of all areas, low one below it, which where everything rose can be a rise too: high-high is an area that rose more than the others
/// among areas that did, high-low one that rose among areas that fell behind. An area that is high in both periods is nothing here.
///
/// Counts that rise where many people live rise more; for counts with a population use ``moranOfRates(from:to:weights:standardization:options:parallel:)``.
///
/// **No result.** As for the statistic of d; an area without a value in either period leaves the map.
///
/// **Where others differ.** Local Moran of change is GeoDa's “differential local Moran's I” (Anselin), and esda has none. Its class is
/// by d here and there.
public enum LocalChange {
  /// Differential local Moran: ``LocalMoran`` of the change.
  ///
  /// - Parameters:
  ///   - earlier: The values of the earlier period in order of area code; `NaN` where missing.
  ///   - later: Those of the later period, aligned with `earlier`.
  ///   - weights: The neighbours, aligned with `earlier`.
  ///   - standardization: Whether rows are scaled to sum to 1.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Returns: Columns aligned with the areas; the value is the change.
  /// - Complexity: As for ``LocalMoran``.
  public static func moran(
    from earlier: [Double], to later: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions,
    parallel: Parallel
  ) -> LocalStatistics {
    let change = change(from: earlier, to: later)
    return LocalMoran.statistics(change, weights: weights, standardization: standardization, options: options, parallel: parallel)
  }

  /// Gi\* of the change: hot where rises lie together, cold where falls do, against the mean change.
  ///
  /// Parameters, result and complexity are those of ``moran(from:to:weights:standardization:options:parallel:)``.
  public static func giStar(
    from earlier: [Double], to later: [Double], weights: Weights, standardization: Standardization = .binary, options: InferenceOptions,
    parallel: Parallel
  ) -> LocalStatistics {
    let change = change(from: earlier, to: later)
    return GetisOrd.giStar(change, weights: weights, standardization: standardization, options: options, parallel: parallel)
  }

  /// Differential local Moran of rates: of the change of the empirical Bayes index, each period against its own mean rate.
  ///
  /// The rate of all areas may so rise or fall without being anybody's change. d is the difference of two ``EmpiricalBayes`` indices.
  ///
  /// - Parameters:
  ///   - earlier: Cases and population of the earlier period in order of area code; `NaN` where missing.
  ///   - later: Those of the later period, aligned with `earlier`.
  ///   - weights: The neighbours, aligned with the areas.
  ///   - standardization: Whether rows are scaled to sum to 1.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Returns: Columns aligned with the areas; the value is the change of the index. An area without a population in either period
  ///   leaves the map.
  /// - Throws: ``StatisticsError/rates(_:)`` where a count or a population is negative or infinite, or cases outnumber a population.
  /// - Complexity: As for ``LocalMoran``.
  public static func moranOfRates(
    from earlier: (cases: [Double], population: [Double]), to later: (cases: [Double], population: [Double]), weights: Weights,
    standardization: Standardization = .row, options: InferenceOptions, parallel: Parallel
  ) throws(StatisticsError) -> LocalStatistics {
    let before = try RatesToTest(cases: earlier.cases, population: earlier.population)
    let after = try RatesToTest(cases: later.cases, population: later.population)
    let change = change(from: before.index, to: after.index)
    return LocalMoran.statistics(change, weights, standardization, options, parallel) { before.degeneracy($0) ?? after.degeneracy($0) }
  }

  private static func change(from earlier: [Double], to later: [Double]) -> [Double] {
    precondition(earlier.count == later.count, "\(earlier.count) earlier values do not align with \(later.count) later ones")
    return ExactValues.differences(from: earlier, to: later)
  }
}
