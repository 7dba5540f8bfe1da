import WardlightEssentials

/// Cells that hold whole numbers between bounds, and rows that tie them together: for each row Σ sign · cell + constant is 0, at most 0 or at least 0.
///
/// A cell belongs to another system, from which this one was taken, by its `origin`, and so does a row. Signs are 1 and −1.
struct WholeSystem: Sendable {
  /// What a row asks of its sum.
  enum Kind: UInt8, Hashable, Sendable {
    case zero, atMostZero, atLeastZero
  }

  /// What stands for a bound that is not there; sums of some of them do not overflow.
  static let endless = Int.max >> 20

  /// Where each cell comes from.
  private(set) var origins: [Int] = []
  /// The smallest value of each cell.
  var lower: [Int] = []
  /// The largest value of each cell, or ``endless``.
  var upper: [Int] = []
  /// Where each row comes from.
  private(set) var rowOrigins: [Int] = []
  /// What each row asks.
  private(set) var kinds: [Kind] = []
  /// What each row adds to its cells.
  private(set) var constants: [Int] = []
  /// Where the cells of each row begin; one more at the end.
  private(set) var starts: [Int] = [0]
  /// The cells of all rows, one row behind the other.
  private(set) var cells: [Int32] = []
  /// Their signs.
  private(set) var signs: [Int8] = []

  /// How many cells there are.
  var cellCount: Int { lower.count }
  /// How many rows there are.
  var rowCount: Int { kinds.count }

  /// Where the cells of a row stand in ``cells``.
  func places(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// Whether the bounds leave a cell more than one value.
  func isFree(_ cell: Int) -> Bool { lower[cell] < upper[cell] }

  private mutating func addCell(origin: Int, _ low: Int, _ high: Int) {
    origins.append(origin)
    lower.append(low)
    upper.append(high)
  }

  private mutating func addRow(origin: Int, _ kind: Kind, constant: Int) {
    rowOrigins.append(origin)
    kinds.append(kind)
    constants.append(constant)
    starts.append(cells.count)
  }

  private mutating func addTerm(_ cell: Int, _ sign: Int8) {
    cells.append(Int32(truncatingIfNeeded: cell))
    signs.append(sign)
  }
}

extension WholeSystem {
  /// The rows of relations: `sums` gives Σ parts − whole = 0, or ≤ 0 where parts are lacking; `overlaps` gives part − whole ≤ 0 for each part, and
  /// Σ parts − whole ≥ 0 where none is lacking. The origin of a row is its relation.
  ///
  /// - Parameters:
  ///   - relations: Their cells are places in the bounds.
  ///   - lower: The smallest value of each cell; below 0 is taken as 0.
  ///   - upper: The largest, `nil` where nothing bounds it.
  init(_ relations: [CellSystem.Relation], lower: [Int], upper: [Int?]) {
    origins = Array(lower.indices)
    self.lower = lower.map { max(0, $0) }
    self.upper = upper.map { $0 ?? Self.endless }
    for (number, relation) in relations.enumerated() {
      switch relation.adding {
      case .sums: addSum(relation, number, relation.isComplete ? .zero : .atMostZero)
      case .overlaps:
        for part in relation.parts { addSum(of: [part], relation.whole, number, .atMostZero) }
        if relation.isComplete { addSum(relation, number, .atLeastZero) }
      }
    }
  }

  private mutating func addSum(_ relation: CellSystem.Relation, _ number: Int, _ kind: Kind) {
    addSum(of: relation.parts, relation.whole, number, kind)
  }

  private mutating func addSum(of parts: [Int], _ whole: Int, _ number: Int, _ kind: Kind) {
    for part in parts { addTerm(part, 1) }
    addTerm(whole, -1)
    addRow(origin: number, kind, constant: 0)
  }
}

extension WholeSystem {
  /// The smallest and largest sum of a row; ``endless`` or more away from 0 where a cell has no bound.
  func reach(of row: Int) -> (least: Int, most: Int) {
    var least = constants[row]
    var most = least
    for place in places(of: row) {
      let cell = Int(cells[place])
      least += signs[place] > 0 ? lower[cell] : -upper[cell]
      most += signs[place] > 0 ? upper[cell] : -lower[cell]
    }
    return (least, most)
  }

  /// Whether a row holds whatever its cells are within their bounds.
  func isRedundant(_ row: Int) -> Bool {
    let (least, most) = reach(of: row)
    return switch kinds[row] {
    case .zero: least == 0 && most == 0
    case .atMostZero: most <= 0
    case .atLeastZero: least >= 0
    }
  }

  /// Whether a row fails whatever its cells are within their bounds.
  func isContradicted(_ row: Int) -> Bool {
    let (least, most) = reach(of: row)
    return switch kinds[row] {
    case .zero: least > 0 || most < 0
    case .atMostZero: least > 0
    case .atLeastZero: most < 0
    }
  }

  /// Whether values keep every bound and row.
  func isSolution(_ values: [Int]) -> Bool {
    for cell in 0..<cellCount where values[cell] < lower[cell] || values[cell] > upper[cell] { return false }
    return (0..<rowCount).allSatisfy { row in
      let sum = places(of: row).reduce(constants[row]) { $0 + Int(signs[$1]) * values[Int(cells[$1])] }
      return switch kinds[row] {
      case .zero: sum == 0
      case .atMostZero: sum <= 0
      case .atLeastZero: sum >= 0
      }
    }
  }

  /// Whether no two paths lead from one cell to another over rows, so that bounds which every row alone allows are reached by whole solutions.
  ///
  /// Holds for a connected system: it is a tree where rows and cells together are one more than the places in rows.
  var isTree: Bool { cellCount + rowCount == cells.count + 1 }
}

extension WholeSystem {
  /// The free cells in groups that no row ties together, each group a system of its own, in order of first cell; rows that hold anyway are left
  /// out, and cells without freedom become constants.
  func pieces() -> [WholeSystem] {
    let needed = (0..<rowCount).filter { !isRedundant($0) }
    var groups = DisjointGroups(cellCount)
    for row in needed {
      let free = places(of: row).lazy.map { Int(cells[$0]) }.filter(isFree)
      guard let first = free.first else { continue }
      for cell in free.dropFirst() { groups.join(first, cell) }
    }
    return assembled(needed, groups)
  }

  private func assembled(_ needed: [Int], _ groups: DisjointGroups) -> [WholeSystem] {
    var pieces: [WholeSystem] = []
    var pieceOfRoot = [Int32](repeating: -1, count: cellCount)
    var own = [Int32](repeating: -1, count: cellCount)
    for cell in 0..<cellCount where isFree(cell) {
      let root = groups.root(of: cell)
      if pieceOfRoot[root] < 0 {
        pieceOfRoot[root] = Int32(pieces.count)
        pieces.append(WholeSystem())
      }
      let piece = Int(pieceOfRoot[root])
      own[cell] = Int32(pieces[piece].cellCount)
      pieces[piece].addCell(origin: cell, lower[cell], upper[cell])
    }
    for row in needed {
      guard let first = places(of: row).lazy.map({ Int(cells[$0]) }).first(where: isFree) else { continue }
      copy(row, own, into: &pieces[Int(pieceOfRoot[groups.root(of: first)])])
    }
    return pieces
  }

  private func copy(_ row: Int, _ own: [Int32], into piece: inout WholeSystem) {
    var constant = constants[row]
    for place in places(of: row) {
      let cell = Int(cells[place])
      if own[cell] >= 0 { piece.addTerm(Int(own[cell]), signs[place]) } else { constant += Int(signs[place]) * lower[cell] }
    }
    piece.addRow(origin: row, kinds[row], constant: constant)
  }
}

extension WholeSystem {
  /// The linear program of the system, without an objective.
  func program() -> LinearProgram {
    LinearProgram(columns: columns(), rows: (0..<rowCount).map(linearRow))
  }

  /// The bounds of the cells as columns.
  func columns() -> [LinearProgram.Bounds] { (0..<cellCount).map(column) }

  /// The bounds of one cell as a column.
  func column(_ cell: Int) -> LinearProgram.Bounds {
    .init(lower: Double(lower[cell]), upper: upper[cell] >= Self.endless ? .infinity : Double(upper[cell]))
  }

  private func linearRow(_ row: Int) -> LinearProgram.Row {
    let level = Double(-constants[row])
    let bounds: LinearProgram.Bounds =
      switch kinds[row] {
      case .zero: .init(lower: level, upper: level)
      case .atMostZero: .init(lower: -.infinity, upper: level)
      case .atLeastZero: .init(lower: level, upper: .infinity)
      }
    return .init(columns: Array(cells[places(of: row)]), coefficients: signs[places(of: row)].map(Double.init), bounds: bounds)
  }
}

/// Which of some numbers belong together.
private struct DisjointGroups {
  private var above: [Int32]

  init(_ count: Int) { above = (0..<Int32(count)).map(\.self) }

  func root(of number: Int) -> Int {
    var place = number
    while Int(above[place]) != place { place = Int(above[place]) }
    return place
  }

  /// The smaller root stays, so that the order of joining does not matter; paths are halved on the way.
  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (halvingRoot(of: one), halvingRoot(of: other))
    if first < second { above[second] = Int32(first) } else { above[first] = Int32(second) }
  }

  private mutating func halvingRoot(of number: Int) -> Int {
    var place = number
    while Int(above[place]) != place {
      above[place] = above[Int(above[place])]
      place = Int(above[place])
    }
    return place
  }
}
