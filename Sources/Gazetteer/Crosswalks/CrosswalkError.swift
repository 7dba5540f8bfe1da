public import WardlightLoading

/// Why a cross-walk cannot be made or used.
///
/// Codes of areas are not personal and are named.
public enum CrosswalkError: Error, Hashable, Sendable {
  /// The table cannot be opened or read, or lacks a field.
  case table(LoadingError)
  /// The register of area codes cannot be read, or a column's codes are not what they are said to be.
  case vintage(VintageError)
  /// The columns of source and target cannot be told from the names of the fields.
  case unclearFields(file: String, candidates: [String])
  /// There is no link at all.
  case empty(file: String)
  /// A row has no area code.
  case noCode(file: String, row: Int, column: String)
  /// Two rows have the same source and target.
  case repeatedPair(file: String, rows: [Int], source: String, target: String)
  /// A weight is negative or no number.
  case badWeight(file: String, row: Int?, column: String?, source: String, target: String)
  /// The weights of a source sum to 0.
  case noWeight(file: String, row: Int?, column: String?, source: String)
  /// Sources have several targets and nothing says how they are divided.
  case noShares(file: String, sources: [String])
  /// A change code is none of U, S, M, X, or does not fit the rows.
  case badChange(file: String, row: Int, column: String, change: String, source: String)
  /// Codes of targets that have no weight.
  case noTargetWeight(sources: [String], targets: [String])
  /// The second cross-walk does not begin where the first ends.
  case doesNotFollow(first: Vintage, second: Vintage, lacking: [String])
  /// No place lies in an area of both layers.
  case noPlaces(from: Vintage, to: Vintage)
}

extension CrosswalkError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .vintage(let error): "\(error)"
    case .unclearFields(let file, let candidates):
      "\(file): which columns hold the codes of source and target cannot be told; state them (columns of codes: \(candidates.isEmpty ? "none" : candidates.joined(separator: ", ")))."
    case .empty(let file): "\(file): there is no link between areas."
    case .noCode(let file, let row, let column): "\(file), row \(row), column \(column): there is no area code."
    case .repeatedPair(let file, let rows, let source, let target):
      "\(file)\(Self.rows(rows)): \(source) and \(target) are linked more than once."
    case .badWeight(let file, let row, let column, let source, let target):
      "\(file)\(Self.place(row, column)): the share of \(source) in \(target) is not a number of 0 or more."
    case .noWeight(let file, let row, let column, let source): "\(file)\(Self.place(row, column)): the shares of \(source) sum to 0."
    case .noShares(let file, let sources):
      "\(file): no column says how areas with several targets are divided: \(ShareText.some(sources))."
    case .badChange(let file, let row, let column, let change, let source):
      "\(file), row \(row), column \(column): the change “\(change)” of \(source) is not U, S, M or X, or does not fit its rows."
    case .noTargetWeight(let sources, let targets):
      "To divide \(ShareText.some(sources)) there is no weight of \(ShareText.some(targets))."
    case .doesNotFollow(let first, let second, let lacking):
      "A cross-walk to \(first) cannot be followed by one from \(second)\(lacking.isEmpty ? "" : ", which does not have \(ShareText.some(lacking))")."
    case .noPlaces(let from, let to): "No place lies both in one of the \(from) and in one of the \(to)."
    }
  }

  private static func place(_ row: Int?, _ column: String?) -> String {
    (row.map { ", row \($0)" } ?? "") + (column.map { ", column \($0)" } ?? "")
  }

  private static func rows(_ rows: [Int]) -> String {
    rows.isEmpty ? "" : ", rows \(rows.map(String.init).joined(separator: " and "))"
  }
}
