/// Why a table of values over time cannot be used.
public enum PeriodFault: Error, Hashable, Sendable {
  /// An area and a period stand in two rows, counted as a reader of the file does.
  case repeated(file: String, code: String, period: String, rows: [Int])
  /// A period has no name.
  case emptyPeriod(file: String, field: String, row: Int)
  /// The periods' names do not say their order.
  case unordered(file: String, field: String, period: String)
  /// No row of the table is of an area of the layer.
  case nothing(file: String, field: String)
  /// Counts are already protected.
  case protected(file: String, field: String, row: Int)
}

extension PeriodFault: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .repeated(let file, let code, let period, let rows):
      "\(file): \(code) in \(period) stands in the rows \(rows.map(String.init).joined(separator: " and ")); one row for each area and period is wanted."
    case .emptyPeriod(let file, let field, let row): "\(file), row \(row), field \(field): the period has no name."
    case .unordered(let file, let field, let period):
      "\(file), field \(field): the name of the period “\(period)” does not say its order; whole numbers, 2019-05, 2019 Q2, 2019-05-01 and 2019/20 do, all of one kind. Tables of “wardlight count” have the field from."
    case .nothing(let file, let field): "\(file), field \(field): no row is of an area of the layer."
    case .protected(let file, let field, let row):
      "\(file), row \(row), field \(field): the count is protected, so that nothing can be computed from it; count again with --policy public or internal."
    }
  }
}
