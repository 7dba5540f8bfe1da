import Testing
import WardlightGeometry
import WardlightSpatialStatistics

@Suite struct WeightsTests {
  @Test func rowsAreSortedAndDistinct() {
    let weights = Weights(neighbours: [[2, 1, 2], [0], [0], []])
    #expect(weights.count == 4)
    #expect(Array(weights.neighbours(of: 0)) == [1, 2])
    #expect(weights.islands == [3])
  }

  @Test func queenFromShapes() {
    var shapes = MultiPolygons()
    for (west, south) in [(0.0, 0.0), (10, 0), (10, 10), (50, 50)] {
      shapes.append([
        [
          [
            Coordinate(easting: west, northing: south), Coordinate(easting: west + 10, northing: south),
            Coordinate(easting: west + 10, northing: south + 10), Coordinate(easting: west, northing: south + 10),
          ]
        ]
      ])
    }
    let weights = Weights.contiguity(.queen, of: shapes)
    #expect((0..<4).map { weights.neighbours(of: $0).map { Int($0) } } == [[1, 2], [0, 2], [0, 1], []])
    #expect(weights.islands == [3])
  }
}
