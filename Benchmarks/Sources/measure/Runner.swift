import Foundation
import Wardlight

struct Runner {
  let shared: String
  let points: String
  let parallel: Parallel
  /// How often the work is done; the best counts.
  let repeats: Int

  func run(_ work: Work) throws -> [Line] {
    switch work {
    case .joinLondon: [join(work, try london(), try places())]
    case .joinLondonBuilt: [joinBuilt(work, try london(), try places())]
    case .joinEW: [join(work, try englandAndWales(), try places())]
    case .joinEWBuilt: [joinBuilt(work, try englandAndWales(), try places())]
    case .readEW: [try timed(work.rawValue) { try englandAndWales().count }]
    case .growPoints: try growthInPoints()
    case .growAreas: try growthInAreas()
    case .readTable: [try readTable()]
    case .readRecords: [try readRecords()]
    }
  }

  /// The index is ready before the clock starts.
  private func join(_ work: Work, _ shapes: MultiPolygons, _ places: [Coordinate]) -> Line {
    let index = PointInAreaIndex(shapes, parallel: parallel)
    return timed(work.rawValue) {
      index.areas(at: places, parallel: parallel)
    } digest: {
      inside($0)
    }
  }

  /// The index is built within the clock.
  private func joinBuilt(_ work: Work, _ shapes: MultiPolygons, _ places: [Coordinate]) -> Line {
    timed(work.rawValue) {
      PointInAreaIndex(shapes, parallel: parallel).areas(at: places, parallel: parallel)
    } digest: {
      inside($0)
    }
  }

  private func growthInPoints() throws -> [Line] {
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
  private func growthInAreas() throws -> [Line] {
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
  private func readTable() throws -> Line {
    try timed("read-table") {
      let batches = try TableReader(path: points).batches()
      var rows = 0
      while let table = try batches.next() { rows += table.rowCount }
      return rows
    }
  }

  /// `POINTS` is a table of referrals here.
  private func readRecords() throws -> Line {
    try timed("read-records") {
      let stream = ReferralReader.stream([RecordFile(path: points)], key: nil, parallel: parallel)
      var rows = 0
      while let batch = try stream.next() { rows += batch.rowsRead }
      return rows
    }
  }

  private func london() throws -> MultiPolygons { try shapes("lsoa/london_lsoa_2011.shp", "LSOA11CD") }
  private func englandAndWales() throws -> MultiPolygons { try shapes("lsoa/ew_lsoa_2011_simplified.gpkg", "lsoa11_code") }

  private func shapes(_ file: String, _ code: String) throws -> MultiPolygons {
    try AreaLoader(
      source: LayerSource(path: "\(shared)/geodata/\(file)"), fields: AreaFields(code: code),
      geography: Geography(kind: "LSOA", vintage: "2011"), parallel: parallel
    ).load().areas.shapes
  }

  private func places() throws -> [Coordinate] {
    try Data(contentsOf: URL(fileURLWithPath: points)).withUnsafeBytes { bytes in
      let numbers = bytes.bindMemory(to: Double.self)
      return (0..<numbers.count / 2).map { Coordinate(easting: numbers[$0 * 2], northing: numbers[$0 * 2 + 1]) }
    }
  }

  private func inside(_ areas: [Int32]) -> Int { areas.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }

  private func timed<Answer>(_ work: String, _ body: () throws -> Answer, digest: (Answer) -> Int) rethrows -> Line {
    var best: Line?
    for _ in 0..<repeats {
      let (start, cpu) = (ContinuousClock.now, clock())
      let answer = try body()
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let line = Line(work: work, seconds: seconds, cpu: Double(clock() - cpu) / Double(CLOCKS_PER_SEC), digest: digest(answer))
      if line.seconds < best?.seconds ?? .infinity { best = line }
    }
    return best ?? Line(work: work, seconds: 0, cpu: 0, digest: 0)
  }

  private func timed(_ work: String, _ body: () throws -> Int) rethrows -> Line { try timed(work, body) { $0 } }
}
