import Testing
import WardlightEssentials

@testable import WardlightGeometry

@Suite struct TileLayoutTests {
  /// Rectangles of different sizes in rows, each row a group: wide at the left, narrow at the right.
  private static func patchwork(rows: Int, columns: Int, seed: UInt64, islands: Int = 0) -> (areas: Areas, groups: [Int]) {
    var random = KeyedRandom(seed: seed, purpose: "patchwork")
    let rights = (0..<columns).reduce(into: [0.0]) { rights, _ in
      rights.append(rights[rights.count - 1] + 200 + Double(random.below(1_500)))
    }
    let tops = (0..<rows).reduce(into: [0.0]) { tops, _ in tops.append(tops[tops.count - 1] + 200 + Double(random.below(1_500))) }
    var shapes = MultiPolygons()
    var groups: [Int] = []
    for row in 0..<rows {
      for column in 0..<columns {
        shapes.append([[rectangle(rights[column], tops[row], rights[column + 1], tops[row + 1])]])
        groups.append(row)
      }
    }
    for island in 0..<islands {
      let left = rights[columns] + 4_000 + Double(island) * 4_000
      shapes.append([[rectangle(left, 0, left + 900, 900)]])
      groups.append(rows + island)
    }
    let codes = groups.indices.map { "E\(1_000 + $0)" }
    return (Areas(geography: Geography(kind: "ward", vintage: "2018"), codes: codes, names: codes, shapes: shapes), groups)
  }

  private static func rectangle(_ left: Double, _ bottom: Double, _ right: Double, _ top: Double) -> [Coordinate] {
    [(left, bottom), (right, bottom), (right, top), (left, top)].map { Coordinate(easting: $0.0, northing: $0.1) }
  }

  @Test(arguments: TileShape.allCases, 1...6 as ClosedRange<UInt64>)
  func everyAreaHasExactlyOneCellAndGroupsHoldTogether(shape: TileShape, seed: UInt64) {
    let (areas, groups) = Self.patchwork(rows: 3 + Int(seed) % 3, columns: 5, seed: seed)
    let layout = TileLayout.arrange(areas, groups: groups, shape: shape, rounds: 40)
    #expect(Set(layout.cells).count == areas.count, "seed \(seed)")
    #expect(layout.areas.codes == areas.codes)
    #expect(layout.quality.wholeGroups == layout.quality.groups, "seed \(seed)")
    #expect(layout.groups.count == layout.quality.groups)
    for area in 0..<areas.count {
      #expect(layout.areas.shapes.vertices(ofArea: area).elementsEqual(layout.grid.corners(of: layout.cells[area])))
    }
  }

  @Test(arguments: TileShape.allCases) func theOrderOfRowsDoesNotMatter(shape: TileShape) {
    let (areas, groups) = Self.patchwork(rows: 4, columns: 5, seed: 9)
    let layout = TileLayout.arrange(areas, groups: groups, shape: shape, rounds: 20)
    var order = Array(areas.codes.indices)
    var random = KeyedRandom(seed: 3, purpose: "order of rows")
    order.shuffle(using: &random)
    let shuffled = Areas(
      geography: areas.geography, codes: order.map { areas.codes[$0] }, names: order.map { areas.names[$0] },
      shapes: areas.shapes.selecting(order))
    let other = TileLayout.arrange(shuffled, groups: groups, shape: shape, rounds: 20)
    #expect(other.cells == layout.cells)
    #expect(other.areas.shapes == layout.areas.shapes)
    #expect(TileLayout.arrange(areas, groups: groups, shape: shape, rounds: 20, parallel: Parallel(threads: 1)).cells == layout.cells)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>) func aGridOfSquaresStaysAsItIs(seed: UInt64) {
    let (areas, groups) = Self.patchwork(rows: 4, columns: 4, seed: seed)
    let layout = TileLayout.arrange(areas, groups: groups, shape: .square)
    #expect(layout.quality.neighbourPairs == 24)
    #expect(layout.quality.keptPairs == 24, "seed \(seed)")
    #expect(layout.quality.alignedPairs == 24, "seed \(seed)")
  }

  @Test func islandsStayApartFromTheLand() {
    let (areas, groups) = Self.patchwork(rows: 4, columns: 4, seed: 2, islands: 2)
    let layout = TileLayout.arrange(areas, groups: groups, shape: .hexagon)
    for island in 16..<18 {
      let beside = Set(layout.grid.neighbours(of: layout.cells[island]))
      #expect(beside.isDisjoint(with: layout.cells), "island \(island)")
    }
  }

  @Test(arguments: TileShape.allCases) func improvementNeverKeepsFewerNeighboursThanTheAssignment(shape: TileShape) {
    for seed in 11...14 as ClosedRange<UInt64> {
      let (areas, groups) = Self.patchwork(rows: 5, columns: 6, seed: seed)
      let plain = TileLayout.arrange(areas, groups: groups, shape: shape, rounds: 0).quality
      let better = TileLayout.arrange(areas, groups: groups, shape: shape, rounds: 60).quality
      #expect(better.keptPairs >= plain.keptPairs, "seed \(seed)")
      #expect(better.wholeGroups >= plain.wholeGroups, "seed \(seed)")
    }
  }

  @Test func tilesAreTogetherAsLargeAsTheAreasAndLieAroundTheirMiddle() {
    let (areas, _) = Self.patchwork(rows: 3, columns: 4, seed: 5)
    let layout = TileLayout.arrange(areas, shape: .hexagon, rounds: 10)
    func size(_ shapes: MultiPolygons) -> Double { (0..<shapes.count).reduce(0) { $0 + shapes.size(ofArea: $1) } }
    #expect(abs(size(layout.areas.shapes) / size(areas.shapes) - 1) < 1e-9)
    func middle(_ shapes: MultiPolygons) -> Double { (0..<shapes.count).reduce(0) { $0 + (shapes.centroid(ofArea: $1)?.easting ?? 0) } }
    #expect(abs(middle(layout.areas.shapes) - middle(areas.shapes)) < 1e-3)
  }

  @Test func theGeographySaysWhatIsDrawn() {
    let (areas, _) = Self.patchwork(rows: 2, columns: 2, seed: 5)
    let square = TileLayout.arrange(areas, shape: .square, rounds: 0).areas.geography
    #expect(square == Geography(kind: "ward", vintage: "2018", tiles: .square))
    #expect(square.isTileMap && !square.isHexagonMap)
    #expect(square.remark == "Tile map: each square stands for one area; it is not its boundary.")
    #expect(TileLayout.arrange(areas, shape: .hexagon, rounds: 0).areas.geography.isHexagonMap)
    #expect(areas.geography.remark.isEmpty && !areas.geography.isTileMap)
  }

  @Test(arguments: TileShape.allCases) func fewAreasAndAreasWithoutShapesHaveTiles(shape: TileShape) {
    let none = Areas(geography: Geography(kind: "ward", vintage: ""), codes: [], names: [], shapes: MultiPolygons())
    #expect(TileLayout.arrange(none, shape: shape).cells.isEmpty)
    let one = Self.patchwork(rows: 1, columns: 1, seed: 1).areas
    #expect(TileLayout.arrange(one, shape: shape).cells.count == 1)
    var shapes = Self.patchwork(rows: 1, columns: 3, seed: 1).areas.shapes
    shapes.append([])
    shapes.append([])
    let some = Areas(
      geography: Geography(kind: "ward", vintage: ""), codes: ["a", "b", "c", "d", "e"], names: ["", "", "", "", ""], shapes: shapes)
    #expect(Set(TileLayout.arrange(some, shape: shape).cells).count == 5)
    var empty = MultiPolygons()
    empty.append([])
    empty.append([])
    let nowhere = Areas(geography: Geography(kind: "ward", vintage: ""), codes: ["a", "b"], names: ["", ""], shapes: empty)
    #expect(Set(TileLayout.arrange(nowhere, shape: shape).cells).count == 2)
  }

  @Test func smallAreasFarApartDoNotNeedAGridWithoutEnd() {
    var shapes = MultiPolygons()
    for place in 0..<4 { shapes.append([[Self.rectangle(Double(place) * 300_000, 0, Double(place) * 300_000 + 10, 10)]]) }
    let areas = Areas(
      geography: Geography(kind: "park", vintage: ""), codes: ["a", "b", "c", "d"], names: ["", "", "", ""], shapes: shapes)
    let layout = TileLayout.arrange(areas, shape: .hexagon)
    #expect(Set(layout.cells).count == 4)
    #expect(layout.cells.map { layout.grid.centre(of: $0).easting } == layout.cells.map { layout.grid.centre(of: $0).easting }.sorted())
  }

  @Test func manyAreasAreAssignedInParts() {
    let grid = TileGrid(.square, origin: Coordinate(easting: 0, northing: 0), cellSize: 1)
    let cells = (0..<1_500).map { TileGrid.Cell(column: $0 % 50, row: $0 / 50) }
    let places = cells.map { grid.centre(of: $0) }.map { Coordinate(easting: $0.easting * 1_000 + 3, northing: $0.northing * 1_000 - 2) }
    let wide = TileGrid(.square, origin: Coordinate(easting: 0, northing: 0), cellSize: 1e6)
    #expect(TileAssignment.cells(places, wide, cells) == cells)
  }

  @Test func theSentenceSaysWhatIsKept() {
    let (areas, groups) = Self.patchwork(rows: 4, columns: 4, seed: 1)
    let quality = TileLayout.arrange(areas, groups: groups, shape: .square).quality
    #expect(
      quality.sentence(areas: "wards", groups: "boroughs")
        == "24 of 24 pairs of neighbouring wards (100 %) share a side. All 4 boroughs hold together.")
    #expect(quality.sentence(areas: "wards") == "24 of 24 pairs of neighbouring wards (100 %) share a side.")
  }
}
