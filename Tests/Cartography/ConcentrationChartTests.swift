import Testing
import WardlightDisclosure

@testable import WardlightCartography

@Suite("Concentration charts")
struct ConcentrationChartTests {
  private func line(_ population: [Double], _ cases: [Double], unit: ConcentrationChart.ShareUnit = .percent) throws -> ConcentrationLine {
    try ConcentrationLine(
      .init(population: try ChartSample.figures(population, "Population"), cases: try ChartSample.figures(cases, "Cases")), unit)
  }

  @Test("Shares are read on straight lines between points, and not in a gap") func reading() throws {
    let line = try line([10, 30, 40, 60, 100], [20, 50, .nan, 70, 100])
    #expect(line.runs.map(\.count) == [3, 2])
    #expect(line.gaps == 1)
    #expect(abs((line.cases(at: 0.2) ?? 0) - 0.35) < 1e-12)
    #expect(abs((line.cases(at: 0.05) ?? 0) - 0.1) < 1e-12)
    #expect(line.cases(at: 0.3) == 0.5)
    #expect(line.cases(at: 0.35) == nil && line.cases(at: 0.5) == nil)
    #expect(line.cases(at: 1) == 1)
  }

  @Test("The curve begins with nothing, unless its first share is withheld") func beginning() throws {
    let run = try line([10, 20, 30], [.nan, 30, 40]).runs
    #expect(run.count == 1 && run[0].map(\.population) == [0.2, 0.3])
    #expect(try line([0, 0.5, 1], [0, 0.6, 1], unit: .fractions).runs[0].count == 3)
  }

  @Test("A sentence reads the curve, and the gaps are told") func sentence() throws {
    let scene = try ChartSample.concentration().scene()
    let words = scene.layers.first { $0.name == "labels" }?.texts.map(\.text).joined(separator: " ") ?? ""
    #expect(words.contains("The most deprived 20 % of residents have 31 % of referrals"))
    #expect(scene.summary.contains("Gaps: 2 shares are not shown."))
    #expect(scene.rows.count == 8)
    #expect(scene.rows[1] == MapRow(name: "Most deprived 20 % of residents", value: "31 % of referrals", mapClass: ""))
    let strokes = try #require(scene.layers.first { $0.name == "curve-0" }).shapes
    #expect(strokes.map(\.outline.points.count) == [4, 3, 2])
    let withheld = try ChartSample.concentration([16, .nan, 42, 50, 60, 69, 77, 85, 92, 100]).scene()
    #expect(!withheld.texts.contains { $0.text.contains("20 % of residents have") })
  }

  @Test("Three curves differ in their dashes and have their names beside them") func curves() throws {
    let scene = try ChartSample.curves().scene()
    let styles = scene.layers.filter { $0.name.hasPrefix("curve-") }.map { $0.shapes[0].style.dashes }
    #expect(Set(styles).count == 3)
    let labels = scene.layers.first { $0.name == "labels" }?.texts.map(\.text) ?? []
    for name in ["Referrals", "Burglaries", "Rescues", "equal shares"] { #expect(labels.contains(name), "\(name)") }
    #expect(!scene.layers.contains { $0.name == "area" })
    #expect(scene.rows.count == 30)
  }

  @Test("What is no curve of cumulative shares is refused") func refused() throws {
    let furniture = try Sample.furniture()
    #expect(throws: CartographyError.noCumulativeShare(column: "cases")) { try line([10, 20], [50, 101]) }
    #expect(throws: CartographyError.noCumulativeShare(column: "population")) { try line([-1, 20], [50, 90]) }
    #expect(throws: CartographyError.fallingShare(column: "cases")) { try line([10, 20, 30], [50, .nan, 40]) }
    #expect(throws: CartographyError.unalignedRows(column: "cases", values: 1, rows: 2)) { try line([10, 20], [50]) }
    #expect(throws: CartographyError.emptyChart(column: "cases")) { try line([10, 20, 30], [.nan, 40, .nan]) }
    #expect(throws: CartographyError.curveCount(0)) { try ConcentrationChart(curves: [], furniture: furniture).scene() }
    #expect(throws: CartographyError.curveCount(4)) {
      let curve = try ChartSample.curves().curves[0]
      return try ConcentrationChart(curves: Array(repeating: curve, count: 4), furniture: furniture).scene()
    }
  }

  @Test("Curves of any shape stay tidy", arguments: [0.02, 0.2, 0.5, 1, 2, 5, 50]) func shapes(exponent: Double) throws {
    let shares = (0...20).map { Double($0) / 20 }
    let cases = shares.map { share in min(1, share / (share + exponent * (1 - share))) }
    var chart = ConcentrationChart(
      population: try ChartSample.figures(shares, "Population", decimals: 6), cases: try ChartSample.figures(cases, "Cases", decimals: 6),
      unit: .fractions, furniture: try Sample.furniture())
    for page in Page.allCases {
      chart.page = page
      let scene = try chart.scene()
      expectTidy(scene, "\(exponent) on \(page)")
      #expect(scene.texts.contains { $0.text.contains("20 %") && $0.text.contains("deprived") }, "\(exponent) on \(page)")
    }
  }
}
