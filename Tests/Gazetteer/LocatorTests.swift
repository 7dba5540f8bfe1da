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
    func entry(_ text: String, _ easting: Int32, _ northing: Int32, _ grade: UInt8) throws -> PostcodeEntry {
      PostcodeEntry(postcode: try #require(Postcode(text)).packed, easting: easting * 100, northing: northing * 100, file: 0, grade: grade)
    }
    return PostcodeDirectory([
      try entry("E1 1AA", 500, 500, 10), try entry("E1 1AB", 1_500, 500, 50), try entry("E1 1AC", 510, 500, 10),
      try entry("E1 1AD", 0, 0, 90),
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
        .inside(area: 1), .noLocation(.postcodeWithoutLocation), .noLocation(.unknownPostcode), .noLocation(.pseudoPostcode),
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
    #expect(MemoryLayout<Location>.stride <= 24)
    #expect(inside + nowhere + outside == 7_478)
  }
}
