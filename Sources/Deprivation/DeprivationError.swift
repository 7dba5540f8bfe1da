public import WardlightLoading

/// Why an index of deprivation cannot be used.
public enum DeprivationError: Error, Hashable, Sendable {
  /// The table cannot be opened or read, or lacks a field.
  case table(LoadingError)
  /// A row has no area code.
  case noCode(file: String, row: Int, field: String)
  /// Two rows have one area code.
  case duplicateCode(file: String, field: String, code: String, rows: [Int])
  /// A cell of the score is no number.
  case notANumber(file: String, row: Int, field: String, value: String)
  /// None of the areas is in the index.
  case noMatch(file: String, field: String, areas: Int)
}

extension DeprivationError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .noCode(let file, let row, let field): "\(file), row \(row), column \(field): there is no area code."
    case .duplicateCode(let file, let field, let code, let rows):
      "\(file), column \(field): the code \(code) stands in rows \(rows.map(String.init).joined(separator: " and "))."
    case .notANumber(let file, let row, let field, let value): "\(file), row \(row), column \(field): “\(value)” is not a number."
    case .noMatch(let file, let field, let areas):
      "\(file), column \(field): none of the \(areas) areas has its code there; index and areas are probably of different vintages."
    }
  }
}
