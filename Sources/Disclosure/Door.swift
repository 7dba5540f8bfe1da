/// The one door through which tables leave: raw on this side, released on the other.
public struct Door: Sendable {
  /// The terms on which everything leaves that passes here.
  public let terms: ReleaseTerms
  /// Which counts leave as an interval, where they were considered together; `nil` protects each table by itself.
  let shield: Shield?

  /// What a configuration says about the records behind a table.
  public struct SourceStatement: Hashable, Sendable {
    let name: String
    let isSynthetic: Bool
    let isPersonal: Bool

    /// A statement about one source.
    ///
    /// - Parameters:
    ///   - name: What the source is called in messages: `referrals`.
    ///   - isSynthetic: Whether its records were made up.
    ///   - isPersonal: Whether its records are about persons; a source of which nobody said anything is.
    public init(name: String, isSynthetic: Bool, isPersonal: Bool) {
      self.name = name
      self.isSynthetic = isSynthetic
      self.isPersonal = isPersonal
    }
  }

  /// A door under a policy.
  ///
  /// - Parameters:
  ///   - policy: How counts are protected.
  ///   - marking: The marking that the product carries; policy `internal` raises it to OFFICIAL-SENSITIVE.
  ///   - sources: What is known about the records; a policy that protects nothing is open only to those that are synthetic or not personal.
  /// - Throws: ``DisclosureFault/personalRecords(source:)``.
  public init(policy: Policy, marking: Marking, sources: [SourceStatement]) throws(DisclosureFault) {
    if policy == .open, let personal = sources.first(where: { $0.isPersonal && !$0.isSynthetic }) {
      throw .personalRecords(source: personal.name)
    }
    terms = ReleaseTerms(
      policy: policy, marking: policy == .internal ? .officialSensitive : marking, ground: policy == .open ? Self.ground(sources) : "")
    shield = nil
  }

  private init(_ terms: ReleaseTerms, _ shield: Shield?) {
    self.terms = terms
    self.shield = shield
  }

  /// The door for counts that were considered together.
  public func shielded(by shield: Shield) -> Door { Door(terms, shield) }

  /// The door whose products say who made them, when and from what.
  public func stating(_ provenance: Provenance) -> Door { Door(terms.stating(provenance), shield) }

  /// The table with its small counts protected.
  ///
  /// Counts from 1 to one below the threshold become that interval; what was computed from them is withheld as its origin says.
  ///
  /// - Parameter raw: The table.
  /// - Returns: The table as it may be published, its rows and columns in the same order.
  /// - Complexity: O(cells × origins of a column).
  public func release(_ raw: RawTable) -> Released<Table> {
    let counts = ReleasedCounts(of: raw, countDoor)
    let formulas = FormulaCells(released: operands(of: raw, counts), rowCount: raw.rowCount, rules: terms.policy.rules)
    let columns = raw.columns.map { cells(of: $0, counts, formulas) }
    let rows = (0..<raw.rowCount).map { row in columns.map { $0[row] } }
    let headings = raw.columns.map { ColumnHeading(key: $0.key, title: $0.title, kind: $0.kind) }
    return Released(
      Table(name: raw.name, title: raw.title, note: raw.note, columns: headings, rows: rows, meaning: raw.meaning), terms: terms)
  }

  /// One count as it leaves: in a sentence, or where a table is not worth it.
  ///
  /// - Parameters:
  ///   - count: `nil` where nothing can be counted.
  ///   - key: What it counts; `nil` for a count that stands alone.
  public func shown(_ count: Int?, of key: CellKey? = nil) -> Cell { countDoor.cell(count, key) }

  /// An order of rows from the largest count to the smallest that tells no more than the released counts do.
  ///
  /// An interval stands as its smallest number does, behind the exact counts that equal it; what is withheld or missing comes last. Where counts do not decide, `names` do.
  ///
  /// - Parameters:
  ///   - counts: The count of each row.
  ///   - keys: What each counts, as many as counts; `nil` for counts that stand alone.
  ///   - names: The name of each row, as many as counts.
  /// - Returns: The places of the rows in their new order.
  /// - Complexity: O(n log n).
  public func order(byFalling counts: [Int], keys: [CellKey?], names: [String]) -> [Int] {
    let shown = counts.indices.map { ShownPlace(countDoor.cell(counts[$0], keys[$0])) }
    return counts.indices.sorted { left, right in
      shown[left] != shown[right] ? shown[left] > shown[right] : (names[left], left) < (names[right], right)
    }
  }

  /// The same for counts that stand alone.
  public func order(byFalling counts: [Int], names: [String]) -> [Int] {
    order(byFalling: counts, keys: counts.map { _ in nil }, names: names)
  }

  private var countDoor: CountDoor { CountDoor(rules: terms.policy.rules, shield: shield) }

  /// The cells that formulas may take.
  private func operands(of raw: RawTable, _ counts: ReleasedCounts) -> [String: [Cell]] {
    var cells: [String: [Cell]] = [:]
    for column in raw.columns {
      switch column.values {
      case .figures(let figures, let decimals): cells[column.key] = figures.map { number($0, decimals) }
      case .counts, .tabledCounts: cells[column.key] = counts[column.key]
      default: continue
      }
    }
    return cells
  }

  private func cells(of column: RawColumn, _ counts: ReleasedCounts, _ formulas: FormulaCells) -> [Cell] {
    switch column.values {
    case .labels(let labels): labels.map(Cell.text)
    case .figures(let figures, let decimals): figures.map { number($0, decimals) }
    case .counts, .tabledCounts: counts[column.key]
    case .formula(let formula, let decimals): formulas.cells(formula, decimals: decimals)
    default: computed(column).enumerated().map { counts.cell($1, row: $0, column.origin) }
    }
  }

  /// The cells of a column that was computed from raw counts, before the door hides any.
  private func computed(_ column: RawColumn) -> [Cell] {
    switch column.values {
    case .tabled(let cells, let decimals, _): cells.map { tabled($0) { number($0, decimals) } }
    case .computed(let numbers, let decimals, _): numbers.map { number($0, decimals) }
    case .measures(let numbers, _): numbers.map { $0.isFinite ? .significant($0) : .missing }
    case .computedWhole(let numbers, _): numbers.map { $0.map(Cell.count) ?? .missing }
    case .words(let words, _): words.map { $0.map(word) ?? .missing }
    case .labels, .figures, .counts, .tabledCounts, .formula: []
    }
  }

  /// A word of a table that passed a door before may be the one that stands for what was withheld there.
  private func word(_ text: String) -> Cell { text == Cell.withheld.text ? .withheld : .text(text) }

  private func number(_ value: Double, _ decimals: Int) -> Cell {
    value.isNaN ? .missing : .number(value, decimals: decimals)
  }

  private func tabled(_ cell: RawColumn.TabledCell, _ number: (Double) -> Cell) -> Cell {
    switch cell {
    case .number(let value): number(value)
    case .interval(let lower, let upper): .interval(lower: lower, upper: upper)
    case .withheld: .withheld
    case .missing: .missing
    }
  }

  private static func ground(_ sources: [SourceStatement]) -> String {
    // Figures of a layer or a table come without a statement about records: there the policy is the user's word.
    if sources.isEmpty { return "Whoever made this states that the figures are public." }
    if sources.allSatisfy(\.isSynthetic) { return "The records are synthetic." }
    return "The records are not personal."
  }
}

/// Where a released count stands in an order.
private struct ShownPlace: Comparable {
  private let low: Double
  private let high: Double

  init(_ cell: Cell) {
    let bounds = cell == .withheld ? nil : FormulaInput(cell).bounds
    (low, high) = bounds.map { ($0.low, -$0.high) } ?? (-1, 0)
  }

  static func < (left: ShownPlace, right: ShownPlace) -> Bool { (left.low, left.high) < (right.low, right.high) }
}
