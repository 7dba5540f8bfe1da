import WardlightEssentials

/// Sums of products of shuffled ranks with the ranks of many measures.
///
/// The commonest rank of the value is taken from all its ranks, which moves every sum of a measure by the same number. Areas with that rank then
/// add nothing, so that only the others need a random place: for counts of which most are 0 a shuffle draws as many places as there
/// are areas with a count. All sums are whole numbers below 2⁵³, so that they are exact in `Double`, in any order; where there are too
/// many pairs for that, they are added up as `Int64`.
struct RankShuffles: Sendable {
  /// The ranks of the areas that have not the commonest one, less it.
  private let ranks: [Double]
  /// Where they are.
  private let places: [Int32]
  /// Each measure's ranks, less their mean.
  private let measures: [[Double]]
  private let count: Int

  /// Up to so many pairs 2n³, which no sum exceeds, is below 2⁵³.
  static let exactInDouble = 131_072
  private static let blockSize = 256

  /// - Parameters:
  ///   - value: Doubled mid-ranks.
  ///   - measures: Doubled mid-ranks aligned with `value`.
  init(_ value: [Int64], with measures: [[Int64]]) {
    let commonest = Self.commonest(value)
    let moved = value.indices.filter { value[$0] != commonest }
    let mean = Int64(value.count + 1)
    ranks = moved.map { Double(value[$0] - commonest) }
    places = moved.map { Int32($0) }
    self.measures = measures.map { $0.map { Double($0 - mean) } }
    count = value.count
  }

  /// The rank that most areas have; of several the lowest.
  private static func commonest(_ ranks: [Int64]) -> Int64 {
    let sorted = ranks.sorted()
    var best = (rank: sorted[0], count: 0)
    var first = 0
    for place in 1...sorted.count where place == sorted.count || sorted[place] != sorted[first] {
      if place - first > best.count { best = (sorted[first], place - first) }
      first = place
    }
    return best.rank
  }

  /// For each measure, how many shuffles have a sum at least, and at most, as large as the one observed.
  func tails(_ permutations: Int, _ seed: UInt64, _ parallel: Parallel) -> [TailCounts] {
    let rows = count <= Self.exactInDouble ? RankRows.packed(measures, count: count) : RankRows.whole(measures)
    let blocks = parallel.mapRanges(permutations, size: Self.blockSize) { block in
      var shuffle = PlaceShuffle(count: count, seed: seed, block: block.lowerBound)
      return rows.tails(block.count, &shuffle, ranks, observed: places)
    }
    return blocks.dropFirst().reduce(into: blocks[0]) { sum, block in
      for measure in sum.indices {
        sum[measure].greater += block[measure].greater
        sum[measure].lesser += block[measure].lesser
      }
    }
  }
}
