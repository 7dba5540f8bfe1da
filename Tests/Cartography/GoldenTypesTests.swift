import Testing
import WardlightCartography
import WardlightGeometry

/// Types of map whose drawings have no suite of their own.
@Suite struct GoldenTypesTests {
  private let counts: [Int?] = [0, 3, 12, 40, nil, 7, 18, 101, 24]

  @Test(arguments: [TileShape.hexagon, .square]) func tilesAreAsBefore(shape: TileShape) throws {
    let layout = TileLayout.arrange(Sample.hexagons(9), groups: [0, 0, 0, 1, 1, 1, 2, 2, 2], shape: shape)
    let map = ChoroplethMap(
      areas: layout.areas, values: try Sample.counts(counts), scheme: .naturalBreaks(3), palette: .oranges,
      furniture: try Sample.furniture(note: layout.areas.geography.remark),
      setting: MapSetting(groups: layout.groups, groupNames: ["North", "Middle", "South"]))
    let svg = try map.svg()
    #expect(svg.contains("Not to scale"))
    try expectGolden(svg, "\(shape)-tiles.svg")
  }

  @Test func graduatedSymbolsAreAsBefore() throws {
    let map = SymbolMap(
      areas: Sample.hexagons(9), values: try Sample.counts(counts), sizing: .graduated(.quantiles(3)), shape: .square,
      furniture: try Sample.furniture())
    try expectGolden(try map.svg(), "graduated.svg")
  }

  @Test func insetsAreAsBefore() throws {
    let wider = Sample.hexagons(25)
    let areas = wider.selecting(Array(0..<9))
    let part = try #require(areas.shapes.selecting([4]).box)
    let map = ChoroplethMap(
      areas: areas, values: try Sample.counts(counts), scheme: .quantiles(3), palette: .blues, furniture: try Sample.furniture(),
      setting: MapSetting(
        context: wider.shapes, water: Water(wider.shapes.selecting([20])), beyond: .sea,
        insets: [.locator(wider.shapes, marked: Array(0..<9), title: "All"), .zoom(part, title: "The middle")]))
    let scene = try map.scene()
    expectTidy(scene, "insets")
    try expectGolden(scene.svg(), "insets.svg")
  }
}
