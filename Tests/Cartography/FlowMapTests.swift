import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

@Suite struct FlowMapTests {
  @Test(arguments: FlowStyle.allCases) func flowsBothWaysAreAsBefore(style: FlowStyle) throws {
    let scale = try FlowScale(personsPerMillimetre: 10)
    let svg = try FlowSample.map(try FlowSample.mixed(), FlowSample.towns(4), style: style, scale: scale).svg()
    #expect(parses(svg))
    try expectGolden(svg, "flows-\(style.rawValue).svg")
  }

  @Test func everyLinkStandsInTheLegendOnce() throws {
    let scene = try FlowSample.map(try FlowSample.mixed(), FlowSample.towns(4)).scene()
    #expect(scene.legendSum == 9)
    let legend = scene.legendTexts.joined(separator: " ")
    for line in [
      "12 TO 40 (3)", "1 TO 4 (1)", "Within one place, not drawn: 90 persons (1)",
      "Origin or destination unknown: 7 persons, and 1 protected flow (2)", "0 (1)", "NO DATA (1)", "number of flows, 9 in all.",
    ] {
      #expect(legend.contains(line), "\(line)")
    }
  }

  @Test func mergedFlowsAreStatedAndProtectedOnesOnlyCounted() throws {
    let rows: [(from: String, to: String, count: Int?)] = [
      ("T0", "T1", 200), ("T0", "T2", 30), ("T0", "T3", 12), ("T0", "T4", 2), ("T0", "T5", 11), ("T0", "T8", 4), ("T0", "T6", 6),
      ("T0", "T9", 5),
    ]
    let (links, towns) = (try FlowSample.links(rows), FlowSample.towns(10))
    let stated = try FlowSample.map(links, towns, merging: .below(20)).scene()
    #expect(stated.legendSum == 8)
    #expect(
      stated.legendTexts.joined(separator: " ").contains("Other, each below 20, not drawn: 34 persons, and 2 protected flows (6)"))
    #expect(stated.flowLines.map(\.title) == ["T0 to T1: 200", "T0 to T2: 30"])
    let byRegion = try FlowSample.map(links, towns, merging: .byRegion(below: 20)).scene()
    #expect(byRegion.legendSum == 8)
    #expect(
      byRegion.flowLines.map(\.title) == [
        "T0 to T1: 200", "T0 to T2: 30", "T0 to Other Region 0: 23", "T0 to Other Region 2: 11 + 1 protected",
      ])
    let largest = try FlowSample.map(links, towns, merging: .keepingLargest(2)).scene()
    #expect(largest.flowLines.map(\.title) == ["T0 to T1: 200", "T0 to T2: 30"])
    #expect(largest.legendSum == 8)
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    var rows: [(from: String, to: String, count: Int?)] = (0..<30).map { ("T\($0 % 7)", "T\(($0 * 5 + 1) % 11)", ($0 * 37) % 90) }
    rows = rows.enumerated().filter { place, row in !rows[..<place].contains { $0.from == row.from && $0.to == row.to } }.map(\.element)
    for merging in [FlowMerging.none, .below(20), .keepingLargest(9), .byRegion(below: 40)] {
      let first = try FlowSample.map(try FlowSample.links(rows), FlowSample.towns(11), merging: merging).svg()
      let second = try FlowSample.map(try FlowSample.links(rows.reversed()), FlowSample.towns(11), merging: merging).svg()
      #expect(first == second, "\(merging)")
    }
  }

  @Test func oneScaleServesASetOfMaps() throws {
    let towns = FlowSample.towns(3)
    let maps = try [400, 90].map { try FlowSample.map(try FlowSample.links([("T0", "T1", $0), ("T1", "T2", 60)]), towns) }
    let scale = try FlowScale.shared(over: maps)
    #expect(scale.personsPerMillimetre == 80)
    let widths = try maps.map { map -> Double in
      let scene = try map.drawn(at: scale).scene()
      #expect(scene.legendTexts.contains("Width: 1 mm = 80 persons"))
      let line = try #require(scene.flowLines.first { $0.title == "T1 to T2: 60" }).polygon
      return line[0].away(from: line[line.count - 1])
    }
    #expect(abs(widths[0] - 0.75) < 1e-9)
    #expect(abs(widths[1] - 0.75) < 1e-9)
    #expect(try FlowScale.shared(over: []).personsPerMillimetre == 1)
    #expect(throws: CartographyError.widthScale(0)) { try FlowScale(personsPerMillimetre: 0) }
    #expect(throws: CartographyError.self) { try FlowScale(personsPerMillimetre: .nan) }
  }

  @Test func manyFlowsToAreasAreTidy() throws {
    let areas = Sample.hexagons(33)
    var rows: [(from: String, to: String, count: Int?)] = []
    for from in 0..<33 {
      for to in 0..<33 { rows.append((areas.codes[from], areas.codes[to], (from * 31 + to * 17) % 97)) }
    }
    let links = try FlowSample.links(rows)
    for style in FlowStyle.allCases {
      for page in style == .tapered ? Page.allCases : [.a4Landscape] {
        let map = FlowMap(
          links: links, origins: .areas(areas), destinations: .areas(areas), furniture: try Sample.furniture(), style: style,
          merging: .keepingLargest(40), setting: MapSetting(page: page))
        let scene = try map.scene()
        expectTidy(scene, "\(style) on \(page)")
        #expect(scene.legendSum == 33 * 33)
      }
    }
  }
}
