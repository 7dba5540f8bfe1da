internal import WardlightGeometry

/// Expected counts made whole by the largest remainder, within each group of linked areas.
struct WholeCounts {
  private(set) var counts: [Int]

  /// - Parameters:
  ///   - given: The counts of the sources.
  ///   - expected: The expected counts of the targets.
  init(_ crosswalk: Crosswalk, _ given: [Int], _ expected: [Double]) {
    counts = [Int](repeating: 0, count: expected.count)
    let groups = LinkedGroups(crosswalk)
    var totals = [Int](repeating: 0, count: expected.count)
    for source in given.indices { totals[groups.ofSource(source)] += given[source] }
    for (group, members) in groups.targets.enumerated() where !members.isEmpty { round(members, to: totals[group], expected) }
  }

  /// Gives each target its whole part, and what is left of the total to those with the largest remainders.
  private mutating func round(_ targets: [Int], to total: Int, _ expected: [Double]) {
    // A sum of shares may miss a whole number by a rounding error, which must not cost a whole count.
    for target in targets { counts[target] = Int((expected[target] * (1 + 1e-12) + 1e-9).rounded(.down)) }
    let remainders = targets.map { expected[$0] - Double(counts[$0]) }
    var left = total - targets.reduce(0) { $0 + counts[$1] }
    let order = targets.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for place in order where left > 0 {
      counts[targets[place]] += 1
      left -= 1
    }
    for place in order.reversed() where left < 0 && counts[targets[place]] > 0 {
      counts[targets[place]] -= 1
      left += 1
    }
  }
}

/// The groups of sources and targets that links connect.
private struct LinkedGroups {
  /// The targets of each group, ascending; a group bears the number of its first target.
  private(set) var targets: [[Int]]
  private var parents: [Int]
  private let firstTargets: [Int]

  init(_ crosswalk: Crosswalk) {
    parents = Array(crosswalk.targets.indices)
    targets = Array(repeating: [], count: parents.count)
    firstTargets = crosswalk.sources.indices.map { crosswalk.links[$0].first.map { Int($0) } ?? 0 }
    for source in crosswalk.sources.indices {
      for target in crosswalk.links[source].dropFirst() { join(firstTargets[source], Int(target)) }
    }
    for target in parents.indices { targets[root(target)].append(target) }
  }

  func ofSource(_ source: Int) -> Int { root(firstTargets[source]) }

  private mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    parents[max(first, second)] = min(first, second)
  }

  private func root(_ target: Int) -> Int {
    var place = target
    while parents[place] != place { place = parents[place] }
    return place
  }
}
