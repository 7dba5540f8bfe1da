import Foundation
import Wardlight

/// Points in areas and the reading of tables.
extension Runner {
  /// The index is ready before the clock starts.
  func join(_ work: Work, _ shapes: MultiPolygons, _ places: [Coordinate]) -> Line {
    let index = PointInAreaIndex(shapes, parallel: parallel)
    return timed(work.rawValue) {
      index.areas(at: places, parallel: parallel)
    } digest: {
      inside($0)
    }
  }

  /// The index is built within the clock.
  func joinBuilt(_ work: Work, _ shapes: MultiPolygons, _ places: [Coordinate]) -> Line {
    timed(work.rawValue) {
      PointInAreaIndex(shapes, parallel: parallel).areas(at: places, parallel: parallel)
    } digest: {
      inside($0)
    }
  }

  func growthInPoints() throws -> [Line] {
    let (shapes, places) = (try englandAndWales(), try places())
    let index = PointInAreaIndex(shapes, parallel: parallel)
    return [4, 2, 1].map { part in
      let some = Array(places.prefix(places.count / part))
      return timed("\(some.count) points") {
        index.areas(at: some, parallel: parallel)
      } digest: {
        inside($0)
      }
    }
  }

  /// Points lie around the vertices of the areas that take part.
  func growthInAreas() throws -> [Line] {
    let all = try englandAndWales()
    return [4, 2, 1].map { part in
      let shapes = all.selecting(0..<all.count / part)
      var random = KeyedRandom(seed: 1, purpose: "places")
      let places = (0..<1_000_000).map { _ in
        let vertex = shapes.vertices[random.below(shapes.vertices.count)]
        return Coordinate(easting: vertex.easting + random.unit() * 600 - 300, northing: vertex.northing + random.unit() * 600 - 300)
      }
      return timed("\(shapes.count) areas") {
        PointInAreaIndex(shapes, parallel: parallel).areas(at: places, parallel: parallel)
      } digest: {
        inside($0)
      }
    }
  }

  /// `POINTS` is a table here: all its cells are read, batch by batch.
  func readTable() throws -> Line {
    try timed("read-table") {
      let batches = try TableReader(path: points).batches()
      var rows = 0
      while let table = try batches.next() { rows += table.rowCount }
      return rows
    }
  }

  /// `POINTS` is a table of referrals here.
  func readRecords() throws -> Line {
    try timed("read-records") {
      let stream = ReferralReader.stream([RecordFile(path: points)], key: nil, parallel: parallel)
      var rows = 0
      while let batch = try stream.next() { rows += batch.rowsRead }
      return rows
    }
  }
}
