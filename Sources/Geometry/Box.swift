/// An upright rectangle in metres, its borders included.
public struct Box: Hashable, Sendable {
  /// The corner with the smallest easting and northing.
  public var lower: Coordinate
  /// The corner with the largest easting and northing.
  public var upper: Coordinate

  /// The rectangle between two corners.
  public init(lower: Coordinate, upper: Coordinate) {
    self.lower = lower
    self.upper = upper
  }

  /// The smallest rectangle around some places; `nil` where there are none.
  public init?(around places: some Sequence<Coordinate>) {
    var box: Box?
    for place in places {
      guard var grown = box else {
        box = Box(lower: place, upper: place)
        continue
      }
      grown.extend(to: place)
      box = grown
    }
    guard let box else { return nil }
    self = box
  }

  /// Metres from left to right.
  public var width: Double { upper.easting - lower.easting }
  /// Metres from bottom to top.
  public var height: Double { upper.northing - lower.northing }
  /// The middle.
  public var centre: Coordinate {
    Coordinate(easting: (lower.easting + upper.easting) / 2, northing: (lower.northing + upper.northing) / 2)
  }

  /// Whether the place lies inside or on the border.
  public func contains(_ place: Coordinate) -> Bool {
    lower.easting <= place.easting && place.easting <= upper.easting && lower.northing <= place.northing && place.northing <= upper.northing
  }

  /// Whether the two share at least a point.
  public func intersects(_ other: Box) -> Bool {
    lower.easting <= other.upper.easting && other.lower.easting <= upper.easting && lower.northing <= other.upper.northing
      && other.lower.northing <= upper.northing
  }

  /// Grows the rectangle until it has the place.
  public mutating func extend(to place: Coordinate) {
    lower.easting = min(lower.easting, place.easting)
    lower.northing = min(lower.northing, place.northing)
    upper.easting = max(upper.easting, place.easting)
    upper.northing = max(upper.northing, place.northing)
  }

  /// The smallest rectangle around both.
  public func union(_ other: Box) -> Box {
    var grown = self
    grown.extend(to: other.lower)
    grown.extend(to: other.upper)
    return grown
  }

  /// The rectangle with `margin` metres more on each side.
  public func expanded(by margin: Double) -> Box {
    Box(
      lower: Coordinate(easting: lower.easting - margin, northing: lower.northing - margin),
      upper: Coordinate(easting: upper.easting + margin, northing: upper.northing + margin))
  }
}
