/// Equal squares over a box; the last column and row take the box's far borders in.
struct CellGrid: Sendable {
  let box: Box
  let columns: Int
  let rows: Int
  /// The side of a square in metres.
  let size: Double

  /// About `count` squares over a box, at least 1 and at most about a million.
  init(over box: Box, count: Int) {
    let wanted = Double(min(max(count, 1), 1 << 20))
    let longer = max(box.width, box.height)
    let byArea = (box.width * box.height / wanted).squareRoot()
    let chosen = max(byArea, longer / wanted)
    self.box = box
    size = chosen > 0 && chosen.isFinite ? chosen : 1
    columns = max(1, Int((box.width / size).rounded(.up)))
    rows = max(1, Int((box.height / size).rounded(.up)))
  }

  var count: Int { columns * rows }

  /// The column of an easting; those outside the box count to the nearest one. It never falls as the easting grows.
  @inline(__always)
  func column(_ easting: Double) -> Int {
    Int(min(max((easting - box.lower.easting) / size, 0), Double(columns - 1)))
  }

  /// The row of a northing, as ``column(_:)``.
  @inline(__always)
  func row(_ northing: Double) -> Int {
    Int(min(max((northing - box.lower.northing) / size, 0), Double(rows - 1)))
  }

  @inline(__always)
  func cell(_ column: Int, _ row: Int) -> Int { row * columns + column }

  /// The middle of a cell, which lies in that cell by ``column(_:)`` and ``row(_:)`` too.
  @inline(__always)
  func centre(_ column: Int, _ row: Int) -> Coordinate {
    Coordinate(
      easting: box.lower.easting + (Double(column) + 0.5) * size, northing: box.lower.northing + (Double(row) + 0.5) * size)
  }

  /// Calls `visit` with each cell that the segment touches, and perhaps with a few beside it.
  @inline(__always)
  func forEachCell(from start: Coordinate, to end: Coordinate, _ visit: (Int) -> Void) {
    let across = column(min(start.easting, end.easting))...column(max(start.easting, end.easting))
    let up = row(min(start.northing, end.northing))...row(max(start.northing, end.northing))
    let isShort = across.count <= 2 || up.count <= 2
    for row in up {
      let reach = isShort ? across : columns(ofRow: row, from: start, to: end, among: across)
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
}
