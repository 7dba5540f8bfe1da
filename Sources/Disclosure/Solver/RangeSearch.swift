import WardlightEssentials

/// Decides for cells of one connected system whether they keep enough possible values.
///
/// First whole solutions are drawn: the largest and smallest sums over the cells that are still open, with signs from a keyed stream, and from each
/// such solution the largest number of single steps. One solution speaks for all cells at once. From each of the first few, cells that are still open are moved by a search
/// step by step (``MoveSearch``), which takes no longer where there are more cells far from it. Then each that is still open is made as
/// small and as large as it goes, and the values between are looked for one by one.
struct RangeSearch: Sendable {
  let system: WholeSystem
  let goals: [RangeGoal]
  let possible: Int

  /// What was found about a goal.
  enum Finding: Hashable, Sendable {
    case keeps
    case narrowed(Narrow)
  }

  /// What little a cell may be.
  struct Narrow: Hashable, Sendable {
    /// From the smallest to the largest value that is not ruled out.
    var range: ClosedRange<Int>
    /// How many of them whole solutions were found for.
    var found: Int
    /// Whether every other value is ruled out.
    var isDecided: Bool
    /// The rows of the system that bind at either end.
    var rows: [Int]
    /// The bounds of the system that bind at either end.
    var bounds: [Propagation.Bound]
  }

  /// What the whole search ended with.
  enum Result: Sendable {
    case findings([Finding])
    /// No values keep all rows; those that contradict each other.
    case contradiction(rows: [Int])
    case failure(DisclosureFault)
  }

  /// Systems with more cells are looked at by several tasks at once; the number does not depend on the threads.
  private static let largeSystem = 400
  /// Moving and drawing end when a round of it settles fewer than this share of the open cells.
  private static let worthwhile = 0.1

  /// Runs it.
  func run(_ parallel: Parallel) -> Result {
    var seen = SeenValues(goals, possible: possible)
    if let end = impossible() { return end }
    if let fault = move(&seen, parallel) ?? draw(&seen, parallel) { return .failure(fault) }
    return settle(seen, parallel)
  }

  private func isWorthwhile(_ seen: SeenValues, _ before: Int) -> Bool {
    Double(before - seen.open.count) >= Self.worthwhile * Double(before)
  }

  private func impossible() -> Result? {
    do throws(DisclosureFault) {
      let program = system.program()
      guard case .infeasible = try program.solve() else { return nil }
      let weights = program.contradictingRows()
      let rows = weights.indices.filter { abs(weights[$0]) > 1e-7 }
      return .contradiction(rows: rows.isEmpty ? Array(0..<system.rowCount) : rows)
    } catch { return .failure(error) }
  }
}

// Moving cells from whole solutions.
extension RangeSearch {
  /// Cells that are moved before what that gave is looked at; the same on any number of threads.
  private static let batch = 64
  /// How many moves a search begins.
  private static let limit = 100

  private func move(_ seen: inout SeenValues, _ parallel: Parallel) -> DisclosureFault? {
    guard system.cellCount > Self.largeSystem else { return nil }
    let points: [[Int]]
    switch explore(.max, seen) {
    case .success(let found): points = found
    case .failure(let fault): return fault
    }
    seen.record(points)
    for point in points.reversed() {
      let before = seen.open.count
      move(from: point, &seen, parallel)
      if !isWorthwhile(seen, before) { return nil }
    }
    return nil
  }

  private func move(from point: [Int], _ seen: inout SeenValues, _ parallel: Parallel) {
    let search = MoveSearch(system, at: point, limit: Self.limit)
    let open = seen.open
    for start in stride(from: 0, to: open.count, by: Self.batch) {
      let batch = open[start..<min(open.count, start + Self.batch)].filter { !seen.isSettled($0) }
      let moves = parallel.map(batch.count) { [seen] number in self.moves(of: batch[number], from: point, search, seen) }
      var values: [Int: Set<Int>] = [:]
      for step in moves.joined().flatMap(\.steps) { values[step.cell, default: []].insert(point[step.cell] + step.by) }
      seen.record(values)
    }
  }

  /// Moves of a cell to values that were not seen, the nearest first, until there are enough.
  private func moves(of goal: Int, from point: [Int], _ search: MoveSearch, _ seen: SeenValues) -> [Move] {
    let cell = goals[goal].cell
    var values = seen.values(of: goal)
    var found: [Move] = []
    for steps in (1..<possible).flatMap({ [$0, -$0] }) where !values.contains(point[cell] + steps) && !seen.isEnough(values, for: goal) {
      guard let move = search.move(cell, by: steps) else { continue }
      values.append(point[cell] + steps)
      found.append(move)
    }
    return found
  }
}

// Drawing whole solutions.
extension RangeSearch {
  private func draw(_ seen: inout SeenValues, _ parallel: Parallel) -> DisclosureFault? {
    let tasks = system.cellCount > Self.largeSystem ? 4 : 1
    var round = 0
    while seen.open.count > 3 {
      let before = seen.open.count
      let results = parallel.map(tasks) { [seen, round] task in explore(UInt64(round * tasks + task), seen) }
      for result in results {
        switch result {
        case .success(let points): seen.record(points)
        case .failure(let fault): return fault
        }
      }
      round += 1
      if !isWorthwhile(seen, before) { return nil }
    }
    return nil
  }

  private func explore(_ index: UInt64, _ seen: SeenValues) -> Swift.Result<[[Int]], DisclosureFault> {
    var random = KeyedRandom(seed: 1, purpose: "whole solutions", index: index)
    do throws(DisclosureFault) { return .success(try points(seen, &random)) } catch { return .failure(error) }
  }

  private func points(_ start: SeenValues, _ random: inout KeyedRandom) throws(DisclosureFault) -> [[Int]] {
    let search = WholePoints(system)
    var seen = start
    var points: [[Int]] = []
    for _ in 0..<2 where !seen.open.isEmpty {
      let signs = objective(seen, &random)
      for sense in [LinearProgram.Sense.maximize, .minimize] {
        search.confine()
        search.program.setObjective(signs, sense)
        guard let corner = try whole(search) else { continue }
        seen.record([corner])
        points.append(corner)
        search.confine(to: 1, of: corner)
        search.program.setObjective(objective(seen, &random), .maximize)
        guard let beside = try whole(search) else { continue }
        seen.record([beside])
        points.append(beside)
      }
    }
    return points
  }

  /// 1 or −1 for each open cell, 0 for the others and for cells without an upper bound.
  private func objective(_ seen: SeenValues, _ random: inout KeyedRandom) -> [Double] {
    var signs = [Double](repeating: 0, count: system.cellCount)
    for goal in seen.open {
      let cell = goals[goal].cell
      guard system.upper[cell] < WholeSystem.endless else { continue }
      signs[cell] = random.next() & 1 == 0 ? 1 : -1
    }
    return signs
  }

  private func whole(_ search: WholePoints) throws(DisclosureFault) -> [Int]? {
    guard case .optimal = try search.program.solve() else { return nil }
    return try search.wholePoint()
  }
}

// One cell after the other.
extension RangeSearch {
  private func settle(_ seen: SeenValues, _ parallel: Parallel) -> Result {
    let open = seen.open
    let results = parallel.mapRanges(open.count, size: 16) { range in settled(open[range], seen) }
    var findings = [Finding](repeating: .keeps, count: goals.count)
    var place = 0
    for result in results {
      switch result {
      case .failure(let fault): return .failure(fault)
      case .success(let some):
        for finding in some {
          findings[open[place]] = finding
          place += 1
        }
      }
    }
    return .findings(findings)
  }

  private func settled(_ some: ArraySlice<Int>, _ before: SeenValues) -> Swift.Result<[Finding], DisclosureFault> {
    do throws(DisclosureFault) {
      let search = WholePoints(system)
      var seen = before
      var findings: [Finding] = []
      for goal in some { findings.append(try settled(goal, &seen, search)) }
      return .success(findings)
    } catch { return .failure(error) }
  }

  private func settled(_ goal: Int, _ seen: inout SeenValues, _ search: WholePoints) throws(DisclosureFault) -> Finding {
    guard !seen.isSettled(goal) else { return .keeps }
    let cell = goals[goal].cell
    let ends = try ends(goal, &seen, search)
    guard !seen.isSettled(goal) else { return .keeps }
    var narrow = Narrow(range: ends.range, found: 0, isDecided: true, rows: ends.rows, bounds: ends.bounds)
    try lookBetween(goal, &narrow, &seen, search)
    search.confine(cell, to: system.column(cell))
    if seen.isSettled(goal) { return .keeps }
    return .narrowed(narrow.range == ends.range && narrow.found == narrow.range.count ? narrow : blamingAll(narrow))
  }

  /// The same with all rows and bounds: what only whole numbers rule out cannot be pinned on some of them.
  private func blamingAll(_ narrow: Narrow) -> Narrow {
    var narrow = narrow
    narrow.rows = Array(0..<system.rowCount)
    narrow.bounds = (0..<system.cellCount).flatMap { [.init(cell: $0, isUpper: false), .init(cell: $0, isUpper: true)] }
    return narrow
  }

  private func ends(_ goal: Int, _ seen: inout SeenValues, _ search: WholePoints) throws(DisclosureFault) -> Narrow {
    let cell = goals[goal].cell
    search.confine()
    var alone = [Double](repeating: 0, count: system.cellCount)
    alone[cell] = 1
    var narrow = Narrow(range: system.lower[cell]...system.upper[cell], found: 0, isDecided: true, rows: [], bounds: [])
    var (low, high) = (system.lower[cell], system.upper[cell])
    for sense in [LinearProgram.Sense.minimize, .maximize] {
      search.program.setObjective(alone, sense)
      guard case .optimal(let value) = try search.program.solve() else { continue }
      note(search.program, &narrow)
      if sense == .minimize { low = max(low, Int((value - WholePoints.tolerance).rounded(.up))) }
      if sense == .maximize { high = min(high, Int((value + WholePoints.tolerance).rounded(.down))) }
      if let point = try search.wholePoint() { seen.record([point]) }
    }
    narrow.range = low...max(low, high)
    return narrow
  }

  private func note(_ program: LinearProgram, _ narrow: inout Narrow) {
    let (duals, costs, values) = (program.rowDuals(), program.reducedCosts(), program.values())
    narrow.rows = Set(narrow.rows + duals.indices.filter { abs(duals[$0]) > 1e-7 }).sorted()
    for cell in costs.indices where abs(costs[cell]) > 1e-7 {
      let bound = Propagation.Bound(cell: cell, isUpper: values[cell] > Double(system.lower[cell]) + 0.5)
      if !narrow.bounds.contains(bound) { narrow.bounds.append(bound) }
    }
  }

  /// Looks for each value of the range that was not seen, until there are enough.
  private func lookBetween(
    _ goal: Int, _ narrow: inout Narrow, _ seen: inout SeenValues, _ search: WholePoints
  ) throws(DisclosureFault) {
    let cell = goals[goal].cell
    search.program.setObjective([Double](repeating: 0, count: system.cellCount), .minimize)
    var left: [Int] = []
    for value in narrow.range.prefix(possible + 8) {
      if seen.isSettled(goal) { return }
      if seen.values(of: goal).contains(value) {
        left.append(value)
        continue
      }
      search.confine(cell, to: .init(lower: Double(value), upper: Double(value)))
      switch try search.search() {
      case .found(let point):
        seen.record([point])
        left.append(value)
      case .undecided:
        narrow.isDecided = false
        left.append(value)
      case .none: continue
      }
    }
    narrow.found = seen.values(of: goal).count
    if narrow.range.count > possible + 8 {
      narrow.isDecided = false
    } else if let first = left.first, let last = left.last {
      narrow.range = first...last
    }
  }
}
