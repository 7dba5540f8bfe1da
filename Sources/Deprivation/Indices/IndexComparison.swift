internal import WardlightCounting
public import WardlightSpatialStatistics

/// Two releases of an index beside each other, by ranks among the same areas.
///
/// Scores are never subtracted: ``caution`` says why.
public struct IndexComparison: Sendable {
  /// What the earlier side is called.
  public let earlier: String
  /// What the later side is called.
  public let later: String
  /// The areas that have a value on both sides, ascending.
  public let codes: [String]
  /// The rank of each area on the earlier side among these areas, 1 the most deprived; equal values share the smallest rank.
  public let earlierRanks: [Int]
  /// The rank of each area on the later side, in the same way.
  public let laterRanks: [Int]
  /// Spearman's rank correlation of the two sides, with its interval; without a permutation test, for nobody doubts that they go together.
  public let correlation: RankCorrelation
  /// Areas without a value on one side, or whose borders changed, ascending.
  public let leftOut: [String]
  /// How areas were matched, in sentences.
  public let notes: [String]

  /// One side of a comparison.
  public struct Side: Sendable {
    /// What it is called: `IMD 2019`.
    public let title: String
    /// The values; `NaN` for none.
    public let values: [Double]
    /// Which end is the deprived one.
    public let direction: DeprivationMeasure.Direction

    /// Values by code.
    public init(title: String, values: [Double], direction: DeprivationMeasure.Direction) {
      self.title = title
      self.values = values
      self.direction = direction
    }
  }

  /// Why scores are not compared.
  public static let caution =
    "Scores of two releases cannot be compared, and are not: each release has its own indicators, denominators and small areas, and measures areas only "
    + "against each other in its own year (MHCLG, reports on the English indices of deprivation 2019 and 2025). A changed rank says that an area moved past others, not that it became more or less deprived."

  /// Compares two sides that are aligned with the same areas: wards or boroughs, each release summarised for them.
  ///
  /// - Parameters:
  ///   - codes: The areas, in any order, each once.
  ///   - earlier: The earlier release.
  ///   - later: The later one.
  ///   - notes: How the areas were matched.
  ///   - unmatched: Further areas that are left out.
  /// - Complexity: O(n log n).
  public init(codes: [String], earlier: Side, later: Side, notes: [String] = [], unmatched: [String] = []) {
    precondition(
      codes.count == earlier.values.count && codes.count == later.values.count,
      "\(codes.count) codes, \(earlier.values.count) and \(later.values.count) values")
    let order = codes.indices.sorted { codes[$0] < codes[$1] }
    let both = order.filter { !earlier.values[$0].isNaN && !later.values[$0].isNaN }
    let sides = [earlier, later].map { side in both.map { side.values[$0] * side.direction.sign } }
    self.earlier = earlier.title
    self.later = later.title
    self.codes = both.map { codes[$0] }
    earlierRanks = CompetitionRank.ranks(ofNumbers: sides[0]).compactMap { $0 }
    laterRanks = CompetitionRank.ranks(ofNumbers: sides[1]).compactMap { $0 }
    correlation = RankCorrelation.spearman(sides[0], sides[1], permutations: 0, seed: 0)
    leftOut = (order.filter { earlier.values[$0].isNaN || later.values[$0].isNaN }.map { codes[$0] } + unmatched).sorted()
    self.notes = notes
  }

  /// How many places each area moved: its later rank less its earlier one, negative where it moved towards the most deprived.
  public var moves: [Int] { zip(earlierRanks, laterRanks).map { $1 - $0 } }

  /// What the comparison says, in sentences, the caution last.
  public var words: [String] {
    guard correlation.reason == nil else {
      return ["\(earlier) and \(later) are not compared: \(correlation.reason ?? "")."] + notes + [Self.caution]
    }
    let tenth = max(1, codes.count / 10)
    let far = moves.filter { $0.magnitude > tenth }.count
    return [
      "Ranks among \(IndexFault.grouped(codes.count)) areas, \(earlier) beside \(later): Spearman’s rho \(IndexFault.number(correlation.rho)) "
        + "(95 % from \(IndexFault.number(correlation.lower)) to \(IndexFault.number(correlation.upper))); \(IndexFault.grouped(far)) moved by more than a tenth of the list."
    ] + notes + [Self.caution]
  }
}
