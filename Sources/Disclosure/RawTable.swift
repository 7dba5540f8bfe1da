/// A table before the door: it knows which columns are counts and what the others were computed from.
public struct RawTable: Sendable {
  /// The name in files.
  public let name: String
  /// The heading on a page.
  public let title: String
  /// What is counted and over which time, in one line.
  public let note: String
  /// The columns, all of the same length.
  public private(set) var columns: [RawColumn]
  /// What the counts count, so that they are protected together with those of other tables; `nil` where the table stands alone.
  public let meaning: CountMeaning?

  /// A table of columns.
  ///
  /// - Precondition: The columns are of one length, their keys differ, and every origin names a column of counts.
  public init(name: String, title: String, note: String, columns: [RawColumn], meaning: CountMeaning? = nil) {
    let lengths = Set(columns.compactMap(\.count))
    precondition(lengths.count <= 1, "table \(name) has columns of \(lengths.sorted()) rows")
    precondition(Set(columns.map(\.key)).count == columns.count, "table \(name) has two columns of one key")
    let counts = Set(columns.filter(\.isCount).map(\.key))
    for origin in columns.flatMap(\.origins) {
      precondition(counts.contains(origin), "table \(name) has no column of counts named \(origin)")
    }
    let known = counts.union(columns.filter(\.isFigure).map(\.key))
    for operand in columns.flatMap(\.operands) {
      precondition(known.contains(operand.column), "table \(name) has no column of counts or figures named \(operand.column)")
      precondition(operand.row.map { $0 < lengths.first ?? 0 } ?? true, "table \(name) has no row \(operand.row ?? 0)")
    }
    self.name = name
    self.title = title
    self.note = note
    self.columns = columns
    self.meaning = meaning
    precondition(
      meaning.map { $0.rows.count == rowCount } ?? true, "table \(name) has \(rowCount) rows and a meaning of \(meaning?.rows.count ?? 0)")
  }

  /// The number of rows.
  public var rowCount: Int { columns.lazy.compactMap(\.count).first ?? 0 }
}

/// A column before the door.
public struct RawColumn: Sendable {
  /// The name in files.
  public let key: String
  /// The name on a page.
  public let title: String
  /// The values and where they come from.
  public let values: Values

  /// The values of a column.
  public enum Values: Sendable {
    /// Names, codes and periods, which are known without any record.
    case labels([String])
    /// Figures that others publish, such as populations and scores, printed with so many decimals; `NaN` where there is none.
    case figures([Double], decimals: Int)
    /// Counts of records, persons or links, which the policy protects; `nil` where nothing can be counted.
    case counts([Int?])
    /// Counts as a table holds them that has passed a door before; exact ones are protected as the policy says.
    case tabledCounts([TabledCell])
    /// Numbers computed from counts, as such a table holds them, printed with so many decimals.
    case tabled([TabledCell], decimals: Int, from: Origin)
    /// Numbers computed from counts; `NaN` where they are not defined.
    case computed([Double], decimals: Int, from: Origin)
    /// Numbers of any size, printed with at most 12 significant digits; `NaN` where they are not defined.
    case measures([Double], from: Origin)
    /// Ranks and whole changes computed from counts; `nil` where they are not defined.
    case computedWhole([Int?], from: Origin)
    /// Classes and other words computed from counts; `nil` where there is none.
    case words([String?], from: Origin)
    /// What the door computes, row by row, from the cells of other columns as they leave, numbers with so many decimals.
    case formula(Formula, decimals: Int)
  }

  /// A cell of a table that has passed a door before.
  public enum TabledCell: Hashable, Sendable {
    /// An exact number; a whole one from 0 in a column of counts.
    case number(Double)
    /// A count that was protected: the true one lies somewhere in `lower ... upper`.
    case interval(lower: Int, upper: Int)
    /// Not shown there, and not here.
    case withheld
    /// There is nothing to show.
    case missing
  }

  /// Which counts a computed value comes from.
  public enum Origin: Hashable, Sendable {
    /// From these columns of the same row: withheld where one of them is protected there.
    case sameRow([String])
    /// From these columns in any row: withheld everywhere where one of them is protected anywhere.
    case anyRow([String])
    /// From no counts at all.
    case noCounts
    /// A class, or one figure over many areas: too coarse for a count to be solved from it.
    case coarse
    /// A class that was held against the hidden counts, see ``ClassGuard``: withheld in the rows where this is false.
    case guarded([Bool])
    /// What all counts that are possible for a reader give alike, see ``PossibleCounts``: withheld in the rows where this is false.
    case agreed([Bool])
  }

  /// A column by key and title.
  public init(_ key: String, _ title: String, _ values: Values) {
    self.key = key
    self.title = title
    self.values = values
  }
}

extension RawColumn {
  /// The number of rows; `nil` of a formula, which has as many as the others.
  var count: Int? {
    switch values {
    case .labels(let labels): labels.count
    case .figures(let figures, _): figures.count
    case .counts(let counts): counts.count
    case .tabledCounts(let cells), .tabled(let cells, _, _): cells.count
    case .computed(let numbers, _, _): numbers.count
    case .measures(let numbers, _): numbers.count
    case .computedWhole(let numbers, _): numbers.count
    case .words(let words, _): words.count
    case .formula: nil
    }
  }

  var isCount: Bool {
    switch values {
    case .counts, .tabledCounts: true
    default: false
    }
  }

  var origin: Origin {
    switch values {
    case .computed(_, _, let origin), .measures(_, let origin), .computedWhole(_, let origin), .words(_, let origin),
      .tabled(_, _, let origin):
      origin
    case .labels, .figures, .counts, .tabledCounts, .formula: .coarse
    }
  }

  var isFigure: Bool { if case .figures = values { true } else { false } }

  var operands: [Operand] { if case .formula(let formula, _) = values { formula.operands } else { [] } }

  var origins: [String] {
    switch origin {
    case .sameRow(let keys), .anyRow(let keys): keys
    case .coarse, .noCounts, .guarded, .agreed: []
    }
  }

  var kind: ColumnKind {
    switch values {
    case .labels, .words: .text
    case .counts, .tabledCounts, .computedWhole: .count
    case .figures, .computed, .measures, .tabled: .number
    case .formula(let formula, _): formula.kind
    }
  }
}
