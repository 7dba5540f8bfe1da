/// A straight line between two places.
struct StraightLine {
  let start: Coordinate
  let end: Coordinate

  /// The place a share `along` of the way from start to end.
  @inline(__always)
  func place(_ along: Double) -> Coordinate {
    Coordinate(
      easting: start.easting + along * (end.easting - start.easting), northing: start.northing + along * (end.northing - start.northing))
  }

  var middle: Coordinate { place(0.5) }

  var length: Double { start.distance(to: end) }

  /// The share of the way at which the line comes nearest to a place, from 0 to 1.
  @inline(__always)
  func share(nearest place: Coordinate) -> Double {
    let (across, up) = (end.easting - start.easting, end.northing - start.northing)
    let square = across * across + up * up
    guard square > 0 else { return 0 }
    let along = ((place.easting - start.easting) * across + (place.northing - start.northing) * up) / square
    return min(max(along, 0), 1)
  }

  @inline(__always)
  func squaredDistance(to place: Coordinate) -> Double { self.place(share(nearest: place)).squaredDistance(to: place) }

  /// The share of the way at which a place stands on the line, neither at its start nor at its end; `nil` where it is farther off than the
  /// tolerance. A tolerance of 0 takes places exactly on the line.
  @inline(__always)
  func share(of place: Coordinate, within tolerance: Double) -> Double? {
    guard tolerance > 0 ? isWithin(tolerance, of: place) : Orientation.isOn(place, from: start, to: end) else { return nil }
    let share = share(nearest: place)
    return share > 0 && share < 1 ? share : nil
  }

  /// Whether a place is at most so far from the line as it runs on at both ends.
  @inline(__always)
  private func isWithin(_ tolerance: Double, of place: Coordinate) -> Bool {
    let (across, up) = (end.easting - start.easting, end.northing - start.northing)
    let height = across * (place.northing - start.northing) - up * (place.easting - start.easting)
    return height * height <= tolerance * tolerance * (across * across + up * up)
  }

  /// The shares of both ways at which two lines cross in the inside of both; `nil` where they only touch or run apart.
  func crossing(_ other: StraightLine) -> (own: Double, other: Double)? {
    let starts = Orientation.sign(from: start, to: end, of: other.start) * Orientation.sign(from: start, to: end, of: other.end)
    guard starts < 0 else { return nil }
    let ends = Orientation.sign(from: other.start, to: other.end, of: start) * Orientation.sign(from: other.start, to: other.end, of: end)
    guard ends < 0 else { return nil }
    let (a, b) = (end.easting - start.easting, end.northing - start.northing)
    let (c, d) = (other.end.easting - other.start.easting, other.end.northing - other.start.northing)
    let (e, n) = (other.start.easting - start.easting, other.start.northing - start.northing)
    let determinant = a * d - b * c
    guard determinant != 0 else { return nil }
    return (min(max((e * d - n * c) / determinant, 0), 1), min(max((e * b - n * a) / determinant, 0), 1))
  }

  /// Whether the boxes around two lines have a place in common, one of them widened by a margin.
  @inline(__always)
  func isNear(_ other: StraightLine, margin: Double) -> Bool {
    min(start.easting, end.easting) - margin <= max(other.start.easting, other.end.easting)
      && min(other.start.easting, other.end.easting) - margin <= max(start.easting, end.easting)
      && min(start.northing, end.northing) - margin <= max(other.start.northing, other.end.northing)
      && min(other.start.northing, other.end.northing) - margin <= max(start.northing, end.northing)
  }
}
