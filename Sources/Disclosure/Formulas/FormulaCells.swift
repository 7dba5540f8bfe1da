/// Computes the cells of formulas from the cells of other columns as they leave.
struct FormulaCells {
  /// The released cells of the columns of counts and figures, by key.
  let released: [String: [Cell]]
  let rowCount: Int
  let rules: ProtectionRules?

  /// The cells of a formula, row by row.
  func cells(_ formula: Formula, decimals: Int) -> [Cell] {
    switch formula {
    case .rank(let column, let ranked): ranks(column, ranked).cells(cutAt: rules?.topRank)
    case .rankChange(let now, let before, let ranked): rankChanges(ranks(now, ranked), ranks(before, ranked))
    case .isTied(let column, let ranked): ranks(column, ranked).ties
    default: (0..<rowCount).map { cell(formula, $0, decimals) }
    }
  }

  private func cell(_ formula: Formula, _ row: Int, _ decimals: Int) -> Cell {
    let inputs = formula.operands.map { input($0, row) }
    guard !inputs.contains(.missing) else { return .missing }
    let known = inputs.compactMap(\.known)
    guard known.count == inputs.count else { return .withheld }
    switch formula {
    case .change: return whole(known[0].value - known[1].value, base: known.compactMap(\.base).first)
    case .word(_, let word): return word(known.map(\.value)).map(Cell.text) ?? .missing
    case .rate where known[1].value < Double(rules?.minimumPopulation ?? 0) && known[1].value > 0: return .withheld
    default: return number(formula, known.map(\.value)).map { .number($0, decimals: decimals) } ?? .missing
    }
  }

  /// The number of a formula; `nil` where it is not defined.
  private func number(_ formula: Formula, _ inputs: [Double]) -> Double? {
    switch formula {
    case .rate(_, _, let per): inputs[1] > 0 ? per * inputs[0] / inputs[1] : nil
    case .percentChange: inputs[1] == 0 ? nil : 100 * (inputs[0] - inputs[1]) / inputs[1]
    case .share: inputs[1] == 0 ? nil : 100 * inputs[0] / inputs[1]
    case .number(_, let value): { $0.isFinite ? $0 : nil }(value(inputs))
    case .change, .rank, .rankChange, .isTied, .word: nil
    }
  }

  private func whole(_ value: Double, base: Int?) -> Cell { base.map { .rounded(Int(value), to: $0) } ?? .count(Int(value)) }

  private func input(_ operand: Operand, _ row: Int) -> FormulaInput {
    FormulaInput(released[operand.column, default: []][operand.row ?? row])
  }

  private func ranks(_ column: String, _ ranked: Int) -> ReleasedRanks {
    ReleasedRanks(released[column, default: []].map(FormulaInput.init), ranked: ranked)
  }

  private func rankChanges(_ now: ReleasedRanks, _ before: ReleasedRanks) -> [Cell] {
    zip(now.cells(cutAt: rules?.topRank), before.cells(cutAt: rules?.topRank)).map { now, before in
      switch (now, before) {
      case (.missing, _), (_, .missing): .missing
      case (.count(let now), .count(let before)): .count(before - now)
      default: .withheld
      }
    }
  }
}

/// What a formula learns from a released cell.
enum FormulaInput: Hashable {
  /// A number, and to what it was rounded.
  case known(Double, base: Int?)
  /// A number that lies somewhere here.
  case hidden(ClosedRange<Int>)
  case missing

  init(_ cell: Cell) {
    switch cell {
    case .count(let count): self = .known(Double(count), base: nil)
    case .rounded(let count, let base): self = .known(Double(count), base: base)
    case .number(let value, _), .significant(let value): self = .known(value, base: nil)
    case .interval(let lower, let upper): self = .hidden(lower...upper)
    case .withheld: self = .hidden(0...Int.max)
    case .text, .missing: self = .missing
    }
  }

  var known: (value: Double, base: Int?)? { if case .known(let value, let base) = self { (value, base) } else { nil } }

  /// The smallest and the largest number that it can be.
  var bounds: (low: Double, high: Double)? {
    switch self {
    case .known(let value, _): (value, value)
    case .hidden(let range): (Double(range.lowerBound), Double(range.upperBound))
    case .missing: nil
    }
  }
}
