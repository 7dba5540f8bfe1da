public import WardlightGeometry

/// Areas, and what was done to them on the way in.
public struct LoadedAreas: Sendable {
  /// The areas, in order of code.
  public let areas: Areas
  /// What was read and what was done to it.
  public let report: LayerReport
}

/// What was read from a layer, and what was done to it.
public struct LayerReport: Hashable, Sendable {
  /// The file, without passwords.
  public let file: String
  /// The layer's name.
  public let layer: String
  /// GDAL's driver: `GeoJSON`.
  public let driver: String
  /// The reference system as read: `WGS 84 (EPSG:4326)`, or `planar`.
  public let reference: String
  /// The plane in which the coordinates are now.
  public let plane: Plane
  /// The operation that led to the British National Grid; `nil` where the coordinates were taken as they stand.
  public let operation: String?
  /// How many areas there are.
  public let count: Int
  /// The codes of areas whose polygons were invalid and have been repaired, ascending.
  public let repaired: [String]
}
