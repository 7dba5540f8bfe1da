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
    var cutter = ArcCutter(isJunction, rings)
    for ring in 0..<rings.count { cutter.cut(ring) }
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
