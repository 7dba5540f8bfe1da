import Testing
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry

/// Properties that hold for every cross-walk and every count; the seed is in the test's name.
@Suite("Carrying counts, whatever they are") struct CarryingPropertyTests {
  private static let seeds: [UInt64] = (1...40).map { $0 }

  private func links(_ seed: UInt64, sources: Int, targets: Int, _ letters: (String, String) = ("S", "T")) -> [Crosswalk.Link] {
    var random = KeyedRandom(seed: seed, purpose: "links of a cross-walk " + letters.0)
    return (0..<sources).flatMap { source -> [Crosswalk.Link] in
      let first = random.below(targets)
      return (0...random.below(4)).map { step in
        .init(source: "\(letters.0)\(source)", target: "\(letters.1)\((first + step) % targets)", weight: random.unit() + 1e-6)
      }
    }
  }

  private func crosswalk(_ links: [Crosswalk.Link], _ from: String = "s", _ to: String = "t") throws -> Crosswalk {
    try Crosswalk(from: Vintage(.other(from), 1), to: Vintage(.other(to), 2), links: links, making: .init(method: "random"))
  }

  private func counts(_ seed: UInt64, _ count: Int) -> [Int] {
    var random = KeyedRandom(seed: seed, purpose: "counts")
    let scale = [2, 10, 1_000, 1_000_000][Int(seed % 4)]
    return (0..<count).map { _ in random.below(3) == 0 ? 0 : random.below(scale) }
  }

  @Test("Shares sum to 1, totals are exact, and no count is off by one or more", arguments: seeds)
  func totals(seed: UInt64) throws {
    let made = try crosswalk(links(seed, sources: 60, targets: 45))
    for source in made.sources.indices {
      let sum = made.links.range(of: source).reduce(0) { $0 + made.shares[$1] }
      #expect(abs(sum - 1) < 1e-9, "seed \(seed)")
    }
    let counts = counts(seed, made.sources.count)
    let carried = made.carry(counts)
    #expect(carried.counts.reduce(0, +) == counts.reduce(0, +) && carried.total == counts.reduce(0, +), "seed \(seed)")
    #expect(zip(carried.counts, carried.expected).allSatisfy { abs(Double($0) - $1) < 1 + 1e-6 && $0 >= 0 }, "seed \(seed)")
    #expect(
      carried.divided.allSatisfy { (0...1).contains($0) } && (0...carried.dividedShare + 1e-12).contains(carried.minorShare)
        && carried.dividedShare <= 1, "seed \(seed)")
    #expect(abs(carried.expected.reduce(0, +) - Double(counts.reduce(0, +))) < 1e-6, "seed \(seed)")
  }

  @Test("The order of links and of counts does not matter", arguments: seeds)
  func order(seed: UInt64) throws {
    let links = links(seed, sources: 40, targets: 30)
    let made = try crosswalk(links)
    var random = KeyedRandom(seed: seed, purpose: "order")
    #expect(try crosswalk(links.shuffled(using: &random)) == made, "seed \(seed)")
    let codes = made.sources + ["unknown", "S0", "other"]
    let counts = counts(seed, codes.count)
    let order = codes.indices.shuffled(using: &random)
    let carried = made.carry(counts, of: codes)
    #expect(made.carry(order.map { counts[$0] }, of: order.map { codes[$0] }) == carried, "seed \(seed)")
    #expect(carried.total == counts.reduce(0, +) && carried.notCarried.map(\.code) == ["other", "unknown"], "seed \(seed)")
  }

  @Test("Composed cross-walks expect what one after the other expects", arguments: seeds)
  func composition(seed: UInt64) throws {
    let first = try crosswalk(links(seed, sources: 30, targets: 20), "s", "t")
    let second = try crosswalk(links(seed &+ 7, sources: 20, targets: 25, ("T", "U")), "t", "u")
    let both = try first.followed(by: second)
    let counts = counts(seed, first.sources.count)
    let direct = both.carry(counts).expected
    var stepwise = [Double](repeating: 0, count: both.targets.count)
    let middle = first.carry(counts)
    for (place, code) in middle.targets.enumerated() {
      for (target, name) in both.targets.enumerated() { stepwise[target] += middle.expected[place] * second.share(of: code, in: name) }
    }
    #expect(zip(direct, stepwise).allSatisfy { abs($0 - $1) < 1e-9 * max(1, $0) }, "seed \(seed)")
    #expect(both.carry(counts).carried == counts.reduce(0, +), "seed \(seed)")
    let unchanged = try first.followed(by: .identity(first.to, codes: first.targets))
    #expect(unchanged.carry(counts).counts == first.carry(counts).counts, "seed \(seed)")
  }

  @Test("A mean lies between the least and the greatest of its values, and one value for all stays that value", arguments: seeds)
  func means(seed: UInt64) throws {
    let made = try crosswalk(links(seed, sources: 30, targets: 20))
    var random = KeyedRandom(seed: seed, purpose: "values")
    let values = made.sources.map { _ in 100 * random.unit() }
    let weights = made.sources.map { _ in random.unit() }
    let means = made.average(values, weights: weights, of: made.sources)
    #expect(means.values.allSatisfy { $0 >= (values.min() ?? 0) - 1e-9 && $0 <= (values.max() ?? 0) + 1e-9 }, "seed \(seed)")
    let same = made.average(values.map { _ in 7.5 }, weights: weights, of: made.sources)
    #expect(same.values.allSatisfy { abs($0 - 7.5) < 1e-12 }, "seed \(seed)")
  }
}
