/// The bounds of a system's cells drawn tighter, row by row, until no row alone draws them tighter: what can be had by adding and
/// subtracting along one row at a time.
///
/// From Σ sᵢxᵢ + c ≤ 0 follows sⱼxⱼ ≤ −c − Σ_{i≠j} min(sᵢxᵢ), and likewise for ≥ 0. Every step is kept, so that the rows behind a bound can be named.
///
/// - Complexity: O(entries) for each round; rounds end after a limit, because bounds of whole numbers can creep. What is left is left to the linear program.
struct Propagation: Sendable {
  /// One end of what a cell may be.
  struct Bound: Hashable, Sendable {
    let cell: Int
    let isUpper: Bool
  }

  /// The system with its bounds as tight as they came.
  private(set) var system: WholeSystem
  /// Whether no row would draw a bound tighter.
  private(set) var isSettled = true
  /// A row that no values within the bounds can keep.
  private(set) var contradiction: Int?

  /// One bound drawn tighter, by a row, from what was known after the first `known` steps; `earlier` is the step before at the same bound.
  private struct Step {
    let row: Int32
    let known: Int32
    let earlier: Int32
    let bound: Int32
  }

  private var steps: [Step] = []
  /// The last step at the lower bound of cell c at 2c, at its upper bound at 2c + 1; −1 where there was none.
  private var last: [Int32]

  /// Draws the bounds of a system tighter.
  init(_ system: WholeSystem) {
    self.system = system
    last = [Int32](repeating: -1, count: 2 * system.cellCount)
    var queue = RowQueue(system)
    var visits = 100 * system.rowCount + 1000
    while contradiction == nil, let row = queue.next() {
      visits -= 1
      if visits < 0 {
        isSettled = false
        break
      }
      tighten(row, &queue)
    }
  }

  private mutating func tighten(_ row: Int, _ queue: inout RowQueue) {
    guard !system.isContradicted(row) else {
      contradiction = row
      return
    }
    let known = Int32(steps.count)
    let (least, most) = system.reach(of: row)
    let kind = system.kinds[row]
    for place in system.places(of: row) {
      let cell = Int(system.cells[place])
      let (low, high) = (system.lower[cell], system.upper[cell])
      let sign = system.signs[place]
      if kind != .atLeastZero {
        let others = least - (sign > 0 ? low : -high)
        if others > -WholeSystem.endless / 2 { bind(cell, sign > 0, sign > 0 ? -others : others, row, known, &queue) }
      }
      if kind != .atMostZero {
        let others = most - (sign > 0 ? high : -low)
        if others < WholeSystem.endless / 2 { bind(cell, sign < 0, sign > 0 ? -others : others, row, known, &queue) }
      }
    }
  }

  private mutating func bind(_ cell: Int, _ isUpper: Bool, _ value: Int, _ row: Int, _ known: Int32, _ queue: inout RowQueue) {
    guard isUpper ? value < system.upper[cell] : value > system.lower[cell] else { return }
    if isUpper { system.upper[cell] = value } else { system.lower[cell] = value }
    let bound = 2 * cell + (isUpper ? 1 : 0)
    steps.append(Step(row: Int32(row), known: known, earlier: last[bound], bound: Int32(bound)))
    last[bound] = Int32(steps.count - 1)
    queue.add(cell)
    if system.lower[cell] > system.upper[cell] { contradiction = row }
  }
}

extension Propagation {
  /// The rows from which bounds follow, in order.
  func rows(behind bounds: [Bound]) -> [Int] {
    var pending = bounds.map { last[2 * $0.cell + ($0.isUpper ? 1 : 0)] }.filter { $0 >= 0 }
    return traced(&pending, into: [])
  }

  /// The rows from which the contradiction follows, in order.
  func rowsBehindContradiction() -> [Int] {
    guard let contradiction else { return [] }
    var pending = system.places(of: contradiction).flatMap { place in
      [last[2 * Int(system.cells[place])], last[2 * Int(system.cells[place]) + 1]]
    }.filter { $0 >= 0 }
    return traced(&pending, into: [contradiction])
  }

  private func traced(_ pending: inout [Int32], into known: Set<Int>) -> [Int] {
    var rows = known
    var done = Set(pending)
    while let next = pending.popLast() {
      let step = steps[Int(next)]
      rows.insert(Int(step.row))
      for reason in reasons(for: step) where done.insert(reason).inserted { pending.append(reason) }
    }
    return rows.sorted()
  }

  /// The steps at the other cells of a step's row that it used.
  private func reasons(for step: Step) -> [Int32] {
    let row = Int(step.row)
    let own = step.bound / 2
    guard let ownPlace = system.places(of: row).first(where: { system.cells[$0] == own }) else { return [] }
    // An upper bound of a cell with sign 1 uses the smallest sum of the others, one with sign −1 the largest.
    let usesLeast = (step.bound % 2 == 1) == (system.signs[ownPlace] > 0)
    return system.places(of: row).compactMap { place in
      guard place != ownPlace else { return nil }
      let isUpper = (system.signs[place] > 0) != usesLeast
      return latest(2 * Int(system.cells[place]) + (isUpper ? 1 : 0), before: step.known)
    }
  }

  private func latest(_ bound: Int, before limit: Int32) -> Int32? {
    var step = last[bound]
    while step >= limit { step = steps[Int(step)].earlier }
    return step >= 0 ? step : nil
  }
}

/// The rows that wait to be looked at, each once, first come first served.
private struct RowQueue {
  private var rows: [Int32]
  private var head = 0
  private var waits: [Bool]
  private let starts: [Int]
  private let rowsOfCells: [Int32]

  init(_ system: WholeSystem) {
    rows = (0..<Int32(system.rowCount)).map(\.self)
    waits = [Bool](repeating: true, count: system.rowCount)
    (starts, rowsOfCells) = Self.incidence(system)
  }

  mutating func next() -> Int? {
    guard head < rows.count else { return nil }
    let row = Int(rows[head])
    head += 1
    waits[row] = false
    if head > 1 << 16 {
      rows.removeFirst(head)
      head = 0
    }
    return row
  }

  mutating func add(_ cell: Int) {
    for place in starts[cell]..<starts[cell + 1] {
      let row = Int(rowsOfCells[place])
      guard !waits[row] else { continue }
      waits[row] = true
      rows.append(Int32(row))
    }
  }

  private static func incidence(_ system: WholeSystem) -> ([Int], [Int32]) {
    var starts = [Int](repeating: 0, count: system.cellCount + 1)
    for cell in system.cells { starts[Int(cell) + 1] += 1 }
    for cell in 0..<system.cellCount { starts[cell + 1] += starts[cell] }
    var next = starts
    var rows = [Int32](repeating: 0, count: system.cells.count)
    for row in 0..<system.rowCount {
      for place in system.places(of: row) {
        rows[next[Int(system.cells[place])]] = Int32(row)
        next[Int(system.cells[place])] += 1
      }
    }
    return (starts, rows)
  }
}
