/// A grid of square cells over a part of the plane.
///
/// Cells are numbered row by row from the south, each row from the west: cell `row * columns + column`.
public struct RasterGrid: Hashable, Sendable {
  /// The south-western corner.
  public let origin: Coordinate
  /// The side of a cell in metres.
  public let cell: Double
  /// How many cells lie side by side from west to east.
  public let columns: Int
  /// How many rows of cells lie from south to north.
  public let rows: Int

  /// The most cells that a grid may have: 200 MB of numbers of 64 bits.
  public static let mostCells = 25_000_000

  /// A grid by its corner and size.
  ///
  /// - Parameters:
  ///   - origin: The south-western corner.
  ///   - cell: The side of a cell in metres.
  ///   - columns: At least 1.
  ///   - rows: At least 1.
  /// - Throws: ``RasterGridFault/cellNotPositive``, ``RasterGridFault/noExtent``, ``RasterGridFault/tooManyCells(_:)``.
  public init(origin: Coordinate, cell: Double, columns: Int, rows: Int) throws(RasterGridFault) {
    guard cell > 0, cell.isFinite else { throw .cellNotPositive }
    guard origin.easting.isFinite, origin.northing.isFinite, columns >= 1, rows >= 1 else { throw .noExtent }
    let cells = Double(columns) * Double(rows)
    guard cells <= Double(Self.mostCells) else { throw .tooManyCells(cells) }
    self.origin = origin
    self.cell = cell
    self.columns = columns
    self.rows = rows
  }

  /// The smallest grid that covers a rectangle and whose lines lie at whole multiples of the cell, so that grids of one cell size fit on each other.
  ///
  /// - Parameters:
  ///   - box: What is to be covered; of no width or height it gets one cell.
  ///   - cell: The side of a cell in metres.
  /// - Throws: ``RasterGridFault/cellNotPositive``, ``RasterGridFault/noExtent``, ``RasterGridFault/cellTooLarge``,
  ///   ``RasterGridFault/tooManyCells(_:)``.
  public init(covering box: Box, cell: Double) throws(RasterGridFault) {
    guard cell > 0, cell.isFinite else { throw .cellNotPositive }
    guard [box.lower.easting, box.lower.northing, box.upper.easting, box.upper.northing].allSatisfy(\.isFinite) else { throw .noExtent }
    guard max(box.width, box.height) == 0 || cell <= max(box.width, box.height) else { throw .cellTooLarge }
    let west = (box.lower.easting / cell).rounded(.down)
    let south = (box.lower.northing / cell).rounded(.down)
    let columns = max(1, (box.upper.easting / cell).rounded(.up) - west)
    let rows = max(1, (box.upper.northing / cell).rounded(.up) - south)
    guard columns * rows <= Double(Self.mostCells) else { throw .tooManyCells(columns * rows) }
    try self.init(origin: Coordinate(easting: west * cell, northing: south * cell), cell: cell, columns: Int(columns), rows: Int(rows))
  }

  /// How many cells there are.
  public var count: Int { columns * rows }

  /// The size of a cell in square kilometres.
  public var squareKilometres: Double { cell * cell / 1e6 }

  /// What the grid covers.
  public var box: Box {
    Box(
      lower: origin,
      upper: Coordinate(easting: origin.easting + Double(columns) * cell, northing: origin.northing + Double(rows) * cell))
  }

  /// The easting of the middles of a column.
  @inlinable
  public func easting(ofColumn column: Int) -> Double { origin.easting + (Double(column) + 0.5) * cell }

  /// The northing of the middles of a row.
  @inlinable
  public func northing(ofRow row: Int) -> Double { origin.northing + (Double(row) + 0.5) * cell }

  /// The middle of a cell.
  public func centre(ofCell number: Int) -> Coordinate {
    Coordinate(easting: easting(ofColumn: number % columns), northing: northing(ofRow: number / columns))
  }

  /// A part of the grid, as a grid of its own.
  ///
  /// - Precondition: Both ranges lie within the grid and are not empty.
  public func part(columns part: Range<Int>, rows partRows: Range<Int>) -> RasterGrid {
    precondition(part.lowerBound >= 0 && part.upperBound <= columns && !part.isEmpty, "columns \(part) of \(columns)")
    precondition(partRows.lowerBound >= 0 && partRows.upperBound <= rows && !partRows.isEmpty, "rows \(partRows) of \(rows)")
    return RasterGrid(of: self, part, partRows)
  }

  private init(of whole: RasterGrid, _ part: Range<Int>, _ partRows: Range<Int>) {
    origin = Coordinate(
      easting: whole.origin.easting + Double(part.lowerBound) * whole.cell,
      northing: whole.origin.northing + Double(partRows.lowerBound) * whole.cell)
    cell = whole.cell
    columns = part.count
    rows = partRows.count
  }
}

/// Why there is no such grid.
public enum RasterGridFault: Error, Hashable, Sendable {
  /// The side of a cell is not above 0, or not finite.
  case cellNotPositive
  /// The place or the size of the grid is not finite, or it has no cell.
  case noExtent
  /// A cell is larger than what the grid is to cover.
  case cellTooLarge
  /// There would be more cells than ``RasterGrid/mostCells``.
  case tooManyCells(Double)
}

extension RasterGridFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .cellNotPositive: "The side of a cell must be above 0 metres and finite."
    case .noExtent: "The grid has no finite extent."
    case .cellTooLarge: "A cell is larger than the area that the grid is to cover."
    case .tooManyCells(let cells):
      "The grid would have \(cells < 1e15 ? String(Int64(cells)) : "more than 10^15") cells and may have \(RasterGrid.mostCells): take larger cells, or a smaller area."
    }
  }
}
