import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

/// Input that no map was made for: a correct small map or one clear sentence.
@Suite struct FlowInputTests {
  private let towns = FlowSample.towns(4)

  private func scene(_ rows: [(from: String, to: String, count: Int?)]) throws -> Scene {
    try FlowSample.map(try FlowSample.links(rows), towns).scene()
  }

  @Test func nothingZeroAndProtectedAreMaps() throws {
    let none = try FlowSample.map(try FlowSample.links([]), .areas(Sample.hexagons(4))).scene()
    expectTidy(none, "no flows")
    #expect(none.legendTexts.contains("In brackets: number of flows, 0 in all."))
    let zero = try scene([("T0", "T1", 0), ("T1", "T0", 0)])
    expectTidy(zero, "zeros")
    #expect(zero.legendSum == 2)
    #expect(zero.flowLines.isEmpty)
    let protected = try scene([("T0", "T1", 1), ("T1", "T0", 2), ("T0", "T2", 4)])
    expectTidy(protected, "protected")
    #expect(protected.legendTexts.contains("1 TO 4 (3)"))
    #expect(!protected.legendTexts.contains { $0.contains("1 mm") })
    #expect(protected.layer("flows")?.shapes.count { !$0.style.dashes.isEmpty } == 3)
  }

  @Test func onePlaceHasNoWay() throws {
    let one = FlowPlaces.points(kind: "town", codes: ["A"], names: ["A"], sites: [Coordinate(easting: 1, northing: 2)])
    let scene = try FlowSample.map(try FlowSample.links([("A", "A", 9)]), one).scene()
    expectTidy(scene, "one place")
    #expect(scene.legendTexts.contains("Within one place, not drawn: 9 persons (1)"))
  }

  @Test func placesWithoutASiteAreStated() throws {
    let sites = [Coordinate(easting: 0, northing: 0), Coordinate(easting: 9000, northing: 0), Coordinate(easting: .nan, northing: 0)]
    let places = FlowPlaces.points(kind: "town", codes: ["A", "B", "C"], names: ["A", "B", "C"], sites: sites)
    let scene = try FlowSample.map(try FlowSample.links([("A", "B", 9), ("A", "C", 8)]), places).scene()
    #expect(scene.legendSum == 2)
    #expect(scene.legendTexts.contains("Without a way on the map: 8 persons (1)"))
  }

  @Test func aThousandFlowsAreTidy() throws {
    let rows: [(from: String, to: String, count: Int?)] = (0..<1000).map { ("T\($0 / 32)", "T\($0 % 32 + 32)", 5 + $0 * 7 % 300) }
    let scene = try FlowSample.map(try FlowSample.links(rows), FlowSample.towns(64)).scene()
    expectTidy(scene, "a thousand flows")
    #expect(scene.flowLines.count == 1000)
    #expect(scene.legendSum == 1000)
  }

  @Test func linksThatCannotBeReadAreErrors() throws {
    #expect(throws: CartographyError.unknownPlace(column: "destination")) { try scene([("T0", "Atlantis", 9)]) }
    #expect(throws: CartographyError.repeatedFlow(table: "links", origin: "T0", destination: "T1")) {
      try scene([("T0", "T1", 9), ("T2", "T1", 7), ("T0", "T1", 3)])
    }
    #expect(throws: CartographyError.noColumn(table: "links", column: "persons")) {
      let table = try FlowSample.table([("T0", "T1", 9)])
      _ = try FlowSample.map(FlowLinks(table, count: "persons"), towns).svg()
    }
    #expect(throws: CartographyError.wordsInsteadOfNumbers(column: "destination")) {
      let table = try FlowSample.table([("T0", "T1", 9)])
      _ = try FlowSample.map(FlowLinks(table, count: "destination"), towns).svg()
    }
    #expect(throws: CartographyError.nothingToDraw(layer: "town")) {
      let nowhere = FlowPlaces.points(kind: "town", codes: [], names: [], sites: [])
      _ = try FlowSample.map(try FlowSample.links([]), nowhere).svg()
    }
  }

  @Test func numbersThatAreNoFlowsAreErrorsOrMissing() throws {
    func map(_ values: [Double]) throws -> FlowMap {
      let origins = values.indices.map { "T\($0)" }
      return try FlowSample.map(
        try FlowSample.links(from: origins, to: origins.map { _ in "T3" }, .figures(values, decimals: 1)), towns)
    }
    #expect(throws: CartographyError.negativeFlow(column: "count")) { try map([-1]).svg() }
    #expect(throws: CartographyError.numberTooLarge(column: "count")) { try map([1e12]).svg() }
    let scene = try map([.nan, 2.5]).scene()
    #expect(scene.legendSum == 2)
    #expect(scene.legendTexts.contains("NO DATA (1)"))
    #expect(scene.flowLines.map(\.title) == ["T1 to T3: 2.5"])
  }

  @Test func aNameThatTwoPlacesHaveNeedsACode() throws {
    let sites = (0..<3).map { Coordinate(easting: Double($0) * 9000, northing: 0) }
    let places = FlowPlaces.points(kind: "town", codes: ["1", "2", "3"], names: ["Newport", "Newport", "Ryde"], sites: sites)
    #expect(throws: CartographyError.unknownPlace(column: "origin")) {
      _ = try FlowSample.map(try FlowSample.links([("Newport", "Ryde", 9)]), places).svg()
    }
    let scene = try FlowSample.map(try FlowSample.links([("1", "Ryde", 9)]), places).scene()
    #expect(scene.flowLines.map(\.title) == ["Newport to Ryde: 9"])
    #expect(throws: CartographyError.unaligned(column: "sites of town", values: 1, areas: 3)) {
      let short = FlowPlaces.points(kind: "town", codes: ["1", "2", "3"], names: ["A", "B", "C"], sites: [sites[0]])
      _ = try FlowSample.map(try FlowSample.links([]), short).svg()
    }
  }
}
