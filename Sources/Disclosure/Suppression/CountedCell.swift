/// A count that is to be published, with what it counts.
public struct CountedCell: Hashable, Sendable {
  /// What is counted.
  public let key: CellKey
  /// How many there are, at least 0.
  public let count: Int

  /// A cell by its key and its count.
  public init(_ key: CellKey, _ count: Int) {
    self.key = key
    self.count = count
  }
}
