/// The largest circle within a border.
enum InscribedCircle {
  /// Its diameter in metres: how wide the widest place is.
  ///
  /// Of the circles that touch the border from within at five places of each line, the largest that crosses no other line; so a strip or a
  /// square has its exact width, and a bent shape may have a little more than is said. A border of more than 2,000 lines is measured as
  /// four times its size over its length, which is the diameter of a circle.
  ///
  /// - Parameters:
  ///   - border: Lines with the inside on their left.
  ///   - size: What they enclose, in square metres.
  /// - Complexity: O(lines²).
  /// - SeeAlso: Ma, Bae & Choi (2012), 3D medial axis point approximation using nearest neighbors and the normal field,
  ///   doi:10.1007/s00371-011-0594-7.
  static func diameter(_ border: [StraightLine], size: Double) -> Double {
    let lines = border.filter { $0.length > 0 }
    guard lines.count <= 2_000 else { return 4 * size / lines.reduce(0) { $0 + $1.length } }
    var largest = 0.0
    for (number, line) in lines.enumerated() {
      for share in [0.1, 0.3, 0.5, 0.7, 0.9] { largest = max(largest, radius(at: share, of: line, number, lines, above: largest)) }
    }
    return 2 * largest
  }

  /// The radius of the largest circle that touches a line at a place, or any smaller number where it is no larger than what is known.
  private static func radius(at share: Double, of line: StraightLine, _ number: Int, _ lines: [StraightLine], above known: Double) -> Double
  {
    let place = line.place(share)
    let inwards = line.leftwards
    var smallest = Double.infinity
    for (other, border) in lines.enumerated() where other != number {
      smallest = min(smallest, radius(place, inwards, border))
      if smallest <= known { return 0 }
    }
    return smallest.isFinite ? smallest : 0
  }

  /// The radius r at which a circle around p + r·n touches a line: r = h / (1 − n·m) on the line, with p's height h above it and its normal
  /// m, or r = d² / 2 (q − p)·n at its end q, d metres from p.
  private static func radius(_ place: Coordinate, _ inwards: Coordinate, _ line: StraightLine) -> Double {
    let normal = line.leftwards
    let height = (place.easting - line.start.easting) * normal.easting + (place.northing - line.start.northing) * normal.northing
    let turn = 1 - (inwards.easting * normal.easting + inwards.northing * normal.northing)
    if height >= 0, turn > 1e-12 {
      let radius = height / turn
      let centre = Coordinate(easting: place.easting + radius * inwards.easting, northing: place.northing + radius * inwards.northing)
      let share = line.share(nearest: centre)
      if share > 0, share < 1 { return radius }
    }
    return min(radius(place, inwards, through: line.start), radius(place, inwards, through: line.end))
  }

  private static func radius(_ place: Coordinate, _ inwards: Coordinate, through end: Coordinate) -> Double {
    let along = (end.easting - place.easting) * inwards.easting + (end.northing - place.northing) * inwards.northing
    return along > 0 ? place.squaredDistance(to: end) / (2 * along) : .infinity
  }
}

extension StraightLine {
  /// The step of one metre to the left of the way from start to end.
  fileprivate var leftwards: Coordinate {
    let length = length
    return Coordinate(easting: (start.northing - end.northing) / length, northing: (end.easting - start.easting) / length)
  }
}
