import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// Chance on maps so small that all arrangements can be gone through, and against a plain loop over the same arrangements.
@Suite struct GlobalPermutationTests {
  static let normal = InferenceOptions(permutations: 0, seed: 1)
  static let one = Parallel(threads: 1)

  /// A small map with its weights as a matrix, so that nothing of the product's sums is used.
  struct SmallMap: Sendable, CustomTestStringConvertible {
    let x: [Double]
    let weights: Weights
    let standardization: Standardization
    var testDescription: String { "\(x.count) areas, \(standardization)" }

    func matrix() -> [[Double]] {
      (0..<x.count).map { row in
        var line = [Double](repeating: 0, count: x.count)
        for (other, weight) in zip(weights.neighbours(of: row), weights.weights(of: row)) { line[Int(other)] = weight }
        let sum = line.reduce(0, +)
        return standardization == .row && sum > 0 ? line.map { $0 / sum } : line
      }
    }

    func pairs(_ x: [Double], _ term: (Double, Double) -> Double) -> Double {
      let w = matrix()
      return x.indices.reduce(0) { sum, i in x.indices.reduce(sum) { $0 + w[i][$1] * term(x[i], x[$1]) } }
    }
  }

  static let maps: [SmallMap] = {
    let path = [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]]
    let uneven = [[1, 2, 3], [0], [3, 4], [], [0, 1, 2], [2]]
    let values: [Double] = [0, 2, 7, 1, 1, 4]
    let rows = Weights(neighbours: uneven).rows
    let weighted = Weights(rows: rows, values: (0..<rows.values.count).map { Double($0 * $0 % 7 + 1) / 3 })
    return Standardization.allCases.flatMap {
      [
        SmallMap(x: values, weights: Weights(neighbours: path), standardization: $0),
        SmallMap(x: values, weights: Weights(neighbours: uneven), standardization: $0),
        SmallMap(x: values, weights: weighted, standardization: $0),
        SmallMap(x: [3, 1, 9], weights: Weights(neighbours: [[1], [0, 2], []]), standardization: $0),
      ]
    }
  }()

  /// Value, mean and variance over all 720 (or 6) arrangements; p is the share of them in the tails, and the drawn p lies within five standard errors.
  @Test(arguments: maps) func allArrangements(map: SmallMap) throws {
    let n = Double(map.x.count)
    let mean = map.x.reduce(0, +) / n
    let squares = map.x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let s0 = map.matrix().reduce(0) { $0 + $1.reduce(0, +) }
    let products = map.x.reduce(0, +) * map.x.reduce(0, +) - map.x.reduce(0) { $0 + $1 * $1 }
    try check(map, GlobalMoran.statistic) { x in n / s0 * map.pairs(x) { ($0 - mean) * ($1 - mean) } / squares }
    try check(map, GlobalGeary.statistic) { x in (n - 1) * map.pairs(x) { ($0 - $1) * ($0 - $1) } / (2 * s0 * squares) }
    try check(map, GeneralG.statistic) { x in map.pairs(x) { $0 * $1 } / products }
  }

  @Test(arguments: maps) func allArrangementsOfTwoColours(map: SmallMap) throws {
    let coloured = SmallMap(x: map.x.map { $0 > 1.5 ? 1 : 0 }, weights: map.weights, standardization: map.standardization)
    func part(_ part: @escaping (JoinCount) -> GlobalStatistic) -> Statistic {
      { x, weights, standardization, options, parallel in
        part(try JoinCount.statistics(x, weights: weights, standardization: standardization, options: options, parallel: parallel))
      }
    }
    if coloured.x.count > 3 {
      try check(coloured, part(\.blackBlack)) { x in coloured.pairs(x) { $0 * $1 } / 2 }
      try check(coloured, part(\.whiteWhite)) { x in coloured.pairs(x) { (1 - $0) * (1 - $1) } / 2 }
    }
    try check(coloured, part(\.blackWhite)) { x in coloured.pairs(x) { ($0 - $1) * ($0 - $1) } / 2 }
  }

  typealias Statistic = ([Double], Weights, Standardization, InferenceOptions, Parallel) throws -> GlobalStatistic

  private func check(_ map: SmallMap, _ statistic: Statistic, _ plain: ([Double]) -> Double) throws {
    let all = arrangements(map.x).map(plain)
    let mean = all.reduce(0, +) / Double(all.count)
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
    let observed = plain(map.x)
    for alternative in Alternative.allCases {
      let options = InferenceOptions(permutations: 2_000, alternative: alternative, seed: 3)
      let found = try statistic(map.x, map.weights, map.standardization, options, Self.one)
      #expect(abs(found.value - observed) < 1e-12 && abs(found.expected - mean) < 1e-12 && close(found.variance, variance))
      let greater = Double(all.count { $0 >= observed - 1e-9 }) / Double(all.count)
      let lesser = Double(all.count { $0 <= observed + 1e-9 }) / Double(all.count)
      let exact = alternative == .greater ? greater : alternative == .less ? lesser : min(1, 2 * min(greater, lesser))
      #expect(abs(found.pPermutation - exact) < 5 * 2 * 0.5 / 2_000.0.squareRoot(), "\(found.pPermutation) for \(exact)")
    }
  }

  private func arrangements(_ x: [Double]) -> [[Double]] {
    guard x.count > 1 else { return [x] }
    return x.indices.flatMap { first in
      var rest = x
      let value = rest.remove(at: first)
      return arrangements(rest).map { [value] + $0 }
    }
  }

  /// The tails against a plain loop that shuffles in the same order and sums whole fractions of 2,520, which all of Columbus's rows divide.
  @Test(arguments: [2, 9] as [UInt64]) func tailsAreThoseOfAPlainLoop(seed: UInt64) {
    let counts = Columbus.crime.map { Int(($0 / 12).rounded(.down)) }
    let options = InferenceOptions(permutations: 203, alternative: .greater, seed: seed)
    let weights = Weights(neighbours: Columbus.neighbours)
    let x = counts.map(Double.init)
    let plain = plainTails(counts, options)
    let moran = GlobalMoran.statistic(x, weights: weights, options: options, parallel: Self.one)
    let geary = GlobalGeary.statistic(x, weights: weights, options: options, parallel: Self.one)
    #expect(moran.pPermutation == Double(plain.moran + 1) / 204, "seed \(seed)")
    #expect(geary.pPermutation == Double(plain.geary + 1) / 204, "seed \(seed)")
  }

  private func plainTails(_ counts: [Int], _ options: InferenceOptions) -> (moran: Int, geary: Int) {
    let total = counts.reduce(0, +)
    func moran(_ x: [Int]) -> Int {
      x.indices.reduce(0) { sum, i in
        let row = Columbus.neighbours[i]
        return sum + 2_520 / row.count * (49 * x[i] - total) * row.reduce(0) { $0 + 49 * x[$1] - total }
      }
    }
    func geary(_ x: [Int]) -> Int {
      x.indices.reduce(0) { sum, i in
        let row = Columbus.neighbours[i]
        return sum + 2_520 / row.count * row.reduce(0) { $0 + (x[i] - x[$1]) * (x[i] - x[$1]) }
      }
    }
    var tails = (moran: 0, geary: 0)
    for block in stride(from: 0, to: options.permutations, by: 64) {
      var random = KeyedRandom(seed: options.seed, purpose: "global permutation", index: UInt64(block))
      var lanes = [[Int]](repeating: counts, count: 4)
      for first in stride(from: block, to: min(block + 64, options.permutations), by: 4) {
        for lane in 0..<4 {
          for place in 0..<48 { lanes[lane].swapAt(place, place + random.below(49 - place)) }
          guard first + lane < options.permutations else { continue }
          tails.moran += moran(lanes[lane]) >= moran(counts) ? 1 : 0
          tails.geary += geary(lanes[lane]) >= geary(counts) ? 1 : 0
        }
      }
    }
    return tails
  }

  /// Values in tenths, times a power of two or shifted tie as whole ones do; so do scaled rows, whose weights are no binary fractions.
  @Test(arguments: [11, 12] as [UInt64]) func tiesSurviveFractionsAndShifts(seed: UInt64) {
    let weights = Weights(neighbours: Columbus.neighbours)
    let counts = Columbus.crime.map { ($0 / 20).rounded(.down) }
    let options = InferenceOptions(permutations: 999, seed: seed)
    for standardization in Standardization.allCases {
      func p(_ x: [Double]) -> [Double] {
        [
          GlobalMoran.statistic(x, weights: weights, standardization: standardization, options: options, parallel: Self.one).pPermutation,
          GlobalGeary.statistic(x, weights: weights, standardization: standardization, options: options, parallel: Self.one).pPermutation,
        ]
      }
      let wanted = p(counts)
      for x in [counts.map { $0 / 10 }, counts.map { $0 * 0x1p-700 }, counts.map { $0 + 1e6 }, counts.map { $0 / 8 - 3 }] {
        #expect(p(x) == wanted, "seed \(seed)")
      }
    }
  }

  /// A factor and a common addend change neither I, c nor their z; a factor does not change G.
  @Test func shiftAndScale() {
    let weights = GlobalStatisticTests.nearestFour
    let moved = Columbus.crime.map { $0 * 4 + 1e6 }
    for statistic in [GlobalMoran.statistic, GlobalGeary.statistic] {
      let before = statistic(Columbus.crime, weights, .row, Self.normal, Self.one)
      let after = statistic(moved, weights, .row, Self.normal, Self.one)
      #expect(close(after.value, before.value, within: 1e-8) && close(after.z, before.z, within: 1e-8))
    }
    let before = GeneralG.statistic(Columbus.crime, weights: weights, options: Self.normal, parallel: Self.one)
    let after = GeneralG.statistic(Columbus.crime.map { $0 * 1e-7 }, weights: weights, options: Self.normal, parallel: Self.one)
    #expect(close(after.value, before.value) && close(after.z, before.z))
  }

  /// A map whose values are all large and differ little: the moments in powers of x would be rounding errors.
  @Test func largeValuesKeepTheirVariance() {
    let weights = Weights(neighbours: Columbus.neighbours)
    let x = Columbus.crime.map { 1e7 + ($0 * 1024).rounded() / 1024 }
    let g = GeneralG.statistic(x, weights: weights, options: Self.normal, parallel: Self.one)
    #expect(g.variance > 0 && g.z.isFinite)
    let nearby = GeneralG.statistic(x.map { $0 + 1e7 }, weights: weights, options: Self.normal, parallel: Self.one)
    #expect(abs(nearby.z - g.z) < 1e-4)
  }

  @Test func threadsDoNotMatter() throws {
    let options = InferenceOptions(permutations: 1_999, seed: 17)
    for weights in [Weights(neighbours: Columbus.neighbours), GlobalStatisticTests.nearestFour] {
      for statistic in [GlobalMoran.statistic, GlobalGeary.statistic, GeneralG.statistic] {
        let one = statistic(Columbus.crime, weights, .row, options, Parallel(threads: 1))
        #expect(one == statistic(Columbus.crime, weights, .row, options, Parallel(threads: 8)))
      }
      let burgled = GlobalStatisticTests.burgled
      let one = try JoinCount.statistics(burgled, weights: weights, options: options, parallel: Parallel(threads: 1))
      #expect(one == (try JoinCount.statistics(burgled, weights: weights, options: options, parallel: Parallel(threads: 8))))
    }
  }
}
