public import WardlightSpatialStatistics

extension DeprivationFacts.Told where Value == DeprivationFacts.Estimate {
  /// A concentration index, or why there is none.
  public static func index(_ index: ConcentrationIndex) -> Self {
    index.reason.map { .withheld($0) } ?? .known(DeprivationFacts.Estimate(index.index, index.lower, index.upper))
  }

  /// The ratio of the ends, without an upper limit where it has none, or why there is no ratio.
  public static func ends(_ slope: InequalitySlope) -> Self {
    guard slope.ratio.isNaN else { return .known(DeprivationFacts.Estimate(slope.ratio, slope.ratioLower, slope.ratioUpper)) }
    return .withheld(slope.ratioReason ?? "there is no figure")
  }
}

extension DeprivationFacts.Share {
  /// What was found of the most deprived fifth, beside what was expected.
  ///
  /// - Parameters:
  ///   - comparison: The numbers.
  ///   - fifthOf: The fifth of what: `London’s wards`.
  public init(_ comparison: FifthComparison, fifthOf: String) {
    let drawn = Double(comparison.observed.of)
    let range = comparison.draw.range
    self.init(
      least: comparison.least, fifthOf: fifthOf, observed: comparison.observed.percent, byAreas: comparison.byAreas.percent,
      range: drawn > 0 ? 100 * Double(range.lowerBound) / drawn...100 * Double(range.upperBound) / drawn : nil,
      byPopulation: comparison.populationReason == nil ? comparison.byPopulation : nil,
      isOfAll: drawn > 0 && comparison.observed.of == comparison.byAreas.of)
  }
}
