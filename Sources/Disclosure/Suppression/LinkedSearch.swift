internal import WardlightEssentials

/// Hides counts until every protected one can take the values asked for, and shows those again that turn out not to be needed.
///
/// For each protected count it collects moves: other sets of counts that a reader could not tell from the truth. A move that one count needs is a move of all others that
/// take part in it, so that most counts need no search of their own. Where there is none that hides nothing, linear programs find the cheapest that hides more.
struct LinkedSearch {
  private(set) var network: CountNetwork
  private let rows: MoveRows
  let component: [Int]
  private let rules: ProtectionRules
  private let parallel: Parallel
  private let way: SearchWay
  /// The moves found so far; those that no longer hold are empty.
  private var moves: [Move] = []
  /// How far protected counts move in the moves found: their other values.
  private var reached: [Int: Set<Int>] = [:]
  /// The moves in which each count takes part.
  private var movesOfCell: [Int: [Int]] = [:]

  /// A search among counts that have to do with each other.
  init(_ network: CountNetwork, rows: MoveRows, component: [Int], rules: ProtectionRules, way: SearchWay, parallel: Parallel) {
    self.network = network
    self.rows = rows
    self.component = component
    self.rules = rules
    self.way = way
    self.parallel = parallel
  }

  /// How many searches run side by side before what they found is looked at; the same on any number of threads.
  private static let batch = 32
  /// How many moves a search begins that hides nothing: at first, for all counts, and then for each before others are hidden for it.
  private static let (few, usual) = (30, 200)
  /// How many counts a linear program looks at first, those nearest to the one in question, and then; where that finds nothing, it looks at all.
  private static let (near, farther) = (400, 2_000)
  /// The size of a component that is near enough as a whole.
  private static let small = 1_000
  /// How many counts of a larger one are looked at side by side; the same on any number of threads.
  private static let abreast = 4

  // MARK: Hiding

  /// Protects all counts that must be, those that are watched last; those for which that cannot be done.
  mutating func protect() throws(DisclosureFault) -> [Int] {
    let hopeless = try hide(for: ordered(component.filter { network.cells[$0].isProtected }))
    return try hopeless + hide(for: ordered(component.filter { network.cells[$0].isWatched }))
  }

  private func ordered(_ cells: [Int]) -> [Int] { way.isFromLast ? cells.reversed() : cells }

  /// Hides counts until these are safe; those for which that cannot be done.
  private mutating func hide(for cells: [Int]) throws(DisclosureFault) -> [Int] {
    lookForMoves(of: cells)
    var hopeless: [Int] = []
    for group in groups(of: cells) {
      lookForMoves(of: group, limit: Self.usual)
      try hideNearby(group)
      for cell in group where try !hideFarther(cell) { hopeless.append(cell) }
    }
    return hopeless.filter { !isSafe($0) }
  }

  /// The counts that are looked at side by side, far from each other where there are many.
  private func groups(of cells: [Int]) -> [[Int]] {
    let width = component.count > Self.small ? Self.abreast : 1
    let length = (cells.count + width - 1) / width
    return (0..<length).map { place in stride(from: place, to: cells.count, by: length).map { cells[$0] } }
  }

  /// Collects moves that hide nothing more, of all counts by searches that begin few, so that as many as can be are safe before anything is hidden.
  private mutating func lookForMoves(of cells: [Int]) {
    for start in stride(from: 0, to: cells.count, by: Self.batch) {
      lookForMoves(of: Array(cells[start..<min(cells.count, start + Self.batch)]), limit: Self.few)
    }
  }

  private mutating func lookForMoves(of cells: [Int], limit: Int) {
    let open = cells.filter { !isSafe($0) }
    guard !open.isEmpty else { return }
    let search = MoveSearch(network, rows: rows, limit: limit)
    let found = parallel.map(open.count) { [self, open] number in freeMoves(open[number], search) }
    for move in found.joined() { take(move) }
  }

  /// Moves of a count that cost nothing, as many as it needs if there are.
  private func freeMoves(_ cell: Int, _ search: MoveSearch) -> [Move] {
    var values = reached[cell] ?? []
    var found: [Move] = []
    for steps in Self.ladder(rules) where !network.cells[cell].isSafe(reaching: values, rules) && !values.contains(steps) {
      guard let move = search.move(cell, by: steps) else { continue }
      values.insert(steps)
      found.append(move)
    }
    return found
  }

  /// How far a count may be asked to move: the nearest first.
  private static func ladder(_ rules: ProtectionRules) -> [Int] { (1..<rules.possible).flatMap { [$0, -$0] } }

  private func isSafe(_ cell: Int) -> Bool { network.cells[cell].isSafe(reaching: reached[cell] ?? [], rules) }

  /// Hides counts by linear programs over those near each, as far as they find a way.
  private mutating func hideNearby(_ cells: [Int]) throws(DisclosureFault) {
    var open = cells.filter { !isSafe($0) }
    while !open.isEmpty {
      let found = parallel.map(open.count) { [self, open] number in cheapestNearby(open[number]) }
      var left: [Int] = []
      for (cell, move) in zip(open, found) {
        guard !isSafe(cell), let move = try move.get() else { continue }
        take(move)
        left.append(cell)
      }
      open = left.filter { !isSafe($0) }
    }
  }

  private func cheapestNearby(_ cell: Int) -> Result<Move?, DisclosureFault> {
    do throws(DisclosureFault) { return .success(try cheapest(cell, among: counts(near: cell, atMost: Self.near))) } catch {
      return .failure(error)
    }
  }

  /// Hides counts for one by linear programs over more that have to do with it, at last over all, where what others needed does not do; whether it has its values then.
  private mutating func hideFarther(_ cell: Int) throws(DisclosureFault) -> Bool {
    lookForMoves(of: [cell], limit: Self.usual)
    if isSafe(cell) { return true }
    for cells in [counts(near: cell, atMost: Self.farther), component] {
      while !isSafe(cell), let move = try cheapest(cell, among: cells) { take(move) }
      if isSafe(cell) { return true }
    }
    return false
  }

  /// The cheapest move to a value that a count does not reach yet.
  private func cheapest(_ cell: Int, among cells: [Int]) throws(DisclosureFault) -> Move? {
    let program = MoveProgram(network, rows: rows, among: cells, joining: way.share)
    let values = reached[cell] ?? []
    var best: Move?
    for steps in Self.ladder(rules) where !values.contains(steps) {
      guard let move = try program.cheapest(cell, by: steps) else { continue }
      if move.cost < best?.cost ?? .infinity { best = move }
      if best?.cost == 0 { break }
    }
    return best
  }

  /// The counts that fewest links lie between, in order of place; all where these are not many more.
  private func counts(near cell: Int, atMost most: Int) -> [Int] {
    if component.count <= max(Self.small, most) { return component }
    var found = [cell]
    var known: Set<Int> = [cell]
    var next = 0
    while next < found.count, found.count < most {
      for place in rows.placesOfRows(of: found[next]) {
        for other in rows.places(of: Int(rows.rowsOfCells[place])).lazy.map({ Int(rows.cells[$0]) }) where known.insert(other).inserted {
          found.append(other)
        }
      }
      next += 1
    }
    return found.prefix(most).sorted()
  }

  /// Hides what a move needs, and remembers it.
  private mutating func take(_ move: Move) {
    for step in move.steps {
      if let level = rows.level(of: step.cell, from: network.cells[step.cell].level, movingBy: step.by) {
        network.cells[step.cell].level = level
      }
      if network.cells[step.cell].needsValues { reached[step.cell, default: []].insert(step.by) }
      movesOfCell[step.cell, default: []].append(moves.count)
    }
    moves.append(move)
  }

  // MARK: Showing again

  /// How many counts may look for other moves so that one is shown again; where more would have to, it stays hidden.
  private static let mostSearches = 8

  /// Shows each count again, the largest first, without which all others stay protected; and once more, for one that was needed beside another may not be without it.
  mutating func showAgain() {
    for _ in 0..<2 {
      let hidden = component.filter { network.cells[$0].isSecondary }
      let shown = hidden.sorted { (-network.cells[$0].count, $0) < (-network.cells[$1].count, $1) }.filter { showIfSafe($0) }
      if shown.isEmpty { return }
    }
  }

  /// Shows a count if all protected ones that moved with it find other moves; whether it did.
  private mutating func showIfSafe(_ cell: Int) -> Bool {
    let level = network.cells[cell].level
    network.cells[cell].level = 0
    let lost = (movesOfCell[cell] ?? []).filter { leaves($0, cell) }
    let affected = Set(lost.flatMap { moves[$0].steps.map(\.cell) }).filter { network.cells[$0].needsValues }.sorted()
    let before = (moves: lost.map { moves[$0] }, reached: affected.map { reached[$0] })
    for place in lost { moves[place] = Move(steps: [], cost: 0) }
    for cell in affected { reached[cell] = values(of: cell) }
    if findOthers(for: affected) { return true }
    network.cells[cell].level = level
    for (place, move) in zip(lost, before.moves) { moves[place] = move }
    for (cell, values) in zip(affected, before.reached) { reached[cell, default: []].formUnion(values ?? []) }
    return false
  }

  /// Whether a move takes a count where it cannot be any more.
  private func leaves(_ move: Int, _ cell: Int) -> Bool {
    let own = network.cells[cell]
    return moves[move].steps.contains { $0.cell == cell && !own.known.contains(own.count + $0.by) }
  }

  /// Whether all counts find moves that hide nothing more.
  private mutating func findOthers(for cells: [Int]) -> Bool {
    let open = cells.filter { !isSafe($0) }
    guard open.count <= Self.mostSearches else { return false }
    for cell in open where !isSafe(cell) {
      for move in freeMoves(cell, MoveSearch(network, rows: rows, limit: Self.usual)) { take(move) }
      guard isSafe(cell) else { return false }
    }
    return true
  }

  /// The values of a count in the moves that are left.
  private func values(of cell: Int) -> Set<Int> {
    Set((movesOfCell[cell] ?? []).flatMap { moves[$0].steps.filter { $0.cell == cell }.map(\.by) })
  }
}
