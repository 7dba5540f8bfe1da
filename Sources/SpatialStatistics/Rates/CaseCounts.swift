/// Cases and the people among whom they happened, checked.
public struct CaseCounts: Hashable, Sendable {
  /// Whether one person can be several cases.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Each case is another person, so that no area has more cases than people.
    case persons
    /// One person can be several cases.
    case events
  }

  /// The cases of each area, in order of area code; `NaN` where missing.
  public let cases: [Double]
  /// The population of each area; `NaN` where missing.
  public let population: [Double]

  /// - Parameters:
  ///   - cases: Whole numbers of at least 0, in order of area code; `NaN` where missing.
  ///   - population: At least 0, aligned with `cases`; `NaN` where missing.
  ///   - kind: Whether one person can be several cases.
  /// - Throws: ``StatisticsError/rates(_:)`` for the first area that is wrong.
  public init(cases: [Double], population: [Double], of kind: Kind) throws(StatisticsError) {
    precondition(cases.count == population.count, "\(cases.count) areas have cases, \(population.count) a population")
    for area in cases.indices {
      if let fault = Self.fault(of: area, cases[area], population[area], kind) { throw .rates(fault) }
    }
    self.cases = cases
    self.population = population
  }

  /// The number of areas.
  public var count: Int { cases.count }

  /// Whether an area has a rate: cases, and a population above 0.
  public func hasRate(_ area: Int) -> Bool { RateMoments.counts(cases[area], population[area]) }

  /// Why an area has no rate; `nil` where it has one.
  func reason(_ area: Int) -> Degeneracy? {
    if cases[area].isNaN || population[area].isNaN { return .missing }
    return population[area] > 0 ? nil : .noPopulation
  }

  private static func fault(of area: Int, _ cases: Double, _ population: Double, _ kind: Kind) -> RateFault? {
    if cases > 9e15 || population > 9e15 || cases == -.infinity || population == -.infinity { return .infinite(area: area) }
    if cases < 0 { return .negativeCases(area: area) }
    if population < 0 { return .negativePopulation(area: area) }
    if cases != cases.rounded(), !cases.isNaN { return .fractionalCases(area: area) }
    return kind == .persons && cases > population ? .moreCasesThanPeople(area: area) : nil
  }
}
