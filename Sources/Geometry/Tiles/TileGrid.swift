/// The shape of a tile that stands for an area.
public enum TileShape: String, Hashable, Sendable, CaseIterable {
  /// A regular hexagon, a corner at the top: six neighbours.
  case hexagon
  /// An upright square: four neighbours.
  case square
}

/// A grid of equal tiles that fill the plane.
///
/// Centres and corners lie on one lattice of whole numbers, so that tiles that share a corner share its coordinates to the last bit: for hexagons
/// a step is √3⁄2 radii across and half a radius up, for squares half a side either way.
public struct TileGrid: Sendable {
  /// What the tiles look like.
  public let shape: TileShape
  /// The centre of cell (0, 0).
  public let origin: Coordinate
  /// From the centre to a corner, in metres.
  public let radius: Double

  /// A grid of tiles of one size.
  ///
  /// - Parameters:
  ///   - shape: What the tiles look like.
  ///   - origin: The centre of cell (0, 0).
  ///   - cellSize: The size of a tile in square metres: A = 3√3⁄2 · radius² for hexagons, A = 2 · radius² for squares.
  public init(_ shape: TileShape, origin: Coordinate, cellSize: Double) {
    self.shape = shape
    self.origin = origin
    radius =
      switch shape {
      case .hexagon: (2 * cellSize / (3 * 3.0.squareRoot())).squareRoot()
      case .square: (cellSize / 2).squareRoot()
      }
  }

  /// A cell by its column along the row and its row upwards; each row of hexagons is shifted by half a cell against the one below.
  public struct Cell: Hashable, Comparable, Sendable {
    /// Cells to the right along the row.
    public var column: Int
    /// Rows upwards.
    public var row: Int

    /// The cell with these two numbers.
    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }

    /// By row, then by column.
    public static func < (left: Cell, right: Cell) -> Bool { (left.row, left.column) < (right.row, right.column) }
  }

  /// The distance between the centres of two cells that share a side, in metres.
  public var pitch: Double {
    switch shape {
    case .hexagon: 3.0.squareRoot() * radius
    case .square: 2.0.squareRoot() * radius
    }
  }

  /// The cells that share a side with a cell, counter-clockwise.
  public func neighbours(of cell: Cell) -> [Cell] { steps.map { Cell(column: cell.column + $0.0, row: cell.row + $0.1) } }

  /// The cells that share no more than a corner with a cell: none for hexagons.
  public func cornerNeighbours(of cell: Cell) -> [Cell] {
    guard shape == .square else { return [] }
    return [(1, 1), (-1, 1), (-1, -1), (1, -1)].map { Cell(column: cell.column + $0.0, row: cell.row + $0.1) }
  }

  /// The centre of a cell.
  public func centre(of cell: Cell) -> Coordinate {
    let lattice = lattice(cell)
    return place(across: lattice.across, up: lattice.up)
  }

  /// The corners of a cell, counter-clockwise.
  public func corners(of cell: Cell) -> [Coordinate] {
    let lattice = lattice(cell)
    let corners =
      switch shape {
      case .hexagon: [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1)]
      case .square: [(-1, -1), (1, -1), (1, 1), (-1, 1)]
      }
    return corners.map { place(across: lattice.across + $0.0, up: lattice.up + $0.1) }
  }

  /// The cells whose centres lie in a box.
  public func cells(in box: Box) -> [Cell] {
    let rowStep = shape == .hexagon ? 1.5 * radius : pitch
    let rows = whole((box.lower.northing - origin.northing) / rowStep)...whole((box.upper.northing - origin.northing) / rowStep)
    return rows.flatMap { row in
      let shift = shape == .hexagon ? Double(row) / 2 : 0
      let first = whole((box.lower.easting - origin.easting) / pitch - shift)
      let last = whole((box.upper.easting - origin.easting) / pitch - shift)
      return (first...last).map { Cell(column: $0, row: row) }
    }
  }

  private var steps: [(Int, Int)] {
    switch shape {
    case .hexagon: [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)]
    case .square: [(1, 0), (0, 1), (-1, 0), (0, -1)]
    }
  }

  private func lattice(_ cell: Cell) -> (across: Int, up: Int) {
    switch shape {
    case .hexagon: (2 * cell.column + cell.row, 3 * cell.row)
    case .square: (2 * cell.column, 2 * cell.row)
    }
  }

  private func whole(_ value: Double) -> Int { Int(value.rounded(.down)) }

  private func place(across: Int, up: Int) -> Coordinate {
    let (step, rise) = shape == .hexagon ? (radius * 3.0.squareRoot() / 2, radius / 2) : (pitch / 2, pitch / 2)
    return Coordinate(easting: origin.easting + Double(across) * step, northing: origin.northing + Double(up) * rise)
  }
}
