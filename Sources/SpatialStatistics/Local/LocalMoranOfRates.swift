public import WardlightEssentials

extension LocalMoran {
  /// Local Moran of rates, made comparable by the index of Assunção and Reis.
  ///
  /// The index of ``EmpiricalBayes`` is how many standard deviations a rate lies from that of all areas together, given how many people
  /// stand behind it; its local Moran is that of any variable, so that the index is centred once more. It is the index that is drawn.
  ///
  /// - Parameters:
  ///   - cases: The cases of each area in order of area code; `NaN` where missing.
  ///   - population: Whom they are cases among, aligned with `cases`; `NaN` where missing.
  ///   - weights: The neighbours, aligned with `cases`.
  ///   - standardization: Whether rows are scaled to sum to 1.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Returns: Columns aligned with the areas; the value is the index. An area whose population is 0 or missing leaves the map, and so do
  ///   all areas where nobody has a case.
  /// - Throws: ``StatisticsError/rates(_:)`` where a count or a population is negative or infinite, or cases outnumber a population.
  /// - Complexity: As for ``statistics(_:weights:standardization:options:parallel:)``.
  /// - SeeAlso: Assunção & Reis (1999), doi:10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I. GeoDa
  ///   has the same index; esda (2.9, `Moran_Local_Rate`) has another where the variance comes out negative.
  public static func ofRates(
    cases: [Double], population: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions,
    parallel: Parallel
  ) throws(StatisticsError) -> LocalStatistics {
    let rates = try RatesToTest(cases: cases, population: population)
    return statistics(rates.index, weights, standardization, options, parallel, elsewhere: rates.degeneracy)
  }
}

/// Rates that have been looked at before anything is computed from them.
struct RatesToTest: Sendable {
  /// The index of each area; `NaN` where there is none.
  let index: [Double]
  private let cases: [Double]
  private let population: [Double]

  init(cases: [Double], population: [Double]) throws(StatisticsError) {
    precondition(cases.count == population.count, "\(cases.count) areas have cases, \(population.count) a population")
    for area in cases.indices {
      if let fault = Self.fault(of: area, cases[area], population[area]) { throw .rates(fault) }
    }
    index = EmpiricalBayes(cases: cases, population: population).index
    (self.cases, self.population) = (cases, population)
  }

  private static func fault(of area: Int, _ cases: Double, _ population: Double) -> RateFault? {
    if cases.isInfinite || population.isInfinite { return .infinite(area: area) }
    if cases < 0 { return .negativeCases(area: area) }
    if population < 0 { return .negativePopulation(area: area) }
    return cases > population ? .moreCasesThanPeople(area: area) : nil
  }

  /// Why an area has no index.
  func degeneracy(_ area: Int) -> Degeneracy? {
    if population[area] == 0 { return .noPopulation }
    if cases[area].isNaN || population[area].isNaN { return .missing }
    return index[area].isNaN ? .noCases : nil
  }
}
