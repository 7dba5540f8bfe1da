import Testing
import WardlightDisclosure

@testable import WardlightCartography

@Suite("Bands of protected counts in scatter plots")
struct ScatterBandTests {
  /// Five higher counts, so many protected ones, and three zeros.
  private func plot(_ protected: Int) throws -> ScatterPlot {
    let counts: [Int?] = [40, 9, 22, 5, 13] + (0..<protected).map { 1 + $0 % 4 } + [0, 0, 0]
    let scores = counts.indices.map { Double(($0 * 37) % 101) }
    var plot = ScatterPlot(
      values: try ChartSample.column(.counts(counts), "Referrals"), against: try ChartSample.figures(scores, "IMD score", decimals: 1),
      names: counts.indices.map { "Ward \($0)" }, codes: ChartSample.codes(counts.count), outliers: 3, furniture: try Sample.furniture())
    plot.kind = "ward"
    return plot
  }

  private func layer(_ name: String, _ scene: Scene) -> SceneLayer? { scene.layers.first { $0.name == name } }

  private func height(_ shape: SceneShape) -> Double { shape.outline.box?.height ?? 0 }

  private func legend(_ scene: Scene) -> [String] { layer("legend", scene)?.texts.map(\.text) ?? [] }

  @Test("Up to forty are bars, more are ticks on the middle line of a band") func threshold() throws {
    let few = try plot(40).scene()
    #expect(layer("band", few) == nil)
    #expect(try #require(layer("bars", few)).shapes.allSatisfy { height($0) > 20 })
    let many = try plot(41).scene()
    let (band, ticks) = (try #require(layer("band", many)), try #require(layer("bars", many)).shapes)
    let box = try #require(band.shapes.first?.outline.box)
    #expect(ticks.count == 41)
    #expect(ticks.allSatisfy { abs(height($0) - 2.4) < 1e-9 || abs(height($0) - 4.8) < 1e-9 })
    #expect(ticks.allSatisfy { abs(($0.outline.box?.centre.down ?? 0) - box.centre.down) < 1e-9 })
    #expect(ticks.allSatisfy { $0.title.contains(": 1–4 (IMD score") && $0.detail.hasPrefix("6 to 46 by Referrals") })
    #expect(band.texts.map(\.text) == ["1–4 referrals, 41 wards: their ranks are not shown apart"])
    #expect(legend(many).contains("1–4 (41)") && !legend(many).contains { $0.contains("each bar") })
    #expect(legend(few).contains { $0.contains("each bar") })
  }

  @Test("The band reaches over all ranks that they may have, and ticks lie at their own deprivation") func places() throws {
    let plot = try plot(60)
    var bars = plot
    bars.form = .values
    let scene = try plot.scene()
    let (frame, band) = (try #require(scene.frame), try #require(layer("band", scene)?.shapes.first?.outline.box))
    // 68 wards, the ranks 6 to 65 of them protected, on a scale that reaches 2 % beyond the first and the last.
    let unit = frame.height / (67 + 2 * 68 * 0.02)
    #expect(abs(band.height - 59 * unit) < 1e-9)
    #expect(abs(frame.bottom - band.bottom - (3 + 68 * 0.02) * unit) < 1e-9)
    let ticks = try #require(layer("bars", scene)).shapes.map { $0.outline.points[0].across }
    let numbers = try #require(layer("bars", try bars.scene())).shapes.map { $0.outline.points[0].across }
    for (first, second) in zip(ticks.indices, ticks.indices.dropFirst()) {
      #expect((ticks[first] < ticks[second]) == (numbers[first] < numbers[second]))
    }
  }

  @Test("Ticks that stand out are taller, and the legend shows one") func highlight() throws {
    var plot = try plot(60)
    plot.highlight = .init("Newham", members: (0..<68).map { $0 % 6 == 0 })
    let scene = try plot.scene()
    let ticks = try #require(layer("bars", scene)).shapes
    #expect(ticks.count { abs(height($0) - 4.8) < 1e-9 } == (5..<65).count { $0 % 6 == 0 })
    #expect(legend(scene).contains("Newham (12)"))
    #expect(layer("legend", scene)?.shapes.contains { $0.style.stroke == ChartLook.mark && height($0) > 3 } ?? false)
  }

  @Test("Bands are tidy on every page, thin or thick", arguments: Page.allCases) func tidy(page: Page) throws {
    for count in [41, 60, 350] {
      var plot = try plot(count)
      plot.page = page
      expectTidy(try plot.scene(), "\(count) protected on \(page)")
      plot.highlight = .init("Newham", members: (0..<(count + 8)).map { $0 % 5 == 0 })
      expectTidy(try plot.scene(), "\(count) protected, some highlighted, on \(page)")
    }
    var thin = try ChartSample.scatter(1_100)
    thin.page = page
    expectTidy(try thin.scene(), "1,100 on \(page)")
  }

  @Test("A band without room for its words leaves them to the legend") func thin() throws {
    let counts: [Int?] = (0..<41).map { 1 + $0 % 4 } + (0..<1_100).map { 5 + $0 % 300 }
    var plot = ScatterPlot(
      values: try ChartSample.column(.counts(counts), "ASB incidents"),
      against: try ChartSample.figures(counts.indices.map { Double(($0 * 37) % 1_141) }, "IMD score", decimals: 1),
      names: counts.indices.map { "Ward \($0)" }, codes: ChartSample.codes(counts.count), furniture: try Sample.furniture())
    let scene = try plot.scene()
    #expect(layer("band", scene)?.texts.isEmpty ?? false)
    #expect(legend(scene).contains("1–4 (41)"))
    expectTidy(scene, "a thin band")
    plot.highlight = .init("Newham", members: counts.indices.map { $0 < 20 })
    expectTidy(try plot.scene(), "a thin band, highlighted")
  }

  @Test("A band is as before") func golden() throws { try expectGolden(try plot(48).svg(), "scatter-band.svg") }
}
