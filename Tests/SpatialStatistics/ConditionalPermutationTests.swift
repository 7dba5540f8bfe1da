import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite struct ConditionalPermutationTests {
  static let weights = Weights(neighbours: Columbus.neighbours)
  static let counts = Columbus.crime.map { ($0 / 12).rounded(.down) }

  /// The shared sums against a plain loop over the same sequences, area by area: take the first k others of each sequence.
  @Test(arguments: [1, 2, 3] as [UInt64]) func sharedSumsAgreeWithOneAreaAtATime(seed: UInt64) {
    let rows = (0..<49).map { Self.weights.neighbours(of: $0).map { Int($0) } }
    let length = rows.map(\.count).max().map { $0 + 1 } ?? 1
    let blocks = SequenceBlocks(count: 700, length: length, pool: 49, seed: seed)
    let sequences = SharedSequences(count: 700, length: length, pool: 49, seed: seed, parallel: Parallel(threads: 2))
    for x in [Self.counts, Columbus.crime, Columbus.crime.map { $0 * 0.123456789 }] {
      let values = ExactValues(x, terms: 49).units
      let shared = SharedTails(values, Self.weights.rows, tested: Array(0..<49), blocks).tails(Array(0..<49), Parallel(threads: 2))
      for area in 0..<49 {
        let observed = rows[area].reduce(0) { $0 + values[$1] }
        let slow = slowTails(area, rows[area].count, observed, values, sequences)
        #expect(shared[area] == slow, "seed \(seed)")
      }
    }
  }

  private func slowTails(_ area: Int, _ k: Int, _ observed: Int64, _ values: [Int64], _ sequences: SharedSequences) -> TailCounts {
    var tails = TailCounts(greater: 0, lesser: 0)
    for sequence in 0..<sequences.count {
      let drawn = sequences.positions[sequence * sequences.length..<(sequence + 1) * sequences.length]
      let sum = drawn.filter { Int($0) != area }.prefix(k).reduce(Int64(0)) { $0 + values[Int($1)] }
      if sum >= observed { tails.greater += 1 }
      if sum <= observed { tails.lesser += 1 }
    }
    return tails
  }

  /// With equal weights the direct method counts what the shared one does.
  @Test func directAndSharedAgreeWhereWeightsAreEqual() {
    let values = ExactValues(Self.counts, terms: 49).units
    let blocks = SequenceBlocks(count: 1_300, length: 11, pool: 49, seed: 8)
    let tested = Array(0..<49)
    let shared = SharedTails(values, Self.weights.rows, tested: tested, blocks).tails(tested, Parallel(threads: 2))
    let even = [Double](repeating: 0.1, count: Self.weights.links)
    let direct = DirectTails(values, Self.weights.rows, even, tested: tested, blocks).tails(tested, Parallel(threads: 2))
    #expect(direct == shared)
  }

  static let smallRows = [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]]
  static let smallValues: [Int64] = [0, 2, 2, 5, 1, 0]

  /// With every sequence there is, each area's tails are those of all samples of its neighbours, exactly.
  @Test func allSequencesOfASmallMapGiveTheExactDistribution() {
    let all = arrangements(of: 6, length: 5)
    let sequences = SequenceBlocks(positions: all.flatMap { $0 }, length: 5, pool: 6)
    let tested = Array(0..<6)
    let shared = SharedTails(Self.smallValues, Weights(neighbours: Self.smallRows).rows, tested: tested, sequences)
      .tails(tested, Parallel(threads: 2))
    for (area, row) in Self.smallRows.enumerated() {
      let observed = row.reduce(0) { $0 + Self.smallValues[$1] }
      let samples = subsets(of: (0..<6).filter { $0 != area }, size: row.count).map { $0.reduce(0) { $0 + Self.smallValues[$1] } }
      #expect(shared[area].greater * samples.count == samples.filter { $0 >= observed }.count * all.count)
      #expect(shared[area].lesser * samples.count == samples.filter { $0 <= observed }.count * all.count)
    }
  }

  /// The same where neighbours weigh differently: each sample in each order.
  @Test func allSequencesGiveTheExactDistributionOfUnequalWeights() {
    let rows = [[1, 3], [0, 3, 4], [4], [0, 1, 4], [0, 1, 2, 3, 5], [4]]
    let weights = rows.map { $0.indices.map { [0.5, 0.3, 0.2, 0.2, 0.8][$0] } }
    let all = arrangements(of: 6, length: 6)
    let tested = Array(0..<6)
    let sequences = SequenceBlocks(positions: all.flatMap { $0 }, length: 6, pool: 6)
    let direct = DirectTails(
      Self.smallValues, Weights(neighbours: rows).rows, weights.flatMap { $0 }, tested: tested, sequences
    ).tails(tested, Parallel(threads: 2))
    for (area, row) in rows.enumerated() {
      func tenths(_ sample: [Int]) -> Int64 {
        zip(sample, weights[area]).reduce(0) { $0 + Self.smallValues[$1.0] * Int64(($1.1 * 10).rounded()) }
      }
      let samples = arrangements(of: 6, length: row.count).filter { !$0.contains(Int32(area)) }.map { tenths($0.map { Int($0) }) }
      let observed = tenths(row)
      #expect(direct[area].greater * samples.count == samples.filter { $0 >= observed }.count * all.count)
      #expect(direct[area].lesser * samples.count == samples.filter { $0 <= observed }.count * all.count)
    }
  }

  /// Rows whose weights are equal and rows whose weights are not lie on one map, and what weights a map has in common does not matter.
  @Test func mixedRowsAreEachTreatedAsTheyAre() {
    let equal = GetisOrd.gi(
      Self.counts, weights: Self.weights, options: InferenceOptions(permutations: 999, seed: 2), parallel: Parallel(threads: 2))
    var values = [Double](repeating: 0.3, count: Self.weights.links)
    values[0] = 0.7
    let mixed = GetisOrd.gi(
      Self.counts, weights: Weights(rows: Self.weights.rows, values: values), options: InferenceOptions(permutations: 999, seed: 2),
      parallel: Parallel(threads: 8))
    #expect(Array(mixed.pPermutation.dropFirst()) == Array(equal.pPermutation.dropFirst()))
    for area in 1..<49 { #expect(abs(mixed.z[area] - equal.z[area]) < 1e-12) }
  }

  /// An independent slow implementation: every area draws for itself, with another generator; equal within Monte-Carlo error.
  @Test func unequalWeightsAgreeWithDrawsOfTheirOwn() {
    let weights = Columbus.unequalWeights
    let drawn = GetisOrd.gi(
      Columbus.crime, weights: weights, options: InferenceOptions(permutations: 9_999, alternative: .greater, seed: 7),
      parallel: Parallel(threads: 2))
    var generator = KeyedRandom(seed: 99, purpose: "slow draws")
    for area in stride(from: 0, to: 49, by: 4) {
      let row = weights.neighbours(of: area).map { Int($0) }
      let factors = Array(weights.weights(of: area))
      let observed = zip(row, factors).reduce(0) { $0 + Columbus.crime[$1.0] * $1.1 }
      let larger = (0..<4_000).count { _ in
        let sample = (0..<49).filter { $0 != area }.shuffled(using: &generator).prefix(row.count)
        return zip(sample, factors).reduce(0) { $0 + Columbus.crime[$1.0] * $1.1 } >= observed - 1e-9
      }
      let error = 0.5 * (1.0 / 4_000 + 1.0 / 9_999).squareRoot()
      let difference = drawn.pPermutation[area] - Double(larger) / 4_000
      #expect(abs(difference) < 5 * error)
    }
  }

  @Test func threadsDoNotMatterWithUnequalWeights() {
    let options = InferenceOptions(permutations: 1_999, seed: 17)
    let one = LocalMoran.statistics(Columbus.crime, weights: Columbus.unequalWeights, options: options, parallel: Parallel(threads: 1))
    let eight = LocalMoran.statistics(Columbus.crime, weights: Columbus.unequalWeights, options: options, parallel: Parallel(threads: 8))
    #expect(one == eight)
  }

  @Test(arguments: [0, 1, 5, 40_000]) func ranksStandBetweenAndAtTheSums(range: Int) {
    var random = KeyedRandom(seed: UInt64(range), purpose: "sums")
    let sums = (0..<300).map { _ in Int64(random.below(range + 1)) * 977 - 50 }
    let table = RankTable(sums)
    let distinct = Set(sums).sorted()
    #expect(table.slots == 2 * distinct.count + 1)
    for number in [Int64.min / 2, -51, -50, -49, 0, 926, 927, 928, 5_000_000, .max / 2] + sums {
      let below = distinct.count { $0 < number }
      #expect(table.slot(of: number) == 2 * below + (distinct.contains(number) ? 1 : 0))
    }
  }

  /// The drawn p against the exact one: within five standard errors of 9,999 draws, for each alternative.
  @Test(arguments: Alternative.allCases) func drawnPIsNearTheExactOne(alternative: Alternative) {
    let x: [Double] = [0, 2, 2, 5, 1, 0, 3, 1]
    let rows = [[1, 2], [0, 2, 3], [0, 1], [1, 4, 5], [3, 5], [3, 4, 6], [5, 7], [6]]
    let options = InferenceOptions(permutations: 9_999, alternative: alternative, correction: .none, seed: 5)
    let drawn = GetisOrd.gi(x, weights: Weights(neighbours: rows), options: options, parallel: Parallel(threads: 2))
    for (area, row) in rows.enumerated() {
      let observed = row.reduce(0) { $0 + x[$1] }
      let samples = subsets(of: (0..<8).filter { $0 != area }, size: row.count).map { $0.reduce(0) { $0 + x[$1] } }
      let greater = Double(samples.filter { $0 >= observed }.count) / Double(samples.count)
      let lesser = Double(samples.filter { $0 <= observed }.count) / Double(samples.count)
      let exact = alternative == .greater ? greater : alternative == .less ? lesser : min(1, 2 * min(greater, lesser))
      #expect(abs(drawn.pPermutation[area] - exact) < 5 * 2 * 0.5 / 100)
    }
  }

  @Test func threadsDoNotMatter() {
    let options = InferenceOptions(permutations: 2_999, seed: 17)
    let one = GetisOrd.giStar(Columbus.crime, weights: Self.weights, options: options, parallel: Parallel(threads: 1))
    let eight = GetisOrd.giStar(Columbus.crime, weights: Self.weights, options: options, parallel: Parallel(threads: 8))
    #expect(one == eight)
    let other = GetisOrd.giStar(
      Columbus.crime, weights: Self.weights, options: InferenceOptions(permutations: 2_999, seed: 18), parallel: Parallel(threads: 8))
    #expect(one.pPermutation != other.pPermutation)
  }

  @Test func giAndGiStarHaveTheSamePermutationP() {
    let options = InferenceOptions(permutations: 999, seed: 2)
    let gi = GetisOrd.gi(Self.counts, weights: Self.weights, options: options, parallel: Parallel(threads: 2))
    let star = GetisOrd.giStar(Self.counts, weights: Self.weights, options: options, parallel: Parallel(threads: 2))
    #expect(gi.pPermutation == star.pPermutation)
    #expect(gi.classes == star.classes)
  }

  /// An area whose neighbours are all zero on a map of zeros is as ordinary as can be: both tails are large, p is 1.
  @Test func tiesCountInBothTails() {
    var x = [Double](repeating: 0, count: 49)
    x[20] = 1
    let result = GetisOrd.giStar(
      x, weights: Self.weights, options: InferenceOptions(permutations: 999, seed: 4), parallel: Parallel(threads: 1))
    for area in 0..<49 where !Columbus.neighbours[area].contains(20) {
      #expect(result.pPermutation[area] == 1)
      #expect(result.classes[area] == .notSignificant)
    }
  }

  /// Values off by a common number, in tenths, or multiplied by a power of two tie as before.
  @Test func tiesSurviveFractions() {
    let options = InferenceOptions(permutations: 999, seed: 6)
    let whole = GetisOrd.gi(Self.counts, weights: Self.weights, options: options, parallel: Parallel(threads: 1))
    for x in [
      Self.counts.map { $0 / 8 + 0.25 }, Self.counts.map { $0 * 1024 - 7 }, Self.counts.map { $0 / 10 },
      Self.counts.map { $0 * 0x1p-900 },
    ] {
      #expect(GetisOrd.gi(x, weights: Self.weights, options: options, parallel: Parallel(threads: 1)).pPermutation == whole.pPermutation)
    }
  }

  @Test func sequencesAreDistinctAndUniform() {
    let sequences = SharedSequences(count: 20_000, length: 4, pool: 10, seed: 9, parallel: Parallel(threads: 2))
    var found = [[Int]](repeating: [Int](repeating: 0, count: 10), count: 4)
    for sequence in 0..<20_000 {
      let drawn = sequences.positions[sequence * 4..<sequence * 4 + 4]
      #expect(Set(drawn).count == 4)
      for (place, position) in drawn.enumerated() { found[place][Int(position)] += 1 }
    }
    for place in found { for count in place { #expect(abs(count - 2_000) < 5 * 43) } }
  }

  @Test func radixSortSorts() {
    var random = KeyedRandom(seed: 1, purpose: "numbers")
    for bits in [1, 8, 11, 12, 40, 62] {
      let numbers = (0..<500).map { _ in Int64(bitPattern: random.next()) >> (64 - bits) }
      #expect(RadixSort.sorted(numbers) == numbers.sorted())
    }
    #expect(RadixSort.sorted([]).isEmpty)
    #expect(RadixSort.sorted([3, 3]) == [3, 3])
  }

  private func arrangements(of n: Int, length: Int) -> [[Int32]] {
    guard length > 0 else { return [[]] }
    return arrangements(of: n, length: length - 1).flatMap { front in
      (0..<Int32(n)).filter { !front.contains($0) }.map { front + [$0] }
    }
  }

  private func subsets(of items: [Int], size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return items.indices.flatMap { first in
      subsets(of: Array(items[(first + 1)...]), size: size - 1).map { [items[first]] + $0 }
    }
  }
}
