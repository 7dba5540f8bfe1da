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
    guard let grid, place.easting.isFinite, place.northing.isFinite, metres >= 0 else { return nil }
    let toGrid = grid.box.distance(to: place)
    guard toGrid <= metres else { return nil }
    let (column, row) = (grid.column(place.easting), grid.row(place.northing))
    var best = Nearest(limit: metres)
    for step in 0...max(grid.columns, grid.rows) {
      if Double(step - 1) * grid.size > best.distance { break }
      grid.forEachCell(atStep: step, from: column, row) { look(in: $0, from: place, &best) }
    }
    return best.area.map { (Int($0), best.distance) }
  }

  private func look(in cell: Int, from place: Coordinate, _ best: inout Nearest) {
    for edge in cellEdges[cell] {
      let distance = Segment.distance(from: place, toStart: shapes.vertices[Int(edge)], end: shapes.vertices[Int(edgeEnds[Int(edge)])])
      best.offer(edgeAreas[Int(edge)], distance)
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

extension CellGrid {
  /// Calls `visit` with the cells of the square frame that lies `step` cells around a cell.
  func forEachCell(atStep step: Int, from column: Int, _ row: Int, _ visit: (Int) -> Void) {
    for other in max(0, row - step)..<min(rows, row + step + 1) {
      let isEdge = abs(other - row) == step
      for reached in stride(from: column - step, through: column + step, by: isEdge || step == 0 ? 1 : 2 * step)
      where reached >= 0 && reached < columns {
        visit(cell(reached, other))
      }
    }
  }
}
