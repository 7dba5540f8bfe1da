import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics

/// One value with many measures under the same permutations.
@Suite struct ManyMeasuresTests {
  static let seeds: [UInt64] = [1, 20, 300]

  /// Values of `count` areas, some of them tied and some missing.
  private func list(_ count: Int, _ seed: UInt64, _ purpose: String, ties: Int, missing: Int = 0) -> [Double] {
    var random = KeyedRandom(seed: seed, purpose: purpose)
    return (0..<count).map { _ in
      let value = Double(random.below(ties))
      return missing > 0 && random.below(missing) == 0 ? .nan : value
    }
  }

  private func measures(_ count: Int, _ seed: UInt64) -> [[Double]] {
    (0..<11).map { list(count, seed, "measure \($0)", ties: $0 % 3 == 0 ? 4 : 10_000, missing: $0 % 4 == 1 ? 9 : 0) }
  }

  @Test(arguments: seeds) func eachIsAsItIsAlone(seed: UInt64) {
    let (value, measures) = (list(57, seed, "value", ties: 12), measures(57, seed))
    let many = RankCorrelation.spearman(value, with: measures, permutations: 700, seed: seed)
    #expect(many == measures.map { RankCorrelation.spearman(value, $0, permutations: 700, seed: seed) }, "seed \(seed)")
    let some = [7, 2, 9, 0, 4].map { measures[$0] }
    #expect(
      RankCorrelation.spearman(value, with: some, permutations: 700, seed: seed) == [7, 2, 9, 0, 4].map { many[$0] }, "seed \(seed)")
  }

  @Test(arguments: seeds) func threadsDoNotMatter(seed: UInt64) {
    let (value, measures) = (list(83, seed, "value", ties: 3), measures(83, seed))
    let one = RankCorrelation.spearman(value, with: measures, permutations: 1_500, seed: seed, parallel: Parallel(threads: 1))
    #expect(one == RankCorrelation.spearman(value, with: measures, permutations: 1_500, seed: seed, parallel: Parallel(threads: 8)))
    #expect(one != RankCorrelation.spearman(value, with: measures, permutations: 1_500, seed: seed + 1, parallel: Parallel(threads: 8)))
  }

  @Test(arguments: seeds) func onlyTheOrderCounts(seed: UInt64) {
    let (value, measures) = (list(61, seed, "value", ties: 9), measures(61, seed))
    let plain = RankCorrelation.spearman(value, with: measures, permutations: 500, seed: seed)
    let bent = RankCorrelation.spearman(
      value.map { exp($0 / 3) - 7 }, with: measures.map { $0.map { ($0 / 1_000).sinh } }, permutations: 500, seed: seed)
    #expect(plain == bent, "seed \(seed)")
    let turned = RankCorrelation.spearman(value, with: measures.map { $0.map { -$0 } }, permutations: 500, seed: seed)
    #expect(plain.map(\.rho) == turned.map { -$0.rho } && plain.map(\.p) == turned.map(\.p), "seed \(seed)")
  }

  /// Every arrangement there is of six values with ties: the p-values of 200,000 shuffles lie within five standard errors of the exact ones.
  @Test(arguments: [[0, 0, 0, 1, 2, 3], [5, 1, 4, 2, 6, 3], [2, 2, 1, 1, 0, 0]]) func shufflesAreEquallyLikely(value: [Double]) {
    let measures: [[Double]] = [[1, 2, 3, 4, 5, 6], [6, 1, 1, 2, 3, 5], [0, 0, 1, 1, 1, 0], [2, 6, 4, 1, 3, 5], [1, 3, 2, 5, 4, 5]]
    let drawn = RankCorrelation.spearman(value, with: measures, permutations: 199_999, seed: 6)
    for (measure, drawn) in zip(measures, drawn) {
      let exact = exactP(Ranks.mid(value), Ranks.mid(measure))
      let error = 2 * 5 * (exact / 2 * (1 - exact / 2) / 200_000).squareRoot() + 2 / 200_000
      #expect(abs(drawn.p - exact) <= error, "\(drawn.p), not \(exact)")
    }
  }

  private func exactP(_ x: [Double], _ y: [Double]) -> Double {
    let observed = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    var (greater, lesser, all) = (0, 0, 0)
    for order in Self.arrangements(y) {
      let sum = zip(x, order).reduce(0) { $0 + $1.0 * $1.1 }
      all += 1
      greater += sum >= observed ? 1 : 0
      lesser += sum <= observed ? 1 : 0
    }
    return min(1, 2 * Double(min(greater, lesser)) / Double(all))
  }

  private static func arrangements(_ values: [Double]) -> [[Double]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { first in
      var rest = values
      let taken = rest.remove(at: first)
      return arrangements(rest).map { [taken] + $0 }
    }
  }

  @Test func eachMeasureHasItsOwnReason() {
    let value: [Double] = [1, 2, 3, 4, 5, 6]
    let results = RankCorrelation.spearman(
      value, with: [[3, 1, 4, 1, 5, 9], [1, 1, 1, 1, 1, 1], [1, .nan, .nan, 2, 3, 4], [2, 7, 1, 8, 2, 8]], permutations: 99, seed: 1)
    #expect(results.map(\.reason) == [nil, "the second values do not vary", "fewer than 5 pairs", nil])
    #expect(results.map(\.n) == [6, 6, 4, 6])
    #expect(RankCorrelation.spearman(value, with: [], seed: 1).isEmpty)
  }

  /// More areas than four places of one draw, or sums in `Double`, are for: a value that follows the measure is never matched by chance.
  @Test(arguments: [20_001, 140_001]) func manyAreas(count: Int) {
    let rising = (0..<count).map { Double($0) }
    let value = rising.map { $0 < Double(count - 40) ? 0 : $0 }
    let results = RankCorrelation.spearman(value, with: [rising, rising.map { -$0 }], permutations: 19, seed: 1)
    #expect(results.map(\.p) == [0.1, 0.1])
    #expect(results[0].rho == -results[1].rho && results[0].rho > 0)
  }
}

extension Double {
  fileprivate var sinh: Double { Foundation.sinh(self) }
}
