import Testing
import WardlightDisclosure

@Suite("Classes of maps held against hidden counts")
struct ClassGuardTests {
  private func hot(_ places: [Int], atLeast least: Double) -> ClassGuard.Statement {
    ClassGuard.Statement(places: places, weights: places.map { _ in 1 }, lower: least, upper: .infinity)
  }

  private func cool(_ places: [Int], atMost most: Double) -> ClassGuard.Statement {
    ClassGuard.Statement(places: places, weights: places.map { _ in 1 }, lower: -.infinity, upper: most)
  }

  private func guarding(_ counts: [Int], sums: [ClassGuard.Sum] = [], possible: Int = 3) -> ClassGuard {
    let rules = ProtectionRules.standard
    return ClassGuard(
      shown: counts.map { rules.primary($0) ?? $0...$0 }, isProtected: counts.map { rules.primary($0) != nil }, truth: counts, sums: sums,
      possible: possible)
  }

  /// One neighbour that shows 1–4: a sum of at least 3 leaves 3 and 4, one of at least 2 leaves three values.
  @Test("An area with one hidden neighbour has no class that narrows it")
  func island() throws {
    let map = guarding([20, 4])
    #expect(try map.kept([hot([1], atLeast: 3)]) == [false])
    #expect(try map.kept([hot([1], atLeast: 2)]) == [true])
    #expect(try map.kept([hot([1], atLeast: 1), cool([1], atMost: 4), nil]) == [true, true, true])
  }

  /// Eight neighbours that show 1–4 and have 20 together: that they are at least 14 leaves each of them all four values.
  @Test("A large neighbourhood keeps its class")
  func large() throws {
    let map = guarding([9, 3, 2, 3, 2, 3, 2, 3, 2])
    #expect(try map.kept([hot(Array(1...8), atLeast: 14)]) == [true])
    // At least 31 of 32 would leave 3 and 4, and the truth is not so.
    #expect(try map.kept([hot(Array(1...8), atLeast: 31)]) == [false])
  }

  /// That two counts of 1–4 are at least 6 together leaves each 2, 3 and 4; that the first is at most 3 leaves it 1, 2 and 3; both leave it 2 and 3.
  @Test("Classes that are harmless one by one are taken together")
  func together() throws {
    let map = guarding([3, 3])
    #expect(try map.kept([hot([0, 1], atLeast: 6)]) == [true] && map.kept([cool([0], atMost: 3)]) == [true])
    let kept = try map.kept([hot([0, 1], atLeast: 6), cool([0], atMost: 3)])
    #expect(kept.count(where: { $0 }) == 1)
  }

  @Test("A published sum counts beside the classes")
  func sums() throws {
    // The two are 6 together, each 2 to 4; that the first is at least 3 leaves it two values.
    let sum = ClassGuard.Sum(places: [0, 1], shown: 6...6)
    #expect(try guarding([3, 3], sums: [sum]).kept([hot([0], atLeast: 2)]) == [true])
    #expect(try guarding([3, 3], sums: [sum]).kept([hot([0, 1], atLeast: 5)]) == [true])
    #expect(try guarding([3, 3], sums: [sum]).kept([hot([0], atLeast: 3)]) == [false])
  }

  /// All assignments that give the classes shown, on maps of nine squares whose classes are hot from a sum on.
  @Test("By trying all counts, each hidden one keeps its values", arguments: 0..<16)
  func brute(_ seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(below))
    }
    var counts = (0..<9).map { _ in 5 + next(10) }
    for _ in 0..<6 { counts[next(9)] = 1 + next(4) }
    let neighbours = (0..<9).map { area in
      (0..<9).filter { $0 != area && abs($0 % 3 - area % 3) <= 1 && abs($0 / 3 - area / 3) <= 1 }
    }
    let limits = neighbours.map { Double($0.count) * 4.5 }
    let isHot = neighbours.indices.map { area in Double(neighbours[area].reduce(0) { $0 + counts[$1] }) >= limits[area] }
    let statements = neighbours.indices.map { area in
      isHot[area]
        ? hot(neighbours[area], atLeast: limits[area].rounded(.up)) : cool(neighbours[area], atMost: limits[area].rounded(.up) - 1)
    }
    let kept = try guarding(counts).kept(statements)
    let hidden = counts.indices.filter { counts[$0] < 5 }
    var seen = [Set<Int>](repeating: [], count: 9)
    var trial = counts
    for number in 0..<(1 << (2 * hidden.count)) {
      for (digit, area) in hidden.enumerated() { trial[area] = 1 + (number >> (2 * digit)) & 3 }
      let fits = neighbours.indices.allSatisfy { area in
        !kept[area] || (Double(neighbours[area].reduce(0) { $0 + trial[$1] }) >= limits[area]) == isHot[area]
      }
      if fits { for area in hidden { seen[area].insert(trial[area]) } }
    }
    for area in hidden { #expect(seen[area].count >= 3, "seed \(seed), area \(area)") }
  }
}
