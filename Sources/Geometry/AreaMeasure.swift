extension MultiPolygons {
  /// The size of an area in square metres, its holes taken off.
  public func size(ofArea area: Int) -> Double {
    rings(ofArea: area).reduce(0) { $0 + RingMeasure.signedArea(vertices(ofRing: $1)) }
  }

  /// The centroid of an area; it may lie outside a bent or scattered area.
  ///
  /// - Returns: For an area of no size, the middle of its box; `nil` where it has no vertices.
  public func centroid(ofArea area: Int) -> Coordinate? {
    var size = 0.0
    var easting = 0.0
    var northing = 0.0
    guard let origin = vertices(ofArea: area).first else { return nil }
    for ring in rings(ofArea: area) {
      let slice = vertices(ofRing: ring)
      guard let first = slice.first else { continue }
      let moments = RingMeasure.moments(slice)
      size += moments.area
      easting += moments.easting + moments.area * (first.easting - origin.easting)
      northing += moments.northing + moments.area * (first.northing - origin.northing)
    }
    guard size != 0 else { return box(ofArea: area)?.centre }
    return Coordinate(easting: origin.easting + easting / size, northing: origin.northing + northing / size)
  }
}
