/// Something that a pack says and that no released count explains.
public struct AuditRemark: Hashable, Sendable {
  /// Where it stands: `newham/words.txt`.
  public let place: String
  /// What is said there.
  public let text: String
  /// What is odd about it.
  public let kind: Kind

  /// What is odd about a statement.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A number beside a name, inside the range as which a count of that name is shown, and in none of its cells.
    case narrowsRange = "Numbers in sentences and drawings that tell more than the range in the tables"
    /// A number in a sentence about what is counted that no table shows.
    case inNoTable = "Numbers in sentences that stand in no table, for a person to look at"
    /// A file that the manifest does not list.
    case unlistedFile = "Files that the manifest does not list, and that were not read"
  }

  init(_ kind: Kind, _ text: String, at place: String) {
    self.kind = kind
    self.text = text
    self.place = place
  }
}
