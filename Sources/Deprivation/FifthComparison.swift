public import WardlightSpatialStatistics

/// How many of the areas with at least n records lie in the most deprived fifth, beside how many would if records paid no heed to
/// deprivation.
///
/// Two expectations answer two questions. ``byAreas``: had the same number of areas been drawn from all by lot. ``byPopulation``: had every
/// resident the same chance of a record. The second allows for populous areas, which reach n records sooner; where deprived areas are the
/// populous ones it is the higher, and the fairer.
public struct FifthComparison: Hashable, Sendable {
  /// The least number of records, n.
  public let least: Int
  /// What was found.
  public let observed: FifthShare
  /// The most deprived fifth among all areas with a score: what a draw by lot would give, in per cent by its ``FifthShare/percent``.
  public let byAreas: FifthShare
  /// The draw by lot: range and tails of the number of areas, exact.
  public let draw: DrawnCount
  /// What equal rates among residents would give, in per cent: Σ P(X ≥ n) over the most deprived fifth by Σ P(X ≥ n) over all, where an
  /// area's X is Poisson with its part, by population, of all records as mean. `NaN` where there is a ``populationReason``.
  public let byPopulation: Double
  /// Why there is no expectation by population; `nil` where there is one.
  public let populationReason: String?
}

extension DeprivationFifths {
  /// Observed and expected numbers of areas with at least `least` records in the most deprived fifth.
  ///
  /// - Parameters:
  ///   - counts: Records, aligned with the scores.
  ///   - least: At least 1.
  ///   - population: Residents of each area, aligned, `NaN` where not known; `nil` where none are given. An area without residents has no
  ///     part in the second expectation.
  ///   - areas: Those looked at, as places among the scores: a borough's, whose fifths are still those of all. `nil` for all.
  ///   - undecided: Areas of which it is not to be told whether they have enough; they are not among those that have.
  /// - Complexity: O(areas).
  public func comparison(
    counts: [Int], atLeast least: Int, population: [Double]? = nil, among areas: [Int]? = nil,
    without undecided: Set<Int> = []
  ) -> FifthComparison {
    precondition(counts.count == fifths.count, "\(counts.count) counts for \(fifths.count) scores")
    let all = (areas ?? Array(counts.indices)).filter { fifths[$0] != nil }
    let chosen = all.filter { counts[$0] >= least && !undecided.contains($0) }
    let deprived = all.filter { fifths[$0] == 1 }
    let equal = EqualRates(all, counts, population)
    return FifthComparison(
      least: least, observed: FifthShare(count: chosen.filter { fifths[$0] == 1 }.count, of: chosen.count),
      byAreas: FifthShare(count: deprived.count, of: all.count),
      draw: DrawnCount(population: max(1, all.count), marked: deprived.count, draws: chosen.count),
      byPopulation: equal.map { 100 * $0.areas(deprived, atLeast: least) / $0.areas(all, atLeast: least) } ?? .nan,
      populationReason: equal == nil ? (population == nil ? "no populations are given" : "no area has both records and residents") : nil)
  }
}

/// Records spread over areas as residents are.
private struct EqualRates {
  private let means: [Int: Double]

  /// `nil` where there are no residents or no records among them.
  init?(_ areas: [Int], _ counts: [Int], _ population: [Double]?) {
    guard let population else { return nil }
    precondition(population.count == counts.count, "\(population.count) populations for \(counts.count) counts")
    let peopled = areas.filter { population[$0].isFinite && population[$0] > 0 }
    let residents = peopled.reduce(0) { $0 + population[$1] }
    let records = peopled.reduce(0) { $0 + counts[$1] }
    guard residents > 0, records > 0 else { return nil }
    means = Dictionary(uniqueKeysWithValues: peopled.map { ($0, Double(records) * population[$0] / residents) })
  }

  /// How many of some areas are expected to have at least so many records.
  func areas(_ areas: [Int], atLeast least: Int) -> Double {
    areas.reduce(0) { sum, area in
      sum + (means[area].map { GammaDistribution(shape: Double(max(1, least)), rate: 1).cumulative($0) } ?? 0)
    }
  }
}
