internal import WardlightEssentials

/// The grid of ``PointInAreaIndex``, of two levels: equal cells, each divided as finely as its borders need.
struct AreaGrid: Sendable {
  let grid: CellGrid
  let vertices: [Coordinate]
  /// Cell by cell, row by row.
  let parts: [CellPart]
  let cells: [CellEntry]
  let entries: [Int32]

  /// - Parameter box: The box around all areas.
  init(_ shapes: MultiPolygons, over box: Box, parallel: Parallel) {
    let grid = CellGrid(over: box, count: shapes.vertices.count / 32)
    let edges = BorderEdges(shapes, parallel: parallel)
    let bands = Self.bands(grid, edges.boxes)
    let built = parallel.map(bands.count) { CellBand(grid, rows: bands[$0].rows, bands[$0].areas, edges) }
    self.grid = grid
    vertices = edges.vertices
    parts = Self.joined(built, \.parts, offsets: \.cells.count, parallel) { part, offset in
      CellPart(first: part.first + Int32(offset), parts: part.parts)
    }
    cells = Self.joined(built, \.cells, offsets: \.entries.count, parallel) { cell, offset in cell.moved(by: UInt32(offset)) }
    entries = Self.joined(built, \.entries, offsets: \.entries.count, parallel) { entry, _ in entry }
  }

  /// The rows in bands that are built side by side, each with the areas that reach it. How many there are does not depend on the threads.
  private static func bands(_ grid: CellGrid, _ boxes: [Box?]) -> [(rows: Range<Int>, areas: [Int])] {
    let height = (grid.rows + 63) / 64
    var areas = [[Int]](repeating: [], count: (grid.rows + height - 1) / height)
    for (area, box) in boxes.enumerated() {
      guard let box else { continue }
      for band in grid.row(box.lower.northing) / height...grid.row(box.upper.northing) / height { areas[band].append(area) }
    }
    return areas.enumerated().map { ($0.offset * height..<min(grid.rows, ($0.offset + 1) * height), $0.element) }
  }

  private static func joined<Element: Sendable>(
    _ bands: [CellBand], _ elements: any KeyPath<CellBand, [Element]> & Sendable, offsets: (CellBand) -> Int, _ parallel: Parallel,
    _ move: @Sendable (Element, Int) -> Element
  ) -> [Element] {
    var starts = [0]
    for band in bands { starts.append(starts[starts.count - 1] + offsets(band)) }
    precondition(starts[bands.count] < 1 << 30, "an index of \(starts[bands.count]) numbers, more than \(1 << 30)")
    return parallel.fill(bands.map { $0[keyPath: elements].count }) { [starts] band, places in
      let offset = starts[band]
      for (place, element) in bands[band][keyPath: elements].enumerated() { places.initializeElement(at: place, to: move(element, offset)) }
    }
  }
}
