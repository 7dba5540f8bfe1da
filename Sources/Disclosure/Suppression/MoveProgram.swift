/// Ways to move counts that a reader could not tell from the truth, the cheapest there are, by a linear program over counts that have to do with each other.
///
/// Each count moves within what a reader knows of it, all links hold, the one in question moves by the number of steps asked for, and moving a count that is shown costs
/// its weight; the counts that move at a cost are those to hide. This is the subproblem of Kelly, Golden & Assad (1992, Networks 22(4), doi:10.1002/net.3230220407)
/// for tables of two dimensions, and of Fischetti & Salazar (2000, doi:10.1080/01621459.2000.10474282) in general.
///
/// The program stays as it is while nothing more is hidden; each question only changes bounds, so that it starts from the answer to the last.
///
/// - Complexity: One linear program for a move, and one more for each count that it leaves between two whole numbers, up to ``mostHeld``.
final class MoveProgram {
  private let network: CountNetwork
  private let rows: MoveRows
  private let columns: [Column]
  private let columnsOfCell: [Int: Range<Int>]
  private let cells: [Int]
  private let share: Double
  private let model: LinearProgram

  /// Steps of a count in one direction at one of its levels.
  private struct Column {
    let cell: Int
    let sign: Int
    let room: Int
    let cost: Double

    var bounds: LinearProgram.Bounds { .init(lower: 0, upper: Double(room)) }
  }

  /// How many counts are held at whole numbers before the search is given up.
  private static let mostHeld = 30
  /// No count need move further to let another move by a few steps.
  private static let furthest = 64
  /// What moving a hidden count costs, so that no more move than need to.
  private static let trifle = 0.001

  /// - Parameters:
  ///   - cells: The counts that may move.
  ///   - share: What it costs to join a band with the first, beside hiding the count.
  init(_ network: CountNetwork, rows: MoveRows, among cells: [Int], joining share: Double) {
    (self.network, self.rows, self.cells, self.share) = (network, rows, cells, share)
    var columns: [Column] = []
    var columnsOfCell: [Int: Range<Int>] = [:]
    for cell in cells {
      let start = columns.count
      columns += Self.columns(of: cell, network, rows, joining: share)
      columnsOfCell[cell] = start..<columns.count
    }
    (self.columns, self.columnsOfCell) = (columns, columnsOfCell)
    model = LinearProgram(columns: columns.map(\.bounds), rows: Self.programRows(rows, cells, columns, columnsOfCell))
    model.setObjective(columns.map(\.cost), .minimize)
  }

  private static func columns(of cell: Int, _ network: CountNetwork, _ rows: MoveRows, joining share: Double) -> [Column] {
    var columns: [Column] = []
    var (down, up) = (0, 0)
    for (level, reach) in rows.reaches(of: cell, from: network.cells[cell].level) {
      let slack = reach.capped(at: furthest)
      let cost = network.cost(of: cell, at: level, joining: share) + trifle
      if slack.up > up { columns.append(Column(cell: cell, sign: 1, room: slack.up - up, cost: cost)) }
      if slack.down > down { columns.append(Column(cell: cell, sign: -1, room: slack.down - down, cost: cost)) }
      (down, up) = (slack.down, slack.up)
    }
    return columns
  }

  /// The rows of the counts that may move, in the order in which these stand in them.
  private static func programRows(
    _ rows: MoveRows, _ cells: [Int], _ columns: [Column], _ columnsOfCell: [Int: Range<Int>]
  ) -> [LinearProgram.Row] {
    var places: [Int32: Int] = [:]
    var found: [LinearProgram.Row] = []
    for cell in cells {
      let own = columnsOfCell[cell] ?? 0..<0
      for place in rows.placesOfRows(of: cell) where !own.isEmpty {
        let number = rows.rowsOfCells[place]
        let row = places[number] ?? found.count
        if row == found.count {
          places[number] = row
          found.append(.init(columns: [], coefficients: [], bounds: bounds(rows, Int(number))))
        }
        found[row].columns += own.map(Int32.init)
        found[row].coefficients += own.map { Double(Int(rows.signsInRows[place]) * columns[$0].sign) }
      }
    }
    return found
  }

  private static func bounds(_ rows: MoveRows, _ number: Int) -> LinearProgram.Bounds {
    let level = Double(-rows.sums[number])
    return switch rows.kinds[number] {
    case .zero: .init(lower: 0, upper: 0)
    case .atMostZero: .init(lower: -.infinity, upper: level)
    case .atLeastZero: .init(lower: level, upper: .infinity)
    }
  }

  /// The cheapest move of one count by a number of steps, up if positive; `nil` where there is none, or none in whole numbers.
  func cheapest(_ cell: Int, by steps: Int) throws(DisclosureFault) -> Move? {
    var held = Array(columnsOfCell[cell] ?? 0..<0)
    defer { for column in held { model.setColumn(column, columns[column].bounds) } }
    guard hold(held, at: steps), try solveWhole(&held) else { return nil }
    return move(model.values(), cell, by: steps)
  }

  /// Holds the count in question where it is to go, at the lowest levels that reach so far; `false` where none does.
  private func hold(_ own: [Int], at steps: Int) -> Bool {
    var left = abs(steps)
    for column in own {
      let by = columns[column].sign == steps.signum() ? min(left, columns[column].room) : 0
      model.setColumn(column, .init(lower: Double(by), upper: Double(by)))
      left -= by
    }
    return left == 0
  }

  /// Solves, and holds what lies between two whole numbers at one of them, one column after the other; `false` where that leads nowhere.
  private func solveWhole(_ held: inout [Int]) throws(DisclosureFault) -> Bool {
    guard case .optimal = try model.solve() else { return false }
    for _ in 0..<Self.mostHeld {
      let values = model.values()
      guard let broken = values.firstIndex(where: { abs($0 - $0.rounded()) > WholePoints.tolerance }) else { return true }
      held.append(broken)
      guard try hold(broken, near: values[broken]) else { return false }
    }
    return false
  }

  private func hold(_ column: Int, near value: Double) throws(DisclosureFault) -> Bool {
    for whole in [value.rounded(.up), value.rounded(.down)] {
      model.setColumn(column, .init(lower: whole, upper: whole))
      if case .optimal = try model.solve() { return true }
    }
    return false
  }

  /// The move of a solution, if it keeps every row in whole numbers.
  private func move(_ values: [Double], _ middle: Int, by steps: Int) -> Move? {
    var moved: [Move.Step] = []
    var cost = 0.0
    for cell in cells {
      let by = Int((columnsOfCell[cell] ?? 0..<0).reduce(0) { $0 + Double(columns[$1].sign) * values[$1] }.rounded())
      guard by != 0 else { continue }
      guard let level = rows.level(of: cell, from: network.cells[cell].level, movingBy: by) else { return nil }
      moved.append(.init(cell: cell, by: by))
      cost += network.cost(of: cell, at: level, joining: share)
    }
    let move = Move(steps: moved, cost: cost)
    return rows.holds(after: move) && moved.contains(.init(cell: middle, by: steps)) ? move : nil
  }
}
