import Testing
import WardlightEssentials

@Suite struct KeyedRandomTests {
  /// From a separate implementation in Python of SplitMix64 and FNV-1a, keyed as the type's description says.
  @Test func knownValues() {
    #expect(first(3, seed: 1, "draws", 0) == [0xf625_7ae2_9d5f_12b3, 0xbeec_aedf_5c33_71c0, 0x45ab_46a0_b266_7b0a])
    #expect(first(3, seed: 1, "draws", 1) == [0x576f_5abe_dd66_ba9c, 0x12b3_6d22_5df2_ea71, 0xf4c0_37f6_02c3_8ac8])
    #expect(first(3, seed: 42, "é", 0) == [0x3b64_2a26_37b4_358b, 0x6425_09d3_330e_24a0, 0x5b9e_4d93_6d44_e7f2])
  }

  @Test func streamsDifferBySeedPurposeAndIndex() {
    let streams = [first(4, seed: 1, "a", 0), first(4, seed: 2, "a", 0), first(4, seed: 1, "b", 0), first(4, seed: 1, "a", 1)]
    #expect(Set(streams).count == 4)
    #expect(first(4, seed: 1, "a", 0) == streams[0])
  }

  @Test(arguments: [1, 2, 7, 10, 1_000]) func numbersBelowABoundAreUniform(bound: Int) {
    var random = KeyedRandom(seed: 3, purpose: "uniform")
    var counts = [Int](repeating: 0, count: bound)
    let draws = 100 * bound
    for _ in 0..<draws { counts[random.below(bound)] += 1 }
    let square = counts.reduce(0.0) { $0 + (Double($1) - 100) * (Double($1) - 100) / 100 }
    let freedom = Double(bound - 1)
    #expect(square <= freedom + 4 * (2 * freedom).squareRoot(), "chi-squared \(square) with \(freedom) degrees of freedom")
  }

  @Test func largeBoundsStayBelow() {
    var random = KeyedRandom(seed: 3, purpose: "large")
    let draws = (0..<1_000).map { _ in random.below(Int.max) }
    #expect(draws.allSatisfy { $0 >= 0 && $0 < Int.max })
    #expect(draws.contains { $0 > Int.max / 2 } && draws.contains { $0 < Int.max / 2 })
  }

  @Test func unitNumbersFillTheInterval() {
    var random = KeyedRandom(seed: 5, purpose: "unit")
    let draws = (0..<10_000).map { _ in random.unit() }
    #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
    let mean = draws.reduce(0, +) / 10_000
    #expect(abs(mean - 0.5) < 4 * 0.2887 / 100)
    #expect((draws.min() ?? 1) < 0.001 && (draws.max() ?? 0) > 0.999)
  }

  private func first(_ count: Int, seed: UInt64, _ purpose: String, _ index: UInt64) -> [UInt64] {
    var random = KeyedRandom(seed: seed, purpose: purpose, index: index)
    return (0..<count).map { _ in random.next() }
  }
}
