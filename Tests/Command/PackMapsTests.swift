import Foundation
import Testing
import WardlightTestSupport

@Suite("The maps of a pack")
struct PackMapsTests {
  private static let water = square("water", west: 0.02, south: 51.50, size: 0.03)
  private static let land = square("land", west: -6, south: 49, size: 8)

  private static func square(_ name: String, west: Double, south: Double, size: Double) -> String {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { "[\(west + size * $0.0),\(south + size * $0.1)]" }
    return """
      {"type":"FeatureCollection","name":"\(name)","features":[{"type":"Feature","properties":{"name":"\(name)"},\
      "geometry":{"type":"Polygon","coordinates":[[\(corners.joined(separator: ","))]]}}]}
      """
  }

  /// The packs of Newham and London from the demo's files, with few permutations and with water and land.
  private func packs() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    let folder = URL(fileURLWithPath: Tool.demo).deletingLastPathComponent().path
    let text = try String(contentsOfFile: Tool.demo, encoding: .utf8).replacing(/file: ([a-z.-]+)/) { "file: \(folder)/\($0.1)" }
    let lines = text.replacing(/permutations: [0-9]+/, with: "permutations: 99")
    _ = try scratch.file("water.geojson", Self.water)
    _ = try scratch.file("land.geojson", Self.land)
    let maps = "\nmaps: {water: {file: water.geojson, credit: Rivers by us}, land: {file: land.geojson, credit: Land by us}}\n"
    let configuration = try scratch.file("wardlight.yaml", lines + maps)
    let outcome = try Tool.run(
      ["pack", "--config", configuration, "--borough", "Newham", "--london", "--no-pictures", "-o", scratch.path("packs")])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return scratch
  }

  @Test("London's pack draws its towns as circles, and the lines into its largest hub apart from those out of it")
  func places() throws {
    let scratch = try packs()
    let page = try String(contentsOfFile: scratch.path("packs/london/index.html"), encoding: .utf8)
    for name in ["flows-hub", "flows-town-circles"] {
      let map = try String(contentsOfFile: scratch.path("packs/london/maps/\(name).svg"), encoding: .utf8)
      #expect(map.contains("Ipswich") && map.contains("Land by us"), "\(name)")
      #expect(page.contains("maps/\(name).svg"))
      #expect(!FileManager.default.fileExists(atPath: scratch.path("packs/newham/maps/\(name).svg")))
    }
    #expect(page.contains("lines into it and lines out of it are apart. That places are linked so does not show that any person went on."))
  }

  @Test("A borough's maps show where it lies; water and land lie around what is shown; a map of hot spots says what it cannot show")
  func surroundings() throws {
    let scratch = try packs()
    func map(_ name: String) throws -> String {
      try String(contentsOfFile: scratch.path("packs/\(name).svg"), encoding: .utf8)
        .replacing(/<\/text>\n<text[^>]*>/, with: " ")
    }
    let wards = try map("newham/maps/wards-count")
    #expect(wards.contains("-inset-1-marked\""), "no locator")
    #expect(wards.contains("-water\"") && wards.contains("Rivers by us"))
    #expect(try !map("london/maps/wards-count").contains("-inset-"), "London lies in nothing wider")
    let forces = try map("london/maps/county-forces-count")
    #expect(forces.contains("-sea\"") && forces.contains("-context\"") && forces.contains("Land by us"))
    let hot = try map("london/maps/wards-hot-spots-counts")
    #expect(hot.contains("Not significant does not mean none"))
    #expect(hot.contains("99 permutations are few"))
    let manifest = try String(contentsOfFile: scratch.path("packs/london/manifest.json"), encoding: .utf8)
    #expect(manifest.contains("water.geojson") && manifest.contains("land.geojson"))
  }
}
