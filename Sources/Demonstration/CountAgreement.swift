/// Spearman's rho of small whole counts against one column of scores, for many columns of counts.
///
/// rho = Σ (a − m)(b − m) ÷ √(Σ (a − m)² · Σ (b − m)²) with mid-ranks a and b and their mean m.
struct CountAgreement {
  private let scoreRanks: [Double]

  init(scores: [Double]) { scoreRanks = Self.midRanks(scores) }

  /// rho; 0 where a column does not vary.
  ///
  /// - Parameter counts: Aligned with the scores, none negative.
  /// - Complexity: O(counts + largest count).
  func rho(_ counts: [Int]) -> Double {
    let rankOfCount = Self.midRanks(ofCounts: counts)
    let mean = Double(counts.count + 1) / 2
    var both = 0.0
    var ofCounts = 0.0
    var ofScores = 0.0
    for place in 0..<counts.count {
      let count = rankOfCount[counts[place]] - mean
      let score = scoreRanks[place] - mean
      both += count * score
      ofCounts += count * count
      ofScores += score * score
    }
    let scale = (ofCounts * ofScores).squareRoot()
    return scale > 0 ? both / scale : 0
  }

  /// The mid-rank of each count that occurs, by count.
  private static func midRanks(ofCounts counts: [Int]) -> [Double] {
    var times = Array(repeating: 0, count: (counts.max() ?? 0) + 1)
    for count in counts { times[count] += 1 }
    var below = 0
    return times.map { number in
      defer { below += number }
      return Double(2 * below + number + 1) / 2
    }
  }

  /// Ranks from 1 upwards; equal values share the middle of theirs.
  static func midRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in order[start..<end] { ranks[place] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }
}
