import Testing
import WardlightGeometry

@Suite struct LabelPointTests {
  @Test func theMiddleOfASquare() throws {
    let label = try #require(Patterns.squares(columns: 1, rows: 1).labelPoint(ofArea: 0, precision: 0.01))
    #expect(label.place == Patterns.at(8, 8))
    #expect(label.distanceToBorder == 8)
  }

  /// In an L the largest circle touches the two outer sides and the inner corner: r = √2·(10 − r) with arms of 10 gives r = 20 − 10√2.
  @Test func theCornerOfAnL() throws {
    let corners = [(0, 0), (40, 0), (40, 10), (10, 10), (10, 40), (0, 40)].map { Patterns.at($0.0, $0.1) }
    let label = try #require(Patterns.shapes([[corners]]).labelPoint(ofArea: 0, precision: 0.001))
    let radius = 20 - 10 * 2.0.squareRoot()
    #expect(abs(label.distanceToBorder - radius) <= 0.001)
    #expect(abs(label.place.easting - radius) < 0.05 && abs(label.place.northing - radius) < 0.05)
  }

  @Test func holesPushTheLabelAside() throws {
    let shapes = Patterns.shapes([[Patterns.rectangle(0, 0, 30, 10), Patterns.rectangle(12, 2, 18, 8)]])
    let label = try #require(shapes.labelPoint(ofArea: 0, precision: 0.01))
    #expect(abs(label.distanceToBorder - 5) <= 0.01)
    #expect(label.place.easting < 12 || label.place.easting > 18)
  }

  @Test func theLargestPieceHasTheLabel() throws {
    let shapes = Patterns.shapes([
      [Patterns.rectangle(0, 0, 4, 4)], [Patterns.rectangle(100, 0, 110, 10)], [Patterns.rectangle(200, 0, 300, 2)],
    ])
    let label = try #require(shapes.labelPoint(ofArea: 0, precision: 0.1))
    #expect(label.place == Patterns.at(105, 5))
  }

  @Test func anAreaWithoutInsideHasNone() {
    let line = [Patterns.at(0, 0), Patterns.at(5, 5), Patterns.at(10, 10)]
    #expect(Patterns.shapes([[line]]).labelPoint(ofArea: 0, precision: 1) == nil)
    #expect(Patterns.shapes([]).labelPoint(ofArea: 0, precision: 1) == nil)
  }
}
