/// How many pairs of areas lie in the same order on both sides, and how many in the opposite one.
struct RankConcordance {
  let count: Int
  /// Pairs in the same order less pairs in the opposite order.
  let score: Int
  private let x: TieCounts
  private let y: TieCounts

  /// - Parameters:
  ///   - x: Doubled mid-ranks.
  ///   - y: Doubled mid-ranks aligned with `x`.
  init(_ x: [Int64], _ y: [Int64]) {
    count = x.count
    let ordered = zip(x, y).map { UInt64($0) << 32 | UInt64($1) }.sorted()
    var second = ordered.map { $0 & 0xFFFF_FFFF }
    let both = TieCounts(sorted: ordered)
    self.x = TieCounts(sorted: ordered.map { $0 >> 32 })
    let exchanges = Self.exchanges(&second)
    self.y = TieCounts(sorted: second)
    score = x.count * (x.count - 1) / 2 - self.x.pairs - self.y.pairs + both.pairs - 2 * exchanges
  }

  /// τ-b.
  var tau: Double {
    let all = count * (count - 1) / 2
    let (x, y) = (all - x.pairs, all - y.pairs)
    if x == y, score.magnitude == x { return Double(score.signum()) }
    return Double(score) / (Double(x).squareRoot() * Double(y).squareRoot())
  }

  /// The variance of the score where chance pairs the values.
  var variance: Double {
    let n = Double(count)
    let spread = n * (n - 1) * (2 * n + 5) - x.spread - y.spread
    let twos = 4 * Double(x.pairs) * Double(y.pairs) / (2 * n * (n - 1))
    return spread / 18 + twos + x.threes * y.threes / (9 * n * (n - 1) * (n - 2))
  }

  /// Sorts the values by merging, and counts the exchanges of neighbours that this would have taken.
  private static func exchanges(_ values: inout [UInt64]) -> Int {
    var exchanges = 0
    var merged = values
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        exchanges += merge(values, start..<middle, middle..<min(start + 2 * width, values.count), into: &merged)
      }
      swap(&values, &merged)
      width *= 2
    }
    return exchanges
  }

  private static func merge(_ values: [UInt64], _ left: Range<Int>, _ right: Range<Int>, into merged: inout [UInt64]) -> Int {
    var (first, second, exchanges) = (left.lowerBound, right.lowerBound, 0)
    for place in left.lowerBound..<right.upperBound {
      if second < right.upperBound, first == left.upperBound || values[second] < values[first] {
        exchanges += left.upperBound - first
        merged[place] = values[second]
        second += 1
      } else {
        merged[place] = values[first]
        first += 1
      }
    }
    return exchanges
  }
}

/// Sums over groups of t equal values.
private struct TieCounts {
  /// Σt(t − 1)/2: pairs that tie.
  private(set) var pairs = 0
  /// Σt(t − 1)(t − 2).
  private(set) var threes = 0.0
  /// Σt(t − 1)(2t + 5).
  private(set) var spread = 0.0

  init(sorted values: [UInt64]) {
    var first = 0
    for place in values.indices.dropFirst() where values[place] != values[first] {
      add(place - first)
      first = place
    }
    add(values.count - first)
  }

  private mutating func add(_ size: Int) {
    let t = Double(size)
    pairs += size * (size - 1) / 2
    threes += t * (t - 1) * (t - 2)
    spread += t * (t - 1) * (2 * t + 5)
  }
}
