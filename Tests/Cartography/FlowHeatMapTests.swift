import Testing
import WardlightDisclosure
import WardlightEssentials

@testable import WardlightCartography

@Suite("Heat maps of flows")
struct FlowHeatMapTests {
  private func content(_ rows: [FlowChartSample.Row], _ origins: [String], _ destinations: [String]) throws -> HeatContent {
    try HeatContent(FlowChartSample.heat(rows, origins, destinations))
  }

  @Test("Blocks stand side by side, from the upper left to the lower right, and what is empty last") func blocks() throws {
    let (origins, destinations) = (["A", "B", "C", "D", "E"], ["w", "x", "y", "z", "nil"])
    let rows = origins.prefix(4).flatMap { origin in
      destinations.prefix(4).map { destination -> FlowChartSample.Row in
        let isBlock = (["A", "C"].contains(origin)) == (["w", "z"].contains(destination))
        return (origin, destination, isBlock ? (["A", "C"].contains(origin) ? 60 : 20) : 0)
      }
    }
    let grid = try content(rows, origins, destinations).grid
    // The heavier block first.
    #expect(grid.origins.map(\.name) == ["A", "C", "B", "D", "E"])
    #expect(Set(grid.destinations.map(\.name).prefix(2)) == ["w", "z"] && grid.destinations.last?.name == "nil")
  }

  @Test("The order of rows in a table does not matter, nor the order of places") func invariance() throws {
    let (origins, destinations) = (Array(FlowChartSample.boroughs.prefix(9)), Array(FlowChartSample.forces.prefix(12)))
    let rows = FlowChartSample.rows(origins, destinations, size: 90)
    let svg = try FlowChartSample.heat(rows, origins, destinations).svg()
    #expect(try FlowChartSample.heat(rows.reversed(), origins, destinations).svg() == svg)
    #expect(try FlowChartSample.heat(rows, origins.reversed(), destinations.reversed()).svg() == svg)
  }

  @Test("What protected counts are changes nothing at all") func privacy() throws {
    let (origins, destinations) = (Array(FlowChartSample.boroughs.prefix(9)), Array(FlowChartSample.forces.prefix(12)))
    let rows = FlowChartSample.rows(origins, destinations, size: 90)
    let ones = rows.map { row -> FlowChartSample.Row in (row.from, row.to, row.count.map { (1...4).contains($0) ? 1 : $0 }) }
    let fours = rows.map { row -> FlowChartSample.Row in (row.from, row.to, row.count.map { (1...4).contains($0) ? 4 : $0 }) }
    #expect(rows.contains { ($0.count ?? 0) == 2 || ($0.count ?? 0) == 3 })
    let svg = try FlowChartSample.heat(rows, origins, destinations).svg()
    #expect(try FlowChartSample.heat(ones, origins, destinations).svg() == svg)
    #expect(try FlowChartSample.heat(fours, origins, destinations).svg() == svg)
    #expect(try FlowChartSample.sankey(ones, origins, destinations).svg() == FlowChartSample.sankey(fours, origins, destinations).svg())
  }

  @Test("Zero, protected, missing and withheld are four states; each cell is in one class") func states() throws {
    let rows: [FlowChartSample.Row] = [("A", "x", 0), ("A", "y", 3), ("B", "x", nil), ("B", "y", 12), ("B", "", 40)]
    var chart = try FlowChartSample.heat(rows, ["A", "B"], ["x", "y"])
    let content = try HeatContent(chart)
    #expect(content.cells.count == 6)
    #expect(content.classes.classes.reduce(0) { $0 + $1.members.count } == 6)
    #expect(content.grid.destinations.map(\.name).last == "Unknown")
    let scene = try chart.scene()
    #expect(scene.rows.map(\.name) == ["A to y", "B to y", "B to Unknown"])
    #expect(scene.rows.map(\.value) == ["1–4", "12", "40"])
    let hatches = scene.layers.filter { $0.name.hasPrefix("class-") }.compactMap { $0.shapes.first?.style.hatch?.kind }
    #expect(hatches == [.dots, .crossed])
    #expect(scene.layers.first { $0.name == "counts" }?.texts.map(\.text).sorted() == ["12", "40"])
    // The pair that the table does not have.
    #expect(content.classes.classes.first { $0.kind == .zero }?.members.count == 2)
    chart.unlisted = .missing
    #expect(try HeatContent(chart).classes.classes.first { $0.kind == .missing }?.members.count == 2)
  }

  @Test("Several links of an unknown end say together what they say apart") func unknown() throws {
    #expect(Cell.sum(of: [.count(3), .count(9)]) == .count(12))
    #expect(Cell.sum(of: [.count(8), .interval(lower: 1, upper: 4), .interval(lower: 1, upper: 4)]) == .interval(lower: 10, upper: 16))
    #expect(Cell.sum(of: [.count(8), .withheld]) == .withheld)
    #expect(Cell.sum(of: [.missing]) == .missing)
    let grid = try content([("A", "x", 9), ("A", "", 3), ("A", "", 20)], ["A"], ["x"]).grid
    #expect(grid[0, 1] == .interval(lower: 21, upper: 24))
  }

  @Test("The same places at both sides have one order, and frames where they meet") func square() throws {
    let names = Array(FlowChartSample.boroughs.prefix(8))
    let links = try FlowSample.links(FlowChartSample.rows(names, names, size: 200, unknown: false))
    let places = FlowChartSample.places("borough", names)
    let chart = FlowHeatMap(links: links, origins: places, destinations: places, furniture: try Sample.furniture(title: "Square"))
    let content = try HeatContent(chart)
    #expect(content.grid.origins == content.grid.destinations)
    let scene = try chart.scene()
    #expect(try #require(scene.layers.first { $0.name == "self" }).shapes.count == 16)
    #expect(scene.layers.first { $0.name == "legend" }?.texts.contains { $0.text.contains("dark frame") } == true)
    expectTidy(scene, "square")
  }

  @Test("Totals stand beside their rows and columns, protected ones as such") func totals() throws {
    let rows: [FlowChartSample.Row] = [("A", "x", 9), ("B", "x", 2), ("C", "y", 30)]
    var chart = try FlowChartSample.heat(rows, ["A", "B", "C"], ["x", "y"])
    chart.totals = FlowTotals(
      origins: try ChartSample.column(.counts([9, 2, 30]), "Persons"), destinations: try ChartSample.column(.counts([11, nil]), "Persons"))
    let scene = try chart.scene()
    let texts = try #require(scene.layers.first { $0.name == "totals" }).texts.map(\.text)
    #expect(texts.sorted() == ["11", "1–4", "30", "9", "no data"])
    expectTidy(scene, "totals")
    chart.totals = FlowTotals(origins: try ChartSample.column(.counts([9]), "Persons"), destinations: nil)
    #expect(throws: CartographyError.unalignedRows(column: "persons", values: 1, rows: 3)) { try chart.scene() }
  }

  @Test("33 boroughs by 43 forces have all their names on A4") func whole() throws {
    let rows = FlowChartSample.rows(FlowChartSample.boroughs, FlowChartSample.forces)
    let scene = try FlowChartSample.heat(rows).scene()
    #expect(scene.width == Page.a4Landscape.width)
    let names = Set(try #require(scene.layers.first { $0.name == "names" }).texts.map(\.text))
    #expect(names == Set(FlowChartSample.boroughs + FlowChartSample.forces + ["Unknown"]))
    #expect(scene.layers.first { $0.name == "names" }?.texts.allSatisfy { $0.style.size >= 2 } == true)
    #expect(scene.svg().utf8.count < 150_000)
  }

  @Test("Where not all names have room, some of them stand there and a line says so") func thinned() throws {
    let many = (0..<80).map { "Place \($0)" }
    var chart = try FlowChartSample.heat(FlowChartSample.rows(many, many, unknown: false), many, many)
    chart.page = .a4Landscape
    let scene = try chart.scene()
    expectTidy(scene, "80 × 80")
    #expect(scene.texts.contains { $0.text.hasPrefix("Named: one ") })
    #expect(scene.svg().utf8.count < 400_000)
    let crowd = (0..<400).map { "Place \($0)" }
    #expect(throws: CartographyError.self) { try FlowChartSample.heat([("Place 1", "Place 2", 9)], crowd, crowd).scene() }
  }

  @Test("What cannot be drawn is refused in a sentence; nobody at all is an empty grid") func refused() throws {
    func scene(_ rows: [FlowChartSample.Row]) throws -> Scene { try FlowChartSample.heat(rows, ["A", "B"], ["x", "y"]).scene() }
    #expect(throws: CartographyError.unknownPlace(column: "destination")) { try scene([("A", "Atlantis", 9)]) }
    #expect(throws: CartographyError.repeatedFlow(table: "links", origin: "A", destination: "x")) {
      try scene([("A", "x", 9), ("A", "x", 7)])
    }
    #expect(throws: CartographyError.noColumn(table: "links", column: "persons")) {
      let links = FlowLinks(try FlowSample.table([("A", "x", 9)]), count: "persons")
      let places = FlowChartSample.places("borough", ["A"])
      _ = try FlowHeatMap(links: links, origins: places, destinations: places, furniture: try Sample.furniture()).svg()
    }
    #expect(throws: CartographyError.negativeFlow(column: "count")) {
      let links = try FlowSample.links(from: ["A"], to: ["x"], .figures([-1], decimals: 0))
      _ = try FlowHeatMap(
        links: links, origins: FlowChartSample.places("borough", ["A"]), destinations: FlowChartSample.places("town", ["x"]),
        furniture: try Sample.furniture()
      ).svg()
    }
    #expect(throws: CartographyError.emptyChart(column: "count")) {
      var chart = try FlowChartSample.heat([("A", "x", nil)], ["A", "B"], ["x", "y"])
      chart.unlisted = .missing
      _ = try chart.scene()
    }
    let empty = try scene([])
    expectTidy(empty, "no links")
    #expect(empty.layers.first { $0.name == "legend" }?.texts.contains { $0.text == "0 (4)" } == true)
    #expect(empty.rows.isEmpty)
  }
}
