import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite(.enabled(if: SharedData.isPresent, SharedData.missing)) struct RealJoinTests {
  private func shapes(_ file: String, _ code: String) throws -> MultiPolygons {
    let fields = AreaFields(code: code)
    let source = LayerSource(path: SharedData.path("geodata/lsoa/" + file))
    return try AreaLoader(source: source, fields: fields, geography: Geography(kind: "LSOA", vintage: "2011")).load().areas.shapes
  }

  /// London's LSOAs of 2011 at 100 × 100 places from 503567.5, 155847.25 in steps of 570 and 450 m, none of them on a border.
  ///
  /// GEOS 3.14.1 by shapely 2.2.0, `STRtree(geometry).query(points, predicate="within")` with the areas in order of code: 6,134 places in 3,340 areas;
  /// the digest is h = (31 h + number + 2) mod 2^61 over the places row by row from the south-west, −1 outside.
  @Test func placesFallWhereGEOSPutsThem() throws {
    let places = (0..<10_000).map {
      Coordinate(easting: 503_567.5 + 570 * Double($0 % 100), northing: 155_847.25 + 450 * Double($0 / 100))
    }
    let areas = PointInAreaIndex(try shapes("london_lsoa_2011.shp", "LSOA11CD")).areas(at: places, parallel: Parallel())
    #expect(areas.count { $0 >= 0 } == 6_134)
    #expect(Set(areas.filter { $0 >= 0 }).count == 3_340)
    // In wrapping arithmetic the remainder of 2^61 is the same.
    let digest: UInt64 = areas.reduce(0) { $0 &* 31 &+ UInt64($1 + 2) }
    #expect(digest & (1 << 61 - 1) == 565_332_885_768_205_193)
  }

  /// Each vertex of England and Wales and each middle of an edge is in some area, and in the same one on any number of threads.
  @Test func noVertexIsLost() throws {
    let shapes = try shapes("ew_lsoa_2011_simplified.gpkg", "lsoa11_code")
    let middles = zip(shapes.vertices, shapes.vertices.dropFirst()).map {
      Coordinate(easting: ($0.easting + $1.easting) / 2, northing: ($0.northing + $1.northing) / 2)
    }
    let index = PointInAreaIndex(shapes, parallel: Parallel(threads: 3))
    let found = index.areas(at: shapes.vertices, parallel: Parallel(threads: 1))
    #expect(found.allSatisfy { $0 >= 0 })
    #expect(PointInAreaIndex(shapes, parallel: Parallel(threads: 1)).areas(at: shapes.vertices, parallel: Parallel(threads: 8)) == found)
    let few = stride(from: 0, to: middles.count, by: 97).map { middles[$0] }
    #expect(index.areas(at: few, parallel: Parallel(threads: 2)) == few.map { Int32(index.area(at: $0) ?? -1) })
  }

  /// Two months of events against the LSOA that the police state. The events are snapped to street mid-points, which often lie on borders: about 94 of 100 fall in
  /// the stated LSOA, and all but a few lie within 20 m of it.
  @Test func eventsLieInOrNearTheLSOAThatTheyState() throws {
    let loaded = try AreaLoader(
      source: LayerSource(path: SharedData.path("geodata/lsoa/london_lsoa_2011.shp")), fields: AreaFields(code: "LSOA11CD"),
      geography: Geography(kind: "LSOAs", vintage: "2011")
    ).load().areas
    var events = 0
    var inside = 0
    var elsewhere: [Int: [Coordinate]] = [:]
    let index = PointInAreaIndex(loaded.shapes)
    for (place, code) in try self.events(months: ["2019-01", "2020-06"]) {
      guard let stated = loaded.index(ofCode: code) else { continue }
      events += 1
      if index.area(at: place) == stated { inside += 1 } else { elsewhere[stated, default: []].append(place) }
    }
    let near = elsewhere.reduce(0) { sum, entry in
      let area = PointInAreaIndex(loaded.shapes.selecting([entry.key]))
      return sum + entry.value.count { area.nearestArea(to: $0, within: 20) != nil }
    }
    #expect(events > 8_000)
    #expect(Double(inside) / Double(events) > 0.93)
    #expect(Double(inside + near) / Double(events) >= 0.999, "\(inside) in, \(near) near, of \(events)")
  }

  private func events(months: [String]) throws -> [(Coordinate, String)] {
    let frame = try WorkingFrame()
    return try months.flatMap { month in
      let table = try TableReader(path: SharedData.path("geodata/events/\(month)-met-burglary.csv.gz"))
        .read(fields: ["Longitude", "Latitude", "LSOA code"])
      let columns = try ["Longitude", "Latitude", "LSOA code"].map { try #require(table.column($0)) }
      let rows = (0..<table.rowCount).filter { !columns[0].utf8($0).isEmpty }
      let places = try frame.britishGrid(
        longitudes: rows.map { Double(columns[0][$0]) ?? .nan }, latitudes: rows.map { Double(columns[1][$0]) ?? .nan })
      return zip(places, rows.map { columns[2][$0] }).map { ($0, $1) }
    }
  }
}
