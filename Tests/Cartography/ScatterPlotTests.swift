import Testing
import WardlightDisclosure
import WardlightTestSupport

@testable import WardlightCartography

@Suite("Scatter plots")
struct ScatterPlotTests {
  private func plot(
    _ counts: [Int?], _ scores: [Double], form: ScatterPlot.Form = .ranks, across: ChartAxis.Order = .rising, policy: Policy = .standard
  ) throws -> ScatterPlot {
    ScatterPlot(
      values: try ChartSample.column(.counts(counts), "Referrals", policy: policy), against: try ChartSample.figures(scores, "Score"),
      names: counts.indices.map { "Ward \($0)" }, codes: ChartSample.codes(counts.count), form: form,
      across: ChartAxis("Score", more: "more deprived", order: across), outliers: 2, furniture: try Sample.furniture())
  }

  private func points(_ plot: ScatterPlot) -> ScatterPoints {
    ScatterPoints(plot.values.content, plot.against.content, plot.across.order, plot.up.order)
  }

  @Test("Ranks are mid-ranks of the released cells, and protected counts share one range") func ranks() throws {
    let found = points(try plot([0, 3, 1, 9, 9, 5, 0], [1, 2, 3, 4, 5, 6, 7])).points
    #expect(found.map(\.upRank.middle) == [1.5, 3.5, 3.5, 6.5, 6.5, 5, 1.5])
    #expect(found.map(\.look) == [.zero, .protected, .protected, .exact, .exact, .exact, .zero])
    #expect(found[1].upRank == RankSpan(low: 3, high: 4))
    #expect(found.map(\.acrossRank) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test("Mid-ranks agree with counting by hand, for any ties", arguments: 1...20) func midRanks(seed: Int) throws {
    let numbers = (0..<40).map { Double(($0 * seed * 7919 + seed) % 11) }
    let ranks = RankSpan.all(numbers.map { ($0, $0) })
    for (place, number) in numbers.enumerated() {
      let (below, equal) = (numbers.count { $0 < number }, numbers.count { $0 == number })
      #expect(ranks[place].middle == Double(below) + (Double(equal) + 1) / 2, "seed \(seed)")
    }
  }

  @Test("A protected count is a bar over all that it may be, never a dot") func protected() throws {
    let counts: [Int?] = [0, 3, 12, 7, 1]
    for form in ScatterPlot.Form.allCases {
      let scene = try plot(counts, [1, 2, 3, 4, 5], form: form).scene()
      let bars = try #require(scene.layers.first { $0.name == "bars" }).shapes
      #expect(bars.map(\.title) == ["Ward 1: 1–4 (Score 2.00)", "Ward 4: 1–4 (Score 5.00)"])
      let dots = scene.layers.filter { $0.name == "points" || $0.name == "highlight" }.flatMap(\.shapes).map(\.title)
      #expect(!dots.contains { $0.contains("1–4") })
      #expect(!scene.svg().contains("Ward 1: 3"))
    }
    let bar = try #require(try plot(counts, [1, 2, 3, 4, 5], form: .values).scene().layers.first { $0.name == "bars" }?.shapes.first)
    let open = try plot([0, 1, 12, 7, 4], [1, 2, 3, 4, 5], form: .values, policy: .open).scene()
    let dots = open.layers.filter { $0.name == "points" || $0.name == "highlight" }.flatMap(\.shapes)
    let ends = try ["Ward 4: 4 (Score 5.00)", "Ward 1: 1 (Score 2.00)"].map { title in
      try #require(dots.first { $0.title == title }?.outline.box).centre.down
    }
    #expect(zip(bar.outline.points.map(\.down), ends).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("The areas farthest from equal ranks are named on both sides, ties by code") func named() throws {
    let counts: [Int?] = [50, 10, 20, 30, 40, 5]
    #expect(try plot(counts, [1, 2, 3, 4, 5, 6]).namedAreas() == [0, 5])
    var some = try plot(counts, [1, 2, 3, 4, 5, 6])
    some.highlight = .init("Newham", members: [false, true, true, false, false, true])
    #expect(try some.namedAreas() == [5])
    some.outliers = 0
    #expect(try some.namedAreas().isEmpty)
    #expect(try plot([9, 9, 9], [1, 2, 3]).namedAreas() == [0, 2])
  }

  @Test("Where some areas stand out the others have no name and no number") func background() throws {
    for form in [ScatterPlot.Form.ranks, .values] {
      var plot = try plot([50, 10, 2, 0, 40, 3], [1, 2, 3, 4, 5, 6], form: form)
      #expect(try plot.scene().layers.flatMap(\.shapes).count { !$0.title.isEmpty } == 6, "\(form)")
      plot.highlight = .init("Newham", members: [false, true, true, false, false, false])
      let titled = try plot.scene().layers.flatMap(\.shapes).filter { !$0.title.isEmpty || !$0.name.isEmpty || !$0.detail.isEmpty }
      #expect(titled.count == 2)
    }
  }

  @Test("Where smaller numbers are more, ranks and scales are turned round") func falling() throws {
    let rising = try plot([9, 7, 8, 5], [40, 20, 30, 10])
    let falling = try plot([9, 7, 8, 5], [1, 3, 2, 4], across: .falling)
    #expect(points(rising).points.map(\.acrossRank) == points(falling).points.map(\.acrossRank))
    #expect(points(rising).fifths == points(falling).fifths)
    let numbers = try plot([9, 7, 8, 5], [1, 3, 2, 4], form: .values, across: .falling).scene()
    let below = try #require(numbers.layers.first { $0.name == "axes" }).texts.filter { $0.anchor == .middle }.map(\.text)
    #expect(below.first == "4.0" && below.last == "1.0")
  }

  @Test("Fifths are those by which areas are parted elsewhere: equal scores in the more deprived one") func fifths() throws {
    let found = points(try plot([9, 9, 9, 9, 9, 9, 9, 9, 9, 9], [1, 2, 3, 4, 5, 6, 7, 9, 9, 9])).fifths
    #expect(found == [5, 5, 4, 4, 3, 3, 2, 1, 1, 1])
  }

  @Test("Areas that are withheld or without data are counted, not drawn") func left() throws {
    let scene = try plot([9, nil, 7, 8], [1, 2, .nan, 4]).scene()
    #expect(scene.rows.count == 2)
    #expect(scene.layers.first { $0.name == "legend" }?.texts.contains { $0.text.contains("Not drawn: 2 without data.") } ?? false)
    #expect(scene.summary.contains("Not drawn: 2 without data."))
  }

  @Test("Each mark says its name, both numbers and both ranks, and so does the table") func words() throws {
    let scene = try ChartSample.scatter(20).scene()
    let row = try #require(scene.rows.first { $0.name == "Bow" })
    #expect(row.value == "5 (IMD average score 13.0)" || row.value.hasPrefix("1–4") || row.value.hasSuffix(")"))
    #expect(row.mapClass.contains(", of 18"))
    #expect(scene.svg().contains("aria-roledescription=\"chart\""))
    #expect(MapPage.table(of: scene).contains("<th scope=\"col\">Ranks</th>"))
    #expect(MapPage.words(of: scene).contains("The chart in words"))
    #expect(MapPage([scene]).html().contains("The table behind the chart"))
    #expect(scene.summary.contains("in rank by Referrals than by IMD average score"))
  }

  @Test("Expected values are a line where they depend on the score alone, else a stroke each") func expected() throws {
    var plot = try plot([9, 7, 8, 5], [1, 2, 3, 4], form: .values)
    plot.expected = try ChartSample.figures([5, 6, 7, 8], "Expected")
    let guide = try #require(try plot.scene().layers.first { $0.name == "guide" })
    #expect(guide.shapes.count == 1 && guide.shapes[0].outline.points.count == 4)
    plot.expected = try ChartSample.figures([5, 8, 7, 8], "Expected")
    #expect(try #require(try plot.scene().layers.first { $0.name == "guide" }).shapes.count == 4)
  }

  @Test("Thousands of areas are hexagons in a small file") func dense() throws {
    for form in ScatterPlot.Form.allCases {
      let scene = try ChartSample.scatter(4_835, form: form).scene()
      expectTidy(scene, "4,835 areas as \(form)")
      #expect(scene.svg().utf8.count < 250_000)
      let bins = try #require(scene.layers.first { $0.name == "bins" }).shapes + (scene.layers.first { $0.name == "strips" }?.shapes ?? [])
      let numbers = bins.compactMap { $0.title.firstMatch(of: /: ([0-9,]+) wards?$/).flatMap { Int($0.1.replacing(",", with: "")) } }
      #expect(numbers.count == bins.count)
      #expect(numbers.reduce(0, +) == 4_835 - (0..<4_835).count { $0 % 11 == 7 })
    }
  }

  @Test("A point lies in the hexagon whose middle is nearest") func hexagons() {
    let grid = HexagonGrid(width: 4.8, origin: SheetPoint(across: 20, down: 150))
    for step in 0..<500 {
      let place = SheetPoint(across: 20 + Double(step * 7919 % 1000) / 9, down: 150 - Double(step * 104_729 % 1000) / 11)
      let own = grid.middle(grid.cell(at: place)).distance(to: place)
      let cell = grid.cell(at: place)
      for row in -2...2 {
        for column in -2...2 {
          let other = grid.middle(.init(column: cell.column + column, row: cell.row + row))
          #expect(own <= other.distance(to: place) + 1e-9, "step \(step)")
        }
      }
    }
  }

  @Test("What does not fit together is refused") func refused() throws {
    let counts = try ChartSample.column(.counts([9, 8, 7]), "Referrals")
    let furniture = try Sample.furniture()
    func scene(_ values: Released<CellColumn>, _ scores: Released<CellColumn>, _ names: [String] = ["A", "B", "C"]) throws -> Scene {
      try ScatterPlot(values: values, against: scores, names: names, codes: ["1", "2", "3"], furniture: furniture).scene()
    }
    let scores = try ChartSample.figures([1, 2, 3], "Score")
    #expect(throws: CartographyError.unalignedRows(column: "referrals", values: 3, rows: 2)) {
      try scene(counts, try ChartSample.figures([1, 2], "Score"))
    }
    #expect(throws: CartographyError.unalignedRows(column: "names", values: 2, rows: 3)) { try scene(counts, scores, ["A", "B"]) }
    #expect(throws: CartographyError.wordsInsteadOfNumbers(column: "class")) {
      try scene(try ChartSample.column(.labels(["a", "b", "c"]), "Class"), scores)
    }
    #expect(throws: CartographyError.emptyChart(column: "referrals")) {
      try scene(try ChartSample.column(.counts([nil, nil, nil]), "Referrals"), scores)
    }
    var plot = ScatterPlot(values: counts, against: scores, names: ["A", "B", "C"], codes: ["1", "2", "3"], furniture: furniture)
    plot.highlight = .init("Newham", members: [true])
    #expect(throws: CartographyError.unalignedRows(column: "Newham", values: 1, rows: 3)) { try plot.scene() }
  }

  @Test("One area, or areas that are all alike, make a plot") func few() throws {
    for form in ScatterPlot.Form.allCases {
      expectTidy(try plot([9], [3], form: form).scene(), "one area")
      expectTidy(try plot([7, 7, 7], [2, 2, 2], form: form).scene(), "three alike")
      expectTidy(try plot([0, 0], [0, 0], form: form).scene(), "two zeros")
      expectTidy(try plot([2, 3], [-4, 1e9], form: form).scene(), "far apart")
    }
  }
}
