import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@Suite struct PointInAreaIndexTests {
  @Test func everyPlaceOfAPartitionIsInTheAreaJustNorthEast() {
    let index = PointInAreaIndex(Patterns.squares(columns: 4, rows: 3))
    for row in 0..<24 {
      for column in 0..<32 {
        let place = Patterns.at(Double(column) * 2, Double(row) * 2)
        #expect(index.area(at: place) == row / 8 * 4 + column / 8)
      }
    }
  }

  @Test func theOuterBorderBelongsToTheLowestAreaThatHasIt() {
    let index = PointInAreaIndex(Patterns.squares(columns: 2, rows: 2))
    #expect(index.area(at: Patterns.at(32, 8)) == 1)
    #expect(index.area(at: Patterns.at(32, 16)) == 1)
    #expect(index.area(at: Patterns.at(32, 32)) == 3)
    #expect(index.area(at: Patterns.at(16, 32)) == 2)
    #expect(index.area(at: Patterns.at(0, 0)) == 0)
    #expect(index.area(at: Patterns.at(32.000001, 8)) == nil)
  }

  /// The rule as it is stated: a hair to the east, and a hair of that to the north.
  @Test(arguments: [1, 2, 3] as [UInt64]) func verticesAndMiddlesOfBentBordersFollowTheRule(seed: UInt64) {
    let shapes = Patterns.bent(columns: 4, rows: 4, bends: 5, seed: seed).mapping {
      Patterns.at($0.easting.rounded(), $0.northing.rounded())
    }
    let index = PointInAreaIndex(shapes)
    for (start, end) in Patterns.edges(of: shapes) {
      for place in [start, Box(lower: start, upper: end).centre]
      where place.easting > 0 && place.northing > 0 && place.easting < 256 && place.northing < 256 {
        let beside = Patterns.at(place.easting + 1e-6, place.northing + 1e-10)
        #expect(index.area(at: place) == Patterns.bruteForce(beside, in: shapes), "seed \(seed)")
      }
    }
  }

  /// Places a rounding error away from slanted borders, with large coordinates: exactly one of two triangles has each.
  @Test func aSlantedBorderLosesNoPlace() {
    let (a, b) = (Patterns.at(530_000.1, 180_000.7), Patterns.at(530_777.3, 180_123.9))
    let shapes = Patterns.shapes([[[a, b, Patterns.at(530_300, 181_000)]]], [[[a, Patterns.at(530_300, 179_000), b]]])
    let index = PointInAreaIndex(shapes)
    for step in 1..<2_000 {
      let share = Double(step) / 2_000
      let place = Patterns.at(a.easting + share * (b.easting - a.easting), a.northing + share * (b.northing - a.northing))
      #expect(index.area(at: place) != nil)
    }
  }

  @Test func holesAreOutsideAndIslandsInside() {
    let ring = [Patterns.rectangle(0, 0, 10, 10), Patterns.rectangle(3, 3, 7, 7)]
    let index = PointInAreaIndex(Patterns.shapes([ring, [Patterns.rectangle(4, 4, 5, 5)]], [[Patterns.rectangle(20, 0, 30, 10)]]))
    #expect(index.area(at: Patterns.at(1, 1)) == 0)
    #expect(index.area(at: Patterns.at(3.5, 3.5)) == nil)
    #expect(index.area(at: Patterns.at(4.5, 4.5)) == 0)
    #expect(index.area(at: Patterns.at(15, 5)) == nil)
    #expect(index.area(at: Patterns.at(25, 5)) == 1)
  }

  @Test func whereAreasOverlapTheLowestHasThePlace() {
    let index = PointInAreaIndex(Patterns.shapes([[Patterns.rectangle(5, 5, 15, 15)]], [[Patterns.rectangle(0, 0, 10, 10)]]))
    #expect(index.area(at: Patterns.at(7, 7)) == 0)
    #expect(index.area(at: Patterns.at(2, 2)) == 1)
    #expect(index.area(at: Patterns.at(12, 12)) == 0)
  }

  @Test func nothingIsFoundInNothing() {
    let index = PointInAreaIndex(MultiPolygons())
    #expect(index.area(at: Patterns.at(0, 0)) == nil)
    #expect(index.nearestArea(to: Patterns.at(0, 0), within: .infinity) == nil)
    #expect(PointInAreaIndex(Patterns.squares(columns: 1, rows: 1)).area(at: Patterns.at(.nan, 1)) == nil)
  }

  @Test func theNearestAreaIsTheOneOfBruteForce() {
    let shapes = Patterns.shapes(
      [[Patterns.rectangle(0, 0, 10, 10)]], [[Patterns.rectangle(30, 0, 40, 10)]], [[Patterns.rectangle(0, 200, 5, 500)]])
    let index = PointInAreaIndex(shapes)
    #expect(index.nearestArea(to: Patterns.at(20, 5), within: 10)?.area == 0, "equally near: the lowest")
    #expect(index.nearestArea(to: Patterns.at(20, 5), within: 9.99) == nil)
    #expect(index.nearestArea(to: Patterns.at(35, 5), within: 0)?.distance == 0)
    let corner = index.nearestArea(to: Patterns.at(43, 14), within: 100)
    #expect(corner?.area == 1 && corner?.distance == 5)
    #expect(index.nearestArea(to: Patterns.at(-995, 350), within: 1_000)?.area == 2)
    var random = KeyedRandom(seed: 7, purpose: "places")
    for _ in 0..<300 {
      let place = Patterns.at(random.unit() * 300 - 100, random.unit() * 700 - 100)
      let expected = Patterns.edges(of: shapes).map { distance(place, $0.0, $0.1) }.min()
      let found = index.nearestArea(to: place, within: 1_000)
      if index.area(at: place) == nil { #expect(found?.distance == expected) } else { #expect(found?.distance == 0) }
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "London's wards of 2018 are not beside the package: the index is not compared on them."))
  func londonsWardsAgreeWithBruteForceOnAnyNumberOfThreads() throws {
    let shapes = RealWards.all.shapes
    #expect(shapes.count == 633)
    let box = try #require(shapes.box)
    var random = KeyedRandom(seed: 11, purpose: "places")
    let places = (0..<6_000).map { _ in
      Patterns.at(box.lower.easting + random.unit() * box.width, box.lower.northing + random.unit() * box.height)
    }
    let index = PointInAreaIndex(shapes)
    let found = index.areas(at: places, parallel: Parallel(threads: 1))
    #expect(index.areas(at: places, parallel: Parallel(threads: 8)) == found)
    let boxes = (0..<shapes.count).map { shapes.box(ofArea: $0) }
    for (place, area) in zip(places, found).prefix(1_500) {
      let candidates = boxes.indices.filter { boxes[$0]?.contains(place) == true }
      let expected = Patterns.bruteForce(place, in: shapes.selecting(candidates)).map { Int32(candidates[$0]) } ?? -1
      #expect(area == expected)
    }
  }

  private func distance(_ place: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    let square = a.squaredDistance(to: b)
    let dot = (place.easting - a.easting) * (b.easting - a.easting) + (place.northing - a.northing) * (b.northing - a.northing)
    let share = min(max(dot / square, 0), 1)
    return place.distance(
      to: Patterns.at(a.easting + share * (b.easting - a.easting), a.northing + share * (b.northing - a.northing)))
  }
}
