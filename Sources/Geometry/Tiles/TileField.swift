/// The cells of a grid among which tiles are moved, as flat tables.
struct TileField: Sendable {
  /// The cells, in order.
  let cells: [TileGrid.Cell]
  /// The centre of each cell, in tiles from the grid's origin.
  let centres: [Coordinate]
  /// The cells beside each cell, those with a side in common first, −1 where the field ends.
  let around: RaggedRows
  /// How many of the cells in a row of ``around`` share a side.
  let sides: Int

  /// The cells that are taken, and free ones around them.
  init(_ grid: TileGrid, around taken: [TileGrid.Cell], margin: Double = 3) {
    let box = Box(around: taken.map(grid.centre))?.expanded(by: margin * grid.pitch)
    cells = box.map(grid.cells) ?? []
    centres = cells.map { grid.inTiles(grid.centre(of: $0)) }
    let number = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, Int32($0)) })
    var around = RaggedRows()
    for cell in cells { around.append((grid.neighbours(of: cell) + grid.cornerNeighbours(of: cell)).map { number[$0] ?? -1 }) }
    self.around = around
    sides = grid.shape == .hexagon ? 6 : 4
  }

  /// The numbers of some cells.
  func numbers(of wanted: [TileGrid.Cell]) -> [Int32] {
    let number = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, Int32($0)) })
    return wanted.compactMap { number[$0] }
  }
}

extension TileGrid {
  /// A place in widths of a tile from the origin.
  func inTiles(_ place: Coordinate) -> Coordinate {
    Coordinate(easting: (place.easting - origin.easting) / pitch, northing: (place.northing - origin.northing) / pitch)
  }
}
