/// Between which ranks an area lies: “between 3rd and 19th”.
public struct RankInterval: Hashable, Sendable {
  /// The best rank; 1 is the highest rate.
  public let best: Int
  /// The worst rank.
  public let worst: Int

  /// From `best` to `worst`.
  public init(best: Int, worst: Int) {
    self.best = best
    self.worst = worst
  }

  /// In words: `between 3rd and 19th`, `3rd` where both are the same.
  public var words: String { best == worst ? Self.ordinal(best) : "between \(Self.ordinal(best)) and \(Self.ordinal(worst))" }

  /// 1st, 2nd, 3rd, 4th, 11th, 21st.
  static func ordinal(_ rank: Int) -> String {
    let ending: String
    switch (rank % 10, rank % 100) {
    case (_, 11...13): ending = "th"
    case (1, _): ending = "st"
    case (2, _): ending = "nd"
    case (3, _): ending = "rd"
    default: ending = "th"
    }
    return "\(rank)\(ending)"
  }
}
