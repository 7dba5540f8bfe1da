/// A look-up table and the columns that make a cross-walk of it.
public struct CrosswalkSource: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The sheet or layer; `nil` takes the first.
  public let layer: String?
  /// The column of the sources.
  public let from: Column
  /// The column of the targets.
  public let to: Column
  /// The column of the shares.
  public let share: ShareColumn

  /// How a column of codes is found.
  public enum Column: Hashable, Sendable {
    /// By the ways of the ONS: of exactly two columns of codes the first is the sources', the second the targets'.
    case recognised
    /// By its name.
    case field(String)
    /// The only column of codes of this kind.
    case kind(AreaKind)
  }

  /// How the column of shares is found.
  public enum ShareColumn: Hashable, Sendable {
    /// The only column whose name says share, weight, proportion or fraction; none where there is no such column.
    case recognised
    /// By its name: shares, or any weight of 0 and more, a number of postcodes say.
    case field(String)
    /// There is none: each source belongs to one target.
    case none
  }

  /// A look-up.
  public init(path: String, layer: String? = nil, from: Column = .recognised, to: Column = .recognised, share: ShareColumn = .recognised) {
    self.path = path
    self.layer = layer
    self.from = from
    self.to = to
    self.share = share
  }
}
