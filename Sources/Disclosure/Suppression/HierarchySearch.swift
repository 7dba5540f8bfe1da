/// Finds the counts of a hierarchy whose hiding protects its small ones with the least loss: fewest counts, and of these the smallest sum.
///
/// Along one dimension the values that a count can have are an interval, and what a count can do is decided by two slacks: how far its parts let it move
/// (its inside) and how far the rest of the hierarchy does (its outside). The search goes up the tree and keeps for each count, for each slack
/// that the rest might leave it and each that its parts could offer, the least loss of a protected subtree; a family of parts is searched with the sum of its members'
/// slacks guessed, so that each member knows what the others leave it. Nothing is left out, so that the result is the best there is.
///
/// - Complexity: O(n·c) for n counts, where c depends on `possible` alone (about 10⁴ for 3).
/// - SeeAlso: Fischetti & Salazar (2000), Models and algorithms for optimizing cell suppression in tabular data with linear constraints, Journal of the American
///   Statistical Association 95(451), doi:10.1080/01621459.2000.10474282, for the problem; it is hard in general and easy on trees.
struct HierarchySearch {
  private let nodes: [Hierarchy.Node]
  private let steps: Int
  private let slacks: SlackStates
  private let sums: SlackStates
  private var tables: [Table] = []

  /// What is known of the subtree of one count.
  private struct Table {
    /// The least loss where the count is known to the reader.
    var known: Loss?
    /// The least loss where it is hidden, by the slack outside and the slack inside.
    var hidden: [Loss?]
  }

  /// The places of the open counts to hide, ascending; `nil` where nothing protects the hierarchy.
  ///
  /// - Parameters:
  ///   - hierarchy: Parts before their wholes.
  ///   - possible: How many values a protected count must keep, at least 1.
  static func best(_ hierarchy: Hierarchy, possible: Int) -> [Int]? {
    var search = HierarchySearch(hierarchy, possible: possible)
    search.climb()
    return search.descend()
  }

  private init(_ hierarchy: Hierarchy, possible: Int) {
    nodes = hierarchy.nodes
    steps = possible - 1
    slacks = SlackStates(limit: steps)
    sums = SlackStates(limit: 2 * steps)
  }

  // MARK: Up the tree

  private mutating func climb() {
    for node in nodes { tables.append(table(of: node)) }
  }

  private func table(of node: Hierarchy.Node) -> Table {
    var table = Table(known: nil, hidden: Array(repeating: nil, count: slacks.count * slacks.count))
    if node.kind == .known || node.kind == .open { table.known = leastKnown(node) }
    guard node.kind != .known else { return table }
    for outside in 0..<slacks.count {
      for (sum, loss) in leastHidden(node, outside: slacks[outside]) {
        let place = outside * slacks.count + slacks.number(of: sum)
        table.hidden[place] = Self.least(table.hidden[place], loss)
      }
    }
    return table
  }

  /// The least loss below a count that the reader knows.
  private func leastKnown(_ node: Hierarchy.Node) -> Loss? {
    node.parts.isEmpty ? Loss.none : guesses(node).compactMap { loss(of: node.parts, outside: .none, guess: $0) }.min()
  }

  /// The slack inside and the loss of each way to hide a count, given what the rest leaves it.
  private func leastHidden(_ node: Hierarchy.Node, outside: Slack) -> [(Slack, Loss)] {
    let own = node.kind == .open ? Loss(cells: 1, sum: node.count) : Loss.none
    if node.parts.isEmpty { return isSafe(node, inside: node.slack, outside: outside) ? [(node.slack, own)] : [] }
    return guesses(node).compactMap { guess in
      let inside = node.slack.cut(to: sums[guess])
      guard isSafe(node, inside: inside, outside: outside) else { return nil }
      return loss(of: node.parts, outside: outside.cut(to: node.slack), guess: guess).map { (inside, $0 + own) }
    }
  }

  private func isSafe(_ node: Hierarchy.Node, inside: Slack, outside: Slack) -> Bool {
    node.kind != .protected || inside.cut(to: outside).width >= steps
  }

  /// The sums of slacks that the parts of a count could have.
  private func guesses(_ node: Hierarchy.Node) -> Range<Int> { 0..<sums.count }

  // MARK: One family

  /// What a member of a family does: it is shown, or hidden with a slack inside.
  private enum Choice {
    case known
    case hidden(inside: Int)
  }

  private func loss(of parts: [Int], outside: Slack, guess: Int) -> Loss? {
    var reached = [Loss?](repeating: nil, count: sums.count)
    reached[0] = Loss.none
    for part in parts { reached = step(reached, adding: options(of: part, outside: outside, guess: guess)) }
    return reached[guess]
  }

  private func step(_ reached: [Loss?], adding options: [(choice: Choice, slack: Slack, loss: Loss)]) -> [Loss?] {
    var next = [Loss?](repeating: nil, count: sums.count)
    for (sum, before) in reached.enumerated() {
      guard let before else { continue }
      for option in options {
        let place = sums.number(of: sums[sum] + option.slack)
        next[place] = Self.least(next[place], before + option.loss)
      }
    }
    return next
  }

  /// What one part can do, where the slacks of the whole family sum up to a guess.
  private func options(of part: Int, outside: Slack, guess: Int) -> [(choice: Choice, slack: Slack, loss: Loss)] {
    var options: [(choice: Choice, slack: Slack, loss: Loss)] = []
    if let loss = tables[part].known { options.append((.known, .none, loss)) }
    for inside in 0..<slacks.count {
      guard let left = left(by: slacks[inside], of: sums[guess], outside: outside) else { continue }
      guard let loss = tables[part].hidden[slacks.number(of: left) * slacks.count + inside] else { continue }
      options.append((.hidden(inside: inside), slacks[inside], loss))
    }
    return options
  }

  /// How far the others of a family and the whole let a part move: up as far as the whole goes up and the others down.
  private func left(by inside: Slack, of sum: Slack, outside: Slack) -> Slack? {
    guard sum.down >= inside.down, sum.up >= inside.up else { return nil }
    return Slack(down: outside.down + sum.up - inside.up, up: outside.up + sum.down - inside.down)
  }

  private static func least(_ left: Loss?, _ right: Loss) -> Loss { left.map { min($0, right) } ?? right }

  // MARK: Down the tree

  /// What is asked of one subtree.
  private struct Task {
    let node: Int
    let choice: Choice
    let outside: Slack
  }

  private func descend() -> [Int]? {
    var hidden: [Int] = []
    let isPart = Set(nodes.flatMap(\.parts))
    var tasks: [Task] = []
    for root in nodes.indices where !isPart.contains(root) {
      guard let task = best(root: root) else { return nil }
      tasks.append(task)
    }
    while let task = tasks.popLast() {
      if case .hidden = task.choice, nodes[task.node].kind == .open { hidden.append(task.node) }
      tasks += subtasks(of: task)
    }
    return hidden.sorted()
  }

  private func best(root: Int) -> Task? {
    let free = Slack(down: steps, up: steps)
    var best = tables[root].known.map { (loss: $0, choice: Choice.known) }
    for inside in 0..<slacks.count {
      guard let loss = tables[root].hidden[slacks.number(of: free) * slacks.count + inside] else { continue }
      if best.map({ loss < $0.loss }) ?? true { best = (loss, .hidden(inside: inside)) }
    }
    return best.map { Task(node: root, choice: $0.choice, outside: free) }
  }

  private func subtasks(of task: Task) -> [Task] {
    let node = nodes[task.node]
    guard !node.parts.isEmpty else { return [] }
    let outside = if case .known = task.choice { Slack.none } else { task.outside.cut(to: node.slack) }
    var best: (loss: Loss, guess: Int)?
    for guess in guesses(node) where fits(guess, task) {
      guard let loss = loss(of: node.parts, outside: outside, guess: guess) else { continue }
      if best.map({ loss < $0.loss }) ?? true { best = (loss, guess) }
    }
    guard let best else { return [] }
    return choices(of: node.parts, outside: outside, guess: best.guess)
  }

  /// Whether a sum of slacks gives a count the inside that was chosen for it.
  private func fits(_ guess: Int, _ task: Task) -> Bool {
    guard case .hidden(let chosen) = task.choice else { return true }
    let inside = nodes[task.node].slack.cut(to: sums[guess])
    return slacks.number(of: inside) == chosen && isSafe(nodes[task.node], inside: inside, outside: task.outside)
  }

  /// The choices of a family's best, from the last member back to the first.
  private func choices(of parts: [Int], outside: Slack, guess: Int) -> [Task] {
    var stages: [[Loss?]] = [Array(repeating: nil, count: sums.count)]
    stages[0][0] = Loss.none
    let options = parts.map { self.options(of: $0, outside: outside, guess: guess) }
    for own in options { stages.append(step(stages[stages.count - 1], adding: own)) }
    var tasks: [Task] = []
    var sum = guess
    for place in parts.indices.reversed() {
      guard let (before, option) = origin(of: sum, at: stages[place + 1][sum], among: options[place], from: stages[place]) else {
        return []
      }
      let left = self.left(by: option.slack, of: sums[guess], outside: outside) ?? .none
      tasks.append(Task(node: parts[place], choice: option.choice, outside: left.capped(at: steps)))
      sum = before
    }
    return tasks
  }

  private func origin(
    of sum: Int, at loss: Loss?, among options: [(choice: Choice, slack: Slack, loss: Loss)], from stage: [Loss?]
  ) -> (before: Int, option: (choice: Choice, slack: Slack, loss: Loss))? {
    for (before, start) in stage.enumerated() {
      guard let start else { continue }
      for option in options where sums.number(of: sums[before] + option.slack) == sum && start + option.loss == loss {
        return (before, option)
      }
    }
    return nil
  }
}
