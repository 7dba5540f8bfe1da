/// What a cell is asked: whether whole solutions give it enough different values.
struct RangeGoal: Hashable, Sendable {
  /// The cell, by its place in the system.
  let cell: Int
  /// Values of which one that lies elsewhere settles the question: those that would be small, where nobody published the count. `nil` where
  /// only the number of values counts.
  let unlessOutside: ClosedRange<Int>?
}

/// The different values that whole solutions have given the cells in question.
struct SeenValues: Sendable {
  let goals: [RangeGoal]
  let possible: Int
  /// For each goal its different values so far, at most as many as are asked for.
  private var values: [[Int]]
  /// The goals that are not settled yet, in order.
  private(set) var open: [Int]

  /// Nothing seen yet.
  init(_ goals: [RangeGoal], possible: Int) {
    self.goals = goals
    self.possible = possible
    values = [[Int]](repeating: [], count: goals.count)
    open = Array(goals.indices)
  }

  /// The values seen of a goal, as they came.
  func values(of goal: Int) -> [Int] { values[goal] }

  /// Whether enough was seen of a goal.
  func isSettled(_ goal: Int) -> Bool { isEnough(values[goal], for: goal) }

  /// Whether a goal needs no other values than these.
  func isEnough(_ values: [Int], for goal: Int) -> Bool {
    if values.count >= possible { return true }
    guard let small = goals[goal].unlessOutside else { return false }
    return values.contains { !small.contains($0) }
  }

  /// Takes the values of whole solutions down.
  mutating func record(_ solutions: [[Int]]) {
    for solution in solutions {
      for goal in open { note(solution[goals[goal].cell], goal) }
      open.removeAll(where: isSettled)
    }
  }

  /// Takes down single values that whole solutions have given cells.
  mutating func record(_ found: [Int: Set<Int>]) {
    for goal in open { for value in found[goals[goal].cell, default: []].sorted() { note(value, goal) } }
    open.removeAll(where: isSettled)
  }

  private mutating func note(_ value: Int, _ goal: Int) {
    guard !values[goal].contains(value) else { return }
    values[goal].append(value)
  }
}
