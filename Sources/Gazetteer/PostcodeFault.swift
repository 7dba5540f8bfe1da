/// A row of a directory of postcodes that cannot be read.
public struct PostcodeFault: Hashable, Sendable {
  /// The file's name.
  public let file: String
  /// The row, as a reader of the file counts them.
  public let row: Int
  /// The column, by its name or its number.
  public let column: String
  /// What is wrong with the cell.
  public let reason: Reason

  /// What can be wrong with a cell.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// The cell holds no full postcode.
    case notAPostcode = "not a postcode"
    /// The cell holds no number.
    case notANumber = "not a number"
    /// The coordinate lies off the National Grid, which reaches from 0 to 700 km and to 1,300 km.
    case offTheGrid = "off the National Grid"
    /// The cell holds no year and month, as 199606.
    case notAMonth = "not a year and month"
  }
}

extension PostcodeFault: CustomStringConvertible {
  /// File, row, column and reason.
  public var description: String { "\(file), row \(row), column \(column): \(reason.rawValue)" }
}
