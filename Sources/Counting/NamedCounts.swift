internal import WardlightGazetteer

/// Counts by name, of the names that are known, of others, and of records that state none.
public struct NamedCounts: Hashable, Sendable {
  /// Aligned with the names of the index.
  public let counts: [Int]
  /// Names that the index does not have, in alphabetical order.
  public let others: [Other]
  /// Records that state no name.
  public let unstated: Int

  /// A name that is not known, and its count.
  public struct Other: Hashable, Sendable {
    /// The name as it is spelt most often; of spellings equally frequent the first in alphabetical order.
    public let name: String
    /// How many records.
    public let count: Int
  }

  /// All records.
  public var total: Int { counts.reduce(0, +) + others.reduce(0) { $0 + $1.count } + unstated }

  init(spellings: [String], counts bySpelling: [Int], unstated: Int, index: NameIndex) {
    let directory = NameDirectory(known: index, spellings: spellings, frequencies: bySpelling)
    var counts = [Int](repeating: 0, count: directory.names.count)
    for (spelling, count) in zip(spellings, bySpelling) {
      if let place = directory.place(of: spelling) { counts[place] += count }
    }
    self.counts = Array(counts.prefix(index.names.count))
    self.unstated = unstated
    others = zip(directory.names, counts).dropFirst(index.names.count).filter { $0.1 > 0 }.map { Other(name: $0.0, count: $0.1) }
  }
}
