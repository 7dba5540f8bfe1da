/// Finds the areas around a place by their boxes.
struct AreaBoxes: Sendable {
  private let shapes: MultiPolygons
  private let boxes: [Box?]
  private let grid: CellGrid?
  private let areasByCell: RaggedRows

  init(_ shapes: MultiPolygons) {
    self.shapes = shapes
    let boxes = (0..<shapes.count).map { shapes.box(ofArea: $0) }
    let grid = shapes.box.map { CellGrid(over: $0, count: shapes.count) }
    self.boxes = boxes
    self.grid = grid
    areasByCell = RaggedRows(rows: grid?.count ?? 0) { add in
      guard let grid else { return }
      for (area, box) in boxes.enumerated() {
        guard let box else { continue }
        for row in grid.row(box.lower.northing)...grid.row(box.upper.northing) {
          for column in grid.column(box.lower.easting)...grid.column(box.upper.easting) { add(grid.cell(column, row), Int32(area)) }
        }
      }
    }
  }

  func box(of area: Int) -> Box? { boxes[area] }

  /// The areas in whose inside a place lies, ascending, without those that are named.
  func areas(around place: Coordinate, except known: [Int32]) -> [Int32] {
    guard let grid, grid.box.contains(place) else { return [] }
    let cell = grid.cell(grid.column(place.easting), grid.row(place.northing))
    return areasByCell[cell].filter { area in
      guard boxes[Int(area)]?.contains(place) == true, !known.contains(area) else { return false }
      return contains(place, area: Int(area))
    }
  }

  /// Whether an area has a place that is not on its border: whether a line to the east crosses the border an odd number of times.
  func contains(_ place: Coordinate, area: Int) -> Bool {
    shapes.rings(ofArea: area).reduce(false) { $0 != crossesOddly(place, shapes.vertexRange(ofRing: $1)) }
  }

  private func crossesOddly(_ place: Coordinate, _ ring: Range<Int>) -> Bool {
    shapes.vertices.withUnsafeBufferPointer { vertices in
      var isOdd = false
      var previous = vertices[ring.upperBound - 1]
      for position in ring {
        let vertex = vertices[position]
        if (previous.northing > place.northing) != (vertex.northing > place.northing),
          Orientation.isLeft(place, from: previous, to: vertex) == (vertex.northing > previous.northing)
        {
          isOdd.toggle()
        }
        previous = vertex
      }
      return isOdd
    }
  }
}
