import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightDemonstration

@Suite struct HexagonMapTests {
  private static let places = (0..<40).map { number in
    var random = KeyedRandom(seed: 11, purpose: "places", index: UInt64(number))
    return Coordinate(easting: random.unit() * 20_000, northing: random.unit() * 15_000)
  }

  @Test func cellsHaveTheStatedSize() {
    let map = HexagonMap(places: Self.places, sizes: Self.places.map { _ in 2.5e6 }, cellSize: 2.5e6)
    for area in 0..<map.shapes.count { #expect(abs(map.shapes.size(ofArea: area) - 2.5e6) < 1e-3) }
  }

  @Test func eachPlaceHasACellOfItsOwnInOnePieceWithoutHoles() {
    let map = HexagonMap(places: Self.places, sizes: Self.places.map { _ in 7.5e6 }, cellSize: 7.5e6)
    #expect(Set(map.cells).count == 40)
    #expect(HexagonPieces.count(Set(map.cells)) == 1)
    #expect(HexagonPieces.holes(Set(map.cells)) == 0)
  }

  @Test func neighboursShareTheirCornersToTheLastBit() {
    let grid = TileGrid(.hexagon, origin: Coordinate(easting: 530_001, northing: 179_999), cellSize: 2.5e6)
    let cell = TileGrid.Cell(column: 7, row: -5)
    let own = Set(grid.corners(of: cell))
    for neighbour in grid.neighbours(of: cell) { #expect(own.intersection(grid.corners(of: neighbour)).count == 2) }
  }

  @Test func cornersRunCounterClockwise() {
    let grid = TileGrid(.hexagon, origin: Coordinate(easting: 0, northing: 0), cellSize: 1)
    #expect(RingMeasure.signedArea(grid.corners(of: TileGrid.Cell(column: 0, row: 0))[...]) > 0)
  }

  @Test func theOrderOfPlacesDoesNotMatterForTheOutline() {
    let sizes = Self.places.indices.map { 1e6 * Double($0 + 1) }
    let map = HexagonMap(places: Self.places, sizes: sizes, cellSize: 2.5e6)
    let reversed = HexagonMap(places: Self.places.reversed(), sizes: sizes.reversed(), cellSize: 2.5e6)
    #expect(Set(map.cells) == Set(reversed.cells))
    #expect(map.totalSquaredDistance == reversed.totalSquaredDistance)
  }

  /// The least totals of scipy 1.17.1, `scipy.optimize.linear_sum_assignment`, on the same whole-metre costs.
  @Test(.enabled(if: SharedData.isPresent, "The facts are not here: the real maps are not laid out."))
  func realMapsHaveTheLeastTotalOfScipyAndHoldTogether() throws {
    let figures = try DemoFigures.read(facts: SharedData.folder + "/facts", published: SharedData.folder + "/published")
    let wards = DemoMaker.map(of: figures.wards)
    let forces = DemoMaker.map(of: figures.forces)
    #expect(wards.totalSquaredDistance == 9_926_692_751)
    #expect(forces.totalSquaredDistance == 93_317_925_515)
    for map in [wards, forces] {
      #expect(HexagonPieces.count(Set(map.cells)) == 1)
      #expect(HexagonPieces.holes(Set(map.cells)) == 0)
    }
    let boroughs = Dictionary(grouping: figures.wards.indices) { figures.wards[$0].borough }
    let broken = boroughs.filter { HexagonPieces.count(Set($0.value.map { wards.cells[$0] })) > 1 }.keys.sorted()
    #expect(broken == ["Barking and Dagenham", "Croydon", "Hounslow", "Kingston upon Thames"])
  }
}

/// How cells hang together.
enum HexagonPieces {
  private static let grid = TileGrid(.hexagon, origin: Coordinate(easting: 0, northing: 0), cellSize: 1)

  static func count(_ cells: Set<TileGrid.Cell>) -> Int {
    var left = cells
    var pieces = 0
    while let first = left.popFirst() {
      pieces += 1
      var front = [first]
      while let cell = front.popLast() {
        for next in grid.neighbours(of: cell) where left.remove(next) != nil { front.append(next) }
      }
    }
    return pieces
  }

  /// Pieces of the surroundings but for the one outside.
  static func holes(_ cells: Set<TileGrid.Cell>) -> Int {
    let columns = cells.map(\.column)
    let rows = cells.map(\.row)
    var around: Set<TileGrid.Cell> = []
    for row in ((rows.min() ?? 0) - 2)...((rows.max() ?? 0) + 2) {
      for column in ((columns.min() ?? 0) - 2)...((columns.max() ?? 0) + 2) { around.insert(TileGrid.Cell(column: column, row: row)) }
    }
    return count(around.subtracting(cells)) - 1
  }
}
