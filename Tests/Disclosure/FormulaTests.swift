import Testing
import WardlightDisclosure

@Suite("Formulas")
struct FormulaTests {
  /// Counts of two columns, populations, and formulas by key; counts of 1 to 4 leave as 1–4.
  private func released(
    _ counts: [Int?], before: [Int?]? = nil, people: [Double]? = nil, policy: String = "threshold:5", _ formulas: [(String, Formula)]
  ) throws -> Released<Table> {
    var columns = [RawColumn("count", "Count", .counts(counts)), RawColumn("before", "Before", .counts(before ?? counts))]
    columns.append(RawColumn("people", "People", .figures(people ?? counts.map { _ in 1000 }, decimals: 0)))
    columns += formulas.map { RawColumn($0.0, $0.0, .formula($0.1, decimals: 1)) }
    return try Door(policy: Policy(text: policy), marking: .official, sources: []).release(
      RawTable(name: "t", title: "T", note: "", columns: columns))
  }

  private func texts(_ table: Released<Table>, _ key: String) -> [String] { table.column(key).content.cells.map(\.text) }

  @Test("A rate is that of a count that leaves, and withheld where the count is protected or the population is small")
  func rates() throws {
    let rate = [("rate", Formula.rate(count: "count", population: "people", per: 1000))]
    let people = [1000, 1000, 400, 0, .nan, 1000]
    let table = try released([12, 3, 5, 9, 9, nil], people: people, rate)
    #expect(texts(table, "rate") == ["12.0", "withheld", "12.5", "", "", ""])
    #expect(table.column("rate").content.heading.kind == .number)
    let large = try released([12, 3, 5, 9, 9, 0], people: people, policy: "threshold:5,minimum_population:500", rate)
    #expect(texts(large, "rate") == ["12.0", "withheld", "withheld", "", "", "0.0"])
  }

  @Test("Changes are those of counts that leave")
  func changes() throws {
    let table = try released(
      [12, 3, 5, 6, 0], before: [10, 9, 0, 4, 8],
      [("change", .change(of: "count", since: "before")), ("percent", .percentChange(of: "count", since: "before"))])
    #expect(table.column("change").content.cells == [.count(2), .withheld, .count(5), .withheld, .count(-8)])
    #expect(texts(table, "percent") == ["20.0", "withheld", "", "withheld", "-100.0"])
    #expect(table.column("change").content.heading.kind == .count)
  }

  @Test("Shares are of a total in its row, or of a column beside")
  func shares() throws {
    let table = try released(
      [5, 3, 12, 20], before: [10, 10, 0, 40],
      [("share", .share(of: "count", whole: .cell("count", row: 3))), ("part", .share(of: "count", whole: .column("before")))])
    #expect(texts(table, "share") == ["25.0", "withheld", "60.0", "100.0"])
    #expect(texts(table, "part") == ["50.0", "withheld", "", "50.0"])
    let hidden = try released([0, 4], [("share", .share(of: "count", whole: .cell("count", row: 1)))])
    #expect(texts(hidden, "share") == ["withheld", "withheld"])
  }

  @Test("Ranks are shared by equal counts, and intervals where protected counts leave them open; zeros and totals have none")
  func ranks() throws {
    let formulas = [("rank", Formula.rank(of: "count", ranked: 8)), ("tied", .isTied(of: "count", ranked: 8))]
    let table = try released([12, 9, 9, 3, 1, 0, 7, nil, 41], formulas)
    // 12 is first, both 9 second, 7 fourth, and the two of 1–4 fifth or sixth.
    #expect(texts(table, "rank") == ["1", "2", "2", "5–6", "5–6", "", "4", "", ""])
    #expect(texts(table, "tied") == ["no", "yes", "yes", "withheld", "withheld", "", "no", "", ""])
    #expect(table.column("rank").content.heading.kind == .count)
  }

  @Test("A band leaves the rank of exact counts within it open too")
  func rankOfBands() throws {
    let keys = (0..<4).map { CellKey("referrals", ["residence": "\($0)"]) }
    let shield = Shield(intervals: [keys[1]: 5...9], considered: Set(keys))
    let raw = RawTable(
      name: "t", title: "T", note: "",
      columns: [
        RawColumn("count", "Count", .counts([12, 8, 7, 5])),
        RawColumn("rank", "Rank", .formula(.rank(of: "count", ranked: 4), decimals: 0)),
        RawColumn("tied", "Tied", .formula(.isTied(of: "count", ranked: 4), decimals: 0)),
      ], meaning: CountMeaning(rows: keys.map { .init("referrals", $0.members) }, columns: ["count": .init()]))
    let table = try Door(policy: .standard, marking: .official, sources: []).shielded(by: shield).release(raw)
    // 5–9 may lie before 7, between 7 and 5, or share with either; it cannot lie behind 5.
    #expect(texts(table, "rank") == ["1", "2–3", "2–3", "3–4"])
    #expect(texts(table, "tied") == ["no", "withheld", "withheld", "withheld"])
  }

  @Test("Ranks behind the last that leaves are only said to be lower")
  func topRanks() throws {
    let formulas = [
      ("rank", Formula.rank(of: "count", ranked: 5)), ("gained", .rankChange(of: "count", since: "before", ranked: 5)),
    ]
    let table = try released([30, 20, 10, 9, 2], before: [20, 30, 10, 9, 8], policy: "threshold:5,top_rank:2", formulas)
    #expect(texts(table, "rank") == ["1", "2", "3 or lower", "3 or lower", "3 or lower"])
    #expect(texts(table, "gained") == ["1", "-1", "withheld", "withheld", "withheld"])
    let open = try released([30, 3, 2, 1, 0], policy: "threshold:5,top_rank:3", formulas)
    #expect(texts(open, "rank") == ["1", "2 or lower", "2 or lower", "2 or lower", ""])
  }

  @Test("Under rounding everything is computed from the rounded numbers")
  func rounding() throws {
    let table = try released(
      [12, 13, 8, 33], before: [8, 8, 8, 24], policy: "nhs",
      [
        ("rate", .rate(count: "count", population: "people", per: 1000)), ("change", .change(of: "count", since: "before")),
        ("share", .share(of: "count", whole: .cell("count", row: 3))), ("rank", .rank(of: "count", ranked: 3)),
      ])
    #expect(texts(table, "count") == ["10", "15", "10", "35"])
    #expect(texts(table, "rate") == ["10.0", "15.0", "10.0", "35.0"])
    #expect(table.column("change").content.cells == [0, 5, 0, 10].map { .rounded($0, to: 5) })
    #expect(texts(table, "share") == ["28.6", "42.9", "28.6", "100.0"])
    #expect(texts(table, "rank") == ["2", "1", "2", ""])
  }

  @Test("A formula of one's own is computed where all its cells are known")
  func own() throws {
    let operands: [Operand] = [.column("count"), .cell("before", row: 0), .column("people")]
    let table = try released(
      [6, 4, 7, 8, nil], before: [10, 3, 3, 3, 3], people: [2, 2, 2, .nan, 2],
      [
        ("number", .number(from: operands) { $0[0] == 7 ? .infinity : $0[0] * $0[1] + $0[2] }),
        ("word", .word(from: operands) { $0[0] > 6 ? "many" : nil }),
      ])
    #expect(texts(table, "number") == ["62.0", "withheld", "", "", ""])
    #expect(texts(table, "word") == ["", "withheld", "many", "", ""])
    #expect(table.column("word").content.heading.kind == .text)
  }
}
