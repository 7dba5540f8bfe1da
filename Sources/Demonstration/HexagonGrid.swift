import WardlightGeometry

/// A grid of regular hexagons, a corner at the top.
///
/// Centres and corners lie on one lattice of whole numbers, a step of √3⁄2 radii across and of half a radius up, so that
/// cells that share a corner share its coordinates to the last bit.
struct HexagonGrid {
  /// The centre of cell (0, 0).
  let origin: Coordinate
  /// From the centre to a corner, in metres.
  let radius: Double

  /// A grid of cells of one size in square metres: A = 3√3⁄2 · radius².
  init(origin: Coordinate, cellSize: Double) {
    self.origin = origin
    radius = (2 * cellSize / (3 * 3.0.squareRoot())).squareRoot()
  }

  /// A cell by its column along the row and its row upwards; each row is shifted by half a cell against the one below.
  struct Cell: Hashable, Comparable {
    var column: Int
    var row: Int

    static func < (left: Cell, right: Cell) -> Bool { (left.row, left.column) < (right.row, right.column) }

    /// The six cells that share a side with this one.
    var neighbours: [Cell] {
      [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)].map { Cell(column: column + $0.0, row: row + $0.1) }
    }
  }

  func centre(of cell: Cell) -> Coordinate { place(across: 2 * cell.column + cell.row, up: 3 * cell.row) }

  /// The six corners, counter-clockwise.
  func corners(of cell: Cell) -> [Coordinate] {
    let across = 2 * cell.column + cell.row
    let up = 3 * cell.row
    return [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1)].map { place(across: across + $0.0, up: up + $0.1) }
  }

  /// The cells whose centres lie in a box.
  func cells(in box: Box) -> [Cell] {
    let rowStep = 1.5 * radius
    let columnStep = 3.0.squareRoot() * radius
    let rows = whole((box.lower.northing - origin.northing) / rowStep)...whole((box.upper.northing - origin.northing) / rowStep)
    return rows.flatMap { row in
      let shift = Double(row) / 2
      let first = whole((box.lower.easting - origin.easting) / columnStep - shift)
      let last = whole((box.upper.easting - origin.easting) / columnStep - shift)
      return (first...last).map { Cell(column: $0, row: row) }
    }
  }

  private func whole(_ value: Double) -> Int { Int(value.rounded(.down)) }

  private func place(across: Int, up: Int) -> Coordinate {
    Coordinate(
      easting: origin.easting + Double(across) * (radius * 3.0.squareRoot() / 2), northing: origin.northing + Double(up) * (radius / 2))
  }
}
