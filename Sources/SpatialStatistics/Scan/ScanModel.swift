/// What chance would make of the cases.
///
/// Figures are given by period, each period aligned with the areas; a single period stands for all of them where the cases have more.
public enum ScanModel: Hashable, Sendable {
  /// Cases fall in proportion to the population: the number in an area is Poisson, given the total.
  case poisson(population: [[Double]])
  /// Cases fall in proportion to these expected numbers, which may be adjusted for age and sex and are scaled to the number of cases.
  case poissonExpected([[Double]])
  /// Each person of the population is a case or not: population is cases and controls together.
  case bernoulli(population: [[Double]])
  /// Cases of an area fall in its periods as those of the whole map do; there is no population.
  case spaceTimePermutation
}

extension ScanModel {
  /// Population or expected numbers, by period.
  var baseline: [[Double]]? {
    switch self {
    case .poisson(let rows), .poissonExpected(let rows), .bernoulli(let rows): rows
    case .spaceTimePermutation: nil
    }
  }

  var hasPopulation: Bool {
    switch self {
    case .poisson, .bernoulli: true
    case .poissonExpected, .spaceTimePermutation: false
    }
  }

  var isBernoulli: Bool {
    if case .bernoulli = self { true } else { false }
  }
}
