import Foundation

extension SharedBorders {
  /// One area for each group: the borders between areas of the same group go.
  ///
  /// The size of a group is the sum of the sizes of its areas. Pieces that touch at a single place are polygons of their own.
  ///
  /// - Parameter groups: The group of each area, 0 ..< number of groups; a group without areas gives an empty area.
  /// - Complexity: O(arcs · log arcs + vertices).
  public func dissolved(by groups: [Int]) -> MultiPolygons {
    precondition(groups.count == shapes.count, "\(groups.count) groups do not align with \(shapes.count) areas")
    precondition(groups.allSatisfy { $0 >= 0 }, "groups are numbered from 0")
    var outlines = [[Int32]](repeating: [], count: (groups.max() ?? -1) + 1)
    forEachArc { area, reference in outlines[groups[area]].append(reference) }
    return outlines.reduce(into: MultiPolygons()) { $0.append(polygons(along: Self.uncancelled($1))) }
  }

  /// The references that are left when those of opposite direction have cancelled out, in order of arc.
  private static func uncancelled(_ references: [Int32]) -> [Int32] {
    var left: [Int32] = []
    for reference in references.sorted(by: { (arc($0), $0) < (arc($1), $1) }) {
      if left.last == ~reference { left.removeLast() } else { left.append(reference) }
    }
    return left
  }

  private func polygons(along references: [Int32]) -> [[[Coordinate]]] {
    var walk = OutlineWalk(self, references)
    let rings = walk.rings().map { line($0, arcs) }
    return RingNesting.polygons(of: rings)
  }

  /// The vertex at which an arc begins in the direction of its reference.
  func start(of reference: Int32) -> Int32 { vertex(reference, fromStart: 0) }
  /// The vertex at which it ends.
  func end(of reference: Int32) -> Int32 { vertex(~reference, fromStart: 0) }

  /// The vertex some steps behind an arc's beginning in the direction of its reference.
  func vertex(_ reference: Int32, fromStart steps: Int) -> Int32 {
    let arc = arcs.range(of: Self.arc(reference))
    return arcs.values[reference >= 0 ? arc.lowerBound + steps : arc.upperBound - 1 - steps]
  }
}

/// Follows arcs around the inside on their left until every one is part of a ring that visits no place twice.
private struct OutlineWalk {
  private let borders: SharedBorders
  /// The arcs that leave a vertex and are not yet part of a ring, the last found first to go.
  private var leaving: [Int32: [Int32]] = [:]
  private let order: [Int32]

  init(_ borders: SharedBorders, _ references: [Int32]) {
    self.borders = borders
    order = references
    for reference in references { leaving[borders.start(of: reference), default: []].append(reference) }
  }

  mutating func rings() -> [[Int32]] {
    var rings: [[Int32]] = []
    for reference in order where leaving[borders.start(of: reference)]?.contains(reference) == true {
      walk(from: reference, &rings)
    }
    return rings
  }

  private mutating func walk(from first: Int32, _ rings: inout [[Int32]]) {
    var path: [Int32] = []
    var next: Int32? = first
    while let reference = next {
      take(reference)
      path.append(reference)
      let place = borders.end(of: reference)
      if let loop = path.firstIndex(where: { borders.start(of: $0) == place }) {
        rings.append(Array(path[loop...]))
        path.removeSubrange(loop...)
      }
      next = path.last.flatMap(successor)
    }
  }

  private mutating func take(_ reference: Int32) {
    let place = borders.start(of: reference)
    if let index = leaving[place]?.firstIndex(of: reference) { leaving[place]?.remove(at: index) }
  }

  /// The arc that bounds the same piece of the inside: the first one clockwise from where the walk came.
  private func successor(of reference: Int32) -> Int32? {
    let place = borders.end(of: reference)
    guard let choices = leaving[place], choices.count > 1 else { return leaving[place]?.first }
    let back = direction(from: place, to: borders.vertex(~reference, fromStart: 1))
    func turn(_ choice: Int32) -> Double {
      let angle = back - direction(from: place, to: borders.vertex(choice, fromStart: 1))
      return angle > 0 ? angle : angle + 2 * .pi
    }
    return choices.min { (turn($0), $0) < (turn($1), $1) }
  }

  private func direction(from start: Int32, to end: Int32) -> Double {
    let (start, end) = (borders.places[Int(start)], borders.places[Int(end)])
    return atan2(end.northing - start.northing, end.easting - start.easting)
  }
}

/// Puts holes into the polygons around them.
private enum RingNesting {
  static func polygons(of rings: [[Coordinate]]) -> [[[Coordinate]]] {
    let sizes = rings.map { RingMeasure.signedArea($0[...]) }
    let outsides = rings.indices.filter { sizes[$0] > 0 }
    var polygons = outsides.map { [rings[$0]] }
    for hole in rings.indices where sizes[hole] < 0 {
      let around = outsides.indices.filter { sizes[outsides[$0]] > -sizes[hole] && lies(rings[hole], inside: rings[outsides[$0]]) }
      guard let nearest = around.min(by: { sizes[outsides[$0]] < sizes[outsides[$1]] }) else { continue }
      polygons[nearest].append(rings[hole])
    }
    return polygons
  }

  /// Whether a ring lies inside another that it may touch but does not cross: its first place off the other's border decides.
  private static func lies(_ ring: [Coordinate], inside other: [Coordinate]) -> Bool {
    let middles = zip(ring, ring.dropFirst()).map { Box(lower: $0, upper: $1).centre }
    for place in ring + middles {
      if let side = isInside(place, other) { return side }
    }
    return false
  }

  /// Whether a place lies inside a ring; `nil` on its border.
  private static func isInside(_ place: Coordinate, _ ring: [Coordinate]) -> Bool? {
    var isInside = false
    guard var previous = ring.last else { return false }
    for vertex in ring {
      if Orientation.isOn(place, from: previous, to: vertex) { return nil }
      if (previous.northing > place.northing) != (vertex.northing > place.northing),
        Orientation.isLeft(place, from: previous, to: vertex) == (vertex.northing > previous.northing)
      {
        isInside.toggle()
      }
      previous = vertex
    }
    return isInside
  }
}
