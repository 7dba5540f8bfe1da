/// A way to move one count that a reader could not tell from the truth, by a linear program over all counts that have to do with it: where the search step by step finds none.
///
/// Each count moves within what a reader knows of it, all links hold, the one in question moves by the number of steps asked for, and moving a count that is shown costs
/// its weight; the counts that move at a cost are those to hide. This is the subproblem of Kelly, Golden & Assad (1992, Networks 22(4), doi:10.1002/net.3230220407)
/// for tables of two dimensions, and of Fischetti & Salazar (2000, doi:10.1080/01621459.2000.10474282) in general.
///
/// - Complexity: One linear program, and one more for each count that it leaves between two whole numbers, up to ``mostHeld``.
struct MoveProgram {
  private let network: CountNetwork
  private let rows: MoveRows
  private var columns: [LinearProgram.Bounds] = []
  private var costs: [Double] = []
  /// The count and the sign of each column.
  private var meanings: [(cell: Int, sign: Int)] = []
  private var columnsOfCell: [Range<Int>?]
  private let cells: [Int]

  /// How many counts are held at whole numbers before the search is given up.
  private static let mostHeld = 30
  /// No count need move further to let another move by a few steps.
  private static let furthest = 64
  /// What moving a hidden count costs, so that no more move than need to.
  private static let trifle = 0.001

  init(_ network: CountNetwork, rows: MoveRows, component: [Int]) {
    (self.network, self.rows, cells) = (network, rows, component)
    columnsOfCell = Array(repeating: nil, count: network.cells.count)
    for cell in component { add(cell) }
  }

  private mutating func add(_ cell: Int) {
    let own = network.cells[cell]
    let start = columns.count
    var (down, up) = (0, 0)
    for level in own.level..<own.spans.count {
      let slack = own.slack(in: own.spans[level]).capped(at: Self.furthest)
      let cost = network.cost(of: cell, at: level) + Self.trifle
      add(cell, sign: 1, room: slack.up - up, cost: cost)
      add(cell, sign: -1, room: slack.down - down, cost: cost)
      (down, up) = (slack.down, slack.up)
    }
    columnsOfCell[cell] = start..<columns.count
  }

  private mutating func add(_ cell: Int, sign: Int, room: Int, cost: Double) {
    guard room > 0 else { return }
    columns.append(.init(lower: 0, upper: Double(room)))
    costs.append(cost)
    meanings.append((cell, sign))
  }

  /// The cheapest move of one count by a number of steps, up if positive; `nil` where there is none, or none in whole numbers.
  func cheapest(_ cell: Int, by steps: Int) throws(DisclosureFault) -> Move? {
    guard rows.level(of: cell, from: network.cells[cell].level, movingBy: steps) != nil, let own = columnsOfCell[cell] else { return nil }
    let model = LinearProgram(columns: bounds(own, at: steps), rows: programRows(fixing: cell, at: steps))
    model.setObjective(costs.map { $0 / Double(abs(steps)) }, .minimize)
    guard try solveWhole(model) else { return nil }
    return move(model.values(), cell, by: steps)
  }

  /// The columns, with those of the count in question free to go all the way.
  private func bounds(_ own: Range<Int>, at steps: Int) -> [LinearProgram.Bounds] {
    var bounds = columns
    for column in own where meanings[column].sign != steps.signum() { bounds[column].upper = 0 }
    return bounds
  }

  private func programRows(fixing cell: Int, at steps: Int) -> [LinearProgram.Row] {
    let wanted = Set(cells.flatMap { cell in rows.placesOfRows(of: cell).map { Int(rows.rowsOfCells[$0]) } }).sorted().compactMap(row)
    let own = entries(of: cell, times: 1)
    let fixed = LinearProgram.Row(
      columns: own.map { Int32($0.column) }, coefficients: own.map(\.coefficient), bounds: .init(lower: Double(steps), upper: Double(steps))
    )
    return wanted + [fixed]
  }

  private func row(_ number: Int) -> LinearProgram.Row? {
    let terms = rows.places(of: number).flatMap { entries(of: Int(rows.cells[$0]), times: Double(rows.signs[$0])) }
    guard !terms.isEmpty else { return nil }
    let level = Double(-rows.sums[number])
    let bounds: LinearProgram.Bounds =
      switch rows.kinds[number] {
      case .zero: .init(lower: 0, upper: 0)
      case .atMostZero: .init(lower: -.infinity, upper: level)
      case .atLeastZero: .init(lower: level, upper: .infinity)
      }
    return .init(columns: terms.map { Int32($0.column) }, coefficients: terms.map(\.coefficient), bounds: bounds)
  }

  private func entries(of cell: Int, times: Double) -> [(column: Int, coefficient: Double)] {
    (columnsOfCell[cell] ?? 0..<0).map { ($0, times * Double(meanings[$0].sign)) }
  }

  /// Solves, and holds what lies between two whole numbers at one of them, one column after the other; `false` where that leads nowhere.
  private func solveWhole(_ model: LinearProgram) throws(DisclosureFault) -> Bool {
    guard case .optimal = try model.solve() else { return false }
    for _ in 0..<Self.mostHeld {
      let values = model.values()
      guard let broken = values.firstIndex(where: { abs($0 - $0.rounded()) > WholePoints.tolerance }) else { return true }
      guard try hold(broken, near: values[broken], model) else { return false }
    }
    return false
  }

  private func hold(_ column: Int, near value: Double, _ model: LinearProgram) throws(DisclosureFault) -> Bool {
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
      let by = Int(entries(of: cell, times: 1).reduce(0) { $0 + $1.coefficient * values[$1.column] }.rounded())
      guard by != 0 else { continue }
      guard let level = rows.level(of: cell, from: network.cells[cell].level, movingBy: by) else { return nil }
      moved.append(.init(cell: cell, by: by))
      cost += network.cost(of: cell, at: level)
    }
    let move = Move(steps: moved, cost: cost)
    return rows.holds(after: move) && moved.contains(.init(cell: middle, by: steps)) ? move : nil
  }
}
