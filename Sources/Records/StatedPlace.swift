public import WardlightGeometry

/// Where a record says that it is.
public enum StatedPlace: Hashable, Sendable {
  /// On the British National Grid, in metres. Longitude and latitude were transformed on reading.
  case grid(Coordinate)
  /// In a postcode, as written.
  case postcode(String)
  /// Nowhere: the cells are empty.
  case none
}
