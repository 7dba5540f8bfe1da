import WardlightDisclosure

/// Columns of rank, previous rank and change of rank, computed at the door from the counts as they leave.
///
/// Equal counts share the smallest rank, and the next one skips; a row without a count has no rank.
struct RankColumns {
  private let current: String
  private let previous: String
  private let ranked: Int

  /// By the columns of two keys.
  ///
  /// - Parameter ranked: So many rows from the first are ranked; the rows behind them are totals.
  init(current: String, previous: String, ranked: Int) {
    self.current = current
    self.previous = previous
    self.ranked = ranked
  }

  var columns: [RawColumn] {
    [
      RawColumn("rank", "Rank", .formula(.rank(of: current, ranked: ranked), decimals: 0)),
      RawColumn("previous_rank", "Rank before", .formula(.rank(of: previous, ranked: ranked), decimals: 0)),
      RawColumn("rank_change", "Places gained", .formula(.rankChange(of: current, since: previous, ranked: ranked), decimals: 0)),
    ]
  }
}
