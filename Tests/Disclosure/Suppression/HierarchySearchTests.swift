import Testing
import WardlightEssentials

@testable import WardlightDisclosure

/// The least loss along one dimension, against every set of counts there is.
@Suite struct HierarchySearchTests {
  @Test func aLoneSmallCountTakesTheSmallestOtherThatLeavesItRoom() {
    // Of the parts 1, 8, 30, 20: with 8 hidden as 5–9, 1 can be 1…4 (8…5); a lone 5 would leave it nothing.
    let tree = SmallTree(counts: [1, 8, 30, 20, 59], parts: [4: [0, 1, 2, 3]])
    #expect(HierarchySearch.best(tree.hierarchy, possible: 3) == [1])
    let tight = SmallTree(counts: [1, 5, 30, 20, 56], parts: [4: [0, 1, 2, 3]])
    #expect(HierarchySearch.best(tight.hierarchy, possible: 3) == [2])
  }

  @Test func twoSmallCountsThatTheirSumGivesAwayNeedAThird() {
    let ones = SmallTree(counts: [1, 1, 9, 12, 23], parts: [4: [0, 1, 2, 3]])
    #expect(HierarchySearch.best(ones.hierarchy, possible: 3) == [2])
    let kept = SmallTree(counts: [1, 3, 9, 12, 25], parts: [4: [0, 1, 2, 3]])
    #expect(HierarchySearch.best(kept.hierarchy, possible: 3) == [])
  }

  @Test func aBoroughWithOneWardIsHiddenWithItAndWithAnother() {
    // London 50 = 3 + 20 + 27; the first borough has one ward alone, whose count is its own.
    let tree = SmallTree(counts: [3, 3, 20, 27, 50], parts: [1: [0], 4: [1, 2, 3]])
    #expect(HierarchySearch.best(tree.hierarchy, possible: 3) == [2])
  }

  @Test func nothingProtectsAFamilyWithoutRoom() {
    let alone = Hierarchy(nodes: [
      .init(kind: .protected, slack: Slack(down: 1, up: 2), count: 2, parts: []),
      .init(kind: .known, slack: .none, count: 2, parts: [0]),
    ])
    #expect(HierarchySearch.best(alone, possible: 3) == nil)
  }

  @Test(arguments: 0..<60) func isTheBestOfAllSets(index: Int) {
    var random = KeyedRandom(seed: 2026, purpose: "small trees", index: UInt64(index))
    let tree = SmallTree.random(&random)
    let (best, loss) = tree.bestByTrial()
    let found = HierarchySearch.best(tree.hierarchy, possible: 3)
    #expect((found == nil) == (best == nil), "seed 2026, index \(index): \(tree)")
    guard let found, best != nil else { return }
    #expect(tree.isSafe(hiding: Set(found)), "seed 2026, index \(index): \(tree), \(found)")
    #expect(tree.loss(of: found) == loss, "seed 2026, index \(index): \(tree), \(found)")
  }
}

/// A hierarchy small enough for every set of its counts to be tried; threshold 5, zeros shown.
private struct SmallTree {
  let counts: [Int]
  let parts: [Int: [Int]]
  let possible = 3

  var hierarchy: Hierarchy {
    Hierarchy(
      nodes: counts.indices.map { place in
        let count = counts[place]
        let shown = Self.interval(count)
        let kind: Hierarchy.Kind = count == 0 ? .known : count < 5 ? .protected : .open
        return .init(
          kind: kind, slack: Slack(down: count - shown.lowerBound, up: shown.upperBound - count).capped(at: possible - 1), count: count,
          parts: parts[place] ?? [])
      })
  }

  static func interval(_ count: Int) -> ClosedRange<Int> {
    switch count {
    case 0: 0...0
    case 1...4: 1...4
    case 5...9: 5...9
    case 10...19: 10...19
    case 20...49: 20...49
    case 50...99: 50...99
    default: 100...199
    }
  }

  /// Two or three levels with many small counts.
  static func random(_ random: inout KeyedRandom) -> SmallTree {
    var counts: [Int] = []
    var parts: [Int: [Int]] = [:]
    var families: [Int] = []
    for _ in 0..<(1 + random.below(2)) {
      let own = (0..<(1 + random.below(3))).map { _ in
        counts.append([0, 1, 1, 2, 3, 5, 6, 7, 8, 11][random.below(10)])
        return counts.count - 1
      }
      counts.append(own.reduce(0) { $0 + counts[$1] })
      parts[counts.count - 1] = own
      families.append(counts.count - 1)
    }
    if families.count > 1 {
      counts.append(families.reduce(0) { $0 + counts[$1] })
      parts[counts.count - 1] = families
    }
    return SmallTree(counts: counts, parts: parts)
  }

  func loss(of hidden: [Int]) -> Loss { hidden.reduce(Loss.none) { $0 + Loss(cells: 1, sum: counts[$1]) } }

  func bestByTrial() -> ([Int]?, Loss?) {
    let open = counts.indices.filter { counts[$0] >= 5 }
    var best: [Int]?
    for bits in 0..<(1 << open.count) {
      let hidden = open.indices.filter { bits >> $0 & 1 == 1 }.map { open[$0] }
      if let best, loss(of: best) <= loss(of: hidden) { continue }
      if isSafe(hiding: Set(hidden)) { best = hidden }
    }
    return (best, best.map(loss))
  }

  /// Every assignment of values to the leaves that agrees with what is shown, and how many values each small count has among them.
  func isSafe(hiding hidden: Set<Int>) -> Bool {
    let shown = counts.indices.map { counts[$0] < 5 || hidden.contains($0) ? Self.interval(counts[$0]) : counts[$0]...counts[$0] }
    var seen = counts.map { _ in Set<Int>() }
    let leaves = counts.indices.filter { parts[$0] == nil }
    func walk(_ place: Int, _ values: [Int]) {
      guard place < leaves.count else {
        var all = values
        for whole in counts.indices { if let own = parts[whole] { all[whole] = own.reduce(0) { $0 + all[$1] } } }
        guard counts.indices.allSatisfy({ shown[$0].contains(all[$0]) }) else { return }
        for place in counts.indices { seen[place].insert(all[place]) }
        return
      }
      let leaf = leaves[place]
      for value in shown[leaf] {
        var next = values
        next[leaf] = value
        walk(place + 1, next)
      }
    }
    walk(0, counts.map { _ in 0 })
    return counts.indices.allSatisfy { counts[$0] == 0 || counts[$0] >= 5 || seen[$0].count >= possible }
  }
}
