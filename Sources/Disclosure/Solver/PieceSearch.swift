import WardlightEssentials

/// Answers the goals of one piece of a system: draws its bounds tighter, splits it again where that cut it apart, and searches what has loops.
struct PieceSearch: Sendable {
  let piece: WholeSystem
  let goals: [RangeGoal]
  let possible: Int

  /// How it ended; relations are rows of the piece.
  enum Result: Sendable {
    case verdicts([FeasibleRanges.Verdict])
    case contradiction(rows: [Int])
    case failure(DisclosureFault)
  }

  /// Runs it.
  func run(_ parallel: Parallel) -> Result {
    let tight = Propagation(piece)
    guard tight.contradiction == nil else { return .contradiction(rows: tight.rowsBehindContradiction()) }
    let parts = tight.system.pieces()
    let plain = goals.map { boundsAlone($0, tight) }
    let homes = homes(parts)
    let results = parallel.map(parts.count) { number in
      search(parts[number], tight, homes[number], parallel)
    }
    var answers = plain
    for (number, result) in results.enumerated() {
      switch result {
      case .failure(let fault): return .failure(fault)
      case .contradiction(let rows): return .contradiction(rows: behind(rows, parts[number], tight))
      case .findings(let findings):
        for (place, finding) in findings { answers[place] = verdict(finding, parts[number], tight) }
      }
    }
    return .verdicts(answers)
  }

  /// What the bounds alone say of a goal: all there is to say where there are no loops.
  private func boundsAlone(_ goal: RangeGoal, _ tight: Propagation) -> FeasibleRanges.Verdict {
    let (low, high) = (tight.system.lower[goal.cell], tight.system.upper[goal.cell])
    if high - low + 1 >= possible { return .keeps }
    if let small = goal.unlessOutside, !small.contains(low) || !small.contains(high) { return .keeps }
    let rows = tight.rows(behind: [.init(cell: goal.cell, isUpper: false), .init(cell: goal.cell, isUpper: true)])
    return .narrowed(.init(range: low...high, isDecided: true, relations: rows))
  }

  private typealias Place = (place: Int, goal: RangeGoal)

  /// The goals of each part, their cells as places in it.
  private func homes(_ parts: [WholeSystem]) -> [[(place: Int, goal: RangeGoal)]] {
    var home = [(part: Int, cell: Int)?](repeating: nil, count: piece.cellCount)
    for (number, part) in parts.enumerated() { for (own, origin) in part.origins.enumerated() { home[origin] = (number, own) } }
    var homes = [[Place]](repeating: [], count: parts.count)
    for (place, goal) in goals.enumerated() {
      guard let (part, cell) = home[goal.cell] else { continue }
      homes[part].append((place, RangeGoal(cell: cell, unlessOutside: goal.unlessOutside)))
    }
    return homes
  }
}

extension PieceSearch {
  private enum Found: Sendable {
    case findings([(place: Int, finding: RangeSearch.Finding)])
    case contradiction(rows: [Int])
    case failure(DisclosureFault)
  }

  private func search(_ part: WholeSystem, _ tight: Propagation, _ wanted: [(place: Int, goal: RangeGoal)], _ parallel: Parallel) -> Found {
    // Without loops the bounds are proof enough that there are solutions.
    if part.isTree, tight.isSettled { return .findings([]) }
    let search = RangeSearch(system: part, goals: wanted.map(\.goal), possible: possible)
    return switch search.run(parallel) {
    case .findings(let findings): .findings(Array(zip(wanted.map(\.place), findings)))
    case .contradiction(let rows): .contradiction(rows: rows)
    case .failure(let fault): .failure(fault)
    }
  }

  private func verdict(_ finding: RangeSearch.Finding, _ part: WholeSystem, _ tight: Propagation) -> FeasibleRanges.Verdict {
    guard case .narrowed(let narrow) = finding else { return .keeps }
    let bounds = narrow.bounds.map { Propagation.Bound(cell: part.origins[$0.cell], isUpper: $0.isUpper) }
    let rows = narrow.rows.map { part.rowOrigins[$0] }
    let all = Set(rows).union(tight.rows(behind: bounds + known(from: rows, tight, where: { !tight.system.isFree($0) })))
    return .narrowed(.init(range: narrow.range, isDecided: narrow.isDecided, relations: all.sorted()))
  }

  /// The rows of the piece behind rows of a part that contradict each other: these, and those that drew the bounds of their cells.
  private func behind(_ rows: [Int], _ part: WholeSystem, _ tight: Propagation) -> [Int] {
    let own = rows.map { part.rowOrigins[$0] }
    return Set(own).union(tight.rows(behind: known(from: own, tight, where: { _ in true }))).sorted()
  }

  /// Both bounds of some cells of rows.
  private func known(from rows: [Int], _ tight: Propagation, where isWanted: (Int) -> Bool) -> [Propagation.Bound] {
    Set(rows.flatMap { row in piece.places(of: row).map { Int(piece.cells[$0]) } }.filter(isWanted)).sorted()
      .flatMap { [Propagation.Bound(cell: $0, isUpper: false), .init(cell: $0, isUpper: true)] }
  }
}
