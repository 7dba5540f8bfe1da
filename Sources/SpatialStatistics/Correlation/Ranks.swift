/// Ranks of values.
public enum Ranks {
  /// The rank of each value from 1, the smallest, upwards; equal values share the mean of their ranks.
  ///
  /// - Parameter values: No `NaN`.
  /// - Returns: Ranks aligned with the values; they sum to n(n + 1)/2.
  /// - Complexity: O(n log n).
  public static func mid(_ values: [Double]) -> [Double] { doubled(values).map { Double($0) / 2 } }

  /// Twice the mid-ranks, which are whole numbers.
  static func doubled(_ values: [Double]) -> [Int64] {
    precondition(!values.contains { $0.isNaN }, "a value that is not a number has no rank")
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int64](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
      for place in first...last { ranks[order[place]] = Int64(first + last + 2) }
      first = last + 1
    }
    return ranks
  }
}
