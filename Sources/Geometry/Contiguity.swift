/// What makes two areas neighbours.
public enum Contiguity: String, Hashable, Sendable, CaseIterable {
  /// They share at least a point of their borders.
  case queen
  /// They share a piece of border of some length.
  case rook
}

extension SharedBorders {
  /// The neighbours of each area, ascending, without itself; a row without neighbours is an island.
  ///
  /// - Complexity: O(arcs · log arcs).
  public func contiguity(_ kind: Contiguity) -> RaggedRows {
    switch kind {
    case .queen: neighbours(meetingAt: places.count) { arc in [arcs[arc].first, arcs[arc].last].compactMap { $0.map(Int.init) } }
    case .rook: neighbours(meetingAt: arcs.count) { [$0] }
    }
  }

  /// Areas are neighbours where they have a meeting place in common.
  private func neighbours(meetingAt count: Int, _ meetings: (Int) -> [Int]) -> RaggedRows {
    let areas = RaggedRows(rows: count) { add in
      forEachArc { area, reference in
        for meeting in meetings(Self.arc(reference)) { add(meeting, Int32(area)) }
      }
    }
    var rows = [[Int32]](repeating: [], count: shapes.count)
    for meeting in 0..<areas.count where areas.range(of: meeting).count > 1 {
      for area in areas[meeting] { rows[Int(area)].append(contentsOf: areas[meeting]) }
    }
    return rows.indices.reduce(into: RaggedRows()) { $0.append(Self.distinct(rows[$1], without: Int32($1))) }
  }

  private static func distinct(_ row: [Int32], without area: Int32) -> [Int32] {
    var kept: [Int32] = []
    for other in row.sorted() where other != area && other != kept.last { kept.append(other) }
    return kept
  }

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
