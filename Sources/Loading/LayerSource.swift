/// Where a layer comes from.
public struct LayerSource: Hashable, Sendable {
  /// A file of any format that GDAL reads, also `.gz` or `.zip`, or a connection such as `PG:dbname=…`.
  public let path: String
  /// The layer's name; `nil` takes the first.
  public let layer: String?
  /// What the coordinates are, where the layer does not say so or says it wrongly.
  public let crs: CRSOverride?

  /// A layer of a data set.
  public init(path: String, layer: String? = nil, crs: CRSOverride? = nil) {
    self.path = path
    self.layer = layer
    self.crs = crs
  }
}

/// A statement about a layer's coordinates that goes before the layer's own.
public enum CRSOverride: Hashable, Sendable {
  /// They are in the reference system of this number in the EPSG register, x first.
  case epsg(Int)
  /// They are metres in a bare plane and are taken as they stand.
  case planar

  /// Reads `EPSG:27700` or `planar`.
  ///
  /// - Throws: ``LoadingError/unknownReference(_:)``.
  public init(text: String) throws(LoadingError) {
    let parts = text.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    if parts == ["planar"] {
      self = .planar
    } else if parts.count == 2, parts[0] == "epsg", let number = Int(parts[1]), number > 0 {
      self = .epsg(number)
    } else {
      throw .unknownReference(text)
    }
  }
}

extension CRSOverride: CustomStringConvertible {
  /// `EPSG:27700` or `planar`.
  public var description: String {
    switch self {
    case .epsg(let number): "EPSG:\(number)"
    case .planar: "planar"
    }
  }
}

/// Where the areas of a layer must lie.
public enum ExtentCheck: Hashable, Sendable {
  /// Within the British National Grid.
  case greatBritain
  /// Partly within the British National Grid, for layers of what lies around.
  case aroundGreatBritain
  /// Anywhere.
  case anywhere
}

/// Into which plane the coordinates of a layer are put.
public enum PlaneChoice: Hashable, Sendable {
  /// The British National Grid, whatever the layer's own reference system is.
  case britishGrid
  /// The layer's own where it is projected or bare, so that shapes stay as they are; the British National Grid for longitude and latitude.
  case own
}

/// Which fields of a layer of areas are read.
public struct AreaFields: Hashable, Sendable {
  /// The field with the area code, which must be there and differ from row to row.
  public let code: String
  /// The field with the name; without it the code is the name.
  public let name: String?
  /// Further fields taken as text.
  public let texts: [String]
  /// Further fields taken as numbers.
  public let numbers: [String]

  /// Fields by name.
  public init(code: String, name: String? = nil, texts: [String] = [], numbers: [String] = []) {
    self.code = code
    self.name = name
    self.texts = texts
    self.numbers = numbers
  }
}
