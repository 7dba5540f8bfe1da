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

  private init(_ terms: ReleaseTerms, _ shield: Shield) {
    self.terms = terms
    self.shield = shield
  }

  /// The door for counts that were considered together.
  public func shielded(by shield: Shield) -> Door { Door(terms, shield) }

  /// The table with its small counts protected.
  ///
  /// Counts from 1 to one below the threshold become that interval; what was computed from them is withheld as its origin says.
  ///
  /// - Parameter raw: The table.
  /// - Returns: The table as it may be published, its rows and columns in the same order.
  /// - Complexity: O(cells × origins of a column).
  public func release(_ raw: RawTable) -> Released<Table> {
    let protection = Protection(of: raw, under: terms.policy)
    let columns = raw.columns.map { column in cells(of: column, protection) }
    let rows = (0..<raw.rowCount).map { row in columns.map { $0[row] } }
    let headings = raw.columns.map { ColumnHeading(key: $0.key, title: $0.title, kind: $0.kind) }
    return Released(
      Table(name: raw.name, title: raw.title, note: raw.note, columns: headings, rows: rows, meaning: raw.meaning), terms: terms)
  }

  /// An order of rows from the largest count to the smallest that tells no more than the released counts do.
  ///
  /// Protected counts lie together behind the exact ones that are larger, and zeros come last; where counts do not decide, `names` do.
  ///
  /// - Parameters:
  ///   - counts: The count of each row.
  ///   - names: The name of each row, as many as counts.
  /// - Returns: The places of the rows in their new order.
  public func order(byFalling counts: [Int], names: [String]) -> [Int] {
    let shown = counts.map { count in
      terms.policy.threshold.map { count > 0 && count < $0 ? 1 : count } ?? count
    }
    return counts.indices.sorted { left, right in
      shown[left] != shown[right] ? shown[left] > shown[right] : (names[left], left) < (names[right], right)
    }
  }

  private func cells(of column: RawColumn, _ protection: Protection) -> [Cell] {
    switch column.values {
    case .labels(let labels): labels.map(Cell.text)
    case .figures(let figures, let decimals): figures.map { number($0, decimals) }
    case .counts(let counts): counts.map(protection.cell)
    case .tabledCounts(let cells): cells.map(protection.cell)
    case .tabled(let cells, let decimals, let origin):
      cells.indices.map { row in
        protection.cell(tabled(cells[row]) { number($0, decimals) }, row: row, origin)
      }
    case .computed(let numbers, let decimals, let origin):
      numbers.indices.map { row in
        protection.cell(number(numbers[row], decimals), row: row, origin)
      }
    case .measures(let numbers, let origin):
      numbers.indices.map { protection.cell(numbers[$0].isFinite ? .significant(numbers[$0]) : .missing, row: $0, origin) }
    case .computedWhole(let numbers, let origin):
      numbers.indices.map { protection.cell(numbers[$0].map(Cell.count) ?? .missing, row: $0, origin) }
    case .words(let words, let origin):
      words.indices.map { protection.cell(words[$0].map(Cell.text) ?? .missing, row: $0, origin) }
    }
  }

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

/// Which cells of a raw table a policy protects.
private struct Protection {
  private let policy: Policy
  private let hiddenRows: [String: [Bool]]

  init(of table: RawTable, under policy: Policy) {
    self.policy = policy
    var hidden: [String: [Bool]] = [:]
    for column in table.columns {
      switch column.values {
      case .counts(let counts): hidden[column.key] = counts.map { Self.isProtected($0, under: policy) }
      case .tabledCounts(let cells): hidden[column.key] = cells.map { Self.isProtected($0, under: policy) }
      default: continue
      }
    }
    hiddenRows = hidden
  }

  func cell(_ count: Int?) -> Cell {
    guard let count else { return .missing }
    guard let threshold = policy.threshold, Self.isProtected(count, under: policy) else { return .count(count) }
    return .interval(lower: 1, upper: threshold - 1)
  }

  func cell(_ tabled: RawColumn.TabledCell) -> Cell {
    switch tabled {
    case .number(let count): cell(Int(count))
    case .interval(let lower, let upper): .interval(lower: lower, upper: upper)
    case .withheld: .withheld
    case .missing: .missing
    }
  }

  /// What is computed, unless it is hidden. What is not defined stays missing: it says no more than the zeros and gaps that are shown.
  func cell(_ computed: Cell, row: Int, _ origin: RawColumn.Origin) -> Cell {
    computed != .missing && hides(row: row, origin) ? .withheld : computed
  }

  private func hides(row: Int, _ origin: RawColumn.Origin) -> Bool {
    switch origin {
    case .sameRow(let keys): keys.contains { hiddenRows[$0, default: []][row] }
    case .anyRow(let keys): keys.contains { hiddenRows[$0, default: []].contains(true) }
    case .coarse, .noCounts: false
    }
  }

  private static func isProtected(_ count: Int?, under policy: Policy) -> Bool {
    guard let count, let threshold = policy.threshold else { return false }
    return count > 0 && count < threshold
  }

  /// A count that another door has hidden stays hidden under a policy that hides any.
  private static func isProtected(_ cell: RawColumn.TabledCell, under policy: Policy) -> Bool {
    switch cell {
    case .number(let count): isProtected(Int(count), under: policy)
    case .interval, .withheld: policy.threshold != nil
    case .missing: false
    }
  }
}
