/// How the grid of ``PointInAreaIndex`` is filled.
extension PointInAreaIndex {
  static func edges(of shapes: MultiPolygons) -> (ends: [Int32], areas: [Int32]) {
    var ends = [Int32](repeating: 0, count: shapes.vertices.count)
    var areas = ends
    for area in 0..<shapes.count {
      for ring in shapes.rings(ofArea: area) {
        let range = shapes.vertexRange(ofRing: ring)
        for vertex in range {
          ends[vertex] = Int32(vertex + 1 == range.upperBound ? range.lowerBound : vertex + 1)
          areas[vertex] = Int32(area)
        }
      }
    }
    return (ends, areas)
  }

  static func edgesByCell(_ vertices: [Coordinate], _ ends: [Int32], _ grid: CellGrid) -> RaggedRows {
    RaggedRows(rows: grid.count) { add in
      for edge in vertices.indices {
        grid.forEachCell(from: vertices[edge], to: vertices[Int(ends[edge])]) { add($0, Int32(edge)) }
      }
    }
  }

  /// The areas of each cell's centre, by one sweep from west to east along each row of centres.
  static func ownersByCell(_ vertices: [Coordinate], _ ends: [Int32], _ areas: [Int32], _ grid: CellGrid) -> RaggedRows {
    let crossings = RaggedRows(rows: grid.count) { add in
      for edge in vertices.indices {
        forEachEntry(of: vertices[edge], vertices[Int(ends[edge])], grid) { add($0, areas[edge]) }
      }
    }
    var owners = RaggedRows()
    for row in 0..<grid.rows {
      var active: [Int32] = []
      for column in 0..<grid.columns {
        for area in crossings[grid.cell(column, row)] { toggle(area, in: &active) }
        owners.append(active)
      }
    }
    return owners
  }

  /// Calls `visit` with the first cell of each row whose centre lies east of the edge, where the edge crosses the line of centres.
  @inline(__always)
  private static func forEachEntry(of start: Coordinate, _ end: Coordinate, _ grid: CellGrid, _ visit: (Int) -> Void) {
    for row in grid.row(min(start.northing, end.northing))...grid.row(max(start.northing, end.northing)) {
      let northing = grid.centre(0, row).northing
      guard (start.northing > northing) != (end.northing > northing) else { continue }
      let column = firstColumn(eastOf: start, end, northing: northing, row: row, grid)
      if column < grid.columns { visit(grid.cell(column, row)) }
    }
  }

  private static func firstColumn(
    eastOf start: Coordinate, _ end: Coordinate, northing: Double, row: Int, _ grid: CellGrid
  ) -> Int {
    let rises = end.northing > start.northing
    func isEast(_ column: Int) -> Bool { Orientation.isLeft(grid.centre(column, row), from: start, to: end) != rises }
    let crossing = start.easting + (northing - start.northing) / (end.northing - start.northing) * (end.easting - start.easting)
    var column = grid.column(crossing)
    while column > 0, isEast(column - 1) { column -= 1 }
    while column < grid.columns, !isEast(column) { column += 1 }
    return column
  }

  private static func toggle(_ area: Int32, in active: inout [Int32]) {
    let place = active.firstIndex { $0 >= area } ?? active.count
    if place < active.count, active[place] == area { active.remove(at: place) } else { active.insert(area, at: place) }
  }
}
