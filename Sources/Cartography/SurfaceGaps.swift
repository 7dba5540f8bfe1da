import WardlightDisclosure
import WardlightGeometry

/// Which cells of a surface belong to the ground that a map shows, so that without a number they are gaps in it.
enum SurfaceGaps {
  /// Cells whose middle lies in a group; without groups all but those without a number from which such cells lead to the border of the grid:
  /// the rectangle around a surface is nothing that a reader should see.
  ///
  /// - Parameter groups: For each cell its group, else −1; empty without groups.
  /// - Complexity: O(cells).
  static func ground(_ surface: Surface, groups: [Int32]) -> [Bool] {
    guard groups.isEmpty else { return groups.map { $0 >= 0 } }
    let grid = surface.grid
    var isGround = Array(repeating: true, count: grid.count)
    var waiting = border(grid).filter { surface.values[$0].isNaN }
    for cell in waiting { isGround[cell] = false }
    while let cell = waiting.popLast() {
      for next in neighbours(cell, grid) where isGround[next] && surface.values[next].isNaN {
        isGround[next] = false
        waiting.append(next)
      }
    }
    return isGround
  }

  private static func border(_ grid: RasterGrid) -> [Int] {
    let last = (grid.rows - 1) * grid.columns
    let sides = (0..<grid.rows).flatMap { [$0 * grid.columns, ($0 + 1) * grid.columns - 1] }
    return (0..<grid.columns).flatMap { [$0, last + $0] } + sides
  }

  private static func neighbours(_ cell: Int, _ grid: RasterGrid) -> [Int] {
    let (row, column) = cell.quotientAndRemainder(dividingBy: grid.columns)
    return [
      column > 0 ? cell - 1 : nil, column < grid.columns - 1 ? cell + 1 : nil, row > 0 ? cell - grid.columns : nil,
      row < grid.rows - 1 ? cell + grid.columns : nil,
    ].compactMap { $0 }
  }
}
