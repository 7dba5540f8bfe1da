extension PointInAreaIndex {
  /// The area nearest to a place, and how far its border is.
  ///
  /// - Parameters:
  ///   - place: Anywhere; inside an area the distance is 0 and the area is that of ``area(at:)``.
  ///   - metres: How far to look, this distance included.
  /// - Returns: Of areas equally near the one with the lowest number; `nil` where none is near enough.
  /// - Complexity: O(edges in the cells looked at); cells are looked at from the place outwards.
  public func nearestArea(to place: Coordinate, within metres: Double) -> (area: Int, distance: Double)? {
    if let area = area(at: place) { return (area, 0) }
    guard let areas, place.easting.isFinite, place.northing.isFinite, metres >= 0 else { return nil }
    let toGrid = areas.grid.box.distance(to: place)
    guard toGrid <= metres else { return nil }
    return areas.withLookup { $0.nearest(to: place, from: toGrid, within: metres) }
  }
}

extension AreaLookup {
  /// Looks in a square around the place, and in ever larger ones, until the nearest edge found cannot be beaten from outside the square.
  func nearest(to place: Coordinate, from least: Double, within metres: Double) -> (area: Int, distance: Double)? {
    let widest = least + grid.box.width + grid.box.height
    var reach = min(metres, least + grid.size / 64)
    while true {
      var best = Nearest(limit: reach)
      forEachCell(within: Box(lower: place, upper: place).expanded(by: reach)) { look(in: $0, from: place, &best) }
      if let area = best.area { return (Int(area), best.distance) }
      guard reach < min(metres, widest) else { return nil }
      reach = min(metres, reach * 2)
    }
  }

  /// Calls `visit` with the small cells that a box touches.
  private func forEachCell(within box: Box, _ visit: (CellEntry) -> Void) {
    for row in grid.row(box.lower.northing)...grid.row(box.upper.northing) {
      for column in grid.column(box.lower.easting)...grid.column(box.upper.easting) {
        let part = parts[grid.cell(column, row)]
        let small = grid.divided(column, row, parts: Int(part.parts))
        for smallRow in small.row(box.lower.northing)...small.row(box.upper.northing) {
          for smallColumn in small.column(box.lower.easting)...small.column(box.upper.easting) {
            visit(cells[Int(part.first) + small.cell(smallColumn, smallRow)])
          }
        }
      }
    }
  }

  private func look(in cell: CellEntry, from place: Coordinate, _ best: inout Nearest) {
    if cell.isWhole { return }
    if cell.isSimple {
      // The other area has the same edges; of the two this one has the lower number.
      return look(from: place, entries[cell.place], Int(entries[cell.place + 2]), Int(entries[cell.place + 3] >> 1), &best)
    }
    let chains = cell.place + 2 + Int(entries[cell.place])
    for chain in 0..<Int(entries[cell.place + 1]) {
      let at = chains + 3 * chain
      look(from: place, entries[at], Int(entries[at + 1]), Int(entries[at + 2]), &best)
    }
  }

  private func look(from place: Coordinate, _ area: Int32, _ first: Int, _ count: Int, _ best: inout Nearest) {
    for edge in first..<first + count {
      best.offer(area, Segment.distance(from: place, toStart: vertices[edge], end: vertices[edge + 1]))
    }
  }
}

private struct Nearest {
  var area: Int32?
  var distance: Double

  init(limit: Double) { distance = limit }

  mutating func offer(_ other: Int32, _ otherDistance: Double) {
    guard otherDistance <= distance else { return }
    if let area, otherDistance == distance, area <= other { return }
    (area, distance) = (other, otherDistance)
  }
}

/// Measures of one straight piece of a border.
enum Segment {
  /// The distance from a place to the nearest point of a segment, in metres.
  @inline(__always)
  static func distance(from place: Coordinate, toStart start: Coordinate, end: Coordinate) -> Double {
    squaredDistance(from: place, toStart: start, end: end).squareRoot()
  }

  @inline(__always)
  static func squaredDistance(from place: Coordinate, toStart start: Coordinate, end: Coordinate) -> Double {
    let across = end.easting - start.easting
    let up = end.northing - start.northing
    let square = across * across + up * up
    guard square > 0 else { return place.squaredDistance(to: start) }
    let share = ((place.easting - start.easting) * across + (place.northing - start.northing) * up) / square
    let kept = min(max(share, 0), 1)
    return place.squaredDistance(to: Coordinate(easting: start.easting + kept * across, northing: start.northing + kept * up))
  }
}

extension Box {
  /// How far a place lies outside; 0 inside.
  func distance(to place: Coordinate) -> Double {
    let across = max(lower.easting - place.easting, 0, place.easting - upper.easting)
    let up = max(lower.northing - place.northing, 0, place.northing - upper.northing)
    return (across * across + up * up).squareRoot()
  }
}
