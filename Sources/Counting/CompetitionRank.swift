/// Ranks as sports tables have them.
public enum CompetitionRank {
  /// The rank of each count: 1 for the largest; equal counts share the smallest rank, and the ranks after them are left out (1, 2, 2, 4).
  ///
  /// - Complexity: O(n log n).
  public static func ranks(_ counts: [Int]) -> [Int] {
    let order = counts.indices.sorted { counts[$0] > counts[$1] }
    var ranks = [Int](repeating: 0, count: counts.count)
    for (position, index) in order.enumerated() {
      let isTied = position > 0 && counts[order[position - 1]] == counts[index]
      ranks[index] = isTied ? ranks[order[position - 1]] : position + 1
    }
    return ranks
  }

  /// The rank of each number, 1 for the largest, as of counts; `nil` for `NaN`.
  ///
  /// - Complexity: O(n log n).
  public static func ranks(ofNumbers numbers: [Double]) -> [Int?] {
    let order = numbers.indices.filter { !numbers[$0].isNaN }.sorted { numbers[$0] > numbers[$1] }
    var ranks = [Int?](repeating: nil, count: numbers.count)
    for (position, index) in order.enumerated() {
      let isTied = position > 0 && numbers[order[position - 1]] == numbers[index]
      ranks[index] = isTied ? ranks[order[position - 1]] : position + 1
    }
    return ranks
  }

  /// The same, with no rank for what has no count: rank says nothing about a zero.
  public static func ranksOfPositive(_ counts: [Int]) -> [Int?] {
    zip(ranks(counts), counts).map { rank, count in count > 0 ? rank : nil }
  }
}
