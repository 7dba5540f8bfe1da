import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry
import WardlightTestSupport

@Suite(.enabled(if: SharedData.isPresent, "maps of London's real wards and boroughs are skipped, because the boundaries are not here"))
struct LondonTests {
  private func boroughs() throws -> Areas {
    try RealAreas.areas("boroughs/london_boroughs_2022.geojson", code: "LAD22CD", name: "LAD22NM", kind: "borough", vintage: "2022").areas
  }

  private func wards() throws -> (areas: Areas, boroughs: [String]) {
    let (areas, rows) = try RealAreas.areas(
      "wards/london_wards_2018.geojson", code: "ward_code", name: "ward_name", kind: "ward", vintage: "2018")
    return (areas, rows.map { $0["borough"] as? String ?? "" })
  }

  private func counts(_ count: Int) -> [Int?] { (0..<count).map { $0 % 31 == 30 ? nil : ($0 * 7919) % 19 } }

  @Test func theBoroughsAreTidyInEveryKindOfMap() throws {
    let areas = try boroughs()
    let values = try Sample.counts(counts(areas.count))
    for page in Page.allCases {
      let choropleth = ChoroplethMap(
        areas: areas, values: values, scheme: .quantiles(4), palette: .purples, furniture: try Sample.furniture(),
        setting: MapSetting(page: page))
      expectTidy(try choropleth.scene(), "choropleth on \(page)")
      let flows = FlowMap(
        origin: Coordinate(easting: 540_000, northing: 183_000), originName: "Newham", destinations: areas, values: values,
        furniture: try Sample.furniture(), setting: MapSetting(page: page))
      expectTidy(try flows.scene(), "flows on \(page)")
      let words = (0..<areas.count).map { $0.isMultiple(of: 3) ? "hot" : "no" }
      let categories = CategoryMap(
        areas: areas, values: try Sample.released(.labels(words)),
        categories: MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
        furniture: try Sample.furniture(), setting: MapSetting(page: page))
      expectTidy(try categories.scene(), "categories on \(page)")
    }
  }

  @Test func theWardsAreSmallAndTidy() throws {
    let (areas, _) = try wards()
    let outlines = try boroughs()
    let map = ChoroplethMap(
      areas: areas, values: try Sample.counts(counts(areas.count)), scheme: .naturalBreaks(4), palette: .blues,
      furniture: try Sample.furniture(), setting: MapSetting(groups: outlines.shapes, groupNames: outlines.names))
    let scene = try map.scene()
    expectTidy(scene, "London")
    let svg = scene.svg()
    #expect(svg.utf8.count < 250_000)
    #expect(svg.matches(of: /<path id="[^"]*-E05/).count == 633)
  }

  @Test(arguments: ["Newham", "Barking and Dagenham", "Camden"]) func everyWardOfABoroughHasItsName(borough: String) throws {
    let (areas, boroughs) = try wards()
    let own = areas.selecting(boroughs.indices.filter { boroughs[$0] == borough })
    let map = ChoroplethMap(
      areas: own, values: try Sample.counts(counts(own.count)), scheme: .naturalBreaks(3), palette: .oranges,
      furniture: try Sample.furniture())
    let scene = try map.scene()
    expectTidy(scene, "\(borough)")
    let written = scene.layers.filter { $0.name == "labels" || $0.name == "key" }.flatMap(\.texts).map(\.text).joined(separator: " ")
    for name in own.names {
      let words = name.split(separator: " ")
      #expect(words.allSatisfy { written.contains($0) }, "\(name) is missing")
    }
  }
}
