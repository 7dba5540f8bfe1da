import Testing
import WardlightGeometry

@testable import WardlightCartography

@Suite struct FlowHubTests {
  private static let rows: [(from: String, to: String, count: Int?)] = [
    ("T0", "T1", 31), ("T2", "T1", 6), ("T3", "T1", 2), ("T1", "T2", 8), ("T1", "T4", 11), ("T1", "T5", 3), ("T4", "T0", 26),
    ("T1", "T0", 0),
  ]

  private func map(_ hub: String, style: FlowStyle = .tapered) throws -> FlowMap {
    try FlowSample.map(try FlowSample.links(Self.rows), FlowSample.towns(6), style: style).around(hub)
  }

  @Test func isAsBefore() throws {
    let svg = try map("T1").svg()
    #expect(parses(svg))
    try expectGolden(svg, "flows-hub.svg")
  }

  @Test(arguments: FlowStyle.allCases) func bothDirectionsHaveTheirColourAndTheirLineInTheLegend(style: FlowStyle) throws {
    let scene = try map("T1", style: style).scene()
    expectTidy(scene, "hub, \(style)")
    let colours = Dictionary(
      grouping: (scene.layer("flows")?.shapes ?? []).filter { !$0.title.isEmpty && $0.style.dashes.isEmpty }, by: \.style.fill)
    #expect(colours.count == 2)
    for shapes in colours.values { #expect(Set(shapes.map { $0.title.hasPrefix("T1 to") }).count == 1) }
    let legend = scene.legendTexts.joined(separator: " ")
    for line in [
      "Into T1: 6 TO 31 (2)", "Into T1: 1 TO 4 (1)", "Out of T1: 8 TO 11 (2)", "Out of T1: 1 TO 4 (1)",
      "Neither from nor to T1, not drawn: 26 persons (1)",
    ] {
      #expect(legend.contains(line), "\(line)")
    }
    #expect(scene.legendSum == Self.rows.count)
  }

  @Test func aHubThatNobodyKnowsIsAnError() throws {
    #expect(throws: CartographyError.unknownHub("Atlantis")) { try map("Atlantis").scene() }
  }

  @Test func flowsBothWaysBetweenTwoPlacesLieApart() throws {
    let lines = try map("T1").scene().flowLines.filter { $0.title.hasPrefix("T1 to T2") || $0.title.hasPrefix("T2 to T1") }
    try #require(lines.count == 2)
    var nearest = Double.infinity
    for one in lines[0].polygon { for other in lines[1].polygon { nearest = min(nearest, one.away(from: other)) } }
    #expect(nearest > 0)
  }
}
