/// Many multipolygons in one flat buffer of coordinates.
///
/// An area is a run of polygons, a polygon a run of rings (the first its outside, the others its holes), a ring a run of
/// vertices. A ring is stored *open*: its first vertex is not repeated at its end. Outsides run counter-clockwise, holes
/// clockwise.
public struct MultiPolygons: Hashable, Sendable {
  /// All vertices, area by area.
  public private(set) var vertices: [Coordinate] = []
  /// `ringStarts[r] ..< ringStarts[r + 1]` are the vertices of ring `r`.
  public private(set) var ringStarts: [Int] = [0]
  /// `polygonStarts[p] ..< polygonStarts[p + 1]` are the rings of polygon `p`.
  public private(set) var polygonStarts: [Int] = [0]
  /// `areaStarts[a] ..< areaStarts[a + 1]` are the polygons of area `a`.
  public private(set) var areaStarts: [Int] = [0]

  /// A buffer without areas.
  public init() {}

  /// The number of areas.
  public var count: Int { areaStarts.count - 1 }

  /// The polygons of an area.
  public func polygons(ofArea area: Int) -> Range<Int> { areaStarts[area]..<areaStarts[area + 1] }
  /// The rings of a polygon, the outside first.
  public func rings(ofPolygon polygon: Int) -> Range<Int> { polygonStarts[polygon]..<polygonStarts[polygon + 1] }
  /// The rings of an area, of all its polygons.
  public func rings(ofArea area: Int) -> Range<Int> { polygonStarts[areaStarts[area]]..<polygonStarts[areaStarts[area + 1]] }
  /// The places of a ring's vertices in ``vertices``.
  public func vertexRange(ofRing ring: Int) -> Range<Int> { ringStarts[ring]..<ringStarts[ring + 1] }
  /// The vertices of a ring, the first not repeated.
  public func vertices(ofRing ring: Int) -> ArraySlice<Coordinate> { vertices[vertexRange(ofRing: ring)] }
  /// The vertices of an area, of all its rings.
  public func vertices(ofArea area: Int) -> ArraySlice<Coordinate> {
    let rings = rings(ofArea: area)
    return vertices[ringStarts[rings.lowerBound]..<ringStarts[rings.upperBound]]
  }

  /// The smallest rectangle around an area; `nil` where the area is empty.
  public func box(ofArea area: Int) -> Box? { Box(around: vertices(ofArea: area)) }
  /// The smallest rectangle around all areas; `nil` where there are no vertices.
  public var box: Box? { Box(around: vertices) }

  /// Adds one area at the end.
  ///
  /// - Parameter polygons: For each polygon its rings, the outside first. A closing vertex that repeats the first is dropped, rings of
  ///   fewer than three vertices are left out, a polygon without its outside altogether, and rings are turned to run as the type's
  ///   description says.
  public mutating func append(_ polygons: [[[Coordinate]]]) {
    for rings in polygons { append(rings.lazy.map { $0[...] }) }
    areaStarts.append(polygonStarts.count - 1)
  }

  /// Areas from one buffer of vertices, in whose rings the first vertex may stand again at the end; as with ``append(_:)`` for each area.
  ///
  /// - Parameters:
  ///   - places: All vertices, ring by ring.
  ///   - rings: `rings[r] ..< rings[r + 1]` are the vertices of ring `r`.
  ///   - polygons: `polygons[p] ..< polygons[p + 1]` are the rings of polygon `p`, the outside first.
  ///   - areas: `areas[a] ..< areas[a + 1]` are the polygons of area `a`.
  /// - Complexity: O(vertices).
  public init(_ places: [Coordinate], rings: [Int], polygons: [Int], areas: [Int]) {
    vertices.reserveCapacity(places.count)
    ringStarts.reserveCapacity(rings.count)
    for area in 0..<max(0, areas.count - 1) {
      for polygon in areas[area]..<areas[area + 1] {
        append((polygons[polygon]..<polygons[polygon + 1]).lazy.map { places[rings[$0]..<rings[$0 + 1]] })
      }
      areaStarts.append(polygonStarts.count - 1)
    }
  }

  /// The areas at these places, in this order.
  public func selecting(_ areas: some Sequence<Int>) -> MultiPolygons {
    var selection = MultiPolygons()
    for area in areas { selection.copy(area, of: self) }
    return selection
  }

  /// The same areas with each vertex moved by `transform`.
  public func mapping(_ transform: (Coordinate) -> Coordinate) -> MultiPolygons {
    var moved = self
    for place in moved.vertices.indices { moved.vertices[place] = transform(moved.vertices[place]) }
    return moved
  }

  /// Adds a polygon to the area under way; nothing where its outside is no ring.
  @inline(__always)
  private mutating func append(_ rings: some Sequence<ArraySlice<Coordinate>>) {
    var rings = rings.makeIterator()
    guard let outside = rings.next(), append(outside, asOutside: true) else { return }
    while let hole = rings.next() { append(hole, asOutside: false) }
    polygonStarts.append(ringStarts.count - 1)
  }

  /// Adds a ring; `false` where it has too few vertices to be one.
  @discardableResult
  private mutating func append(_ ring: ArraySlice<Coordinate>, asOutside outside: Bool) -> Bool {
    var open = ring
    if open.count > 1, open.first == open.last { open.removeLast() }
    guard open.count >= 3 else { return false }
    let isCounterClockwise = RingMeasure.signedArea(open) > 0
    if isCounterClockwise == outside { vertices.append(contentsOf: open) } else { vertices.append(contentsOf: open.reversed()) }
    ringStarts.append(vertices.count)
    return true
  }

  private mutating func copy(_ area: Int, of source: MultiPolygons) {
    for polygon in source.polygons(ofArea: area) {
      for ring in source.rings(ofPolygon: polygon) {
        vertices.append(contentsOf: source.vertices(ofRing: ring))
        ringStarts.append(vertices.count)
      }
      polygonStarts.append(ringStarts.count - 1)
    }
    areaStarts.append(polygonStarts.count - 1)
  }
}
