import Testing
import WardlightGeometry

@Suite struct ValuesTests {
  @Test func ringsAreOpenedAndTurned() {
    let clockwise = Array(Patterns.rectangle(0, 0, 10, 10).reversed())
    let shapes = Patterns.shapes([[clockwise + [clockwise[0]], Patterns.rectangle(2, 2, 4, 4)]])
    #expect(shapes.vertices(ofRing: 0).count == 4)
    #expect(RingMeasure.signedArea(shapes.vertices(ofRing: 0)) == 100)
    #expect(RingMeasure.signedArea(shapes.vertices(ofRing: 1)) == -4)
    #expect(shapes.size(ofArea: 0) == 96)
  }

  @Test func aPolygonWithoutOutsideIsLeftOutWithItsHoles() {
    let shapes = Patterns.shapes(
      [[[Patterns.at(0, 0), Patterns.at(1, 1)], Patterns.rectangle(2, 2, 4, 4)], [Patterns.rectangle(0, 0, 3, 3), [Patterns.at(1, 1)]]])
    #expect(shapes.polygons(ofArea: 0).count == 1)
    #expect(shapes.size(ofArea: 0) == 9)
  }

  @Test func centroidsOfPiecesAndHoles() throws {
    let shapes = Patterns.shapes(
      [[Patterns.rectangle(530_000, 180_000, 530_002, 180_002)], [Patterns.rectangle(530_008, 180_000, 530_010, 180_002)]],
      [[Patterns.rectangle(0, 0, 4, 4), Patterns.rectangle(0.5, 0.5, 1.5, 3.5)]], [])
    #expect(shapes.centroid(ofArea: 0) == Patterns.at(530_005, 180_001))
    let pushed = try #require(shapes.centroid(ofArea: 1))
    #expect(abs(pushed.easting - (32 - 3) / 13.0) < 1e-12 && abs(pushed.northing - 2) < 1e-12)
    #expect(shapes.centroid(ofArea: 2) == nil)
    #expect(shapes.box(ofArea: 2) == nil)
  }

  @Test func selectionsKeepTheirAreas() {
    let shapes = Patterns.squares(columns: 3, rows: 1)
    #expect(shapes.selecting([2, 0]).centroid(ofArea: 0) == Patterns.at(40, 8))
    #expect(shapes.selecting([0, 1, 2]) == shapes)
    #expect(shapes.mapping { Patterns.at($0.easting + 1, $0.northing) }.centroid(ofArea: 0) == Patterns.at(9, 8))
  }

  @Test func areasStandInOrderOfCode() throws {
    let areas = Areas(
      geography: Geography(kind: "ward", vintage: "2018"), codes: ["E3", "E1", "E2"], names: ["c", "a", "b"],
      shapes: Patterns.squares(columns: 3, rows: 1), texts: ["t": ["3", nil, "2"]], numbers: ["n": [3, 1, .nan]])
    #expect(areas.codes == ["E1", "E2", "E3"])
    #expect(areas.names == ["a", "b", "c"])
    #expect(areas.texts["t"] == [nil, "2", "3"])
    #expect(areas.numbers["n"]?[2] == 3)
    #expect(areas.shapes.centroid(ofArea: 0) == Patterns.at(24, 8))
    #expect(areas.index(ofCode: "E2") == 1 && areas.index(ofCode: "E4") == nil && areas.index(ofCode: "") == nil)
    #expect(areas.selecting([2, 0]).codes == ["E1", "E3"])
  }

  @Test func boxes() throws {
    let box = try #require(Box(around: Patterns.rectangle(0, 0, 4, 2)))
    #expect(box.width == 4 && box.height == 2 && box.centre == Patterns.at(2, 1))
    #expect(box.contains(Patterns.at(4, 2)) && !box.contains(Patterns.at(4.1, 2)))
    #expect(box.intersects(Box(lower: Patterns.at(4, 2), upper: Patterns.at(5, 5))))
    #expect(!box.intersects(box.expanded(by: -3)) || box.expanded(by: -3).width < 0)
    #expect(Box(around: []) == nil)
  }
}
