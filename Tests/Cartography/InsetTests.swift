import Testing
import WardlightGeometry

@testable import WardlightCartography

@Suite struct InsetTests {
  private func scene(_ areas: Areas, _ insets: [Inset], page: Page? = .a4Landscape) throws -> Scene {
    try ChoroplethMap(
      areas: areas, values: try Sample.counts((0..<areas.count).map { $0 % 7 }), scheme: .naturalBreaks(3), palette: .blues,
      furniture: try Sample.furniture(), setting: MapSetting(insets: insets, page: page)
    ).scene()
  }

  private func box(_ scene: Scene, _ name: String) throws -> SheetBox {
    try #require(scene.layers.first { $0.name == name }?.shapes.first?.outline.box)
  }

  /// A full square leaves no corner free; the map has to give way, and yields as little as it can.
  @Test func aMapThatFillsItsFrameGivesWay() throws {
    var square = MultiPolygons()
    let corners = [(0.0, 0.0), (13_500, 0), (13_500, 10_000), (0, 10_000)].map { Coordinate(easting: $0.0, northing: $0.1) }
    square.append([[corners]])
    let areas = Areas(geography: Geography(kind: "ward", vintage: "2018"), codes: ["E1"], names: ["One"], shapes: square)
    let without = try scene(areas, [])
    let with = try scene(areas, [.locator(square, marked: [0], title: "Here"), .locator(square, title: "Here again")])
    expectTidy(with, "a square")
    let (smaller, larger) = (try box(with, "class-0"), try box(without, "class-0"))
    #expect(smaller.width <= larger.width)
    #expect(with.texts.map(\.text).contains("Here again"))
  }

  @Test func aZoomIsLettered() throws {
    let areas = Sample.hexagons(25)
    let part = try #require(areas.shapes.selecting([12]).box)
    let scene = try scene(areas, [.zoom(part, title: "The middle"), .zoom(part, title: "The middle again")])
    expectTidy(scene, "zooms")
    let texts = scene.texts.map(\.text)
    #expect(texts.filter { $0 == "A" }.count == 2)
    #expect(texts.filter { $0 == "B" }.count == 2)
    #expect(texts.contains { $0.hasSuffix(" m") || $0.hasSuffix(" km") })
    let names = scene.layers.filter { $0.name.hasPrefix("inset") }.flatMap(\.shapes).map(\.name)
    #expect(names.joined().isEmpty, "identifiers would stand twice")
  }

  /// A zoom is much larger than the map, for otherwise it would show nothing new.
  @Test func aZoomIsLarger() throws {
    let areas = Sample.hexagons(100)
    let part = try #require(areas.shapes.selecting([44, 45, 54]).box)
    let scene = try scene(areas, [.zoom(part, title: "Three")])
    let mark = try box(scene, "inset-marks")
    let inset = try box(scene, "inset-1-paper")
    #expect(inset.width > 1.6 * mark.width)
  }

  @Test func anEmptyInsetIsNamed() throws {
    #expect(throws: CartographyError.emptyInset(title: "Nowhere")) {
      try scene(Sample.hexagons(4), [.locator(MultiPolygons(), title: "Nowhere")])
    }
    let whole = try #require(Sample.hexagons(4).shapes.box)
    let seven = (0...6).map { Inset.zoom(whole, title: "\($0)") }
    #expect(throws: CartographyError.noRoomForInset(title: "6")) { try scene(Sample.hexagons(4), seven) }
  }

  @Test func theCoverOfADrawingIsThatOfItsShapes() {
    let frame = SheetBox(left: 10, top: 20, width: 50, height: 40)
    let shape = SceneShape(Outline(SheetBox(left: 20, top: 30, width: 10, height: 5)), ShapeStyle(fill: Ink.text))
    let mask = CoverMask([shape], in: frame)
    #expect(!mask.isFree(SheetBox(left: 25, top: 32, width: 1, height: 1)))
    #expect(!mask.isFree(frame))
    #expect(mask.isFree(SheetBox(left: 10, top: 20, width: 9.5, height: 40)))
    #expect(mask.isFree(SheetBox(left: 20, top: 37, width: 40, height: 23)))
  }
}
