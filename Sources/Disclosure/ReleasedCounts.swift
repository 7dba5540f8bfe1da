/// The counts of a raw table as they leave, and what they hide of the columns that were computed beside them.
struct ReleasedCounts {
  private let door: CountDoor
  private let cells: [String: [Cell]]

  init(of table: RawTable, _ door: CountDoor) {
    self.door = door
    var cells: [String: [Cell]] = [:]
    for column in table.columns {
      let keys = (0..<table.rowCount).map { table.meaning?.key(row: $0, column: column.key) }
      switch column.values {
      case .counts(let counts): cells[column.key] = counts.indices.map { door.cell(counts[$0], keys[$0]) }
      case .tabledCounts(let tabled): cells[column.key] = tabled.indices.map { door.cell(tabled[$0], keys[$0]) }
      default: continue
      }
    }
    self.cells = cells
  }

  /// The cells of a column of counts.
  subscript(key: String) -> [Cell] { cells[key, default: []] }

  /// What was computed from raw counts, unless it is hidden. What is not defined stays missing: it says no more than the zeros and gaps that are shown.
  func cell(_ computed: Cell, row: Int, _ origin: RawColumn.Origin) -> Cell {
    door.rules != nil && computed != .missing && hides(row: row, origin) ? .withheld : computed
  }

  private func hides(row: Int, _ origin: RawColumn.Origin) -> Bool {
    switch origin {
    case .sameRow(let keys): keys.contains { Self.hides(self[$0][row]) }
    case .anyRow(let keys): keys.contains { self[$0].contains(where: Self.hides) }
    case .guarded(let kept), .agreed(let kept): !kept[row]
    case .coarse, .noCounts: false
    }
  }

  /// Whether a cell says less than its count. What was computed from the count itself would tell what rounding takes away.
  private static func hides(_ cell: Cell) -> Bool {
    switch cell {
    case .interval, .withheld, .rounded: true
    case .text, .count, .number, .significant, .missing: false
    }
  }
}

/// How one count leaves.
struct CountDoor {
  let rules: ProtectionRules?
  let shield: Shield?

  /// A count as it leaves: `nil` where nothing can be counted.
  ///
  /// - Parameter key: What it counts; `nil` for a count that stands alone, which is only hidden when it is small.
  func cell(_ count: Int?, _ key: CellKey?) -> Cell {
    guard let count else { return .missing }
    guard let rules else { return .count(count) }
    if count < 0 { return .withheld }
    guard let key, let shield else { return alone(count, rules) }
    switch shield.verdict(key) {
    case .exact: return alone(count, rules)
    case .interval(let range): return range.contains(count) ? .interval(lower: range.lowerBound, upper: range.upperBound) : .withheld
    case .unknown: return .withheld
    }
  }

  /// A count of a table that has passed a door before. One that was hidden there stays hidden.
  func cell(_ tabled: RawColumn.TabledCell, _ key: CellKey?) -> Cell {
    switch tabled {
    case .number(let count): cell(Int(count), key)
    case .interval(let lower, let upper): .interval(lower: lower, upper: upper)
    case .withheld: .withheld
    case .missing: .missing
    }
  }

  private func alone(_ count: Int, _ rules: ProtectionRules) -> Cell {
    if let range = rules.primary(count) { return .interval(lower: range.lowerBound, upper: range.upperBound) }
    guard case .to(let base) = rules.rounding, count > 0 else { return .count(count) }
    return .rounded(rules.rounding.rounded(count), to: base)
  }
}
