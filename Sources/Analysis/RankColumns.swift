import WardlightCounting
import WardlightDisclosure

/// Columns of rank, previous rank and change of rank.
///
/// Equal counts share the smallest rank, and the next one skips; a row without a count has no rank.
struct RankColumns {
  private let current: [Int?]
  private let previous: [Int?]

  /// - Parameter ranked: So many rows from the first are ranked; the rows behind them are totals.
  init(current: [Int], previous: [Int], ranked: Int) {
    self.current = Self.ranks(current, ranked)
    self.previous = Self.ranks(previous, ranked)
  }

  func columns(current currentKey: String, previous previousKey: String) -> [RawColumn] {
    let change = zip(current, previous).map { now, before in now.flatMap { now in before.map { $0 - now } } }
    return [
      RawColumn("rank", "Rank", .computedWhole(current, from: .sameRow([currentKey]))),
      RawColumn("previous_rank", "Rank before", .computedWhole(previous, from: .sameRow([previousKey]))),
      RawColumn("rank_change", "Places gained", .computedWhole(change, from: .sameRow([currentKey, previousKey]))),
    ]
  }

  private static func ranks(_ counts: [Int], _ ranked: Int) -> [Int?] {
    CompetitionRank.ranksOfPositive(Array(counts.prefix(ranked))) + Array(repeating: nil, count: counts.count - ranked)
  }
}
