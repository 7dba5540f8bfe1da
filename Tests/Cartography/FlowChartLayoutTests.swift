import Testing
import WardlightDisclosure

@testable import WardlightCartography

@Suite("Charts of flows on paper")
struct FlowChartLayoutTests {
  private let rows = FlowChartSample.rows(FlowChartSample.boroughs, FlowChartSample.forces)

  @Test("Grids are tidy on every page", arguments: Page.allCases) func heat(page: Page) throws {
    for (origins, destinations) in [(1, 1), (1, 43), (33, 1), (5, 5), (12, 20), (33, 43)] {
      let (from, to) = (Array(FlowChartSample.boroughs.prefix(origins)), Array(FlowChartSample.forces.prefix(destinations)))
      let links = FlowChartSample.rows(from, to, size: 300)
      var chart = try FlowChartSample.heat(links, from, to)
      chart.page = page
      expectTidy(try chart.scene(), "\(origins) × \(destinations) on \(page)")
      chart.totals = FlowTotals(
        origins: try ChartSample.column(.counts(from.indices.map { $0 * 377 % 1900 }), "Persons"),
        destinations: try ChartSample.column(.counts(to.indices.map { $0 * 53 % 700 }), "Persons"))
      expectTidy(try chart.scene(), "\(origins) × \(destinations) with totals on \(page)")
    }
  }

  @Test("Ranks are tidy on every page", arguments: Page.allCases) func ranks(page: Page) throws {
    var charts = [try FlowChartSample.publishedTowns(), try FlowChartSample.ranks(["A", "B"], [[5, 9], [12, 6]])]
    if page.height > 200 { charts.append(try FlowChartSample.fourPeriods()) }
    for var chart in charts {
      chart.page = page
      expectTidy(try chart.scene(), "\(chart.names.count) names on \(page)")
    }
  }

  @Test("Bands are tidy on every page", arguments: Page.allCases) func bands(page: Page) throws {
    for (largest, policy) in [(1, Policy.standard), (5, .open), (12, .standard), (12, .open)] {
      var chart = try FlowChartSample.sankey(rows, policy: policy, largest: largest)
      chart.page = page
      expectTidy(try chart.scene(), "\(largest) largest on \(page)")
    }
    var one = try FlowChartSample.sankey(rows.filter { $0.from == "Newham" }, policy: .open)
    one.page = page
    expectTidy(try one.scene(), "one origin on \(page)")
  }

  @Test("Long words leave room or are refused") func longTexts() throws {
    let long = String(repeating: "Llanfairpwllgwyngyll and ", count: 5)
    let names = (0..<6).map { "\(long)\($0)" }
    let links = FlowChartSample.rows(names, names, size: 90)
    for page in Page.allCases {
      var (heat, sankey) = (try FlowChartSample.heat(links, names, names), try FlowChartSample.sankey(links, names, names))
      (heat.page, sankey.page) = (page, page)
      (heat.originTitle, heat.destinationTitle, sankey.originTitle, sankey.destinationTitle) = (long, long, long, long)
      expectTidy(try heat.scene(), "heat map of long names on \(page)")
      expectTidy(try sankey.scene(), "Sankey chart of long names on \(page)")
      var ranks = try FlowChartSample.ranks(names, [[5, 9, 7, 12, 30, 8], [12, 6, 8, 9, 10, 44]])
      ranks.page = page
      expectTidy(try ranks.scene(), "ranks of long names on \(page)")
    }
  }

  @Test("Bands and lines stand out from paper, their kinds from each other in grey") func contrast() {
    for colour in SankeyLook.strong + [RankLook.rise.stroke, RankLook.fall.stroke].compactMap({ $0 }) {
      #expect(colour.contrast(to: Ink.white) >= 2.5, "\(colour.css)")
    }
    for (strong, pale) in zip(SankeyLook.strong, SankeyLook.pale) { #expect(strong.contrast(to: pale) >= 1.5) }
  }

  @Test("The same chart is the same bytes, and no larger than it need be") func same() throws {
    #expect(try FlowChartSample.heat(rows).svg() == FlowChartSample.heat(rows).svg())
    #expect(try FlowChartSample.sankey(rows).svg() == FlowChartSample.sankey(rows.reversed()).svg())
    #expect(try FlowChartSample.sankey(rows).svg().utf8.count < 60_000)
    #expect(try FlowChartSample.fourPeriods().svg().utf8.count < 60_000)
  }

  @Test("Charts of flows are as before") func golden() throws {
    let (origins, destinations) = (Array(FlowChartSample.boroughs.prefix(9)), Array(FlowChartSample.forces.prefix(12)))
    let links = FlowChartSample.rows(origins, destinations, size: 120)
    try expectGolden(try FlowChartSample.heat(links, origins, destinations).svg(), "flow-heat-map.svg")
    try expectGolden(try FlowChartSample.publishedTowns().svg(), "ranks.svg")
    try expectGolden(try FlowChartSample.fourPeriods().svg(), "ranks-protected.svg")
    try expectGolden(try FlowChartSample.sankey(links, origins, destinations, largest: 6).svg(), "sankey.svg")
  }
}
