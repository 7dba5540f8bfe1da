/// What is wrong with one row, without its value.
public struct RowFault: Error, Hashable, Sendable {
  /// The file.
  public let file: String
  /// The row as the file's reader counts it.
  public let row: Int
  /// The column, as the file calls it.
  public let column: String
  /// What is wrong.
  public let reason: Reason

  /// Why a row is rejected.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// The cell of the date is empty.
    case noDate = "there is no date"
    /// The cell of the date holds something else.
    case unreadableDate = "not a date (2021-04-30, 30/04/2021 or 2021-04)"
    /// A coordinate is not a number.
    case notANumber = "not a number"
    /// A longitude or latitude that the Earth does not have.
    case noSuchDegrees = "not a longitude between -180 and 180 or a latitude between -90 and 90"
    /// Longitude and latitude would lie in Great Britain the other way round.
    case swappedDegrees = "latitude and longitude seem swapped"
    /// One of the two coordinates is empty.
    case halfACoordinate = "one of two coordinates is empty"
    /// The type of a referral is neither of the two.
    case unknownReferralType = "neither intervention nor intelligence"
    /// The row has text beyond the last cell of the heading.
    case moreCellsThanHeadings = "more cells than the heading has"
    /// The outcome of a rescue request is neither of the two.
    case unknownOutcome = "neither requested nor rescued"
  }

  /// A fault by its place and reason.
  public init(file: String, row: Int, column: String, reason: Reason) {
    self.file = file
    self.row = row
    self.column = column
    self.reason = reason
  }
}

extension RowFault: CustomStringConvertible {
  /// One sentence that names file, row, column and reason.
  public var description: String { "\(file), row \(row), column \(column): \(reason.rawValue)." }
}
