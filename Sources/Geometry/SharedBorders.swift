/// The borders of areas, cut into arcs that neighbours share.
///
/// Vertices within the snap tolerance count as one. An arc runs between *junctions*, places where borders part; each side's ring
/// uses the same arc, so what is done to an arc is done to both sides and no crack or overlap can open. A vertex that only one of two
/// neighbours has, within the tolerance of the other's edge, is put into that edge too.
///
/// - Complexity: O(vertices) to build.
public struct SharedBorders: Sendable {
  /// One coordinate for each distinct vertex.
  let places: [Coordinate]
  /// The distinct vertices of each arc, from end to end; a closed arc repeats its first.
  let arcs: RaggedRows
  /// The arcs of each ring in order, `~arc` where the ring runs against it.
  let ringArcs: RaggedRows
  /// The areas from which the rings come.
  let shapes: MultiPolygons

  /// The borders of areas.
  ///
  /// - Parameters:
  ///   - shapes: The areas, with finite coordinates.
  ///   - snap: Vertices at most this many metres apart count as one, and stand on an edge at most as far away; a ring that this leaves fewer
  ///     than three vertices has no border any more.
  public init(_ shapes: MultiPolygons, snap: Double = 0.01) {
    let snapped = SnappedRings(shapes, snap: snap)
    let rings = snapped.rings
    let isJunction = Self.junctions(of: rings, count: snapped.places.count)
    var cutter = ArcCutter(isJunction)
    for ring in 0..<rings.count { cutter.cut(rings[ring]) }
    places = snapped.places
    arcs = cutter.arcs
    ringArcs = cutter.ringArcs
    self.shapes = shapes
  }

  /// The vertices that do not lie simply between the same two others on every ring that has them.
  private static func junctions(of rings: RaggedRows, count: Int) -> [Bool] {
    var neighbours = [(one: Int32, other: Int32)](repeating: (-1, -1), count: count)
    var isJunction = [Bool](repeating: false, count: count)
    for ring in 0..<rings.count {
      let ring = rings[ring]
      guard let last = ring.last else { continue }
      var previous = last
      for place in ring.indices {
        let vertex = Int(ring[place])
        let next = place + 1 < ring.endIndex ? ring[place + 1] : ring[ring.startIndex]
        let pair = (one: min(previous, next), other: max(previous, next))
        if neighbours[vertex].one < 0 { neighbours[vertex] = pair }
        if pair.one == pair.other || neighbours[vertex] != pair { isJunction[vertex] = true }
        previous = ring[place]
      }
    }
    return isJunction
  }
}

extension SharedBorders {
  /// Calls `visit` with each area and each arc of its rings, `~arc` where the ring runs against it.
  func forEachArc(_ visit: (_ area: Int, _ reference: Int32) -> Void) {
    for area in 0..<shapes.count {
      for ring in shapes.rings(ofArea: area) {
        for reference in ringArcs[ring] { visit(area, reference) }
      }
    }
  }

  /// The arc of a reference, whichever way it is run.
  @inline(__always)
  static func arc(_ reference: Int32) -> Int { Int(reference < 0 ? ~reference : reference) }
}

/// Cuts rings into arcs at their junctions and recognises an arc that an earlier ring has cut.
private struct ArcCutter {
  private(set) var arcs = RaggedRows()
  private(set) var ringArcs = RaggedRows()
  private let isJunction: [Bool]
  /// The arc, or `~arc`, that begins with a directed edge.
  private var known: [Edge: Int32] = [:]

  private struct Edge: Hashable {
    let start: Int32
    let end: Int32
  }

  init(_ isJunction: [Bool]) { self.isJunction = isJunction }

  mutating func cut(_ ring: ArraySlice<Int32>) {
    guard let start = start(of: ring) else { return ringArcs.append([]) }
    let closed = Array(ring[start...]) + ring[..<start] + [ring[start]]
    var parts: [Int32] = []
    var first = 0
    for place in 1..<closed.count where isJunction[Int(closed[place])] || place == closed.count - 1 {
      parts.append(number(of: closed[first...place]))
      first = place
    }
    ringArcs.append(parts)
  }

  /// Where to begin: at a junction, or, on a ring without one, at the same vertex whichever area the ring belongs to.
  private func start(of ring: ArraySlice<Int32>) -> Int? {
    ring.indices.first { isJunction[Int(ring[$0])] } ?? ring.indices.min { ring[$0] < ring[$1] }
  }

  private mutating func number(of arc: ArraySlice<Int32>) -> Int32 {
    let last = arc.endIndex - 1
    let forwards = Edge(start: arc[arc.startIndex], end: arc[arc.startIndex + 1])
    if let number = known[forwards] { return number }
    let number = Int32(arcs.count)
    arcs.append(arc)
    known[forwards] = number
    known[Edge(start: arc[last], end: arc[last - 1])] = ~number
    return number
  }
}
