/// Equal squares over a box; the last column and row take the box's far borders in.
struct CellGrid: Sendable {
  let box: Box
  let columns: Int
  let rows: Int
  /// The side of a square in metres.
  let size: Double
  /// Squares a metre: to multiply is quicker than to divide.
  private let density: Double

  @inline(__always)
  private init(over box: Box, columns: Int, rows: Int, size: Double, density: Double) {
    (self.box, self.columns, self.rows, self.size, self.density) = (box, columns, rows, size, density)
  }

  /// A cell divided into `parts` columns and as many rows.
  @inline(__always)
  func divided(_ column: Int, _ row: Int, parts: Int) -> CellGrid {
    let corner = Coordinate(easting: box.lower.easting + Double(column) * size, northing: box.lower.northing + Double(row) * size)
    return CellGrid(
      over: Box(lower: corner, upper: corner), columns: parts, rows: parts, size: size / Double(parts), density: density * Double(parts))
  }

  /// About `count` squares over a box, at least 1 and at most about `most`.
  init(over box: Box, count: Int, most: Int = 1 << 20) {
    let wanted = Double(min(max(count, 1), most))
    let longer = max(box.width, box.height)
    let byArea = (box.width * box.height / wanted).squareRoot()
    let chosen = max(byArea, longer / wanted)
    self.box = box
    size = chosen > 0 && chosen.isFinite ? chosen : 1
    density = 1 / size
    columns = max(1, Int((box.width / size).rounded(.up)))
    rows = max(1, Int((box.height / size).rounded(.up)))
  }

  var count: Int { columns * rows }

  /// The column of an easting; those outside the box count to the nearest one. It never falls as the easting grows.
  @inline(__always)
  func column(_ easting: Double) -> Int {
    Int(min(max((easting - box.lower.easting) * density, 0), Double(columns - 1)))
  }

  /// The row of a northing, as ``column(_:)``.
  @inline(__always)
  func row(_ northing: Double) -> Int {
    Int(min(max((northing - box.lower.northing) * density, 0), Double(rows - 1)))
  }

  @inline(__always)
  func cell(_ column: Int, _ row: Int) -> Int { row * columns + column }

  /// The middle of a cell, which lies in that cell by ``column(_:)`` and ``row(_:)`` too.
  @inline(__always)
  func centre(_ column: Int, _ row: Int) -> Coordinate {
    Coordinate(
      easting: box.lower.easting + (Double(column) + 0.5) * size, northing: box.lower.northing + (Double(row) + 0.5) * size)
  }

  /// Calls `visit` with each cell that the segment touches, and perhaps with a few beside it, as far as they lie in these rows.
  @inline(__always)
  func forEachCell(from start: Coordinate, to end: Coordinate, in band: Range<Int>, _ visit: (Int) -> Void) {
    let low = max(row(min(start.northing, end.northing)), band.lowerBound)
    let high = min(row(max(start.northing, end.northing)), band.upperBound - 1)
    guard low <= high else { return }
    let west = column(min(start.easting, end.easting))
    let east = column(max(start.easting, end.easting))
    let isShort = east - west <= 1 || high - low <= 1
    for row in low...high {
      let reach = isShort ? west...east : columns(ofRow: row, from: start, to: end, among: west...east)
      for column in reach { visit(cell(column, row)) }
    }
  }

  /// The columns that a long segment touches within one row, with a margin wider than any rounding error.
  private func columns(ofRow row: Int, from start: Coordinate, to end: Coordinate, among all: ClosedRange<Int>) -> ClosedRange<Int> {
    let bottom = box.lower.northing + Double(row) * size
    let slope = (end.easting - start.easting) / (end.northing - start.northing)
    let one = start.easting + (bottom - start.northing) * slope
    let other = one + size * slope
    let margin = size * 1e-3 + slope.magnitude * size * 1e-3
    let low = max(all.lowerBound, column(min(one, other) - margin))
    let high = min(all.upperBound, column(max(one, other) + margin))
    return low <= high ? low...high : all
  }

  /// Calls `visit` with the row, and with the first column whose centre lies east of the edge, wherever the edge crosses the line of a row's
  /// centres; that column may be one too many.
  @inline(__always)
  func forEachCrossing(from start: Coordinate, to end: Coordinate, in band: Range<Int>, _ visit: (_ column: Int, _ row: Int) -> Void) {
    let low = max(row(min(start.northing, end.northing)), band.lowerBound)
    let high = min(row(max(start.northing, end.northing)), band.upperBound - 1)
    guard low <= high else { return }
    let slope = (end.easting - start.easting) / (end.northing - start.northing)
    for row in low...high {
      let northing = centre(0, row).northing
      guard (start.northing > northing) != (end.northing > northing) else { continue }
      visit(firstColumn(eastOf: start, end, row: row, near: start.easting + (northing - start.northing) * slope), row)
    }
  }

  @inline(__always)
  private func firstColumn(eastOf start: Coordinate, _ end: Coordinate, row: Int, near easting: Double) -> Int {
    let rises = end.northing > start.northing
    var column = column(easting)
    while column > 0, Orientation.isLeft(centre(column - 1, row), from: start, to: end) != rises { column -= 1 }
    while column < columns, Orientation.isLeft(centre(column, row), from: start, to: end) == rises { column += 1 }
    return column
  }

  /// The first row of the first column whose centre lies north of the edge, where the edge crosses the line of that column's centres.
  @inline(__always)
  func firstRow(northOf start: Coordinate, _ end: Coordinate) -> Int? {
    let easting = centre(0, 0).easting
    guard (start.easting > easting) != (end.easting > easting) else { return nil }
    let goesEast = end.easting > start.easting
    let crossing = start.northing + (easting - start.easting) / (end.easting - start.easting) * (end.northing - start.northing)
    var row = row(crossing)
    while row > 0, Orientation.isLeft(centre(0, row - 1), from: start, to: end) == goesEast { row -= 1 }
    while row < rows, Orientation.isLeft(centre(0, row), from: start, to: end) != goesEast { row += 1 }
    return row
  }
}
