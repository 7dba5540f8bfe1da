internal import WardlightCClp

/// A linear program: the smallest or largest Σ c·x over lower ≤ x ≤ upper with each row's Σ a·x between two bounds.
///
/// An owning wrapper of one model of COIN-OR Clp, and the only file that touches it. A model solves silently and on one thread; the same calls in the
/// same order give the same answers. Each solving starts from the basis of the one before, so that a changed objective or bound costs
/// little. Solved without scaling, because coefficients are −1 and 1.
///
/// - SeeAlso: Forrest, J. & Hall, J., COIN-OR Linear Programming (Clp), https://github.com/coin-or/Clp.
final class LinearProgram {
  /// What a column or a row may be; infinite where nothing bounds it.
  struct Bounds: Hashable, Sendable {
    var lower: Double
    var upper: Double
  }

  /// One row: Σ coefficient · column between two bounds.
  struct Row: Hashable, Sendable {
    var columns: [Int32]
    var coefficients: [Double]
    var bounds: Bounds
  }

  /// How a solving ended.
  enum Outcome: Hashable, Sendable {
    /// At this value of the objective.
    case optimal(Double)
    /// No x keeps all bounds.
    case infeasible
    /// The objective has no end.
    case unbounded
  }

  /// Which end of the objective is wanted.
  enum Sense: Double, Hashable, Sendable {
    case minimize = 1
    case maximize = -1
  }

  /// Clp's own names of how a solving ended.
  private enum Status {
    static let optimal: Int32 = 0
    static let infeasible: Int32 = 1
    static let unbounded: Int32 = 2
  }

  private let model: UnsafeMutableRawPointer
  let columnCount: Int
  private(set) var rowCount: Int
  /// Whether the basis is one from which the dual simplex may start: optimal before, and only bounds changed since; or the first one, of which no column wants to move.
  private var isDualReady = false
  private var isFirst = true

  /// A program without an objective.
  ///
  /// - Parameters:
  ///   - columns: The bounds of each column.
  ///   - rows: Each row names a column at most once.
  init(columns: [Bounds], rows: [Row]) {
    model = Clp_newModel()
    columnCount = columns.count
    rowCount = rows.count
    Clp_setLogLevel(model, 0)
    Clp_scaling(model, 0)
    let sparse = SparseColumns(rows, columnCount: columns.count)
    Clp_loadProblem(
      model, Int32(columns.count), Int32(rows.count), sparse.starts, sparse.rows, sparse.coefficients, columns.map(\.lower),
      columns.map(\.upper), nil, rows.map(\.bounds.lower), rows.map(\.bounds.upper))
  }

  deinit { Clp_deleteModel(model) }

  /// Sets what is to be made small or large, a coefficient for each column.
  func setObjective(_ coefficients: [Double], _ sense: Sense) {
    precondition(coefficients.count == columnCount, "\(coefficients.count) coefficients cannot weigh \(columnCount) columns")
    Clp_chgObjCoefficients(model, coefficients)
    Clp_setOptimizationDirection(model, sense.rawValue)
    isDualReady = isFirst && sense == .minimize && coefficients.allSatisfy { $0 >= 0 }
  }

  /// Sets the bounds of all columns.
  func setColumns(_ bounds: [Bounds]) {
    precondition(bounds.count == columnCount, "\(bounds.count) bounds cannot hold \(columnCount) columns")
    Clp_chgColumnLower(model, bounds.map(\.lower))
    Clp_chgColumnUpper(model, bounds.map(\.upper))
  }

  /// Sets the bounds of one column.
  func setColumn(_ column: Int, _ bounds: Bounds) {
    precondition(column < columnCount, "there is no column \(column) among \(columnCount)")
    Clp_columnLower(model)[column] = bounds.lower
    Clp_columnUpper(model)[column] = bounds.upper
  }

  /// Sets the bounds of one row.
  func setRow(_ row: Int, _ bounds: Bounds) {
    precondition(row < rowCount, "there is no row \(row) among \(rowCount)")
    Clp_rowLower(model)[row] = bounds.lower
    Clp_rowUpper(model)[row] = bounds.upper
  }

  /// Adds rows below those there are.
  func append(_ rows: [Row]) {
    let starts = rows.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.columns.count)) }
    Clp_addRows(
      model, Int32(rows.count), rows.map(\.bounds.lower), rows.map(\.bounds.upper), starts, rows.flatMap(\.columns),
      rows.flatMap(\.coefficients))
    rowCount += rows.count
  }

  /// Solves it, starting from the last basis.
  ///
  /// - Throws: ``DisclosureFault/solverFailed(status:)`` where the simplex stopped without an answer twice, the second time from the start.
  func solve() throws(DisclosureFault) -> Outcome {
    isFirst = false
    if isDualReady { Clp_dual(model, 0) } else { Clp_primal(model, 0) }
    if let outcome { return outcome }
    isDualReady = false
    Clp_initialSolve(model)
    if let outcome { return outcome }
    throw .solverFailed(status: Int(Clp_status(model)))
  }

  /// How the last solving ended; `nil` where it stopped without an answer.
  private var outcome: Outcome? {
    // Where the dual simplex finds no solution, its basis is good for other bounds.
    isDualReady = Clp_status(model) == Status.optimal || isDualReady && Clp_status(model) == Status.infeasible
    return switch Clp_status(model) {
    case Status.optimal: .optimal(Clp_objectiveValue(model))
    case Status.infeasible: .infeasible
    case Status.unbounded: .unbounded
    default: nil
    }
  }

  /// The value of each column at the last optimum.
  func values() -> [Double] { Self.copied(Clp_primalColumnSolution(model), columnCount) }

  /// What one more on each row's bound would change the objective at the last optimum: 0 where the row does not bind.
  func rowDuals() -> [Double] { Self.copied(Clp_dualRowSolution(model), rowCount) }

  /// What one more of each column would change the objective at the last optimum: 0 where the column's bound does not bind.
  func reducedCosts() -> [Double] { Self.copied(Clp_dualColumnSolution(model), columnCount) }

  /// Weights of rows whose sum contradicts the bounds, after ``Outcome/infeasible``; empty where the solver kept none.
  func contradictingRows() -> [Double] {
    guard let ray = Clp_infeasibilityRay(model) else { return [] }
    defer { Clp_freeRay(model, ray) }
    return Self.copied(ray, rowCount)
  }

  private static func copied(_ places: UnsafePointer<Double>?, _ count: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: places, count: count))
  }
}

/// Rows turned into columns, as Clp takes them: those of a column lie one behind the other, in order of row.
private struct SparseColumns {
  private(set) var starts: [Int32]
  private(set) var rows: [Int32]
  private(set) var coefficients: [Double]

  init(_ all: [LinearProgram.Row], columnCount: Int) {
    starts = [Int32](repeating: 0, count: columnCount + 1)
    for row in all { for column in row.columns { starts[Int(column) + 1] += 1 } }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    rows = [Int32](repeating: 0, count: Int(starts[columnCount]))
    coefficients = [Double](repeating: 0, count: rows.count)
    var next = starts
    for (number, row) in all.enumerated() {
      for (column, coefficient) in zip(row.columns, row.coefficients) {
        let place = Int(next[Int(column)])
        next[Int(column)] += 1
        rows[place] = Int32(number)
        coefficients[place] = coefficient
      }
    }
  }
}
