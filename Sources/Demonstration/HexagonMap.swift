import WardlightGeometry

/// A hexagon for each of many places: the cells lie close together in the outline that the places have, and each place has
/// the cell that makes the total squared distance between places and their cells least.
///
/// A hexagon map shows every area at one size. It is no boundary.
struct HexagonMap {
  let grid: TileGrid
  /// The cell of each place, aligned with the places.
  let cells: [TileGrid.Cell]
  /// The sum over the places of the squared distance to the cell's centre, each in whole square metres.
  let totalSquaredDistance: Int

  /// Lays out one cell for each place.
  ///
  /// - Parameters:
  ///   - places: The centres.
  ///   - sizes: The size of each place in square metres, which says how far it reaches.
  ///   - cellSize: The size of a cell in square metres.
  /// - Complexity: O(places³) for the assignment.
  init(places: [Coordinate], sizes: [Double], cellSize: Double) {
    grid = TileGrid(.hexagon, origin: Self.middle(of: places), cellSize: cellSize)
    let candidates = TileOutline(grid: grid, places: places, sizes: sizes).cells
    let centres = candidates.map(grid.centre)
    let costs = places.flatMap { place in centres.map { Int(place.squaredDistance(to: $0).rounded()) } }
    let columns = LinearAssignment.columns(costs: costs, rows: places.count, columns: candidates.count)
    cells = columns.map { candidates[$0] }
    totalSquaredDistance = columns.enumerated().reduce(0) { $0 + costs[$1.offset * candidates.count + $1.element] }
  }

  /// The hexagons, aligned with the places.
  var shapes: MultiPolygons {
    var shapes = MultiPolygons()
    for cell in cells { shapes.append([[grid.corners(of: cell)]]) }
    return shapes
  }

  /// The centre of each hexagon, aligned with the places.
  var centres: [Coordinate] { cells.map(grid.centre) }

  private static func middle(of places: [Coordinate]) -> Coordinate {
    let count = Double(max(places.count, 1))
    let easting = places.reduce(0) { $0 + $1.easting } / count
    let northing = places.reduce(0) { $0 + $1.northing } / count
    return Coordinate(easting: easting.rounded(), northing: northing.rounded())
  }
}
