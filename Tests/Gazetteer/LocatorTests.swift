import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Locating records")
struct LocatorTests {
  /// Two squares of 1 km side by side, from 0, 0.
  private let index: PointInAreaIndex = {
    var shapes = MultiPolygons()
    for left in [0.0, 1_000] {
      let corners = [(left, 0.0), (left + 1_000, 0), (left + 1_000, 1_000), (left, 1_000)]
      shapes.append([[corners.map { Coordinate(easting: $0.0, northing: $0.1) }]])
    }
    return PointInAreaIndex(shapes)
  }()

  private func directory() throws -> PostcodeDirectory {
    PostcodeDirectory([
      try row("E1 1AA", 500, 500), try row("E1 1AB", 1_500, 500, 50), try row("E1 1AC", 510, 500), try row("E1 1AD", 0, 0, 90),
      try row("E2 2AA", 700, 500, terminated: 199_606),
    ])
  }

  private func grid(_ easting: Double, _ northing: Double) -> StatedPlace { .grid(Coordinate(easting: easting, northing: northing)) }

  @Test("Every outcome is found, with its method")
  func outcomes() throws {
    let locator = Locator(index: index, postcodes: try directory(), nearestWithin: 50)
    let places: [StatedPlace] = [
      grid(500, 500), grid(1_500, 500), grid(2_030, 500), grid(2_060, 500), grid(.infinity, .infinity), .none, .postcode("e11aa"),
      .postcode("EI IAB"), .postcode("E1 1AD"), .postcode("E1 1AZ"), .postcode("ZZ99 3VZ"), .postcode("E1 1AA / E1 1AC"),
      .postcode("E1 1AA / E1 1AB"),
    ]
    let located = locator.locate(places)
    #expect(
      located.map(\.outcome) == [
        .inside(area: 0), .inside(area: 1), .nearest(area: 1, metres: 30), .outside, .outside, .noLocation(.noPlace), .inside(area: 0),
        .inside(area: 1), .noLocation(.postcodeWithoutLocation), .noLocation(.unknownPostcode), .noLocation(.noFixedAbode),
        .inside(area: 0),
        .ambiguous,
      ])
    #expect(located.prefix(5).allSatisfy { $0.method == .coordinates && $0.uncertainty.isNaN })
    #expect(located[6].method == .postcode && located[6].uncertainty == 10)
    #expect(located[7].method == .repairedPostcode && located[7].uncertainty == 100)
    #expect(located[8...10].allSatisfy { $0.method == .none && $0.area == nil })
    #expect(located[2].area == 1 && located[12].area == nil)
  }

  @Test("Without a tolerance nothing is nearest, without a directory a postcode is nowhere")
  func withoutHelp() {
    let located = Locator(index: index, postcodes: nil, nearestWithin: 0).locate([grid(2_001, 500), .postcode("E1 1AA")])
    #expect(located.map(\.outcome) == [.outside, .noLocation(.noDirectory)])
  }

  @Test("The number of threads does not matter")
  func threads() throws {
    var random = KeyedRandom(seed: 11, purpose: "places")
    let places = (0..<20_000).map { _ in grid(random.unit() * 2_400 - 200, random.unit() * 1_400 - 200) }
    let locator = Locator(index: index, postcodes: nil, nearestWithin: 100)
    let one = locator.locate(places, parallel: Parallel(threads: 1))
    let many = locator.locate(places, parallel: Parallel(threads: 5))
    #expect(one.map(\.outcome) == many.map(\.outcome))
    #expect(one.filter { $0.area != nil }.count < 20_000)
  }

  @Test("Terminated postcodes, sectors and districts are located, with their confidence and reach")
  func units() throws {
    // Of sector E1 1 two of three live postcodes with a location lie in area 0; of E2 2 only a terminated one is left; E3 3 is shared in halves.
    let directory = PostcodeDirectory([
      try row("E1 1AA", 500, 500), try row("E1 1AB", 1_500, 500), try row("E1 1AC", 510, 500), try row("E1 1AD", 0, 0, 90),
      try row("E1 1AE", 1_600, 500, terminated: 200_001), try row("E1 1AF", 1_600, 500, terminated: 200_001),
      try row("E2 2AA", 1_700, 500, terminated: 199_606), try row("E3 3AA", 400, 500), try row("E3 3AB", 1_400, 500),
      try row("E4 4AA", 3_000, 500), try row("E4 4AB", 3_100, 500), try row("E4 4AC", 900, 500), try row("E5 5AA", 0, 0, 90),
      try row("EC1A 1AA", 600, 500), try row("EC1V 1AA", 610, 500), try row("E62 1AA", 1_100, 1), try row("E6 2AA", 2, 2),
      try row("E6 3AA", 2, 2),
    ])
    let locator = Locator(index: index, postcodes: directory, nearestWithin: 0)
    let texts = ["E2 2AA", "E1 1", "E1", "E11", "E2 2", "E3 3", "E4", "E5 5", "E9", "EC1", "E62", "E6 2", "E", "EZ 2AA"]
    let located = locator.locate(texts.map(StatedPlace.postcode))
    #expect(
      located.map(\.outcome) == [
        .inside(area: 1), .inside(area: 0), .inside(area: 0), .inside(area: 0), .inside(area: 1), .ambiguous, .outside,
        .noLocation(.unknownPart),
        .noLocation(.unknownPart), .inside(area: 0), .inside(area: 1), .inside(area: 0), .noLocation(.partOfPostcode),
        .noLocation(.notAPostcode),
      ])
    #expect(
      located.map(\.method) == [
        .terminatedPostcode, .sector, .district, .sector, .sector, .sector, .district, .none, .none, .district, .district, .sector, .none,
        .none,
      ])
    #expect(abs(located[1].confidence - 2 / 3) < 1e-6 && located[1].uncertainty == 990)
    #expect(located[0].confidence == 1 && located[4].confidence == 1 && located[4].uncertainty == 0)
    #expect(located[5].confidence.isNaN && located[6].confidence.isNaN && located[7].confidence.isNaN)
    let strict = Locator(index: index, postcodes: directory, nearestWithin: 0, minimumConfidence: 0.7).locate([
      .postcode("E1 1"), .postcode("EC1"),
    ])
    #expect(strict.map(\.outcome) == [.ambiguous, .inside(area: 0)])
    let without = Locator(index: index, postcodes: nil, nearestWithin: 0).locate([.postcode("E1 1")])
    #expect(without[0].outcome == .noLocation(.noDirectory))
  }

  @Test("Postcodes of Northern Ireland and the islands are outside Great Britain, whether the directory has them or not")
  func elsewhere() throws {
    let directory = PostcodeDirectory([try row("BT1 1AA", 0, 0, 90)])
    let located = Locator(index: index, postcodes: directory, nearestWithin: 0).locate(
      ["BT1 1AA", "BT9 9AA", "JE2 3AB", "GY1 1AA", "IM1 1AA", "B1 1AA"].map(StatedPlace.postcode))
    #expect(located.map(\.outcome) == Array(repeating: .noLocation(.outsideGreatBritain), count: 5) + [.noLocation(.unknownPostcode)])
  }

  @Test("Named places have the share of the postcodes around them, as counted one by one")
  func namedPlaces() throws {
    let seed: UInt64 = 5
    var random = KeyedRandom(seed: seed, purpose: "towns")
    let rows = (0..<4_000).map { number in
      row(
        UInt64(number + 1) << 18, Int32(random.below(3_000)), Int32(random.below(1_500)), 10,
        terminated: random.below(10) == 0 ? 200_001 : 0)
    }
    let places: [NamedPlace?] = (0..<60).map { number in
      if number % 10 == 0 { return nil }
      return NamedPlace(
        coordinate: Coordinate(easting: random.unit() * 2_000, northing: random.unit() * 1_000),
        uncertainty: number % 7 == 0 ? 0 : random.unit() * 900)
    }
    let locator = Locator(index: index, postcodes: PostcodeDirectory(rows), nearestWithin: 0, minimumConfidence: 0.6)
    let located = locator.locate(places, parallel: Parallel(threads: 3))
    for (place, location) in zip(places, located) {
      guard let place else {
        #expect(location.outcome == .noLocation(.noPlace) && location.method == .none)
        continue
      }
      let near = rows.filter { row in
        let point = Coordinate(easting: Double(row.easting) / 100, northing: Double(row.northing) / 100)
        return row.terminated == 0 && point.squaredDistance(to: place.coordinate) <= place.uncertainty * place.uncertainty
      }
      let area = try #require(index.area(at: place.coordinate))
      let same = near.filter { index.area(at: Coordinate(easting: Double($0.easting) / 100, northing: Double($0.northing) / 100)) == area }
      let share = Double(same.count) / Double(near.count)
      #expect(location.method == .place && location.uncertainty == Double(Float(place.uncertainty)), "seed \(seed)")
      if near.isEmpty {
        #expect(location.area == area && location.confidence.isNaN, "seed \(seed)")
      } else {
        #expect(
          share > 0.6 ? location.area == area && abs(location.confidence - share) < 1e-6 : location.outcome == .ambiguous, "seed \(seed)")
      }
    }
    let bare = Locator(index: index, postcodes: nil, nearestWithin: 0).locate([places[1]])
    #expect(bare[0].area != nil && bare[0].confidence.isNaN)
  }

  @Test("Sectors and districts are the same on any number of threads and in any order of the records")
  func threadsOfUnits() throws {
    var random = KeyedRandom(seed: 23, purpose: "units")
    let letters = Array("ABDEFGHJLN")
    let rows = try (0..<3_000).map { number in
      try row(
        "E\(number % 9 + 1) \(number / 9 % 10)\(letters[number / 90 % 10])\(letters[number / 900 % 10])", Int32(random.below(2_200)),
        Int32(random.below(1_000)))
    }
    let locator = Locator(index: index, postcodes: PostcodeDirectory(rows), nearestWithin: 100, minimumConfidence: 0.3)
    let texts = (0..<20_000).map { _ in "E\(random.below(10))\(random.below(3) == 0 ? "" : " \(random.below(10))")" }
    let places = texts.map(StatedPlace.postcode)
    let one = locator.locate(places, parallel: Parallel(threads: 1))
    let many = locator.locate(places, parallel: Parallel(threads: 6))
    let backwards = locator.locate(places.reversed(), parallel: Parallel(threads: 2))
    #expect(one.map(\.outcome) == many.map(\.outcome) && one.map(\.outcome) == backwards.reversed().map(\.outcome))
    #expect(one.map { "\($0.confidence) \($0.uncertainty)" } == backwards.reversed().map { "\($0.confidence) \($0.uncertainty)" })
    #expect(Set(one.map(\.method)).isSuperset(of: [.sector, .district]))
  }

  @Test("Real events lie in the wards of London", .enabled(if: SharedData.isPresent, SharedData.missing))
  func realEvents() throws {
    let wards = try AreaLoader(
      source: LayerSource(path: SharedData.path("geodata/wards/london_wards_2018.geojson")),
      fields: AreaFields(code: "ward_code", name: "ward_name"),
      geography: Geography(kind: "ward", vintage: "2018")
    ).load().areas
    let columns = try ColumnMap(["date": "Month", "longitude": "Longitude", "latitude": "Latitude"])
    let file = RecordFile(path: SharedData.path("geodata/events/2019-01-met-burglary.csv.gz"), columns: columns)
    let reading = try ReferralReader.read([file], key: nil)
    let located = Locator(index: PointInAreaIndex(wards.shapes), postcodes: nil, nearestWithin: 0).locate(reading.records)
    let inside = located.filter { $0.area != nil }.count
    let nowhere = located.filter { $0.outcome == .noLocation(.noPlace) }.count
    let outside = located.filter { $0.outcome == .outside }.count
    // geopandas 1.2.0, sjoin(predicate="within") after to_crs(27700) of the same month and wards.
    #expect(inside == 7_453)
    #expect(MemoryLayout<Location>.stride <= 20)
    #expect(inside + nowhere + outside == 7_478)
  }
}
