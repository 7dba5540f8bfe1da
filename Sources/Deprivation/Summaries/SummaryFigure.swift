/// A figure by which larger areas are ranked.
public enum SummaryFigure: Hashable, Sendable, CaseIterable {
  /// ``AreaSummary/averageScore``.
  case averageScore
  /// ``AreaSummary/averageRank``.
  case averageRank
  /// ``AreaSummary/extent``.
  case extent
  /// ``AreaSummary/localConcentration``.
  case localConcentration
  /// ``AreaSummary/proportionInWorst10``.
  case proportionInWorst10
  /// ``AreaSummary/shareInWorst10``.
  case shareInWorst10
  /// ``AreaSummary/shareInWorst20``.
  case shareInWorst20

  /// The field's name for it.
  public var title: String {
    switch self {
    case .averageScore: "average score"
    case .averageRank: "average rank"
    case .extent: "extent"
    case .localConcentration: "local concentration"
    case .proportionInWorst10: "proportion of small areas in the most deprived 10 % of the country"
    case .shareInWorst10: "share of residents in the most deprived 10 % of the country"
    case .shareInWorst20: "share of residents in the most deprived 20 % of the country"
    }
  }

  /// The figure of an area.
  func value(of area: AreaSummary) -> Double {
    switch self {
    case .averageScore: area.averageScore
    case .averageRank: area.averageRank
    case .extent: area.extent
    case .localConcentration: area.localConcentration
    case .proportionInWorst10: area.proportionInWorst10
    case .shareInWorst10: area.shareInWorst10
    case .shareInWorst20: area.shareInWorst20
    }
  }
}
