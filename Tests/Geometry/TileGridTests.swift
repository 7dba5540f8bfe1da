import Testing
import WardlightGeometry

@Suite struct TileGridTests {
  @Test(arguments: TileShape.allCases) func tilesHaveTheStatedSizeAndRunCounterClockwise(shape: TileShape) {
    let grid = TileGrid(shape, origin: Coordinate(easting: 530_001, northing: 179_999), cellSize: 2.5e6)
    let corners = grid.corners(of: TileGrid.Cell(column: 3, row: -2))
    #expect(abs(RingMeasure.signedArea(corners[...]) - 2.5e6) < 1e-3)
  }

  @Test(arguments: TileShape.allCases) func neighboursShareASideToTheLastBitAndLieOnePitchAway(shape: TileShape) {
    let grid = TileGrid(shape, origin: Coordinate(easting: 530_001, northing: 179_999), cellSize: 2.5e6)
    let cell = TileGrid.Cell(column: 7, row: -5)
    let own = Set(grid.corners(of: cell))
    for neighbour in grid.neighbours(of: cell) {
      #expect(own.intersection(grid.corners(of: neighbour)).count == 2)
      #expect(abs(grid.centre(of: cell).distance(to: grid.centre(of: neighbour)) - grid.pitch) < 1e-6)
    }
    for neighbour in grid.cornerNeighbours(of: cell) { #expect(own.intersection(grid.corners(of: neighbour)).count == 1) }
    #expect(grid.neighbours(of: cell).count + grid.cornerNeighbours(of: cell).count == (shape == .hexagon ? 6 : 8))
  }

  @Test(arguments: TileShape.allCases) func theOutlineHasACellForEachPlaceAndNoHole(shape: TileShape) {
    let grid = TileGrid(shape, origin: Coordinate(easting: 0, northing: 0), cellSize: 1e6)
    let ring = (0..<24).map { step in
      let corner = grid.centre(of: TileGrid.Cell(column: step % 6 * 2, row: step / 6 * 2))
      return Coordinate(easting: corner.easting, northing: corner.northing)
    }
    let cells = TileOutline(grid: grid, places: ring, sizes: ring.map { _ in 1e6 }).cells
    #expect(cells.count == 24)
    #expect(Set(cells).count == 24)
    let taken = Set(cells)
    for cell in cells {
      for beside in grid.neighbours(of: cell) where !taken.contains(beside) {
        #expect(!grid.neighbours(of: beside).allSatisfy(taken.contains), "a hole at \(beside)")
      }
    }
  }
}
