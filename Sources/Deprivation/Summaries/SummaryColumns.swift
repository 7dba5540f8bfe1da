internal import WardlightCounting

/// An index of small areas as plain columns: what a summary of larger areas is made of.
public struct SummaryColumns: Sendable {
  /// What the measure is called.
  public let title: String
  /// The file, for notes and errors.
  public let source: String
  /// The codes of the small areas, in any order, each once.
  public let codes: [String]
  /// Their scores; `NaN` for none. Empty where the index has no scores.
  public let scores: [Double]
  /// Which way the scores run.
  public let direction: DeprivationMeasure.Direction
  /// Their ranks among all small areas of the country, 1 the most deprived; `NaN` for none. Empty where the index has no ranks.
  public let ranks: [Double]
  /// How many small areas of the country are ranked.
  public let ranked: Int
  /// Their residents, at least 0; `NaN` where not known.
  public let populations: [Double]
  /// Whose residents they are: `mid-2015`.
  public let denominators: String
  /// What was done to make the columns.
  public let notes: [String]
  /// What is odd about them and no error.
  public let notices: [String]

  /// An index by its columns.
  ///
  /// - Parameters:
  ///   - title: What the measure is called.
  ///   - source: The file.
  ///   - codes: The small areas.
  ///   - scores: Aligned with them, or empty.
  ///   - direction: Which way the scores run.
  ///   - ranks: Aligned with them, or empty.
  ///   - ranked: How many small areas of the country are ranked; `nil` where the table has them all: then the highest rank, or the number of ranks where that is more.
  ///   - populations: Aligned with the codes.
  ///   - denominators: Whose residents.
  ///   - notes: What was done to make the columns, in sentences.
  ///   - notices: What is odd about them, in sentences.
  public init(
    title: String, source: String, codes: [String], scores: [Double] = [], direction: DeprivationMeasure.Direction = .higherIsMoreDeprived,
    ranks: [Double] = [], ranked: Int? = nil, populations: [Double], denominators: String, notes: [String] = [], notices: [String] = []
  ) {
    precondition(scores.isEmpty || scores.count == codes.count, "\(scores.count) scores for \(codes.count) codes")
    precondition(ranks.isEmpty || ranks.count == codes.count, "\(ranks.count) ranks for \(codes.count) codes")
    precondition(populations.count == codes.count, "\(populations.count) populations for \(codes.count) codes")
    self.title = title
    self.source = source
    self.codes = codes
    self.scores = scores
    self.direction = direction
    self.ranks = ranks
    self.ranked = ranked ?? Self.highest(ranks)
    self.populations = populations
    self.denominators = denominators
    self.notes = notes
    self.notices = notices
  }

  /// Ranks from scores: 1 the most deprived, equal scores share the smallest rank; `NaN` for a missing score.
  ///
  /// - Complexity: O(n log n).
  public static func ranks(of scores: [Double], _ direction: DeprivationMeasure.Direction = .higherIsMoreDeprived) -> [Double] {
    CompetitionRank.ranks(ofNumbers: scores.map { $0 * direction.sign }).map { $0.map { Double($0) } ?? .nan }
  }

  private static func highest(_ ranks: [Double]) -> Int {
    let known = ranks.filter { $0.isFinite }
    return max(known.count, Int(min(known.max() ?? 0, 1e9)))
  }
}
