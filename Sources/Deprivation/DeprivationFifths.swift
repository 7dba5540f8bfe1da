internal import WardlightCounting

/// Areas in fifths by deprivation, among the areas given.
///
/// An area of the n that have a score belongs to fifth ⌈5 · rank / n⌉, where rank 1 has the highest score: fifth 1 is the most deprived. Equal scores share the
/// smallest rank and so lie in one fifth, the more deprived one; fifths may therefore differ in size.
public struct DeprivationFifths: Hashable, Sendable {
  /// The fifth of each area, 1 the most deprived and 5 the least; `nil` where it has no score.
  public let fifths: [Int?]
  /// Whether equal scores lie across a border between fifths, so that sizes differ because of them.
  public let hasTiesAtBorders: Bool

  /// Fifths of scores, `NaN` for none.
  ///
  /// - Complexity: O(n log n).
  public init(_ scores: [Double]) {
    let order = scores.indices.filter { !scores[$0].isNaN }.sorted { scores[$0] > scores[$1] }
    var fifths = [Int?](repeating: nil, count: scores.count)
    let ranks = CompetitionRank.ranks(ofNumbers: scores)
    var isTied = false
    for (position, index) in order.enumerated() {
      fifths[index] = ranks[index].map { Self.fifth(ofRank: $0, among: order.count) }
      isTied = isTied || Self.fifth(ofRank: position + 1, among: order.count) != fifths[index]
    }
    self.fifths = fifths
    hasTiesAtBorders = isTied
  }

  /// How many areas each fifth has, the most deprived first.
  public var sizes: [Int] { (1...5).map { fifth in fifths.filter { $0 == fifth }.count } }

  /// Of the areas with at least `least` records, how many lie in the most deprived fifth.
  ///
  /// - Parameter counts: Records, aligned with the scores. Areas without a score are left out.
  public func mostDeprived(counts: [Int], atLeast least: Int) -> FifthShare {
    precondition(counts.count == fifths.count, "\(counts.count) counts for \(fifths.count) scores")
    let chosen = zip(fifths, counts).filter { $0.0 != nil && $0.1 >= least }
    return FifthShare(count: chosen.filter { $0.0 == 1 }.count, of: chosen.count)
  }

  private static func fifth(ofRank rank: Int, among count: Int) -> Int { (5 * rank + count - 1) / count }
}
