public import WardlightEssentials

/// What makes two areas neighbours.
public enum Contiguity: String, Hashable, Sendable, CaseIterable {
  /// They share at least a point of their borders.
  case queen
  /// They share a piece of border of some length.
  case rook
}

extension MultiPolygons {
  /// The neighbours of each area, ascending, without itself; a row without neighbours is an island.
  ///
  /// - Parameters:
  ///   - kind: What makes two areas neighbours.
  ///   - snap: Vertices at most this many metres apart count as one, and stand on an edge at most as far away, so that slivers make no islands. A
  ///     ring that this leaves fewer than three vertices has no border any more.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(vertices), as long as few areas meet at a vertex.
  public func contiguity(_ kind: Contiguity, snap: Double = 0.01, parallel: Parallel = Parallel()) -> RaggedRows {
    let snapped = SnappedRings(self, snap: snap, parallel: parallel)
    let borders = BorderRings(snapped, of: self)
    let blocks = parallel.mapRanges(count, size: 4_096) { areas in
      var block = NeighbourRows(areas: count)
      for area in areas {
        block.begin(Int32(area))
        for ring in rings(ofArea: area) {
          if kind == .queen {
            borders.forEachAreaTouching(ring) { block.add($0) }
          } else {
            borders.forEachAreaBeside(ring) { block.add($0) }
          }
        }
        block.end()
      }
      return block
    }
    return RaggedRows(starts: NeighbourRows.starts(blocks), values: blocks.flatMap(\.neighbours))
  }
}

/// Which areas meet along a ring.
private struct BorderRings: Sendable {
  private let rings: RaggedRows
  private let leaving: LeavingEdges
  private let areas: [Int32]

  init(_ snapped: SnappedRings, of shapes: MultiPolygons) {
    rings = snapped.rings
    leaving = LeavingEdges(snapped.rings, vertices: snapped.places.count)
    areas = shapes.areaOfEachRing
  }

  /// Calls `visit` with every area that has a vertex of the ring, its own area too.
  @inline(__always)
  func forEachAreaTouching(_ ring: Int, _ visit: (Int32) -> Void) {
    rings.forEachEdge(ofRing: ring) { _, start, _ in
      leaving.forEach(from: start) { visit(areas[Int($0.ring)]) }
    }
  }

  /// Calls `visit` with every area that has an edge of the ring, in either direction, its own area too.
  @inline(__always)
  func forEachAreaBeside(_ ring: Int, _ visit: (Int32) -> Void) {
    rings.forEachEdge(ofRing: ring) { _, start, end in
      leaving.forEach(from: start) { if $0.end == end { visit(areas[Int($0.ring)]) } }
      leaving.forEach(from: end) { if $0.end == start { visit(areas[Int($0.ring)]) } }
    }
  }
}

/// The neighbours of consecutive areas.
private struct NeighbourRows: Sendable {
  private(set) var neighbours: [Int32] = []
  private var counts: [Int32] = []
  /// The last area in whose row an area was put.
  private var host: [Int32]
  private var area: Int32 = -1
  private var start = 0

  init(areas: Int) { host = [Int32](repeating: -1, count: areas) }

  mutating func begin(_ area: Int32) {
    self.area = area
    start = neighbours.count
    host[Int(area)] = area
  }

  @inline(__always)
  mutating func add(_ other: Int32) {
    guard host[Int(other)] != area else { return }
    host[Int(other)] = area
    neighbours.append(other)
  }

  mutating func end() {
    neighbours[start...].sort()
    counts.append(Int32(neighbours.count - start))
  }

  /// Where each row begins, and the last one ends.
  static func starts(_ blocks: [NeighbourRows]) -> [Int32] {
    var starts: [Int32] = [0]
    for block in blocks { for count in block.counts { starts.append(starts[starts.count - 1] + count) } }
    return starts
  }
}
