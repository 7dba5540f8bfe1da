import Testing
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords

@Suite("Points of records")
struct PointLocatorTests {
  private func referral(_ place: StatedPlace) throws -> Referral {
    Referral(
      source: RecordOrigin(file: 0, row: 2), person: nil, date: try #require(CalendarDate(text: "2024-01-02")), place: place,
      responsibleBorough: nil, type: nil)
  }

  private func outcomes(_ places: [StatedPlace], _ region: PointLocator.Region) throws -> [PointLocation] {
    PointLocator(postcodes: nil, region: region).locate(try places.map(referral))
  }

  @Test("On the British National Grid, and neither off it nor in its very corner")
  func grid() throws {
    let place = Coordinate(easting: 530_000, northing: 180_000)
    let off = [(0.0, 0.0), (-1, 180_000), (800_000, 5), (.infinity, 5), (.nan, 1)].map { Coordinate(easting: $0.0, northing: $0.1) }
    let found = try outcomes([.grid(place)] + off.map { .grid($0) }, .britishGrid)
    #expect(found[0].coordinate == place && found[0].location.outcome == .inside(area: 0))
    #expect(found.dropFirst().allSatisfy { $0.coordinate == nil && $0.location.outcome == .outside })
    let anywhere = try outcomes([.grid(off[0]), .grid(off[3])], .anywhere)
    #expect(anywhere[0].coordinate == off[0] && anywhere[1].coordinate == nil)
  }

  @Test("What is coarser than a postcode has no point")
  func coarse() throws {
    let found = try outcomes([.none, .named("Newham"), .postcode("E13"), .postcode("E13 8AL"), .postcode("N/A")], .britishGrid)
    #expect(found.allSatisfy { $0.coordinate == nil })
    #expect(found[0].location.outcome == .noLocation(.noPlace))
    #expect(found[1].location.outcome == .ambiguous && found[2].location.outcome == .ambiguous)
    #expect(found[3].location.outcome == .noLocation(.noDirectory))
  }

  @Test("In a region")
  func region() throws {
    var shapes = MultiPolygons()
    shapes.append([[[(0.0, 0.0), (10, 0), (10, 10), (0, 10)].map { Coordinate(easting: $0.0, northing: $0.1) }]])
    let inside = Coordinate(easting: 5, northing: 5)
    let found = try outcomes([.grid(inside), .grid(Coordinate(easting: 11, northing: 5))], .areas(PointInAreaIndex(shapes)))
    #expect(found.map(\.coordinate) == [inside, nil])
  }
}
