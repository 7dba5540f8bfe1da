/// How a table is read as an index.
public struct IndexOptions: Hashable, Sendable {
  /// The column of area codes; `nil` finds it by its heading.
  public var code: String?
  /// The sheet or layer; `nil` takes the first that has a measure.
  public var layer: String?
  /// Measures that the headings do not tell of, or that are called otherwise.
  public var own: [OwnMeasure]
  /// What of the file is read.
  public var columns: Columns
  /// Which index it is, where the file does not say.
  public var release: IndexRelease?

  /// What of a file is read.
  public enum Columns: Hashable, Sendable {
    /// Every measure and population that a heading tells of, and the user's own.
    case all
    /// The user's own measures, and of the others those by which they can be checked.
    case own
  }

  /// Options; without any, everything is told by the headings.
  public init(
    code: String? = nil, layer: String? = nil, own: [OwnMeasure] = [], columns: Columns = .all, release: IndexRelease? = nil
  ) {
    self.code = code
    self.layer = layer
    self.own = own
    self.columns = columns
    self.release = release
  }
}

/// A measure by its user's word.
public struct OwnMeasure: Hashable, Sendable {
  /// The column.
  public let field: String
  /// Which end is the deprived one.
  public let direction: DeprivationMeasure.Direction
  /// What it is called; `nil` as its heading says, or as the column.
  public let title: String?

  /// A measure of one column.
  public init(field: String, direction: DeprivationMeasure.Direction = .higherIsMoreDeprived, title: String? = nil) {
    self.field = field
    self.direction = direction
    self.title = title
  }
}
