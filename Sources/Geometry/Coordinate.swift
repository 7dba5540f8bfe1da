/// A place in a plane, in metres: easting to the right, northing upwards (EPSG:27700 unless a layer says otherwise).
public struct Coordinate: Hashable, Sendable {
  /// Metres to the right of the plane's origin.
  public var easting: Double
  /// Metres above the plane's origin.
  public var northing: Double

  /// The place with these two numbers.
  public init(easting: Double, northing: Double) {
    self.easting = easting
    self.northing = northing
  }

  /// The length of the straight line to `other`, in metres.
  public func distance(to other: Coordinate) -> Double { squaredDistance(to: other).squareRoot() }

  /// The square of ``distance(to:)``, which is enough to compare distances.
  public func squaredDistance(to other: Coordinate) -> Double {
    let across = easting - other.easting
    let up = northing - other.northing
    return across * across + up * up
  }
}
