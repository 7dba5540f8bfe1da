import WardlightEssentials

/// Makes a layout of tiles better by moves: an area goes to a cell at most two steps away, and what lies there comes back.
///
/// Areas and cells are drawn from a stream that is always the same. A move stands if it does not raise the cost by more than a threshold that is
/// drawn too and falls to nothing from round to round; in the end every area tries every cell until no move lowers the cost.
///
/// - SeeAlso: Dueck & Scheuer (1990), Threshold accepting, doi:10.1016/0021-9991(90)90201-B.
struct TileImprovement {
  private let reach: RaggedRows
  private let rounds: Int
  private static let threshold = 4.0
  private static let movesOfAnArea = 6

  /// - Parameter rounds: How often every area is moved on average, over 6.
  init(_ field: TileField, rounds: Int) {
    reach = Self.reach(field)
    self.rounds = rounds
  }

  /// The best of several layouts that begin alike and draw different moves.
  func best(of starts: Int, from board: TileBoard) -> TileBoard {
    guard board.network.count > 1, rounds > 0 else { return board }
    var best: (board: TileBoard, cost: Double)?
    for start in 0..<starts {
      var board = board
      improve(&board, start)
      let cost = board.total
      if best.map({ cost < $0.cost }) ?? true { best = (board, cost) }
    }
    return best?.board ?? board
  }

  private func improve(_ board: inout TileBoard, _ start: Int) {
    var random = KeyedRandom(seed: 0, purpose: "layout of tiles", index: UInt64(start))
    let count = board.network.count
    for round in 0..<rounds {
      let share = 1 - Double(round) / Double(rounds)
      var left = count * Self.movesOfAnArea
      while left > 0 {
        left -= 1
        let area = random.below(count)
        let from = Int(board.cellOfArea[area])
        let first = Int(reach.starts[from])
        let cell = Int(reach.values[first + random.below(Int(reach.starts[from + 1]) - first)])
        let limit = Self.threshold * share * share * 2 * random.unit() * random.unit()
        _ = Self.move(area, to: cell, on: &board, upTo: limit)
      }
    }
    var left = 40
    while descend(&board), left > 0 { left -= 1 }
  }

  /// Lets every area try every cell once; whether any moved.
  private func descend(_ board: inout TileBoard) -> Bool {
    var moved = false
    for area in 0..<board.network.count {
      for entry in reach.range(of: Int(board.cellOfArea[area])) {
        guard Self.move(area, to: Int(reach.values[entry]), on: &board, upTo: -1e-9) else { continue }
        moved = true
        break
      }
    }
    return moved
  }

  /// The cells at most two steps from each cell.
  private static func reach(_ field: TileField) -> RaggedRows {
    var rows = RaggedRows()
    for cell in field.cells.indices {
      let near = field.around[cell].filter { $0 >= 0 }
      let far = near.flatMap { field.around[Int($0)].filter { $0 >= 0 } }
      rows.append(Set(near + far).subtracting([Int32(cell)]).sorted())
    }
    return rows
  }

  private static func move(_ area: Int, to cell: Int, on board: inout TileBoard, upTo threshold: Double) -> Bool {
    let from = Int(board.cellOfArea[area])
    let other = Int(board.areaOnCell[cell])
    let before = board.cost(of: area) + (other >= 0 ? board.cost(of: other, without: area) : 0)
    board.swap(from, cell)
    let after = board.cost(of: area) + (other >= 0 ? board.cost(of: other, without: area) : 0)
    let isKept = settle(area, other, after - before, on: &board, upTo: threshold)
    if !isKept { board.swap(from, cell) }
    return isKept
  }

  /// Whether a move that has been made may stand, with what it does to the groups.
  private static func settle(_ area: Int, _ other: Int, _ change: Double, on board: inout TileBoard, upTo threshold: Double) -> Bool {
    let group = board.network.group[area]
    let second = other >= 0 ? board.network.group[other] : -1
    guard group != second else { return change <= threshold }
    let known = board.surplus(group, board.pieces[group]) + (second >= 0 ? board.surplus(second, board.pieces[second]) : 0)
    guard change - known <= threshold else { return false }
    let pieces = board.piecesNow(group)
    let secondPieces = second >= 0 ? board.piecesNow(second) : 0
    let surplus = board.surplus(group, pieces) + (second >= 0 ? board.surplus(second, secondPieces) : 0)
    guard change + surplus - known <= threshold else { return false }
    board.setPieces(pieces, of: group)
    if second >= 0 { board.setPieces(secondPieces, of: second) }
    return true
  }
}
