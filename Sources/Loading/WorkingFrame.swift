public import WardlightEssentials
internal import WardlightGDAL
public import WardlightGeometry

/// The way between longitude and latitude (WGS 84) and the British National Grid.
///
/// One operation is chosen when the frame is made: the best for Great Britain whose grids are installed; PROJ asks no server for others.
public struct WorkingFrame: Sendable {
  private let chosen: CoordinateOperation

  /// A frame for this machine.
  ///
  /// - Throws: ``LoadingError/unreadable(file:reason:)`` where PROJ's own database is missing.
  public init() throws(LoadingError) {
    chosen = try loading("PROJ") { () throws(GDALError) in try CoordinateOperation(from: "EPSG:4326", to: "EPSG:27700") }
  }

  /// The name of the operation, for the record of what was done.
  public var operation: String { chosen.name }

  /// How far a place may be off, in metres, where that is known.
  public var accuracy: Double? { chosen.accuracy }

  /// Places on the British National Grid.
  ///
  /// - Parameters:
  ///   - longitudes: Degrees east of Greenwich; `NaN` where there is no place.
  ///   - latitudes: Degrees north, aligned with the longitudes.
  ///   - parallel: How many threads; the result does not depend on it.
  /// - Returns: Aligned with the input; both numbers `NaN` where the input is, or where the grid has no such place.
  /// - Precondition: As many latitudes as longitudes.
  /// - Complexity: O(places), about 1 µs each.
  public func britishGrid(
    longitudes: [Double], latitudes: [Double], parallel: Parallel = Parallel()
  ) throws(LoadingError) -> [Coordinate] {
    precondition(longitudes.count == latitudes.count, "\(longitudes.count) longitudes for \(latitudes.count) latitudes")
    let moved = try transformed(Self.interleaved(longitudes.count) { (longitudes[$0], latitudes[$0]) }, .forward, parallel)
    return longitudes.indices.map { Coordinate(easting: moved[2 * $0], northing: moved[2 * $0 + 1]) }
  }

  /// Longitudes and latitudes of places on the British National Grid.
  ///
  /// - Returns: Degrees, aligned with the input; both `NaN` where the input is.
  public func longitudeLatitude(
    of places: [Coordinate], parallel: Parallel = Parallel()
  ) throws(LoadingError) -> [(longitude: Double, latitude: Double)] {
    let moved = try transformed(Self.interleaved(places.count) { (places[$0].easting, places[$0].northing) }, .inverse, parallel)
    return places.indices.map { (moved[2 * $0], moved[2 * $0 + 1]) }
  }

  private func transformed(
    _ coordinates: [Double], _ direction: CoordinateOperation.Direction, _ parallel: Parallel
  ) throws(LoadingError) -> [Double] {
    try loading("PROJ") { () throws(GDALError) in try chosen.transformed(coordinates, direction, parallel: parallel) }
  }

  private static func interleaved(_ count: Int, _ place: (Int) -> (Double, Double)) -> [Double] {
    var coordinates: [Double] = []
    coordinates.reserveCapacity(2 * count)
    for index in 0..<count {
      let (x, y) = place(index)
      coordinates.append(x)
      coordinates.append(y)
    }
    return coordinates
  }
}
