public import WardlightGeometry

extension MultiPolygons {
  /// The centroids of all areas, from which distances between areas are measured.
  ///
  /// They lie in the layer's own plane, and for a bent or scattered area perhaps outside it.
  ///
  /// - Returns: Coordinates aligned with the areas, in metres.
  /// - Throws: ``StatisticsError/noPlace(area:)`` for an area without vertices, or one whose coordinates are not finite.
  /// - Complexity: O(vertices).
  public func centroids() throws(StatisticsError) -> [Coordinate] {
    var centroids: [Coordinate] = []
    centroids.reserveCapacity(count)
    for area in 0..<count {
      guard let centroid = centroid(ofArea: area), centroid.isFinite else { throw .noPlace(area: area) }
      centroids.append(centroid)
    }
    return centroids
  }
}

extension Coordinate {
  var isFinite: Bool { easting.isFinite && northing.isFinite }
}
