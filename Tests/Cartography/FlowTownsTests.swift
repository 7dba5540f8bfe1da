import Testing
import WardlightGeometry

@testable import WardlightCartography

@Suite struct FlowTownsTests {
  private func towns(_ counts: [Int?]) throws -> FlowTowns {
    FlowTowns(CountySample.everywhere, values: try Sample.counts(counts), title: "Towns, where known")
  }

  @Test func isAsBefore() throws {
    let svg = try CountySample.townMap(try towns([16, 36, 2, 0, 9])).svg()
    #expect(parses(svg))
    try expectGolden(svg, "flows-towns.svg")
  }

  @Test func areasAreProportionalAndProtectedOnesOfOneSize() throws {
    let scene = try CountySample.townMap(try towns([16, 36, 2, 4, 9])).scene()
    let shapes = scene.layer("towns")?.shapes ?? []
    var widths: [String: Double] = [:]
    for shape in shapes { widths[shape.name] = shape.outline.box?.width }
    let (norbury, seaham) = (try #require(widths["town-T-Norbury"]), try #require(widths["town-T-Seaham"]))
    #expect(abs(norbury / seaham - 4.0 / 6) < 0.001)
    #expect(abs((widths["town-T-Southwick"] ?? 0) - (widths["town-T-Westerham"] ?? 1)) < 1e-9)
    #expect(shapes.count == 4)
    #expect(shapes.filter { !$0.style.dashes.isEmpty }.count == 2)
    #expect(!scene.texts.contains { $0.text.hasPrefix("Southwick") && $0.text.contains("2") })
  }

  @Test func theLegendSaysWhatACircleIs() throws {
    let legend = try CountySample.townMap(try towns([16, 36, 2, 0, 9])).scene().legendTexts.joined(separator: " ")
    #expect(legend.contains("A circle's individuals are among those of the line to its area: do not add the two up."))
    #expect(legend.contains("In brackets: number of towns, 5 in all."))
    #expect(legend.contains("Without a known site, not drawn: 1."))
  }

  @Test func aMapOfTownsAloneIsTidy() throws {
    for areas in [CountySample.forces, nil] {
      let scene = try TownMap(
        try towns([160, 36, 2, 0, nil]), over: areas, furniture: try Sample.furniture(title: "Towns"), unit: "individuals"
      ).scene()
      expectTidy(scene, "towns")
      #expect(scene.texts.contains { $0.text == "Norbury 160" })
      #expect(scene.layer("areas") != nil || areas == nil)
    }
    let map = TownMap(try towns([160, 36, 2, 0, 9]), over: CountySample.forces, furniture: try Sample.furniture(title: "Towns"))
    try expectGolden(try map.svg(), "towns.svg")
  }

  @Test func whatCannotBeDrawnIsAnError() throws {
    let short = FlowTowns(CountySample.everywhere, values: try Sample.counts([1, 2]))
    #expect(throws: CartographyError.unaligned(column: "value", values: 2, areas: 5)) { try CountySample.townMap(short).scene() }
    let hexagons = FlowMap(
      origin: Coordinate(easting: 530_000, northing: 180_000), originName: "Newham", destinations: Sample.hexagons(3),
      values: try Sample.counts([1, 2, 3]), furniture: try Sample.furniture())
    #expect(throws: CartographyError.townsOnTiles(kind: "town")) { try hexagons.showing(try towns([1, 2, 3, 4, 5])).scene() }
    #expect(throws: CartographyError.townsOnTiles(kind: "town")) {
      try TownMap(try towns([1, 2, 3, 4, 5]), over: Sample.hexagons(3), furniture: try Sample.furniture()).scene()
    }
    #expect(throws: CartographyError.unknownArea(kind: "borough", code: "E1")) {
      try FlowOrigins(CountySample.boroughs(3), marked: ["E1"])
    }
  }

  @Test func bordersOfOriginsAreDrawnWhereTheyCanBeSeen() throws {
    let boroughs = CountySample.boroughs(24)
    let map = try CountySample.townMap(try towns([16, 36, 2, 0, 9])).showing(try FlowOrigins(boroughs, marked: [boroughs.codes[2]]))
    let scene = try map.scene()
    expectTidy(scene, "origins")
    #expect(scene.layer("origin-areas")?.shapes.count == 24)
    #expect(scene.layer("origin-areas")?.shapes.last?.title == boroughs.names[2])
  }
}
