/// Some rows of the grid of ``PointInAreaIndex``, built by themselves.
///
/// Cells with borders in them are divided into smaller ones, the more borders the smaller, so that the grid is fine only where it must be.
struct CellBand: Sendable {
  /// For each cell of the rows its place in ``cells`` and into how many columns and rows it is divided.
  private(set) var parts: [CellPart] = []
  /// What each small cell says.
  private(set) var cells: [CellEntry] = []
  /// The entries that cells point to.
  private(set) var entries: [Int32] = []

  /// Builds the rows.
  ///
  /// - Parameters:
  ///   - rows: Which rows of the grid.
  ///   - areas: The areas that may reach them, ascending.
  init(_ grid: CellGrid, rows: Range<Int>, _ areas: [Int], _ edges: BorderEdges) {
    edges.vertices.withUnsafeBufferPointer { vertices in
      edges.areas.withUnsafeBufferPointer { areaOfEdge in
        let (touching, crossing) = Self.sorted(grid, rows, areas, edges, vertices)
        var divider = CellDivider(vertices, areas: areaOfEdge)
        build(grid, rows, touching, crossing, &divider)
      }
    }
  }

  /// The edges that touch each cell, and before each cell's centre the borders that lie between it and the centre to the west.
  private static func sorted(
    _ grid: CellGrid, _ rows: Range<Int>, _ areas: [Int], _ edges: BorderEdges, _ vertices: UnsafeBufferPointer<Coordinate>
  ) -> (touching: CellBuckets, crossing: CellBuckets) {
    var (touching, crossing) = (CellBuckets(), CellBuckets())
    let first = rows.lowerBound * grid.columns
    for area in areas {
      edges.forEachEdge(ofArea: area) { edge in
        let (start, end) = (vertices[edge], vertices[edge + 1])
        grid.forEachCell(from: start, to: end, in: rows) { touching.add(Int32(truncatingIfNeeded: edge), to: $0 - first) }
        grid.forEachCrossing(from: start, to: end, in: rows) { column, row in
          if column < grid.columns { crossing.add(Int32(truncatingIfNeeded: area), to: grid.cell(column, row) - first) }
        }
      }
    }
    touching.sort(cells: rows.count * grid.columns)
    crossing.sort(cells: rows.count * grid.columns)
    return (touching, crossing)
  }

  private mutating func build(
    _ grid: CellGrid, _ rows: Range<Int>, _ touching: CellBuckets, _ crossing: CellBuckets, _ divider: inout CellDivider
  ) {
    let first = rows.lowerBound * grid.columns
    for row in rows {
      var owners = OwnerSet()
      for column in 0..<grid.columns {
        let cell = grid.cell(column, row) - first
        for place in crossing.range(of: cell) { owners.toggle(crossing.number(place)) }
        append(grid, column, row, touching[cell], owners, &divider)
      }
    }
  }

  private mutating func append(
    _ grid: CellGrid, _ column: Int, _ row: Int, _ edges: ArraySlice<Int32>, _ owners: OwnerSet, _ divider: inout CellDivider
  ) {
    let parts = edges.isEmpty ? 1 : CellDivider.parts(edges: edges.count)
    self.parts.append(CellPart(first: Int32(cells.count), parts: Int32(parts)))
    guard !edges.isEmpty else { return cells.append(.whole(owners.first)) }
    divider.divide(grid.divided(column, row, parts: parts), centre: grid.centre(column, row), edges, owners, &cells, &entries)
  }
}

/// Where the small cells of a cell begin, and how many columns and rows of them it has.
struct CellPart {
  let first: Int32
  let parts: Int32
}
