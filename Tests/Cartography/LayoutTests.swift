import Foundation
import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

@Suite struct LayoutTests {
  private func counts(_ count: Int) -> [Int?] { (0..<count).map { $0 == 5 ? nil : ($0 * 7) % 23 } }

  private func choropleth(_ areas: Areas, title: String = "Referrals", page: Page? = nil) throws -> ChoroplethMap {
    ChoroplethMap(
      areas: areas, values: try Sample.counts(counts(areas.count)), scheme: .naturalBreaks(4), palette: .blues,
      furniture: try Sample.furniture(title: title), setting: MapSetting(page: page))
  }

  @Test(arguments: [1, 2, 3, 5, 9, 14, 20, 25, 33, 47, 60]) func gridsAreTidyOnEveryPage(count: Int) throws {
    for page in Page.allCases {
      let scene = try choropleth(Sample.hexagons(count), page: page).scene()
      expectTidy(scene, "\(count) areas on \(page)")
      #expect(Self.number(scene) == count)
    }
  }

  /// The legend's counts, which must add up to the number of areas.
  private static func number(_ scene: Scene) -> Int {
    let legend = scene.layers.first { $0.name == "legend" }?.texts.map(\.text) ?? []
    return legend.compactMap { line in line.firstMatch(of: /\((\d+)\)$/).flatMap { Int($0.1) } }.reduce(0, +)
  }

  @Test(arguments: [1, 2, 7, 20, 43]) func flowsAreTidy(count: Int) throws {
    let areas = Sample.hexagons(count)
    let map = FlowMap(
      origin: Coordinate(easting: 531_000, northing: 178_000), originName: "Barking & Dagenham", destinations: areas,
      values: try Sample.counts(counts(count)), furniture: try Sample.furniture())
    let scene = try map.scene()
    expectTidy(scene, "\(count) destinations")
    #expect(Self.number(scene) == count)
  }

  @Test(arguments: [1, 4, 20, 33, 60]) func categoriesAreTidy(count: Int) throws {
    let words: [String?] = (0..<count).map { ["hot", "cold", "no", nil][$0 % 4] }
    let map = CategoryMap(
      areas: Sample.hexagons(count), values: try Sample.released(.words(words, from: .coarse)),
      categories: MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
      furniture: try Sample.furniture(note: "Hexagon map: each hexagon stands for a ward; it is not its boundary."))
    let scene = try map.scene()
    expectTidy(scene, "\(count) categories")
    let legend = scene.layers.first { $0.name == "legend" }?.texts.map(\.text) ?? []
    #expect(legend.contains("Hot spot (95 %) (\((count + 3) / 4))"))
  }

  @Test func longTitlesAreWrapped() throws {
    let title = String(repeating: "Referrals of young people ", count: 16).prefix(400)
    for page in Page.allCases { expectTidy(try choropleth(Sample.hexagons(20), title: String(title), page: page).scene(), "long title") }
    let note = String(repeating: "A remark on how these numbers came about. ", count: 40)
    let map = ChoroplethMap(
      areas: Sample.hexagons(20), values: try Sample.counts(counts(20)), scheme: .quantiles(3), palette: .blues,
      furniture: try Sample.furniture(note: note))
    expectTidy(try map.scene(), "long remark")
    #expect(throws: CartographyError.textTooLong(part: "title")) {
      try choropleth(Sample.hexagons(20), title: String(repeating: "Referrals ", count: 400), page: .a4Landscape).scene()
    }
  }

  @Test func namesOfAnyLettersStayTidyAndValid() throws {
    let names = ["A & B <C> \"D\" 'E'", "Ystrad Ŵen ŷ", "حي الزهور", "Ward\u{0001}", "鼠", ""]
    let scene = try choropleth(Sample.hexagons(6, names: names)).scene()
    expectTidy(scene, "odd names")
    let svg = scene.svg()
    #expect(svg.contains("A &amp; B &lt;C&gt; &quot;D&quot; &#39;E&#39;"))
    #expect(parses(svg))
  }

  @Test func anEmptyLayerIsAnError() throws {
    let map = try choropleth(Sample.hexagons(0))
    #expect(throws: CartographyError.nothingToDraw(layer: "ward")) { try map.svg() }
  }

  @Test func groupsAndContextAreTidy() throws {
    let areas = Sample.hexagons(16)
    let map = ChoroplethMap(
      areas: areas, values: try Sample.counts(counts(16)), scheme: .quantiles(3), palette: .greens, furniture: try Sample.furniture(),
      setting: MapSetting(
        groups: areas.shapes.selecting([0, 5]), groupNames: ["Newham", "Royal Borough of Kensington and Chelsea"],
        context: Sample.hexagons(40).shapes))
    let scene = try map.scene()
    expectTidy(scene, "groups")
    let labels = scene.layers.first { $0.name == "labels" }?.texts.map(\.text) ?? []
    #expect(labels.contains("Newham"))
    #expect(!labels.contains("Bow"))
    #expect(throws: CartographyError.unalignedGroups(names: 1, groups: 2)) {
      try ChoroplethMap(
        areas: areas, values: try Sample.counts(counts(16)), scheme: .quantiles(3), palette: .greens, furniture: try Sample.furniture(),
        setting: MapSetting(groups: areas.shapes.selecting([0, 5]), groupNames: ["Newham"])
      ).svg()
    }
  }
}
