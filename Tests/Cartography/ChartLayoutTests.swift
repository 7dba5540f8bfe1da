import Testing
import WardlightDisclosure
import WardlightTestSupport

@testable import WardlightCartography

@Suite("Charts on paper")
struct ChartLayoutTests {
  @Test("Scatter plots are tidy on every page", arguments: [5, 20, 33, 120, 633]) func scatters(count: Int) throws {
    for form in ScatterPlot.Form.allCases {
      var plot = try ChartSample.scatter(count, form: form)
      for page in Page.allCases {
        plot.page = page
        plot.highlight = page == .square ? .init("Newham", members: (0..<count).map { $0 % 5 == 0 }) : nil
        expectTidy(try plot.scene(), "\(count) as \(form) on \(page)")
      }
    }
  }

  @Test("Curves and intervals are tidy on every page", arguments: Page.allCases) func others(page: Page) throws {
    var (tenths, curves) = (try ChartSample.concentration(), try ChartSample.curves())
    (tenths.page, curves.page) = (page, page)
    expectTidy(try tenths.scene(), "tenths on \(page)")
    expectTidy(try curves.scene(), "curves on \(page)")
    for count in [1, 3, 8, 20] {
      var chart = try ChartSample.intervals(count)
      chart.page = page
      expectTidy(try chart.scene(), "\(count) rows on \(page)")
    }
  }

  @Test("Marks stand out from paper and shade, and texts are dark enough") func contrast() {
    for colour in [ChartLook.mark, ChartLook.other, ChartLook.accent, ChartLook.protected] {
      #expect(colour.contrast(to: Ink.white) >= 3, "\(colour.css)")
      #expect(colour.contrast(to: ChartBands.shade) >= 3, "\(colour.css)")
    }
    #expect(ColourSeparation.closePairs(ScatterBins.colours.map { ($0, nil) }).isEmpty)
  }

  @Test("The same chart is the same bytes") func same() throws {
    #expect(try ChartSample.scatter(120).svg() == ChartSample.scatter(120).svg())
    #expect(try ChartSample.scatter(1_400).svg() == ChartSample.scatter(1_400).svg())
  }

  @Test("Charts are as before") func golden() throws {
    var plot = try ChartSample.scatter(20)
    try expectGolden(try plot.svg(), "scatter-ranks.svg")
    plot.form = .values
    plot.highlight = .init("Newham", members: (0..<20).map { $0 % 4 == 0 })
    try expectGolden(try plot.svg(), "scatter-values.svg")
    var dense = try ChartSample.scatter(1_400, form: .values)
    dense.outliers = 2
    try expectGolden(try dense.svg(), "scatter-hexagons.svg")
    try expectGolden(try ChartSample.concentration().svg(), "concentration.svg")
    try expectGolden(try ChartSample.curves().svg(), "concentration-three.svg")
    try expectGolden(try ChartSample.intervals(8).svg(), "intervals.svg")
  }

  @Test("Papers suit what is drawn, and texts that are too long for a low one get a higher one") func papers() throws {
    #expect(try ChartSample.concentration().scene().height == Page.a4Portrait.height)
    for (rows, page) in [(8, Page.widescreen), (10, .a4Landscape), (17, .a4Portrait)] {
      #expect(try ChartSample.intervals(rows).scene().height == page.height, "\(rows) rows")
    }
    let plain = try ChartSample.intervals(3)
    let sources = (1...20).map { "Source number \($0), Open Government Licence v3.0." }
    let furniture = MapFurniture(
      title: "Rank correlation", subtitle: "2021", legendTitle: "Legend", sources: sources, caveat: "A caveat.",
      created: plain.furniture.created)
    let long = IntervalChart(labels: plain.labels, values: plain.values, lower: plain.lower, upper: plain.upper, furniture: furniture)
    #expect(try long.scene().height == Page.a4Landscape.height)
    expectTidy(try long.scene(), "twenty sources")
  }

  @Test("Long titles leave room or are refused") func longTexts() throws {
    var chart = try ChartSample.intervals(3)
    chart.axis = ChartAxis(String(repeating: "A long name of what is measured ", count: 6), more: "more of it than anybody could wish for")
    for page in Page.allCases {
      chart.page = page
      expectTidy(try chart.scene(), "long axis on \(page)")
    }
    var plot = try ChartSample.scatter(20)
    plot.up = ChartAxis(String(repeating: "Referrals of young people ", count: 6), more: "more referrals of young people than elsewhere")
    plot.across = plot.up
    for page in Page.allCases {
      plot.page = page
      expectTidy(try plot.scene(), "long axes on \(page)")
    }
  }
}
