import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite struct MultipleTestingTests {
  /// scipy 1.17.1, `scipy.stats.false_discovery_control([0.01, 0.04, 0.03, 0.002, 0.5, 0.04, 0.2])`.
  static let p = [0.01, 0.04, 0.03, 0.002, 0.5, 0.04, 0.2]
  static let q = [0.035, 0.056, 0.056, 0.014, 0.5, 0.056, 0.7 / 3]

  @Test func falseDiscoveryRateAsInScipy() {
    let whole = MultipleTesting(
      units: Self.p.map { Int(($0 * 1_000).rounded()) }, denominator: 1_000, correction: .falseDiscoveryRate, level: 0.056)
    expectClose(whole.q, Self.q, within: 1e-15)
    #expect(whole.isSignificant == [true, true, true, true, false, true, false], "a q that equals the level is significant")
    let real = MultipleTesting(Self.p, correction: .falseDiscoveryRate, level: 0.05)
    expectClose(real.q, Self.q, within: 1e-15)
    #expect(real.isSignificant == [true, false, false, true, false, false, false])
  }

  /// Exactly 20 of 1,000 at p = 0.001 with α = 0.05: 20·0.05/1000 = 0.001 exactly, so all twenty pass.
  @Test func exactlyTwentyPass() {
    let units = [Int](repeating: 10, count: 20) + [Int](repeating: 9_000, count: 980)
    let twenty = MultipleTesting(units: units, denominator: 10_000, correction: .falseDiscoveryRate, level: 0.05)
    #expect(twenty.isSignificant.filter { $0 }.count == 20)
    #expect(twenty.q[0] == 0.05)
    let nineteen = MultipleTesting(
      units: Array(units.dropFirst()) + [9_000], denominator: 10_000, correction: .falseDiscoveryRate, level: 0.05)
    #expect(nineteen.isSignificant.filter { $0 }.isEmpty)
  }

  /// The definition, word for word, on random p-values with many ties.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func stepUpFollowsItsDefinition(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "p")
    let units = (0..<60).map { _ in 1 + random.below(random.below(2) == 0 ? 5 : 1_000) }
    let result = MultipleTesting(units: units, denominator: 1_000, correction: .falseDiscoveryRate, level: 0.05)
    let sorted = units.sorted()
    let last = (1...60).last { (rank: Int) -> Bool in sorted[rank - 1] * 6_000 <= rank * 5_000 }
    let limit = last.map { sorted[$0 - 1] } ?? 0
    #expect(result.isSignificant == units.map { $0 <= limit }, "seed \(seed)")
    for (unit, q) in zip(units, result.q) {
      let later = (1...60).filter { sorted[$0 - 1] >= unit }
      let scaled = later.map { rank -> Double in Double(60 * sorted[rank - 1]) / Double(rank * 1_000) }
      let least = scaled.min()
      #expect(abs(q - min(1, least ?? 1)) < 1e-15, "seed \(seed)")
    }
  }

  @Test func bonferroniAndNone() {
    let bonferroni = MultipleTesting(units: [1, 10, 400], denominator: 1_000, correction: .bonferroni, level: 0.03)
    #expect(bonferroni.q == [0.003, 0.03, 1])
    #expect(bonferroni.isSignificant == [true, true, false])
    let none = MultipleTesting(units: [1, 30, 31], denominator: 1_000, correction: .none, level: 0.03)
    #expect(none.q == [0.001, 0.03, 0.031])
    #expect(none.isSignificant == [true, true, false])
    expectClose(MultipleTesting([0.01, 0.5], correction: .bonferroni, level: 0.05).q, [0.02, 1], within: 0)
    #expect(MultipleTesting([], correction: .falseDiscoveryRate, level: 0.05).q.isEmpty)
  }

  @Test func pValuesByAlternative() {
    let tails = TailCounts(greater: 4, lesser: 97)
    #expect(tails.units(.greater, permutations: 99) == 5)
    #expect(tails.units(.less, permutations: 99) == 98)
    #expect(tails.units(.twoSided, permutations: 99) == 10)
    #expect(TailCounts(greater: 99, lesser: 99).units(.twoSided, permutations: 99) == 100)
  }

  @Test func theNormalTails() {
    #expect(abs(NormalDistribution.p(1.959_963_984_540_054, .twoSided) - 0.05) < 1e-15)
    #expect(abs(NormalDistribution.p(-1.644_853_626_951_472_2, .less) - 0.05) < 1e-15)
    #expect(abs(NormalDistribution.p(-1.644_853_626_951_472_2, .greater) - 0.95) < 1e-15)
    #expect(NormalDistribution.p(.nan, .twoSided).isNaN)
  }

  @Test func theResolutionIsNamed() {
    func warnings(_ permutations: Int, _ correction: Correction, _ tests: Int, _ alternative: Alternative = .twoSided) -> [String] {
      Resolution(InferenceOptions(permutations: permutations, alternative: alternative, correction: correction, seed: 1), tests: tests)
        .warnings
    }
    #expect(warnings(9_999, .falseDiscoveryRate, 250).isEmpty)
    #expect(
      warnings(9_999, .falseDiscoveryRate, 633) == [
        "With 9999 permutations at least 3 of 633 areas must be significant together at 0.05. One area alone needs 25319 permutations."
      ])
    #expect(warnings(25_319, .falseDiscoveryRate, 633).isEmpty)
    #expect(warnings(12_659, .falseDiscoveryRate, 633, .greater).isEmpty)
    #expect(warnings(9_999, .none, 633).isEmpty)
    #expect(
      warnings(9_999, .bonferroni, 633) == [
        "With 9999 permutations no area can be significant at 0.05 after Bonferroni's correction for 633 areas. One area alone needs 25319 permutations."
      ])
    let few = warnings(100, .none, 10)
    #expect(few.count == 2)
    #expect(few[0].hasPrefix("100 permutations are few"))
    #expect(few[1] == "With 100 permutations no p-value is exactly 0.05; 119 permutations have one.")
    #expect(warnings(0, .falseDiscoveryRate, 633).isEmpty)
    #expect(warnings(19, .none, 5).last == "With 19 permutations no area can be significant at 0.05. One area alone needs 39 permutations.")
  }
}
