internal import WardlightCounting

/// How deprived larger areas are, wards or boroughs, by the official summary measures of an index of small areas.
///
/// Every figure of ``AreaSummary`` is also a column: `deprivation.extent` are the extents, aligned with ``codes``.
@dynamicMemberLookup
public struct AreaDeprivation: Hashable, Sendable {
  /// The areas, in the order in which they were asked for, else in order of code.
  public let areas: [AreaSummary]
  /// What was summarised, and how.
  public let about: About
  /// Codes of the index that lie in none of the areas, ascending.
  public let elsewhere: [String]
  /// Small areas of the areas that the index lacks or has no figures for, ascending.
  public let lacking: [String]
  /// What a reader must know: the definitions, the denominators.
  public let notes: [String]
  /// What is odd about the input and no error.
  public let notices: [String]

  /// What a summary is of.
  public struct About: Hashable, Sendable {
    /// The measure, `Index of Multiple Deprivation 2019` say.
    public let title: String
    /// Where it stands.
    public let source: String
    /// Whose residents weigh: `mid-2015`.
    public let denominators: String
    /// How many small areas of the country are ranked.
    public let ranked: Int
    /// By whose definition.
    public let convention: SummaryConvention
    /// From which areas to which, and how: `LSOA 2011 → ward 2018 (from lookup.csv)`.
    public let crosswalk: String
    /// Which end of the score is the deprived one.
    public let score: DeprivationMeasure.Direction
  }

  /// The codes of the areas.
  public var codes: [String] { areas.map(\.code) }

  /// A figure of every area.
  public subscript<Value>(dynamicMember figure: KeyPath<AreaSummary, Value>) -> [Value] { areas.map { $0[keyPath: figure] } }

  /// A figure of every area.
  public func values(of figure: SummaryFigure) -> [Double] { areas.map { figure.value(of: $0) } }

  /// The rank of every area by a figure among the areas given that have it: 1 the most deprived; equal figures share the smallest rank; `nil` without one.
  ///
  /// - Complexity: O(n log n).
  public func ranks(of figure: SummaryFigure) -> [Int?] {
    let values = values(of: figure).map { isHigherMoreDeprived(figure) ? $0 : -$0 }
    return CompetitionRank.ranks(ofNumbers: values)
  }

  /// Whether the more deprived of two areas has the higher figure.
  public func isHigherMoreDeprived(_ figure: SummaryFigure) -> Bool {
    switch figure {
    case .averageScore: about.score == .higherIsMoreDeprived
    case .averageRank, .localConcentration: about.convention == .ministry
    case .extent, .proportionInWorst10, .shareInWorst10, .shareInWorst20: true
    }
  }

  /// The areas with figures.
  public var summarised: Int { areas.count { $0.missing == nil } }
}
