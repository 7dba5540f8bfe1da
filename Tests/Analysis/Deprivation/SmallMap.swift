import WardlightAnalysis
import WardlightDisclosure
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// Thirty-six square areas in six rows, most of them in three groups, with a table of an index: what a user's own layer looks like.
struct SmallMap {
  private let scratch: ScratchFolder
  let layer: String
  let index: String

  static let side = 6
  static var codes: [String] { (0..<side * side).map { "A\($0 < 10 ? "0" : "")\($0)" } }
  /// The more to the east the more deprived, a little more to the north.
  static var scores: [Double] { (0..<side * side).map { Double($0 % side * 10 + $0 / side) + 5 } }
  /// Three areas in “Small”, the others in “West” and “East”.
  static func group(_ area: Int) -> String { area < 3 ? "Small" : area % side < 3 ? "West" : "East" }

  /// - Parameters:
  ///   - counts: The cases of each area; empty cells where `nil`.
  ///   - people: The people of each area.
  init(_ scratch: ScratchFolder, counts: [Int?], people: [Int] = [Int](repeating: 1_000, count: 36), scores: [Double] = Self.scores) throws
  {
    self.scratch = scratch
    let features = Self.codes.indices.map { area in
      let (x, y) = (530_000 + 1_000 * (area % Self.side), 180_000 + 1_000 * (area / Self.side))
      let ring = [[x, y], [x + 1_000, y], [x + 1_000, y + 1_000], [x, y + 1_000], [x, y]]
      return
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(Self.codes[area])\",\"name\":\"Area \(area)\",\"borough\":\"\(Self.group(area))\",\"people\":\(people[area]),\"cases\":\(counts[area].map(String.init) ?? "null")},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}}"
    layer = try scratch.file(
      "small.geojson", "{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(features.joined(separator: ",\n"))]}")
    let rows = zip(Self.codes, scores).map { "\($0),\($1)" }
    index = try scratch.file("index.csv", "code,need\n" + rows.joined(separator: "\n") + "\n")
  }

  func request(
    value: String? = "cases", population: String? = "people", group: String? = "borough", part: String? = nil, policy: Policy = .standard,
    permutations: Int = 99
  ) throws -> DeprivationRequest {
    DeprivationRequest(
      layer: FigureLayer(layer: LayerSource(path: layer), code: "code", name: "name", kind: "wards"), value: value, population: population,
      group: group, part: part, index: IndexSource(files: [index], code: "code", measure: "need", title: "Need"),
      neighbours: Neighbourhood(try WeightsRecipe("queen")), inference: InferenceOptions(permutations: permutations, seed: 7),
      policy: policy)
  }
}
