internal import WardlightEssentials

/// Finds the counts of one publication that are hidden to protect others.
struct Protector: Sendable {
  let counts: [CellKey: Int]
  let dimensions: [Dimension]
  let measures: [Measure]
  let rules: ProtectionRules
  let parallel: Parallel

  /// A count of which more is hidden to protect others.
  struct Hidden: Sendable {
    let key: CellKey
    /// The interval as which it leaves.
    let interval: ClosedRange<Int>
    /// Whether it is small itself, and leaves as a wider interval than others that are small.
    let isPrimary: Bool
  }

  /// The counts to hide, in order of key, given what earlier releases told.
  func secondary(after earlier: [ReleasedCell]) throws(DisclosureFault) -> [Hidden] {
    let facts = Facts(earlier, counts: counts, rules: rules)
    let system = try CellSystem(published: Array(counts.keys) + facts.keys, dimensions: dimensions, measures: measures, interiorLimit: 0)
    var network = try NetworkBuilder(system: system, counts: counts, facts: facts, rules: rules).network()
    try refuseWhatIsKnown(network, system)
    let unsafe = try hide(in: &network)
    guard unsafe.isEmpty else { throw fault(unsafe.map { system.keys[$0] }, after: earlier) }
    return network.cells.indices.filter { network.cells[$0].isSecondary }.map { place in
      let leaves = network.cells[place].leaves[network.cells[place].level]
      return Hidden(key: system.keys[place], interval: leaves.lower...leaves.upper, isPrimary: network.cells[place].isProtected)
    }
  }

  /// Whether the publication itself tells all that earlier releases told, if it hides these counts.
  func tells(_ earlier: [ReleasedCell], hiding hidden: [Hidden]) -> Bool {
    let hidden = Dictionary(hidden.map { ($0.key, $0.interval) }) { first, _ in first }
    return earlier.allSatisfy { cell in
      let key = cell.key.withoutWholes
      guard let count = counts[key] else { return false }
      let (lower, upper) = (cell.lower, cell.upper ?? .max)
      // What does not agree with today's count was of other records.
      guard lower <= count, count <= upper else { return true }
      let shown = hidden[key] ?? rules.primary(count) ?? leaving(count)
      return lower <= shown.lowerBound && shown.upperBound <= upper
    }
  }

  /// The numbers that a count can be that is not hidden: itself, or those that are rounded as it is.
  private func leaving(_ count: Int) -> ClosedRange<Int> {
    guard case .to(let base) = rules.rounding, count > 0 else { return count...count }
    let lowest = rules.rounding.rounded(count) - base / 2
    return max(lowest, rules.threshold)...max(lowest + base - 1, count)
  }

  /// What cannot be protected whatever is hidden, because of earlier releases or by itself.
  private func fault(_ keys: [CellKey], after earlier: [ReleasedCell]) -> DisclosureFault {
    if !earlier.isEmpty, (try? secondary(after: [])) != nil { return .givenAwayBefore(keys.sortedByText()) }
    return .cannotProtect(keys.sortedByText())
  }

  private func refuseWhatIsKnown(_ network: CountNetwork, _ system: CellSystem) throws(DisclosureFault) {
    let known = network.protected.filter { network.cells[$0].room.capped(at: rules.possible).width < rules.possible - 1 }
    guard known.isEmpty else { throw .givenAwayBefore(known.map { system.keys[$0] }.sortedByText()) }
  }

  /// Hides counts until all protected ones are safe; those that are not.
  private func hide(in network: inout CountNetwork) throws(DisclosureFault) -> [Int] {
    let rows = MoveRows(network)
    var hopeless: [Int] = []
    for component in network.components() where component.contains(where: { network.cells[$0].needsValues }) {
      if hideAlongOneDimension(component, in: &network) { continue }
      let found = try LinkedSearch.best(network, rows: rows, component: component, rules: rules, parallel: parallel)
      hopeless += found.hopeless
      network = found.network
    }
    return hopeless
  }

  /// Hides the least that protects counts along one dimension; false where these do not lie along one, or single bands do not do.
  private func hideAlongOneDimension(_ component: [Int], in network: inout CountNetwork) -> Bool {
    guard let hierarchy = HierarchyOfCells(component, of: network, rules: rules) else { return false }
    guard let best = HierarchySearch.best(hierarchy.hierarchy, possible: rules.possible) else { return false }
    for place in best { network.cells[hierarchy.cells[place]].level = 1 }
    return true
  }
}
