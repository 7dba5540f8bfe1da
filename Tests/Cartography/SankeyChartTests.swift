import Testing
import WardlightDisclosure

@testable import WardlightCartography

@Suite("Sankey charts")
struct SankeyChartTests {
  private func flows(_ chart: SankeyChart) throws -> SankeyFlows { try SankeyContent(chart).flows }

  @Test("Every person is in one band, or between places that are not shown", arguments: [1, 3, 12, 500]) func conserved(largest: Int) throws
  {
    let rows = FlowChartSample.rows(FlowChartSample.boroughs, FlowChartSample.forces)
    let all = rows.reduce(0) { $0 + ($1.count ?? 0) }
    let open = try flows(FlowChartSample.sankey(rows, policy: .open, largest: largest))
    let between = open.between.words("persons").split(separator: " ").first.flatMap { Int($0.replacing(",", with: "")) } ?? 0
    #expect(Int(open.bands.reduce(0) { $0 + $1.value }) + between == all)
    let small = rows.count { (1...4).contains($0.count ?? 0) }
    let hidden = try flows(FlowChartSample.sankey(rows, largest: largest))
    #expect(hidden.hidden == small)
    #expect(hidden.bands.count { $0.isLargest } == min(largest, rows.count { ($0.count ?? 0) > 4 && !$0.to.isEmpty }))
  }

  @Test("Bands have the height of their number, protected ones all the same") func heights() throws {
    let rows: [FlowChartSample.Row] = [("A", "x", 200), ("A", "y", 50), ("B", "x", 100), ("B", "y", 3), ("C", "z", 1)]
    let chart = try FlowChartSample.sankey(rows, ["A", "B", "C"], ["x", "y", "z"], scale: SankeyScale(personsPerMillimetre: 10))
    let scene = try chart.scene()
    expectTidy(scene, "three places")
    let bands = try #require(scene.layers.first { $0.name == "bands" }).shapes.filter { !$0.title.isEmpty }
    func height(_ title: String) -> Double? {
      bands.first { $0.title == title }.map { shape in
        let downs = shape.outline.points.filter { $0.across == shape.outline.points[0].across }.map(\.down)
        return (downs.max() ?? 0) - (downs.min() ?? 0)
      }
    }
    #expect(abs((height("A to x: 200") ?? 0) - 20) < 1e-9)
    #expect(abs((height("B to x: 100") ?? 0) - 10) < 1e-9)
    #expect(abs((height("B to y: 1–4") ?? 0) - SankeyScale.hidden) < 1e-9)
    #expect(abs((height("C to z: 1–4") ?? 0) - SankeyScale.hidden) < 1e-9)
    #expect(bands.first { $0.title == "C to z: 1–4" }?.style.hatch != nil)
    #expect(scene.texts.contains { $0.text.hasPrefix("Height: 1 mm = 10 persons") })
    #expect(scene.rows.first { $0.name == "C to z" }?.mapClass == "protected, not to scale")
  }

  @Test("Places say what begins and ends there, with a sign for what is protected, or what was released") func figures() throws {
    let rows: [FlowChartSample.Row] = [("A", "x", 200), ("A", "y", 3), ("B", "x", 2), ("B", "y", 1), ("C", "", 7)]
    var chart = try FlowChartSample.sankey(rows, ["A", "B", "C"], ["x", "y"], largest: 9)
    func figures(_ ends: [SankeyEnd]) -> [String: String] { Dictionary(uniqueKeysWithValues: ends.map { ($0.name, $0.figure) }) }
    #expect(figures(try flows(chart).origins) == ["A": "200+", "2 other boroughs": "7+"])
    #expect(figures(try flows(chart).destinations) == ["x": "200+", "y": "protected", "Unknown county force": "7"])
    chart.totals = FlowTotals(origins: try ChartSample.column(.counts([190, 4, 7]), "Persons"), destinations: nil)
    #expect(figures(try flows(chart).origins)["A"] == "190")
  }

  @Test("Bands cross less than in the order of sizes") func crossings() throws {
    let rows: [FlowChartSample.Row] = [
      ("A", "x", 90), ("B", "y", 80), ("C", "z", 70), ("A", "z", 10), ("C", "x", 60), ("B", "w", 75), ("D", "w", 65),
    ]
    let flows = try flows(FlowChartSample.sankey(rows, ["A", "B", "C", "D"], ["w", "x", "y", "z"]))
    let crossing = flows.bands.indices.flatMap { one in
      flows.bands.indices.filter { other in
        other > one
          && (flows.bands[one].origin - flows.bands[other].origin) * (flows.bands[one].destination - flows.bands[other].destination) < 0
      }
    }
    #expect(crossing.count <= 1)
  }

  @Test("Unknown ends and merged places stand below the others") func order() throws {
    let flows = try flows(FlowChartSample.sankey(FlowChartSample.rows(FlowChartSample.boroughs, FlowChartSample.forces)))
    #expect(flows.origins.map(\.kind.rawValue) == flows.origins.map(\.kind.rawValue).sorted())
    #expect(flows.destinations.map(\.kind.rawValue) == flows.destinations.map(\.kind.rawValue).sorted())
    #expect(flows.destinations.contains { $0.name == "Unknown county force" })
  }

  @Test("One scale over several charts fits each of them") func shared() throws {
    let rows = FlowChartSample.rows(FlowChartSample.boroughs, FlowChartSample.forces)
    let charts = [try FlowChartSample.sankey(rows), try FlowChartSample.sankey(rows.map { ($0.from, $0.to, $0.count.map { $0 * 7 }) })]
    let scale = try SankeyScale.shared(over: charts)
    for chart in charts { expectTidy(try chart.drawn(at: scale).scene(), "on a shared scale") }
    #expect(try SankeyScale.shared(over: [charts[0]]).personsPerMillimetre < scale.personsPerMillimetre)
    #expect(throws: CartographyError.flowsTooHigh(personsPerMillimetre: 0.5)) {
      try charts[0].drawn(at: SankeyScale(personsPerMillimetre: 0.5)).scene()
    }
    #expect(throws: CartographyError.widthScale(0)) { try SankeyScale(personsPerMillimetre: 0) }
  }

  @Test("All protected is a chart of hatched bands, one from each origin where there are many") func protected() throws {
    let few = try FlowChartSample.sankey([("Newham", "Kent", 3), ("Brent", "Kent", 1), ("Brent", "Dyfed-Powys", 2)])
    let scene = try few.scene()
    expectTidy(scene, "few protected")
    #expect(scene.rows.map(\.value) == ["1–4", "1–4", "1–4"])
    #expect(!scene.texts.contains { $0.text.contains("1 mm") })
    let many = try FlowChartSample.sankey(
      FlowChartSample.rows(FlowChartSample.boroughs, FlowChartSample.forces).map { ($0.from, $0.to, 2) })
    expectTidy(try many.scene(), "all protected")
    #expect(try flows(many).destinations.map(\.name) == ["Protected counts"])
    #expect(try many.scene().rows.first?.value.hasPrefix("1–4 in each of ") == true)
  }

  @Test("What cannot be drawn is refused in a sentence") func refused() throws {
    func scene(_ rows: [FlowChartSample.Row]) throws -> Scene { try FlowChartSample.sankey(rows, ["A", "B"], ["x", "y"]).scene() }
    #expect(throws: CartographyError.unknownPlace(column: "origin")) { try scene([("Atlantis", "x", 9)]) }
    #expect(throws: CartographyError.repeatedFlow(table: "links", origin: "A", destination: "x")) {
      try scene([("A", "x", 9), ("A", "x", 7)])
    }
    #expect(throws: CartographyError.emptyChart(column: "count")) { try scene([]) }
    #expect(throws: CartographyError.emptyChart(column: "count")) { try scene([("A", "x", 0), ("B", "y", nil)]) }
  }
}
