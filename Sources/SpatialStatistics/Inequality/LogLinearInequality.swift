extension InequalitySlope {
  /// The relative index of inequality by a log-linear model: how many times as high the rate is at the most deprived end as at the least.
  ///
  /// Counts are fitted by μ = P · exp(α + βR) on the fractional rank R of ``FractionalRanks``, and the index is exp(−β). It exists where
  /// the straight line of ``of(cases:population:deprivation:per:)`` falls to 0 and its ends have no ratio, as it does when counts are
  /// sparse and steeply concentrated. The interval is that of the Poisson model, widened by the root of Pearson's dispersion where counts
  /// vary more than it allows; neighbours that are alike make it too narrow.
  ///
  /// - Parameters:
  ///   - cases: Whole numbers of at least 0, in order of area code; `NaN` where missing.
  ///   - population: The people of each area; `nil` where each area is to count as one. An area with none is left out.
  ///   - deprivation: A measure of each area, higher where more deprived (turn the sign of a rank); `NaN` where missing.
  /// - Throws: ``RegressionFault`` where there is no such model: too few areas, no cases, one rank for all, or all cases at one end.
  /// - Complexity: O(n log n).
  /// - SeeAlso: Moreno-Betancur, Latouche, Menvielle, Kunst & Rey (2015), Relative index of inequality and slope index of inequality: a
  ///   structured regression framework for estimation, doi:10.1097/EDE.0000000000000311.
  public static func logLinear(
    cases: [Double], population: [Double]?, deprivation: [Double]
  ) throws(RegressionFault) -> RateRatio {
    precondition(cases.count == deprivation.count, "\(cases.count) counts do not align with \(deprivation.count) scores")
    let people = population ?? [Double](repeating: 1, count: cases.count)
    precondition(people.count == cases.count, "\(people.count) populations do not align with \(cases.count) counts")
    let counted = cases.indices.map { cases[$0].isNaN ? .nan : people[$0] }
    let ranks = FractionalRanks(population: counted, deprivation: deprivation).values
    let model = try CountModel.fit(cases, on: [Covariate(name: "rank", values: ranks)], population: people)
    return model.coefficient(of: "rank").widened(by: max(1, model.dispersion).squareRoot()).rateRatio(per: -1)
  }
}
