/// Looks for a way to move one count that a reader could not tell from the truth, without hiding more.
///
/// A move is built step by step: the count in question moves, which leaves the sums it stands in out of balance; then one count of such a sum moves to bring it back, which may
/// upset others, until all rows hold again. Of the moves begun, the one is continued that has least left to mend (best first); counts that
/// mend several rows at once come before those that mend one and upset others. What is found is whole, keeps every link and stays within what a reader knows, since every step does.
/// What is not found within the limit may exist all the same: a linear program finds it (``MoveProgram``).
///
/// - Complexity: O(l·m·r) for at most l moves begun, rows of m counts and counts in r rows.
/// - SeeAlso: Cox (1980), Suppression methodology and statistical disclosure control, Journal of the American Statistical Association 75(370),
///   doi:10.1080/01621459.1980.10477481 (closed paths of hidden cells); Kelly, Golden & Assad (1992), Networks 22(4), doi:10.1002/net.3230220407.
struct MoveSearch: Sendable {
  let rows: MoveRows
  /// What of each count is hidden.
  let levels: [Int]
  /// How many moves may be begun.
  let limit: Int

  /// A search for moves from a solution of a system.
  init(_ system: WholeSystem, at point: [Int], limit: Int) {
    (rows, levels, self.limit) = (MoveRows(system, at: point), [Int](repeating: 0, count: system.cellCount), limit)
  }

  /// A search for moves from the true counts, of which some are hidden.
  init(_ network: CountNetwork, rows: MoveRows, limit: Int) {
    (self.rows, levels, self.limit) = (rows, network.cells.map(\.level), limit)
  }

  /// A move of one count by a number of steps, up if positive; `nil` where none was found.
  func move(_ cell: Int, by steps: Int) -> Move? {
    guard canMove(cell, by: steps) else { return nil }
    var trial = MoveTrial(self, middle: cell)
    var frontier = MoveFrontier(start: .init(cell: cell, by: steps))
    for _ in 0..<limit {
      guard let next = frontier.popBest() else { return nil }
      let move = frontier.move(next)
      if let found = trial.continueMove(move, next, in: &frontier) { return found }
    }
    return nil
  }

  /// What makes the order of ways that are worth the same another one for each count, so that not all try the same few.
  func salt(_ cell: Int) -> UInt64 { UInt64(limit) &* 7919 &+ UInt64(cell) &* 31 }

  /// Whether a count can move so far within what a reader knows of it.
  func canMove(_ cell: Int, by steps: Int) -> Bool { rows.canMove(cell, at: levels[cell], by: steps) }
}

/// The move that is looked at, with what it leaves out of balance.
private struct MoveTrial {
  private let search: MoveSearch
  private let middle: Int
  private var stepOfCell: [Int32]
  private var shiftOfRow: [Int32]
  private var movedCells: [Int] = []
  /// The rows that were shifted at some time, each once.
  private var shiftedRows: [Int] = []
  private var wasShifted: [Bool]

  /// How many ways to go on are followed from each move.
  private static let branches = 8
  /// How many counts a move may have.
  private static let longest = 400

  init(_ search: MoveSearch, middle: Int) {
    self.search = search
    self.middle = middle
    stepOfCell = Array(repeating: 0, count: search.levels.count)
    shiftOfRow = Array(repeating: 0, count: search.rows.kinds.count)
    wasShifted = Array(repeating: false, count: search.rows.kinds.count)
  }

  /// Adds the ways to go on with a move to the frontier, or gives it back if it is complete.
  mutating func continueMove(_ steps: [Move.Step], _ number: Int, in frontier: inout MoveFrontier) -> Move? {
    set(steps)
    var number = number
    // Two rows that mend each other in turn would go on for ever.
    for _ in 0..<Self.longest {
      let upset = upsetRows()
      if upset.isEmpty { return complete() }
      guard movedCells.count < Self.longest, let ways = fewestWays(upset) else { return nil }
      guard ways.count == 1 else {
        for way in ways.prefix(Self.branches).reversed() { frontier.add(way.step, after: number, left: way.left) }
        return nil
      }
      number = frontier.append(ways[0].step, after: number, left: ways[0].left)
      add(ways[0].step)
    }
    return nil
  }

  private mutating func set(_ steps: [Move.Step]) {
    for cell in movedCells { stepOfCell[cell] = 0 }
    for row in shiftedRows { (shiftOfRow[row], wasShifted[row]) = (0, false) }
    movedCells.removeAll(keepingCapacity: true)
    shiftedRows.removeAll(keepingCapacity: true)
    for step in steps { add(step) }
  }

  private mutating func add(_ step: Move.Step) {
    if stepOfCell[step.cell] == 0 { movedCells.append(step.cell) }
    stepOfCell[step.cell] += Int32(step.by)
    for place in search.rows.placesOfRows(of: step.cell) {
      let row = Int(search.rows.rowsOfCells[place])
      if !wasShifted[row] { shiftedRows.append(row) }
      wasShifted[row] = true
      shiftOfRow[row] += Int32(search.rows.signsInRows[place]) * Int32(step.by)
    }
  }

  private func complete() -> Move {
    Move(steps: movedCells.sorted().map { .init(cell: $0, by: Int(stepOfCell[$0])) }, cost: 0)
  }

  /// The rows out of balance, those with fewest counts first.
  private func upsetRows() -> [Int] {
    shiftedRows.filter { search.rows.upset($0, shift: Int(shiftOfRow[$0])) != 0 }.sorted {
      (search.rows.places(of: $0).count, $0) < (search.rows.places(of: $1).count, $1)
    }
  }

  /// The ways to mend that row which has fewest; `nil` where one has none.
  private func fewestWays(_ upset: [Int]) -> [Way]? {
    var best: [Way]?
    let total = upset.reduce(0) { $0 + abs(search.rows.upset($1, shift: Int(shiftOfRow[$1]))) }
    for row in upset where best?.count != 1 {
      let own = ways(to: row, total: total, fewerThan: best?.count ?? .max)
      if own?.isEmpty ?? false { return nil }
      if let own { best = own }
    }
    return best?.sorted { ($0.left, $0.tie, $0.step.by) < ($1.left, $1.tie, $1.step.by) }
  }

  private struct Way {
    let step: Move.Step
    /// How far the rows are out of balance then, all together.
    let left: Int
    let tie: UInt64
  }

  /// The counts of a row that bring it back into balance, all the way or one step of it; `nil` where there are as many ways as another row has.
  ///
  /// Where one count alone can, it must go all the way.
  private func ways(to row: Int, total: Int, fewerThan most: Int) -> [Way]? {
    let off = search.rows.upset(row, shift: Int(shiftOfRow[row]))
    var ways: [Way] = []
    var isShared = false
    for place in search.rows.places(of: row) {
      let cell = Int(search.rows.cells[place])
      guard cell != middle else { continue }
      let by = -off * Int(search.rows.signs[place])
      guard let nearest = way(cell, by: by.signum(), total: total) else { continue }
      isShared = isShared || !ways.isEmpty
      if abs(by) > 1, let whole = way(cell, by: by, total: total) { ways.append(whole) }
      ways.append(nearest)
      if isShared, ways.count >= most { return nil }
    }
    return isShared ? ways : ways.filter { abs($0.step.by) == abs(off) }
  }

  private func way(_ cell: Int, by step: Int, total: Int) -> Way? {
    let before = Int(stepOfCell[cell])
    guard before * step >= 0, search.canMove(cell, by: before + step) else { return nil }
    var left = total
    for place in search.rows.placesOfRows(of: cell) {
      let row = Int(search.rows.rowsOfCells[place])
      let shift = Int(shiftOfRow[row])
      left +=
        abs(search.rows.upset(row, shift: shift + Int(search.rows.signsInRows[place]) * step)) - abs(search.rows.upset(row, shift: shift))
    }
    return Way(step: .init(cell: cell, by: step), left: left, tie: (UInt64(cell) &+ search.salt(middle)) &* 0x9E37_79B9_7F4A_7C15)
  }
}

/// The moves begun, of which the most promising comes first: least out of balance.
struct MoveFrontier {
  private var nodes: [Node] = []
  /// The places of nodes, as a heap.
  private var heap: [Int] = []

  private struct Node {
    let step: Move.Step
    let before: Int
    let left: Int
  }

  init(start: Move.Step) {
    nodes.append(Node(step: start, before: -1, left: 0))
    heap.append(0)
  }

  /// The steps of a move, the last first.
  func move(_ number: Int) -> [Move.Step] {
    var steps: [Move.Step] = []
    var number = number
    while number >= 0 {
      steps.append(nodes[number].step)
      number = nodes[number].before
    }
    return steps
  }

  mutating func add(_ step: Move.Step, after before: Int, left: Int) {
    heap.append(append(step, after: before, left: left))
    climb(heap.count - 1)
  }

  /// Goes on with a move without waiting for its turn, where there is but one way.
  mutating func append(_ step: Move.Step, after before: Int, left: Int) -> Int {
    nodes.append(Node(step: step, before: before, left: left))
    return nodes.count - 1
  }

  mutating func popBest() -> Int? {
    guard let best = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return best
  }

  /// Of equal rank the later one, so that a move once begun is followed to its end.
  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (nodes[heap[left]].left, nodes[heap[right]].left)
    return one < other || one == other && heap[left] > heap[right]
  }

  private mutating func climb(_ place: Int) {
    var place = place
    while place > 0, isBefore(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && isBefore(child, least) { least = child }
      guard least != place else { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
