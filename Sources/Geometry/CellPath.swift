/// The way from a place along its northing to below or above the cell's centre, and from there to the centre.
struct CellPath {
  let place: Coordinate
  let corner: Coordinate
  let centre: Coordinate

  @inline(__always)
  init(place: Coordinate, centre: Coordinate) {
    self.place = place
    self.centre = centre
    corner = Coordinate(easting: centre.easting, northing: place.northing)
  }

  /// Whether the edge crosses the way an odd number of times.
  @inline(__always)
  func isCrossed(from start: Coordinate, to end: Coordinate) -> Bool {
    var crossed = false
    if (start.northing > place.northing) != (end.northing > place.northing) {
      crossed = Orientation.isLeft(place, from: start, to: end) != Orientation.isLeft(corner, from: start, to: end)
    }
    if (start.easting > centre.easting) != (end.easting > centre.easting),
      Orientation.isLeft(corner, from: start, to: end) != Orientation.isLeft(centre, from: start, to: end)
    {
      crossed.toggle()
    }
    return crossed
  }
}
