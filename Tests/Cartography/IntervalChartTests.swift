import Testing
import WardlightDisclosure

@testable import WardlightCartography

@Suite("Charts of intervals")
struct IntervalChartTests {
  @Test("A row says its value with its intervals, what was published, or why it has none") func words() throws {
    let scene = try ChartSample.intervals(8).scene()
    let rows = scene.rows
    #expect(rows.count == 8)
    #expect(
      rows[0]
        == MapRow(
          name: "Newham", value: "−0.20 (−0.35 to −0.08)",
          mapClass: "95 % interval, effective number −0.50 to 0.05; Published in 2021 0.49"))
    #expect(rows[5].value == "fewer than 4 wards; no rank correlation")
    let words = scene.layers.first { $0.name == "words" }?.texts.map(\.text) ?? []
    #expect(words[5] == "fewer than 4 wards: no rank correlation")
    #expect(scene.layers.contains { $0.name == "zero" })
    #expect(MapPage.table(of: scene).contains("<th scope=\"col\">Remark</th>"))
  }

  @Test("Numbers may stand with fewer decimals than they were released with") func decimals() throws {
    var chart = try ChartSample.intervals(2)
    chart.mostDecimals = 1
    #expect(try chart.scene().rows[0].value == "−0.2 (−0.4 to −0.1)")
    #expect(try chart.scene().rows[0].mapClass == "95 % interval, effective number −0.5 to 0.0; Published in 2021 0.5")
  }

  @Test("Sorted rows fall, those without a value last") func sorted() throws {
    var chart = try ChartSample.intervals(20)
    chart.order = .descending
    let rows = try IntervalRow.rows(of: chart)
    let values = rows.compactMap(\.value)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(rows.suffix(3).allSatisfy { $0.value == nil })
  }

  @Test("Thick and thin intervals, dots and diamonds are in their places") func marks() throws {
    let scene = try ChartSample.intervals(8).scene()
    let lines = try #require(scene.layers.first { $0.name == "intervals" }).shapes
    #expect(lines.count { $0.style.strokeWidth == 0.9 } == 7)
    #expect(lines.count { $0.style.strokeWidth == 0.28 } == 21)
    let marks = try #require(scene.layers.first { $0.name == "marks" }).shapes
    #expect(marks.count == 9)
    #expect(marks.count { $0.style.hatch != nil } == 1)
  }

  @Test("33 boroughs have room on every page, 300 on none") func many() throws {
    var chart = try ChartSample.intervals(33)
    for page in Page.allCases {
      chart.page = page
      let scene = try chart.scene()
      expectTidy(scene, "33 rows on \(page)")
      #expect(scene.rows.count == 33)
      #expect(try #require(scene.layers.first { $0.name == "names" }).texts.count == 33)
    }
    let crowd = try ChartSample.intervals(300)
    #expect(throws: CartographyError.self) { try crowd.scene() }
  }

  @Test("Words of bands stand above all bands or above none") func bands() throws {
    var chart = try ChartSample.intervals(8)
    let heads = try chart.scene().layers.first { $0.name == "heads" }?.texts.map(\.text) ?? []
    #expect(heads.contains("negligible") && heads.contains("moderate"))
    chart.bands = [.init(-.infinity, 0.1, String(repeating: "hardly to be told apart from none ", count: 9))]
    #expect(try chart.scene().layers.contains { $0.name == "heads" } == false)
  }

  @Test("What does not fit together is refused") func refused() throws {
    let furniture = try Sample.furniture()
    let (low, high) = (try ChartSample.figures([0.1, 0.2], "Lower"), try ChartSample.figures([0.3, 0.4], "Upper"))
    let values = try ChartSample.figures([0.2, 0.3], "Rho")
    #expect(throws: CartographyError.unalignedRows(column: "rho", values: 2, rows: 1)) {
      try IntervalChart(labels: ["A"], values: values, lower: low, upper: high, furniture: furniture).scene()
    }
    #expect(throws: CartographyError.reversedInterval(row: "A")) {
      try IntervalChart(labels: ["A", "B"], values: values, lower: high, upper: low, furniture: furniture).scene()
    }
    #expect(throws: CartographyError.wordsInsteadOfNumbers(column: "rho")) {
      try IntervalChart(
        labels: ["A", "B"], values: try ChartSample.column(.labels(["a", "b"]), "Rho"), lower: low, upper: high, furniture: furniture
      ).scene()
    }
    #expect(throws: CartographyError.emptyChart(column: "rho")) {
      try IntervalChart(
        labels: ["A", "B"], values: try ChartSample.figures([.nan, .nan], "Rho"), lower: low, upper: high, furniture: furniture
      ).scene()
    }
    var chart = IntervalChart(labels: ["A", "B"], values: values, lower: low, upper: high, furniture: furniture)
    chart.reasons = [""]
    #expect(throws: CartographyError.unalignedRows(column: "reasons", values: 1, rows: 2)) { try chart.scene() }
  }
}
