public import WardlightEssentials

/// Areas laid out as equal tiles, one for each: a map on which a small ward is as plain to see as a large one.
///
/// Neighbours stay neighbours, in their directions, and the areas of a group, such as a borough, stay together, as far as that is possible:
/// 1. every area gets the room of one tile, its neighbours staying around it;
/// 2. as many cells of the grid as there are areas are chosen, without holes, in the outline that this gives;
/// 3. each area takes a cell of its own so that the total squared distance is least;
/// 4. moves make the layout better until none does: see ``TileQuality`` for what it is judged by.
///
/// - SeeAlso: Kuhn (1955), doi:10.1002/nav.3800020109, for the third step; McNeill & Hale (2017), Generating tile maps, doi:10.1111/cgf.13200, for
///   what is asked of a tile map.
public struct TileLayout: Sendable {
  /// The same areas with tiles as their shapes, and a geography that says so.
  public let areas: Areas
  /// The outline of each group, in the order of their numbers.
  public let groups: MultiPolygons
  /// The grid on which the tiles lie.
  public let grid: TileGrid
  /// The cell of each area, no two the same.
  public let cells: [TileGrid.Cell]
  /// How much of the ground the layout keeps.
  public let quality: TileQuality

  /// Lays out one tile for each area.
  ///
  /// The tiles together are as large as the areas, unless these lie far apart. An area without a shape gets a tile near the middle.
  ///
  /// - Parameters:
  ///   - areas: The areas, in the plane.
  ///   - groups: The group of each area, 0 ..< number of groups, in the order of the areas; without groups all areas belong together. A group that
  ///     lies in several pieces on the ground may do so here.
  ///   - shape: What the tiles look like.
  ///   - snap: Vertices at most this many metres apart count as one when neighbours are found.
  ///   - rounds: How long to look for better layouts; 0 leaves it at the assignment.
  ///   - parallel: Changes the time only.
  /// - Returns: The same layout for the same areas, whatever their order was and wherever it is made.
  /// - Complexity: O(areas³) for up to 1,200 areas and O(areas²) beyond, and O(rounds × areas).
  public static func arrange(
    _ areas: Areas, groups: [Int]? = nil, shape: TileShape, snap: Double = 0.01, rounds: Int = 300, parallel: Parallel = Parallel()
  ) -> TileLayout {
    precondition(groups.map { $0.count == areas.count } ?? true, "\(groups?.count ?? 0) groups do not align with \(areas.count) areas")
    let network = TileNetwork(areas, groups: groups, snap: snap, parallel: parallel)
    let size = tileSize(areas.shapes, network.places)
    let middle = Box(around: network.places)?.centre ?? Coordinate(easting: 0, northing: 0)
    let grid = TileGrid(shape, origin: middle, cellSize: size)
    let targets = TileTargets.places(network, pitch: grid.pitch)
    let outline = TileOutline(grid: grid, places: targets, sizes: targets.map { _ in size })
    let assigned = TileAssignment.cells(targets, grid, outline.cells)
    let field = TileField(grid, around: assigned)
    let board = TileBoard(network, targets: targets.map(grid.inTiles), field: field, cellOfArea: field.numbers(of: assigned))
    let starts = areas.count < 200 ? 4 : 1
    let best = TileImprovement(field, rounds: rounds).best(of: starts, from: board)
    let cells = best.cellOfArea.map { field.cells[Int($0)] }
    return TileLayout(
      areas, network, TileGrid(shape, origin: middle.moved(by: grid.offset(cells, from: network.places)), cellSize: size), cells)
  }

  private init(_ areas: Areas, _ network: TileNetwork, _ grid: TileGrid, _ cells: [TileGrid.Cell]) {
    var shapes = MultiPolygons()
    for cell in cells { shapes.append([[grid.corners(of: cell)]]) }
    self.areas = areas.replacingShapes(with: shapes).of(areas.geography.shown(as: grid.shape))
    groups = SharedBorders(shapes).dissolved(by: network.group)
    self.grid = grid
    self.cells = cells
    quality = TileQuality(network, grid, cells)
  }

  /// The mean size of the areas, but at least a sixteenth of the box around them for each, so that few small ones that lie far apart do not need a
  /// grid without end.
  private static func tileSize(_ shapes: MultiPolygons, _ places: [Coordinate]) -> Double {
    let count = Double(max(places.count, 1))
    let mean = (0..<shapes.count).reduce(0) { $0 + shapes.size(ofArea: $1) } / count
    let box = Box(around: places).map { $0.width * $0.height } ?? 0
    let reach = Box(around: places).map { max($0.width, $0.height) } ?? 0
    let size = max(mean, box / (16 * count), reach * reach / (1_000 * count * count))
    return size > 0 ? size : 1
  }
}

extension TileGrid {
  /// How far some places lie from their cells on average.
  fileprivate func offset(_ cells: [Cell], from places: [Coordinate]) -> Coordinate {
    var offset = Coordinate(easting: 0, northing: 0)
    for (cell, place) in zip(cells, places) {
      let centre = centre(of: cell)
      offset.easting += (place.easting - centre.easting) / Double(cells.count)
      offset.northing += (place.northing - centre.northing) / Double(cells.count)
    }
    return offset
  }
}

extension Coordinate {
  fileprivate func moved(by step: Coordinate) -> Coordinate {
    Coordinate(easting: easting + step.easting, northing: northing + step.northing)
  }
}
