/// How deprived one larger area is, from the small areas (LSOAs) in it.
///
/// A figure is `NaN` where the index lacks what it is made of, and all are where ``missing`` says why.
/// `p` is the residents of a small area that live in the larger one: its population times its share.
public struct AreaSummary: Hashable, Sendable {
  /// The area's code.
  public let code: String
  /// Residents of the small areas that count, Σ p.
  public let population: Double
  /// The population-weighted average score, Σ p · score / Σ p, in the score's own unit.
  public let averageScore: Double
  /// The population-weighted average rank, in the direction that the ``SummaryConvention`` says.
  public let averageRank: Double
  /// The share of residents in the most deprived small areas of the country, the less deprived of them counted in part; 0 to 1.
  public let extent: Double
  /// The population-weighted average rank of the most deprived small areas that hold exactly a tenth of the residents; direction as ``averageRank``.
  public let localConcentration: Double
  /// The share of residents in the most deprived 10 % of the country's small areas, 0 to 1.
  public let shareInWorst10: Double
  /// The share of residents in the most deprived 20 % of the country's small areas, 0 to 1.
  public let shareInWorst20: Double
  /// How many small areas have any part in the area and count.
  public let areasWithin: Int
  /// The same, one that is divided counted by its share: `number_of_lsoas` in the GLA's file.
  public let areasCounted: Double
  /// Of ``areasCounted`` those among the most deprived 5 % of the country.
  public let areasInWorst5: Double
  /// Of ``areasCounted`` those among the most deprived 10 % of the country.
  public let areasInWorst10: Double
  /// Of ``areasCounted`` those among the most deprived 20 % of the country.
  public let areasInWorst20: Double
  /// Of ``areasCounted`` those among the most deprived 50 % of the country.
  public let areasInWorst50: Double
  /// The rank of the most deprived small area, 1 the most deprived of the country whatever the convention.
  public let rankOfWorst: Double
  /// The code of that small area, the first of several of one rank; empty where there is none.
  public let worst: String
  /// How many of the small areas that count are divided among several areas.
  public let divided: Int
  /// The part of the area's residents whose small areas have all that is needed, 0 to 1. One whose population is not known stands for the mean of all.
  public let coverage: Double
  /// Why there are no figures; `nil` where there are.
  public let missing: SummaryGap?

  /// The share of small areas among the most deprived 10 % of the country, 0 to 1: the ministry's proportion of LSOAs.
  public var proportionInWorst10: Double { areasInWorst10 / areasCounted }

  /// How many persons a score that is a rate of residents stands for, the ministry's scale: average score · population / `per`.
  ///
  /// - Parameter per: 1 where the score is a share, 100 where it is per cent.
  public func scale(per: Double = 1) -> Double { averageScore * population / per }

  /// An area without figures.
  init(_ code: String, missing: SummaryGap, population: Double = .nan, areasWithin: Int = 0, coverage: Double = 0) {
    self.code = code
    self.population = population
    (averageScore, averageRank, extent, localConcentration) = (.nan, .nan, .nan, .nan)
    (shareInWorst10, shareInWorst20, rankOfWorst, worst) = (.nan, .nan, .nan, "")
    self.areasWithin = areasWithin
    (areasCounted, areasInWorst5, areasInWorst10, areasInWorst20, areasInWorst50) = (.nan, .nan, .nan, .nan, .nan)
    divided = 0
    self.coverage = coverage
    self.missing = missing
  }

  /// An area with its figures.
  init(_ code: String, _ sums: SummarySums, _ concentration: Double, coverage: Double, _ rule: SummaryRule) {
    self.code = code
    population = sums.population
    averageScore = rule.hasScores ? sums.score / sums.population : .nan
    averageRank = rule.directed(sums.rank / sums.population)
    localConcentration = rule.directed(concentration)
    extent = rule.hasRanks ? sums.extent / sums.population : .nan
    shareInWorst10 = rule.hasRanks ? sums.peopleInWorst10 / sums.population : .nan
    shareInWorst20 = rule.hasRanks ? sums.peopleInWorst20 / sums.population : .nan
    (areasWithin, areasCounted, divided) = (sums.areas, sums.shares, sums.divided)
    areasInWorst5 = rule.hasRanks ? sums.inWorst5 : .nan
    areasInWorst10 = rule.hasRanks ? sums.inWorst10 : .nan
    areasInWorst20 = rule.hasRanks ? sums.inWorst20 : .nan
    areasInWorst50 = rule.hasRanks ? sums.inWorst50 : .nan
    (rankOfWorst, worst) = (sums.worstRank, sums.worst)
    self.coverage = coverage
    missing = nil
  }
}

/// Why an area has no summary.
public enum SummaryGap: Hashable, Sendable {
  /// No small area leads to it.
  case noSmallAreas
  /// None of its small areas stands in the index with all that is needed.
  case notInIndex(areas: Int)
  /// Its small areas have no residents.
  case noResidents
  /// Too small a part of its residents is covered.
  case covered(share: Double, least: Double)
}
