public import WardlightGazetteer
public import WardlightLoading

/// Why an index of deprivation cannot be used.
public enum DeprivationError: Error, Hashable, Sendable {
  /// The table cannot be opened or read, lacks a field, or has a code or score that cannot be used.
  case table(LoadingError)
  /// The codes of index and areas are of different vintages or kinds, or others than they are said to be.
  case vintage(VintageError)
}

extension DeprivationError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .vintage(let error): "\(error)"
    }
  }
}
