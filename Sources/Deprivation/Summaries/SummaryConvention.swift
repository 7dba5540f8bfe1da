/// By whose definition the summaries are made. Average scores and shares do not differ.
///
/// - SeeAlso: Ministry of Housing, Communities & Local Government (2019), The English Indices of Deprivation 2019: research report, 3.8, and technical
///   report, appendix N; Greater London Authority (2019), Indices of Deprivation 2019: summary measures at ward level.
public enum SummaryConvention: String, Hashable, Sendable, CaseIterable {
  /// The ministry's summaries of districts (File 10). For averages the ranks are turned round, so that the most deprived of n small areas has n: higher is more
  /// deprived. Extent counts residents of the 11th percentile as 0.95 and of each further one (0.95 − 0.05) / 19 less, down to 0.05 in the 30th.
  case ministry
  /// The Greater London Authority's summaries of wards. Ranks stay as they are, 1 the most deprived: lower is more deprived. Extent counts residents of the 11th
  /// percentile whole and of each further one 0.05 less, down to 0.05 in the 30th. The authority does not print this; its file of 2019 shows it.
  case greaterLondonAuthority = "gla"

  /// How much a resident of a small area counts in the extent, 0 to 1.
  ///
  /// - Parameter percentile: ⌈100 · rank / n⌉, 1 to 100.
  public func extentWeight(percentile: Int) -> Double {
    switch (self, percentile) {
    case (_, ...10): 1
    case (_, 31...): 0
    case (.ministry, _): 0.95 - Double(percentile - 11) * ((0.95 - 0.05) / 19)
    case (.greaterLondonAuthority, _): 1 - Double(percentile - 11) * 0.05
    }
  }

  /// What a reader must know of average rank, local concentration and extent.
  public var note: String {
    switch self {
    case .ministry:
      "Average rank and local concentration are the ministry's: ranks turned round, so that higher is more deprived. Extent counts all residents of the most deprived tenth of the country and from 95 % to 5 % of those in the 11th to the 30th percentile."
    case .greaterLondonAuthority:
      "Average rank and local concentration are as the Greater London Authority gives ranks: 1 is the most deprived, so lower is more deprived. Extent counts all residents of the most deprived 11 % of the country and from 95 % to 5 % of those in the 12th to the 30th percentile."
    }
  }
}
