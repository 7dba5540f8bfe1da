/// A linear program over a system of whole numbers, asked for solutions that are whole.
///
/// Where the system is a network (a table of two dimensions, one of them nested) every vertex is whole by itself. Elsewhere one may not be:
/// then a cell is held at a whole number beside its value and the program solved again, until all are whole or a limit is reached. No solution is
/// given back that does not keep every bound and row exactly, in whole numbers.
final class WholePoints {
  let system: WholeSystem
  let program: LinearProgram
  /// The bounds that the program has now, whatever a search holds.
  private var bounds: [LinearProgram.Bounds]

  /// What the program may be off a whole number by rounding.
  static let tolerance = 1e-5
  /// How many cells a search holds one after the other, and how many branches it looks at.
  static let depth = 40
  static let nodes = 200

  init(_ system: WholeSystem) {
    self.system = system
    program = system.program()
    bounds = system.columns()
  }

  /// What a search for a whole solution found.
  enum Search: Hashable, Sendable {
    case found([Int])
    case none
    case undecided
  }

  /// Lets each cell be what it may, or only what lies within a step of a solution.
  func confine(to steps: Int? = nil, of point: [Int] = []) {
    bounds = system.columns()
    if let steps {
      for cell in point.indices {
        bounds[cell].lower = max(bounds[cell].lower, Double(point[cell] - steps))
        bounds[cell].upper = min(bounds[cell].upper, Double(point[cell] + steps))
      }
    }
    program.setColumns(bounds)
  }

  /// Sets the bounds of one cell until the next ``confine(to:of:)``.
  func confine(_ cell: Int, to range: LinearProgram.Bounds) {
    bounds[cell] = range
    program.setColumn(cell, range)
  }

  /// A whole solution near the last optimum, by holding one cell after the other; `nil` where that leads nowhere.
  func wholePoint() throws(DisclosureFault) -> [Int]? {
    var held: [Int] = []
    defer { for cell in held { program.setColumn(cell, bounds[cell]) } }
    while true {
      let values = program.values()
      guard let cell = Self.firstFraction(values) else { return verified(values) }
      guard held.count < Self.depth, try hold(cell, near: values[cell]) else { return nil }
      held.append(cell)
    }
  }

  /// Holds a cell at the whole number nearest to a value, or at the other beside it; `false` where neither leaves a solution.
  private func hold(_ cell: Int, near value: Double) throws(DisclosureFault) -> Bool {
    let nearest = value.rounded()
    for whole in [nearest, nearest > value ? nearest - 1 : nearest + 1] {
      program.setColumn(cell, .init(lower: whole, upper: whole))
      if case .optimal = try program.solve() { return true }
    }
    program.setColumn(cell, bounds[cell])
    return false
  }

  /// Whether a whole solution lies within the bounds as they are: branch and bound, depth first, to a limit of branches.
  func search() throws(DisclosureFault) -> Search {
    var waiting: [[(cell: Int, range: LinearProgram.Bounds)]] = [[]]
    var isUndecided = false
    var looked = 0
    var held: [Int] = []
    defer { for cell in held { program.setColumn(cell, bounds[cell]) } }
    while let branch = waiting.popLast() {
      looked += 1
      guard looked <= Self.nodes else { return .undecided }
      for cell in held { program.setColumn(cell, bounds[cell]) }
      for (cell, range) in branch { program.setColumn(cell, range) }
      held = branch.map(\.cell)
      guard case .optimal = try program.solve() else { continue }
      let values = program.values()
      guard let cell = Self.firstFraction(values) else {
        if let point = verified(values) { return .found(point) }
        isUndecided = true
        continue
      }
      let now = branch.last { $0.cell == cell }?.range ?? bounds[cell]
      waiting.append(branch + [(cell, .init(lower: values[cell].rounded(.up), upper: now.upper))])
      waiting.append(branch + [(cell, .init(lower: now.lower, upper: values[cell].rounded(.down)))])
    }
    return isUndecided ? .undecided : .none
  }

  private static func firstFraction(_ values: [Double]) -> Int? {
    values.firstIndex { abs($0 - $0.rounded()) > tolerance }
  }

  private func verified(_ values: [Double]) -> [Int]? {
    let whole = values.map { Int($0.rounded()) }
    return system.isSolution(whole) ? whole : nil
  }
}
