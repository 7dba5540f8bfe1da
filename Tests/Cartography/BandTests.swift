import Testing
import WardlightDisclosure

@testable import WardlightCartography

/// Counts that are hidden for the sake of others, as bands such as 5–9, in maps and charts.
@Suite("Bands of hidden counts")
struct BandTests {
  /// Counts of which those at some places leave as a band.
  private func column(_ counts: [Int?], hiding: [Int: ClosedRange<Int>], policy: Policy = .standard) throws -> Released<CellColumn> {
    let keys = counts.indices.map { CellKey("referrals", ["residence": "\($0)"]) }
    var intervals = Dictionary(uniqueKeysWithValues: hiding.map { (keys[$0], $1) })
    for (place, count) in counts.enumerated() {
      if let range = count.flatMap({ policy.rules?.primary($0) }) { intervals[keys[place]] = range }
    }
    let door = try Door(policy: policy, marking: .official, sources: []).shielded(by: Shield(intervals: intervals, considered: Set(keys)))
    let raw = RawTable(
      name: "t", title: "T", note: "", columns: [RawColumn("value", "Value", .counts(counts))],
      meaning: CountMeaning(rows: keys.map { .init("referrals", $0.members) }, columns: ["value": .init()]))
    return door.release(raw).column("value")
  }

  private func map(_ values: Released<CellColumn>, _ scheme: ClassScheme) throws -> ChoroplethMap {
    ChoroplethMap(
      areas: Sample.hexagons(values.content.cells.count), values: values, scheme: scheme, palette: .oranges,
      furniture: try Sample.furniture())
  }

  /// Two 7s, of which one is hidden; classes end at 9, 14 and 40.
  private var mixed: Released<CellColumn> {
    get throws { try column([2, 7, 7, 12, 12, 40, 0, nil, 30], hiding: [2: 5...9, 4: 10...19, 8: 20...49]) }
  }

  @Test("A band within one class is of that class, others are suppressed, and small counts keep a class of their own")
  func classes() throws {
    let found = try map(mixed, .manual([9, 14, 40])).classification().classes
    #expect(
      found.map(\.legendText) == [
        "0 (1)", "1 TO 4 (1)", "5 TO 9 (2)", "10 TO 14 (1)", "15 TO 40 (1)", "SUPPRESSED: 10 TO 19, 20 TO 49 (2)", "NO DATA (1)",
      ])
    #expect(found.flatMap(\.members).sorted() == Array(0..<9))
    #expect(found[5].members == [4, 8] && found[2].members == [1, 2])
    #expect(found[5].hatch != nil && Set(found.suffix(2).map(\.hatch)).count == 2 && found[5].hatch != found[1].hatch)
  }

  @Test("Bands below all exact counts are classes of their own, from low to high")
  func bandsBelow() throws {
    let found = try map(column([2, 7, 12, 30], hiding: [1: 5...9]), .naturalBreaks(2)).classification().classes
    #expect(found.map(\.legendText) == ["1 TO 4 (1)", "5 TO 9 (1)", "12 (1)", "13 TO 30 (1)"])
  }

  @Test("Where every count is hidden each interval is a class")
  func bandsAlone() throws {
    let found = try map(column([2, 7, 12], hiding: [1: 5...9, 2: 10...19]), .naturalBreaks(5)).classification().classes
    #expect(found.map(\.legendText) == ["1 TO 4 (1)", "5 TO 9 (1)", "10 TO 19 (1)"])
  }

  @Test("Zeros that are hidden with the small counts are of their class, and none of zero")
  func hiddenZeros() throws {
    let values = try column([0, 3, 5, 9], hiding: [:], policy: Policy(text: "zeros:hidden"))
    #expect(try map(values, .naturalBreaks(2)).classification().classes.map(\.legendText) == ["0 TO 4 (2)", "5 (1)", "6 TO 9 (1)"])
    #expect(try map(values, .naturalBreaks(2)).svg().contains("0–4"))
  }

  @Test("Rounded counts are classed as they are rounded")
  func rounded() throws {
    let values = try column([0, 3, 8, 12, 33, 36], hiding: [:], policy: .nhs)
    #expect(
      try map(values, .manual([10, 35])).classification().classes.map(\.legendText) == [
        "0 (1)", "1 TO 7 (1)", "8 TO 10 (2)", "11 TO 35 (2)",
      ])
  }

  @Test("A map tells each area's interval, and its styles find the areas of a band")
  func texts() throws {
    let map = try map(mixed, .manual([9, 14, 40]))
    let svg = try map.svg()
    for part in ["SUPPRESSED: 10 TO 19, 20 TO 49 (2)", "5–9", "20–49", "Highest of those shown exactly: "] { #expect(svg.contains(part)) }
    let (qml, sld) = (try map.qml(), try map.sld())
    for text in ["5–9", "10–19", "20–49", "1–4"] { #expect(qml.contains(text) && sld.contains(text)) }
  }

  @Test("Rings of bands are as large as their middles, and a large one makes all symbols smaller")
  func rings() throws {
    func width(_ shape: SceneShape) -> Double {
      let across = shape.outline.rings.joined().map(\.across)
      return (across.max() ?? 0) - (across.min() ?? 0)
    }
    func widths(_ values: Released<CellColumn>) throws -> [Double] {
      let map = SymbolMap(areas: Sample.hexagons(9), values: values, sizing: .proportional(), furniture: try Sample.furniture())
      let shapes = try map.scene().layers.filter { ["signs", "symbols"].contains($0.name) }.flatMap(\.shapes)
      return shapes.sorted { $0.name < $1.name }.map { width($0) }
    }
    let plain = try widths(mixed)
    try #require(plain.count == 8)
    #expect(plain[7] > plain[4] && plain[4] > plain[2] && plain[2] > plain[0], "\(plain)")
    let large = try widths(column([2, 7, 7, 12, 12, 40, 0, 1, 700], hiding: [2: 5...9, 4: 10...19, 8: 500...999]))
    #expect(large.allSatisfy { $0 <= 16.4 } && large[5] < plain[5], "\(large)")
  }

  @Test("A symbol to scale stands for exact counts alone; every band has a sign and a line of its own")
  func symbols() throws {
    let symbols = SymbolMap(
      areas: Sample.hexagons(9), values: try mixed, sizing: .proportional(), furniture: try Sample.furniture())
    let svg = try symbols.svg()
    for text in ["5 TO 9 (1)", "10 TO 19 (1)", "20 TO 49 (1)", "1 TO 4 (1)"] { #expect(svg.contains(text), "\(text)") }
  }

  @Test("Maps of bands are as before")
  func pictures() throws {
    try expectGolden(try map(mixed, .manual([9, 14, 40])).svg(), "bands.svg")
    let symbols = SymbolMap(areas: Sample.hexagons(9), values: try mixed, sizing: .proportional(), furniture: try Sample.furniture())
    try expectGolden(try symbols.svg(), "bands-symbols.svg")
  }

  @Test("Ranks that are cut or open stand among those that are not shown")
  func ranks() throws {
    let formulas = try Door(policy: Policy(text: "threshold:5,top_rank:2"), marking: .official, sources: []).release(
      RawTable(
        name: "t", title: "T", note: "",
        columns: [
          RawColumn("now", "Now", .counts([30, 20, 9, 3])), RawColumn("before", "Before", .counts([3, 30, 40, 2])),
          RawColumn("rank", "Rank", .formula(.rank(of: "now", ranked: 4), decimals: 0)),
          RawColumn("was", "Was", .formula(.rank(of: "before", ranked: 4), decimals: 0)),
        ]))
    let chart = RankChart(
      names: ["Essex", "Kent", "Norfolk", "Suffolk"], ranks: [formulas.column("was"), formulas.column("rank")], periods: ["2019", "2020"],
      furniture: try Sample.furniture())
    #expect(try chart.svg().contains("Not ranked: 1."))
  }
}
