import WardlightDeprivation

/// What stands for the deprivation of an area that is made of the index's smaller areas.
public enum SummaryMeasure: String, Hashable, Sendable, CaseIterable {
  /// The mean score of its residents.
  case averageScore = "average-score"
  /// The mean rank of its residents, the higher the more deprived.
  case averageRank = "average-rank"
  /// How much of the population lives in the most deprived three tenths, those in the worst of them counted most.
  case extent
  /// How deprived the most deprived tenth of its population is.
  case localConcentration = "local-concentration"
  /// The share of its population in the most deprived tenth of all.
  case worstTenth = "worst-tenth"
  /// The share of its population in the most deprived fifth of all.
  case worstFifth = "worst-fifth"
}

/// What is wanted of a summary.
struct SummaryWish: Sendable {
  let measure: SummaryMeasure
  let convention: SummaryConvention
}
