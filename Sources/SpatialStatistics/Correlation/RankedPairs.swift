import WardlightEssentials

/// One value and the measures that have a number in the same areas, by their ranks.
struct RankedPairs: Sendable {
  /// Which of the caller's measures these are, in their order.
  let members: [Int]
  /// The areas that have both.
  let places: [Int]
  /// Doubled mid-ranks of the value.
  let value: [Int64]
  /// Doubled mid-ranks of each member, aligned with `value`.
  let measures: [[Int64]]

  init(_ value: [Double], with measures: [[Double]], members: [Int], places: [Int]) {
    (self.members, self.places) = (members, places)
    self.value = Ranks.doubled(places.map { value[$0] })
    self.measures = members.map { member in Ranks.doubled(places.map { measures[member][$0] }) }
  }

  /// The areas where neither is `NaN`.
  static func places(_ x: [Double], _ y: [Double]) -> [Int] {
    precondition(x.count == y.count, "\(x.count) values do not align with \(y.count)")
    return x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
  }

  /// The measures by the areas in which they and the value have numbers, in order of the first of each group.
  static func groups(_ value: [Double], with measures: [[Double]]) -> [RankedPairs] {
    var groups: [(places: [Int], members: [Int])] = []
    for (member, measure) in measures.enumerated() {
      let places = places(value, measure)
      if let group = groups.firstIndex(where: { $0.places == places }) {
        groups[group].members.append(member)
      } else {
        groups.append((places, [member]))
      }
    }
    return groups.map { RankedPairs(value, with: measures, members: $0.members, places: $0.places) }
  }

  /// The results of groups as one list in order of their members.
  static func inOrder<Result>(_ groups: [(members: [Int], results: [Result])], count: Int) -> [Result] {
    let numbered = groups.flatMap { Array(zip($0.members, $0.results)) }
    return numbered.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Spearman's correlation of the value with each member.
  func correlations(_ permutations: Int, _ seed: UInt64, _ parallel: Parallel) -> [RankCorrelation] {
    let reasons = measures.map { RankCorrelation.reason(value, $0) }
    let drawn = measures.indices.filter { reasons[$0] == nil }
    let p = permutationP(drawn, permutations, seed, parallel)
    var results = reasons.map { reason in
      RankCorrelation(
        rho: .nan, n: value.count, p: .nan, lower: .nan, upper: .nan, reason: reason, permutations: permutations, seed: seed)
    }
    for (member, p) in zip(drawn, p) {
      let rho = RankCorrelation.rho(value, measures[member])
      let ends = RankCorrelation.interval(rho, n: Double(value.count))
      results[member] = RankCorrelation(
        rho: rho, n: value.count, p: p, lower: ends.lower, upper: ends.upper, reason: nil, permutations: permutations, seed: seed)
    }
    return results
  }

  private func permutationP(_ members: [Int], _ permutations: Int, _ seed: UInt64, _ parallel: Parallel) -> [Double] {
    guard permutations > 0, !members.isEmpty else { return members.map { _ in .nan } }
    let tails = RankShuffles(value, with: members.map { measures[$0] }).tails(permutations, seed, parallel)
    return tails.map { Double($0.units(.twoSided, permutations: permutations)) / Double(permutations + 1) }
  }
}
