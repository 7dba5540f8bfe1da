/// On which side of a directed line a place lies, without rounding error.
enum Orientation {
  /// 1 where `place` lies left of the line from `start` to `end`, −1 right of it, 0 exactly on it.
  ///
  /// The determinant in `Double` decides wherever it exceeds its own error bound; the few places nearer to the line are decided by an
  /// exact sum.
  ///
  /// - SeeAlso: Shewchuk (1997), Adaptive precision floating-point arithmetic and fast robust geometric predicates,
  ///   doi:10.1007/PL00009321.
  @inline(__always)
  static func sign(from start: Coordinate, to end: Coordinate, of place: Coordinate) -> Int {
    let left = (start.easting - place.easting) * (end.northing - place.northing)
    let right = (start.northing - place.northing) * (end.easting - place.easting)
    let determinant = left - right
    let bound = 3.330_669_073_875_471_6e-16 * (left.magnitude + right.magnitude)
    if determinant > bound { return 1 }
    if -determinant > bound { return -1 }
    return exactSign(start, end, place)
  }

  /// The same with no 0: a place on the line counts as a hair further east, and, on a line due east, a hair further north.
  ///
  /// All crossings of a path counted with this rule belong together, so that a place on a shared border falls to one side only.
  @inline(__always)
  static func isLeft(_ place: Coordinate, from start: Coordinate, to end: Coordinate) -> Bool {
    let side = sign(from: start, to: end, of: place)
    if side != 0 { return side > 0 }
    let rise = end.northing - start.northing
    return rise == 0 ? end.easting > start.easting : rise < 0
  }

  /// Whether the place is a point of the segment, its ends included.
  @inline(__always)
  static func isOn(_ place: Coordinate, from start: Coordinate, to end: Coordinate) -> Bool {
    guard min(start.easting, end.easting) <= place.easting, place.easting <= max(start.easting, end.easting) else { return false }
    guard min(start.northing, end.northing) <= place.northing, place.northing <= max(start.northing, end.northing) else { return false }
    return sign(from: start, to: end, of: place) == 0
  }

  @inline(never)
  private static func exactSign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
    var sum = ExactSum()
    sum.add(a.easting, times: b.northing)
    sum.add(-a.easting, times: c.northing)
    sum.add(-c.easting, times: b.northing)
    sum.add(-a.northing, times: b.easting)
    sum.add(a.northing, times: c.easting)
    sum.add(c.northing, times: b.easting)
    return sum.sign
  }
}

/// A sum of products held as numbers that do not overlap, the smallest first: nothing is rounded away.
private struct ExactSum {
  private var parts: [Double] = []

  mutating func add(_ left: Double, times right: Double) {
    let product = left * right
    add((-product).addingProduct(left, right))
    add(product)
  }

  /// The largest part that is not 0 has the sign of the whole.
  var sign: Int {
    guard let leading = parts.last(where: { $0 != 0 }) else { return 0 }
    return leading > 0 ? 1 : -1
  }

  private mutating func add(_ term: Double) {
    var carried = term
    for place in parts.indices {
      let sum = carried + parts[place]
      let shadow = sum - carried
      parts[place] = (carried - (sum - shadow)) + (parts[place] - shadow)
      carried = sum
    }
    parts.append(carried)
  }
}
