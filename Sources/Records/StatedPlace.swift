public import WardlightGeometry

/// Where a record says that it is.
public enum StatedPlace: Hashable, Sendable {
  /// On the British National Grid, in metres. Longitude and latitude were transformed on reading.
  case grid(Coordinate)
  /// In a postcode, as written.
  case postcode(String)
  /// In a town, suburb or village of this name, as written; only where nothing finer is stated.
  case named(String)
  /// Nowhere: the cells are empty.
  case none
}
