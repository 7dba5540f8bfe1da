/// What is wrong with a configuration, and where.
public struct ConfigurationError: Error, Hashable, Sendable {
  /// The file.
  public let file: String
  /// The line, counted from 1; 0 where the fault belongs to the whole file.
  public let line: Int
  /// The column, counted from 1; 0 where the fault belongs to the whole file.
  public let column: Int
  /// What is wrong, as the rest of a sentence.
  public let reason: String
}

extension ConfigurationError: CustomStringConvertible {
  /// One sentence that names file, line and column.
  public var description: String {
    line > 0 ? "\(file): line \(line), column \(column): \(reason)." : "\(file): \(reason)."
  }
}
