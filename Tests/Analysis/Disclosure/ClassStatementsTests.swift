import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightSpatialStatistics

@testable import WardlightAnalysis

@Suite("What Gi* classes tell of hidden counts")
struct ClassStatementsTests {
  /// Nine squares in three rows, neighbours by borders and corners.
  private static let weights = Weights(
    neighbours: (0..<9).map { area in
      (0..<9).filter { $0 != area && abs($0 % 3 - area % 3) <= 1 && abs($0 / 3 - area / 3) <= 1 }
    })

  private func classes(_ counts: [Int], seed: UInt64) -> [LocalClass] {
    let options = InferenceOptions(permutations: 99, correction: .none, alpha: 0.2, seed: seed)
    return GetisOrd.giStar(counts.map(Double.init), weights: Self.weights, options: options, parallel: Parallel(threads: 1)).classes
  }

  /// The reader knows the seed and the programme and tries every count that a hidden one can be; the total of all is shown.
  @Test("A reader who runs the test anew for all counts that the ranges allow finds no hidden one", arguments: 0..<6)
  func anew(_ seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(below))
    }
    var counts = (0..<9).map { _ in 5 + next(12) }
    for area in Set((0..<4).map { _ in next(9) }) { counts[area] = 1 + next(4) }
    let hidden = counts.indices.filter { counts[$0] < 5 }
    let shown = counts.map { $0 < 5 ? 1...4 : $0...$0 }
    let own = classes(counts, seed: 11)
    let statements = ClassStatements(
      own.map(\.side),
      CountedValues(counts: counts, shown: shown, factors: counts.map { _ in 1 }, offsets: nil, total: 0...Int(Int32.max)), Self.weights
    ).all
    let held = ClassGuard(shown: shown, isProtected: counts.map { $0 < 5 }, truth: counts, sums: [], possible: 3)
    let kept = try held.kept(statements)
    var seen = [Set<Int>](repeating: [], count: 9)
    var trial = counts
    for number in 0..<(1 << (2 * hidden.count)) {
      for (digit, area) in hidden.enumerated() { trial[area] = 1 + (number >> (2 * digit)) & 3 }
      let found = classes(trial, seed: 11)
      if kept.indices.allSatisfy({ !kept[$0] || found[$0] == own[$0] }) { for area in hidden { seen[area].insert(trial[area]) } }
    }
    for area in hidden { #expect(seen[area].count >= 3, "seed \(seed), area \(area): \(seen[area].sorted())") }
  }

  @Test("Without hidden counts every class stays")
  func exact() throws {
    let counts = [5, 9, 20, 6, 7, 30, 5, 8, 12]
    let statements = ClassStatements(
      classes(counts, seed: 3).map(\.side),
      CountedValues(counts: counts, shown: counts.map { $0...$0 }, factors: counts.map { _ in 1 }, offsets: nil, total: 102...102),
      Self.weights
    ).all
    let held = ClassGuard(
      shown: counts.map { $0...$0 }, isProtected: counts.map { _ in false }, truth: counts, sums: [], possible: 3)
    #expect(try held.kept(statements).allSatisfy { $0 })
  }
}
