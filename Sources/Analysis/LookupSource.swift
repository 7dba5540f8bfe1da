/// Where the way from old areas to new ones comes from.
public enum LookupSource: Hashable, Sendable {
  /// From a table of codes.
  case table(LookupTable)
  /// From postcodes in use, counted in both layers.
  case postcodes(PostcodeLookup)

  /// A table by its parts.
  public init(
    path: String, from: String? = nil, to: String? = nil, share: String? = nil, weights: LookupTable.WeightSource? = nil
  ) {
    self = .table(LookupTable(path: path, from: from, to: to, share: share, weights: weights))
  }

  /// The files that are read.
  public var files: [String] {
    switch self {
    case .table(let table): [table.path] + [table.weights?.path].compactMap { $0 }
    case .postcodes(let lookup): [lookup.from.path, lookup.to.path] + lookup.postcodes
    }
  }
}

/// A table of old and new area codes.
public struct LookupTable: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The column of old codes; `nil` where its name says that it is.
  public let from: String?
  /// The column of new codes; `nil` where its name says that it is.
  public let to: String?
  /// The column of shares; `nil` where its name says that it is, or where each old area goes whole to one new.
  public let share: String?
  /// Weights of the new areas, by which an LSOA that was split is divided; `nil` where nothing is split.
  public let weights: WeightSource?

  /// A table of weights by area code.
  public struct WeightSource: Hashable, Sendable {
    /// The file.
    public let path: String
    /// The column of codes.
    public let code: String
    /// The column of weights: a population, say.
    public let column: String

    /// A table by its parts.
    public init(path: String, code: String, column: String) {
      self.path = path
      self.code = code
      self.column = column
    }
  }
}

/// Two layers of areas, and the postcodes that are counted in both.
public struct PostcodeLookup: Hashable, Sendable {
  /// The old areas.
  public let from: Layer
  /// The new areas.
  public let to: Layer
  /// Stores or files of postcodes.
  public let postcodes: [String]

  /// A layer of areas.
  public struct Layer: Hashable, Sendable {
    /// The layer.
    public let path: String
    /// Its field of codes.
    public let code: String

    /// A layer by its parts.
    public init(path: String, code: String) {
      self.path = path
      self.code = code
    }
  }

  /// A look-up by its parts.
  public init(from: Layer, to: Layer, postcodes: [String]) {
    self.from = from
    self.to = to
    self.postcodes = postcodes
  }
}
