/// Rates drawn towards the mean of all areas, the more so the fewer people stand behind them, and the index that makes them comparable.
///
/// With O the cases, P the population and r = O / P:
///
/// - b = ΣO / ΣP is the mean and a = ΣP(r − b)² / ΣP − b / P̄ the variance of the true rates, **0 where that comes out negative**;
/// - the rate is C·r + (1 − C)·b with C = a / (a + b / P);
/// - the index is (r − b) / √(a + b / P) with the same a.
///
/// **No result.** An area whose population is 0, or whose cases or population are missing, has `NaN` and leaves every sum and the number
/// of areas. Where nobody has a case, b = 0: every rate is 0 and there is no index.
///
/// **Where others differ.** spdep (`EBest(family = "poisson")`, `EBImoran.mc`) and GeoDa clamp a as here; spdep's `family = "binomial"` is
/// another estimator. esda (2.9) leaves a negative a as it is: `Empirical_Bayes` then pushes rates beyond the mean, even below 0, and
/// `assuncao_rate` puts b / P alone where a + b / P is negative, so that areas of one map have variances of two kinds.
///
/// - Complexity: O(areas).
/// - SeeAlso: Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, doi:10.2307/2347593; Assunção & Reis
///   (1999), A new proposal to adjust Moran's I for population density, doi:10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I.
public struct EmpiricalBayes: Hashable, Sendable {
  /// b, the rate of all areas together; `NaN` where no area has a population.
  public let mean: Double
  /// a, the variance of the true rates, at least 0; `NaN` where there is no mean.
  public let variance: Double
  /// Whether the moments gave a negative variance, for which 0 stands: the rates differ less than chance alone would make them.
  public let wasClamped: Bool
  /// The rate of each area drawn towards the mean, cases per head; `NaN` where there is none.
  public let rates: [Double]
  /// The index of each area, in standard deviations; `NaN` where there is none.
  public let index: [Double]

  /// - Parameters:
  ///   - cases: The cases of each area, in order of area code; `NaN` where missing.
  ///   - population: Whom they are cases among, aligned with `cases`; `NaN` where missing.
  public init(cases: [Double], population: [Double]) {
    precondition(cases.count == population.count, "\(cases.count) areas have cases, \(population.count) a population")
    let moments = RateMoments(cases: cases, population: population, over: cases.indices)
    mean = moments.mean
    variance = moments.variance
    wasClamped = moments.wasClamped
    rates = zip(cases, population).map(moments.shrunken)
    index = zip(cases, population).map(moments.index)
  }
}
