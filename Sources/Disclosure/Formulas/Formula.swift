/// What the door computes from the cells of a table as they leave.
///
/// A formula never sees a count that does not leave, so that what it gives adds nothing to what is published (post-processing). It is exact where its cells are, an interval
/// where it is a rank that protected counts leave open, and otherwise withheld; where one of its cells is missing, or it is not defined, so is the result.
/// From rounded counts it is computed as these are rounded.
public enum Formula: Sendable {
  /// `per` · count / population of the row; withheld below the smallest population of the policy, missing where the population is 0 or not known.
  case rate(count: String, population: String, per: Double)
  /// The later count less the earlier one, of the row.
  case change(of: String, since: String)
  /// 100 (later − earlier) / earlier, of the row; missing from zero.
  case percentChange(of: String, since: String)
  /// 100 · count / whole; missing of nothing. The whole is a column of the row, or one cell of the table: its row of totals.
  case share(of: String, whole: Operand)
  /// The place in the falling order of a column among the first `ranked` rows: 1 for the largest, equal counts share the smallest rank and the next ones are left out.
  ///
  /// Zeros and the rows behind the first have no rank. A count that leaves as an interval has all the ranks that the intervals of the others leave it: `3–5`.
  case rank(of: String, ranked: Int)
  /// Places gained: the rank by the earlier count less the rank by the later one, where both are known.
  case rankChange(of: String, since: String, ranked: Int)
  /// `yes` where another of the first `ranked` rows has the same count, otherwise `no`.
  case isTied(of: String, ranked: Int)
  /// A number of one's own, from cells that are all known; `NaN` where it is not defined.
  ///
  /// The function must depend on what it is handed and on what is public, such as days and populations, and on no count that it brings along.
  case number(from: [Operand], @Sendable ([Double]) -> Double)
  /// A word of one's own, from cells that are all known; `nil` where there is none. The same holds of its function.
  case word(from: [Operand], @Sendable ([Double]) -> String?)
}

/// A cell that a formula takes: of a column of counts or of figures.
public enum Operand: Hashable, Sendable {
  /// The cell of this column in the formula's own row.
  case column(String)
  /// The cell of this column in one row, for all rows: a total.
  case cell(String, row: Int)

  var column: String {
    switch self {
    case .column(let column), .cell(let column, _): column
    }
  }

  /// The one row; `nil` for the formula's own.
  var row: Int? { if case .cell(_, let row) = self { row } else { nil } }
}

extension Formula {
  /// What its results are, for whoever sets them in type.
  var kind: ColumnKind {
    switch self {
    case .change, .rank, .rankChange: .count
    case .rate, .percentChange, .share, .number: .number
    case .isTied, .word: .text
    }
  }

  /// All cells that it takes.
  var operands: [Operand] {
    switch self {
    case .rate(let count, let population, _): [.column(count), .column(population)]
    case .change(let now, let before), .percentChange(let now, let before), .rankChange(let now, let before, _):
      [.column(now), .column(before)]
    case .share(let part, let whole): [.column(part), whole]
    case .rank(let count, _), .isTied(let count, _): [.column(count)]
    case .number(let operands, _), .word(let operands, _): operands
    }
  }
}
