/// What a reader of a publication knows of one count.
public struct ReleasedCell: Hashable, Sendable {
  /// What is counted.
  public let key: CellKey
  /// The smallest number that the count can be by what is shown.
  public let lower: Int
  /// The largest number, or `nil` where nothing bounds it.
  public let upper: Int?
  /// Whether the count is hidden because it is small, so that it must keep its possible values.
  public let isProtected: Bool
  /// Where it stands: `newham/tables/wards.csv, row 3, count`.
  public let place: String

  /// A cell by its parts.
  public init(_ key: CellKey, lower: Int, upper: Int?, isProtected: Bool, place: String) {
    self.key = key
    self.lower = lower
    self.upper = upper
    self.isProtected = isProtected
    self.place = place
  }
}
