import Foundation
import Wardlight

/// The works, one family a file; what they share stands here.
struct Runner {
  let shared: String
  let points: String
  let parallel: Parallel
  /// How often the work is done; the best counts.
  let repeats: Int
  /// The number of the first made-up publication.
  let first: Int

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
    case .moran: [try latticeMoran(work, permutations: 9_999)]
    case .moranMany: [try latticeMoran(work, permutations: 999_999)]
    case .giStar: [try latticeGiStar(work, permutations: 9_999)]
    case .giStarMany: [try latticeGiStar(work, permutations: 999_999)]
    case .moranInverse: [try inverseDistanceMoran(work)]
    case .giStarInverse: [try inverseDistanceGiStar(work)]
    case .inverseWeights: [try inverseDistanceWeights(work)]
    case .queen: [try queenWeights(work)]
    case .density: [try density()]
    case .scan: [try scan(work)]
    case .growLattice: growthInLattice()
    case .growPermutations: try growthInPermutations()
    case .breaks: [try naturalBreaks(work)]
    case .mapWards: [try map(work, try wardsByPopulation())]
    case .mapEW: [try map(work, try areasBySize())]
    case .simplifyEW: [simplify(work.rawValue, try englandAndWales(), tolerance: 100)]
    case .simplifyWards: [simplify(work.rawValue, try wards(numbers: []).shapes, tolerance: 60)]
    case .growVertices: try growthInVertices()
    case .gravityKept: [try gravity(work, .kept)]
    case .gravityLeftOut: [try gravity(work, .leftOut)]
    case .protectPacks, .protectSeries: [try protection(work, .secondary)]
    case .hideSmallOnly: [try protection(work, .primaryOnly)]
    case .suppress100: [try suppression(work, wards: 100)]
    case .suppress200: [try suppression(work, wards: 200)]
    case .suppress400: [try suppression(work, wards: 400)]
    case .suppress633: [try suppression(work, wards: 633)]
    case .suppress100HiddenZeros: [try suppression(work, wards: 100, zeros: .hidden)]
    case .suppress633HiddenZeros: [try suppression(work, wards: 633, zeros: .hidden)]
    case .printedTable: try printedTable()
    case .calibration: try Calibration(maps: 2_000, parallel: parallel).lines()
    }
  }

  func londonBox() throws -> Box {
    guard let box = try london().box else { throw CocoaError(.fileReadCorruptFile) }
    return box
  }

  func london() throws -> MultiPolygons { try shapes("lsoa/london_lsoa_2011.shp", "LSOA11CD") }
  func englandAndWales() throws -> MultiPolygons { try englandAndWalesAreas().shapes }
  func englandAndWalesAreas() throws -> Areas {
    try areas(
      "lsoa/ew_lsoa_2011_simplified.gpkg", AreaFields(code: "lsoa11_code", name: "lsoa11_name"), Geography(kind: "LSOA", vintage: "2011"))
  }
  func wards(numbers: [String]) throws -> Areas {
    let fields = AreaFields(code: "ward_code", name: "ward_name", numbers: numbers)
    return try areas("wards/london_wards_2018.geojson", fields, Geography(kind: "ward", vintage: "2018"))
  }

  private func shapes(_ file: String, _ code: String) throws -> MultiPolygons {
    try areas(file, AreaFields(code: code), Geography(kind: "LSOA", vintage: "2011")).shapes
  }

  private func areas(_ file: String, _ fields: AreaFields, _ geography: Geography) throws -> Areas {
    try AreaLoader(
      source: LayerSource(path: "\(shared)/geodata/\(file)"), fields: fields, geography: geography, parallel: parallel
    ).load().areas
  }

  func places() throws -> [Coordinate] {
    let numbers = try numbers()
    return (0..<numbers.count / 2).map { Coordinate(easting: numbers[$0 * 2], northing: numbers[$0 * 2 + 1]) }
  }

  /// The 64-bit numbers of `POINTS`.
  func numbers() throws -> [Double] {
    try Data(contentsOf: URL(fileURLWithPath: points)).withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
  }

  func inside(_ areas: [Int32]) -> Int { areas.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }

  func timed<Answer>(_ work: String, _ body: () throws -> Answer, digest: (Answer) -> Int) rethrows -> Line {
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

  func timed(_ work: String, _ body: () throws -> Int) rethrows -> Line { try timed(work, body) { $0 } }
}
