extension MultiPolygons {
  /// The place inside an area that is farthest from its border: where a label has most room.
  ///
  /// Squares are halved, the most promising first, until none can hold a place that is better by more than `precision`.
  ///
  /// - Parameters:
  ///   - area: The number of the area.
  ///   - precision: How much nearer to the border than the best place the answer may be, in metres; above 0.
  /// - Returns: The place and its distance to the border in metres; `nil` where the area has no inside.
  /// - Complexity: O(vertices · squares looked at).
  /// - SeeAlso: Garcia-Castellanos & Lombardo (2007), Poles of inaccessibility: a calculation algorithm for the remotest places on
  ///   Earth, doi:10.1080/14702540801897809.
  public func labelPoint(ofArea area: Int, precision: Double) -> (place: Coordinate, distanceToBorder: Double)? {
    precondition(precision > 0, "a precision of \(precision) m can never be reached")
    var best: LabelSquare?
    for polygon in polygons(ofArea: area) {
      PolygonInterior(self, polygon).improve(&best, precision: precision)
    }
    return best.map { ($0.centre, $0.distance) }
  }
}

/// A square, the signed distance of its centre to the border, and the most that any place in it can reach.
private struct LabelSquare: Comparable {
  let centre: Coordinate
  let half: Double
  let distance: Double

  var promise: Double { distance + half * 2.0.squareRoot() }

  /// The more promising square comes first, then the one further south-west.
  static func < (left: LabelSquare, right: LabelSquare) -> Bool {
    (-left.promise, left.centre.easting, left.centre.northing) < (-right.promise, right.centre.easting, right.centre.northing)
  }
}

private struct PolygonInterior {
  private var edges: [(start: Coordinate, end: Coordinate)] = []
  private let box: Box?

  init(_ shapes: MultiPolygons, _ polygon: Int) {
    for ring in shapes.rings(ofPolygon: polygon) {
      let ring = shapes.vertices(ofRing: ring)
      guard var previous = ring.last else { continue }
      for vertex in ring {
        edges.append((previous, vertex))
        previous = vertex
      }
    }
    box = Box(around: edges.map(\.start))
  }

  func improve(_ best: inout LabelSquare?, precision: Double) {
    guard let box, min(box.width, box.height) / 2 > best?.distance ?? 0 else { return }
    var queue = Heap<LabelSquare>()
    for square in tiles(of: box) { queue.push(square) }
    while let square = queue.pop() {
      if square.distance > best?.distance ?? 0 { best = square }
      guard square.promise - (best?.distance ?? 0) > precision else { break }
      for quarter in quarters(of: square) { queue.push(quarter) }
    }
  }

  private func tiles(of box: Box) -> [LabelSquare] {
    let side = max(min(box.width, box.height), max(box.width, box.height) / 64)
    var squares = [square(around: box.centre, half: 0)]
    for easting in stride(from: box.lower.easting, to: box.upper.easting, by: side) {
      for northing in stride(from: box.lower.northing, to: box.upper.northing, by: side) {
        squares.append(square(around: Coordinate(easting: easting + side / 2, northing: northing + side / 2), half: side / 2))
      }
    }
    return squares
  }

  private func quarters(of square: LabelSquare) -> [LabelSquare] {
    let half = square.half / 2
    guard half > 0 else { return [] }
    return [(-half, -half), (half, -half), (-half, half), (half, half)].map { across, up in
      self.square(around: Coordinate(easting: square.centre.easting + across, northing: square.centre.northing + up), half: half)
    }
  }

  private func square(around centre: Coordinate, half: Double) -> LabelSquare {
    LabelSquare(centre: centre, half: half, distance: signedDistance(of: centre))
  }

  /// The distance to the border, negative outside.
  private func signedDistance(of place: Coordinate) -> Double {
    var square = Double.infinity
    var isInside = false
    for (start, end) in edges {
      square = min(square, Segment.squaredDistance(from: place, toStart: start, end: end))
      if (start.northing > place.northing) != (end.northing > place.northing),
        Orientation.isLeft(place, from: start, to: end) == (end.northing > start.northing)
      {
        isInside.toggle()
      }
    }
    return isInside ? square.squareRoot() : -square.squareRoot()
  }
}
