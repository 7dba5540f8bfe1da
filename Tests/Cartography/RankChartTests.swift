import Testing
import WardlightDisclosure

@testable import WardlightCartography

@Suite("Charts of ranks")
struct RankChartTests {
  @Test("Guildford rises from 52nd to 7th, which it shares with Southend") func published() throws {
    let chart = try FlowChartSample.publishedTowns()
    let scene = try chart.scene()
    expectTidy(scene, "towns")
    let row = try #require(scene.rows.first { $0.name == "Guildford" })
    #expect(row.value == "52nd in May 2019 to April 2020, joint 7th in May 2020 to April 2021 (14)")
    #expect(row.mapClass == "up 45")
    #expect(scene.rows.first { $0.name == "Ipswich" }?.mapClass == "up 6")
    let marks = try #require(scene.layers.first { $0.name == "marks" }).texts.map(\.text)
    #expect(marks.contains("52nd") && marks.contains("12th") && marks.count { $0 == "7=" } == 2 && marks.count { $0 == "3=" } == 2)
    let names = try #require(scene.layers.first { $0.name == "names" })
    #expect(names.texts.count { $0.text == "Guildford" && $0.style.isBold } == 2)
    #expect(scene.summary.contains("1st Ipswich (31), up 6"))
  }

  @Test("Ties lie one below the other, an unknown rank between ranks keeps its row") func rows() throws {
    let ladder = try RankContent(FlowChartSample.publishedTowns()).ladder
    let paths = try RankContent(FlowChartSample.publishedTowns()).paths
    func place(_ name: String, _ period: Int) -> Int? { paths.firstIndex { $0.name == name }.flatMap { ladder.places[$0][period] } }
    #expect(place("Southampton", 1) == 2 && place("Portsmouth", 1) == 3)
    #expect(place("Southend", 1) == 6 && place("Guildford", 1) == 7)
    #expect(place("Swansea", 0) == 9)
    #expect(ladder.first == 10 && ladder.beyond == 2 && ladder.hidden == 0)
    #expect(place("Southend", 0) == 10 && place("Guildford", 0) == 11)
    #expect(ladder.hasGaps)
  }

  @Test("Protected ranks stand in order of name, whatever they are") func hidden() throws {
    let names = ["Kent", "Essex", "Surrey", "Avon & Somerset"]
    func chart(_ small: (Int, Int)) throws -> String {
      try FlowChartSample.ranks(names, [[20, small.0, 9, small.1], [10, 12, small.1, small.0]]).svg()
    }
    #expect(try chart((1, 4)) == chart((4, 1)))
    let scene = try FlowChartSample.ranks(names, [[20, 2, 9, 4], [10, 12, 3, 1]]).scene()
    expectTidy(scene, "protected")
    // A place of which no rank is known is not drawn.
    #expect(Set(scene.rows.map(\.name)) == ["Kent", "Essex", "Surrey"])
    #expect(scene.rows.first { $0.name == "Essex" }?.value == "not ranked in 2018/19 (1–4), 1st in 2019/20 (12)")
    #expect(scene.rows.first { $0.name == "Essex" }?.mapClass == "not known")
    #expect(scene.layers.first { $0.name == "rules" }?.texts.map(\.text) == ["Not ranked: protected"])
  }

  @Test("Rises, falls and the rest differ without colour") func looks() throws {
    #expect(RankLook.rise.dashes.isEmpty && !RankLook.fall.dashes.isEmpty)
    #expect(RankLook.of(0) == RankLook.level && RankLook.of(nil) == RankLook.hidden && RankLook.of(-2) == RankLook.fall)
    #expect(RankLook.level.strokeWidth < RankLook.rise.strokeWidth)
    #expect(RankLook.hidden.dashes != RankLook.fall.dashes)
    #expect(
      [1, 2, 3, 4, 11, 12, 13, 21, 52, 111, 123].map(RankWords.ordinal) == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "52nd", "111th", "123rd",
      ])
  }

  @Test("Those that a period does not know are new or out") func ends() throws {
    let scene = try FlowChartSample.ranks(["A", "B", "C"], [[9, nil, 12], [8, 20, nil]]).scene()
    let names = try #require(scene.layers.first { $0.name == "names" }).texts.map(\.text)
    #expect(names.contains("new") && names.contains("out"))
    #expect(scene.rows.first { $0.name == "B" }?.mapClass == "new")
    #expect(scene.rows.first { $0.name == "C" }?.mapClass == "no longer listed")
    #expect(scene.rows.first { $0.name == "C" }?.value == "1st in 2018/19 (12), not listed in 2019/20")
    expectTidy(scene, "new and out")
  }

  @Test("Only those among the first so many, and the highlighted") func top() throws {
    var chart = try FlowChartSample.fourPeriods()
    chart.top = 3
    chart.highlighted = ["Gwent"]
    let content = try RankContent(chart)
    #expect(content.paths.allSatisfy { path in path.name == "Gwent" || path.states.contains { ($0.rank ?? 99) <= 3 } })
    #expect(content.leftOut == 25 - content.paths.count)
    expectTidy(try chart.scene(), "top three")
  }

  @Test("What does not fit together is refused") func refused() throws {
    let furniture = try Sample.furniture()
    func column(_ ranks: [Int?]) throws -> Released<CellColumn> { try ChartSample.column(.computedWhole(ranks, from: .noCounts), "Rank") }
    func scene(_ names: [String], _ ranks: [Released<CellColumn>], _ periods: [String], _ highlighted: [String]? = nil) throws -> Scene {
      var chart = RankChart(names: names, ranks: ranks, periods: periods, furniture: furniture)
      chart.highlighted = highlighted
      return try chart.scene()
    }
    let (one, two) = (try column([1, 2]), try column([2, 1]))
    #expect(throws: CartographyError.tooFewPeriods(1)) { try scene(["A", "B"], [one], ["2020"]) }
    #expect(throws: CartographyError.unalignedRows(column: "periods", values: 1, rows: 2)) { try scene(["A", "B"], [one], ["1", "2"]) }
    #expect(throws: CartographyError.unalignedRows(column: "rank", values: 2, rows: 1)) { try scene(["A"], [one, two], ["1", "2"]) }
    #expect(throws: CartographyError.repeatedRow("A")) { try scene(["A", "A"], [one, two], ["1", "2"]) }
    #expect(throws: CartographyError.unknownRow("C")) { try scene(["A", "B"], [one, two], ["1", "2"], ["C"]) }
    #expect(throws: CartographyError.noRank(column: "rank")) { try scene(["A", "B"], [one, try column([0, 1])], ["1", "2"]) }
    #expect(throws: CartographyError.emptyChart(column: "rank")) {
      try scene(["A", "B"], [column([nil, nil]), column([nil, nil])], ["1", "2"])
    }
    #expect(throws: CartographyError.emptyChart(column: "rank")) { try FlowChartSample.ranks(["A", "B"], [[1, 2], [3, 4]]).scene() }
    let many = (1...150).map { $0 }
    #expect(throws: CartographyError.self) {
      var chart = RankChart(
        names: many.map { "Place \($0)" }, ranks: [try column(many), try column(many)], periods: ["1", "2"], furniture: furniture)
      chart.top = 150
      _ = try chart.scene()
    }
  }
}
