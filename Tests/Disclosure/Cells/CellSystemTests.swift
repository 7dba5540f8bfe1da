import Testing
import WardlightDisclosure

/// What a system says, in words that a test can compare.
extension CellSystem {
  /// Each relation as `[whole] = [part] + [part]`, or with `≥` where parts overlap and `≥≤` where they are all, in order of text.
  var sentences: [String] {
    relations.map { relation in
      let parts = relation.parts.map { Self.short(keys[$0]) }.sorted()
      let sign = relation.adding == .sums ? "=" : relation.isComplete ? "≥≤" : "≥"
      return "\(Self.short(keys[relation.whole])) \(sign) \(parts.joined(separator: " + "))"
    }
    .sorted()
  }

  private static func short(_ key: CellKey) -> String {
    "[\(key.members.sorted { $0.key < $1.key }.map(\.value).joined(separator: "; "))]"
  }
}

@Suite("Systems of cells")
struct CellSystemTests {
  private let places = Dimension("place", .nested(within: ["a": ["B"], "b": ["B"], "c": ["C"], "B": ["*"], "C": ["*"]], complete: ["B"]))
  private let types = Dimension("type", .nested(within: ["t": ["*"], "u": ["*"]], complete: ["*"]))
  private let periods = Dimension("period", .time)

  private func system(_ keys: [[String: String]], _ measure: Measure = Measure("n", .sums), _ dimensions: [Dimension]? = nil) throws
    -> CellSystem
  {
    try CellSystem(
      published: keys.map { CellKey(measure.name, $0) }, dimensions: dimensions ?? [places, periods, types], measures: [measure])
  }

  @Test("Wards make up their borough; a borough without all its wards has a remainder that says so")
  func oneWay() throws {
    let system = try system(["*", "B", "C", "a", "b", "c"].map { ["place": $0] })
    #expect(system.publishedCount == 6)
    #expect(system.keys[..<6].map(\.description) == ["n", "n, place B", "n, place C", "n, place a", "n, place b", "n, place c"])
    #expect(system.sentences == ["[B] = [a] + [b]", "[C] = [C without c] + [c]", "[] = [B] + [C] + [all without B and C]"])
  }

  @Test("What a whole leaves is the member that it is, where there is one")
  func remainderIsMember() throws {
    let system = try system([["place": "B"], ["place": "a"]])
    #expect(system.sentences == ["[B] = [a] + [b]"])
    #expect(system.index(of: CellKey("n", ["place": "b"])) == 2)
    #expect(system.values(of: [CellKey("n", ["place": "B"]): 9, CellKey("n", ["place": "a"]): 4]) == [9, 4, 5])
  }

  @Test("A key that is published twice, or names everything, is one cell")
  func repeated() throws {
    let system = try system([["place": "B", "type": "*"], ["place": "B"], ["place": "B"]])
    #expect(system.keys == [CellKey("n", ["place": "B"])])
    #expect(system.index(of: CellKey("n", ["place": "B", "period": "*"])) == 0)
    #expect(system.index(of: CellKey("n", ["place": "C"])) == nil)
  }

  @Test("Nothing published is a system of nothing")
  func empty() throws {
    let system = try system([])
    #expect(system.keys == [] && system.relations == [] && system.publishedCount == 0)
  }

  @Test("In a two-way table each row and each column adds up")
  func twoWay() throws {
    let rows: [String?] = [nil, "a", "b", "B"]
    let columns: [String?] = [nil, "t", "u"]
    let system = try system(
      rows.flatMap { row in columns.map { column in ["place": row, "type": column].compactMapValues { $0 } } })
    #expect(
      system.sentences == [
        "[B; t] = [a; t] + [b; t]", "[B; u] = [a; u] + [b; u]", "[B] = [B; t] + [B; u]", "[B] = [a] + [b]", "[] = [B] + [all without B]",
        "[] = [t] + [u]", "[a] = [a; t] + [a; u]", "[all without B] = [all without B; t] + [all without B; u]",
        "[b] = [b; t] + [b; u]", "[t] = [B; t] + [all without B; t]", "[u] = [B; u] + [all without B; u]",
      ])
  }

  @Test("Two tables that share nothing but the borough's total are linked by it, though neither shows it")
  func linkedByTotal() throws {
    let years = ["2018-01-01..2018-12-31", "2019-01-01..2019-12-31"]
    let both = "2018-01-01..2019-12-31"
    let byWard = ["a", "b"].map { ["place": $0, "period": both] }
    let byYear = years.map { ["place": "B", "period": $0] }
    let system = try system(byWard + byYear)
    #expect(system.index(of: CellKey("n", ["place": "B", "period": both])) == 4)
    #expect(
      system.sentences == [
        "[\(both); B] = [\(years[0]); B] + [\(years[1]); B]", "[\(both); B] = [\(both); a] + [\(both); b]",
      ])
  }

  @Test("Small areas and wards that overlap are the sums of the pieces that they share")
  func overlappingAreas() throws {
    let areas = Dimension(
      "area", .nested(within: ["1": ["a"], "2": [], "2a": ["2", "a"], "2b": ["2", "b"], "a": [], "b": []], complete: ["2", "a"]))
    let system = try system(["1", "2", "a", "b"].map { ["area": $0] }, Measure("n", .sums), [areas])
    // Ward a is small area 1 and a piece of 2; whatever else b holds is its own.
    #expect(
      system.sentences.filter { !$0.hasPrefix("[] = ") } == [
        "[2] = [2a] + [2b]", "[a] = [1] + [2a]", "[b] = [2b] + [b without what overlaps it]",
      ])
  }

  @Test("Calendar and financial year are cut where they overlap")
  func overlappingYears() throws {
    let system = try system(["2019-01-01..2019-12-31", "2019-04-01..2020-03-31", "*"].map { ["period": $0] })
    let pieces = ["2019-01-01..2019-03-31", "2019-04-01..2019-12-31", "2020-01-01..2020-03-31"].map { "[\($0)]" }
    #expect(
      system.sentences == [
        "[2019-01-01..2019-12-31] = \(pieces[0]) + \(pieces[1])", "[2019-04-01..2020-03-31] = \(pieces[1]) + \(pieces[2])",
        "[] = \(pieces.joined(separator: " + ")) + [all without 2019-01-01..2019-03-31, 2019-04-01..2019-12-31 and 1 more]",
      ])
  }

  @Test("The difference of two rolling windows is that of the months by which they differ")
  func rollingWindows() throws {
    let system = try system(["2019-01-01..2019-02-28", "2019-02-01..2019-03-31", "2019-02-01..2019-02-28"].map { ["period": $0] })
    let counts = [CellKey("n", ["period": "2019-01-01..2019-02-28"]): 9, CellKey("n", ["period": "2019-02-01..2019-02-28"]): 6]
    let january = try #require(system.index(of: CellKey("n", ["period": "2019-01-01..2019-01-31"])))
    #expect(january >= system.publishedCount)
    #expect(system.values(of: counts)[january] == 3)
  }

  @Test("Persons are at least those of each part and, where the parts are all, at most their sum")
  func persons() throws {
    let system = try system(["*", "B", "a", "b", "c"].map { ["place": $0] }, Measure("persons", .overlaps))
    #expect(system.sentences == ["[B] ≥≤ [a] + [b]", "[] ≥ [B] + [c]"])
  }

  @Test("Rescues are a part of the requests, and what is left is a count, too")
  func within() throws {
    let measures = [Measure("requests", .sums), Measure("rescues", .sums, within: "requests")]
    let keys = [CellKey("requests"), CellKey("requests", ["type": "t"]), CellKey("rescues", ["type": "t"])]
    let system = try CellSystem(published: keys, dimensions: [types], measures: measures)
    #expect(
      system.sentences
        == [
          "[] = [] + [rescues]", "[] = [t] + [u]", "[] = [t] + [u]", "[t] = [t; rescues] + [t]", "[u] = [u; rescues] + [u]",
        ].sorted())
    let left = try #require(system.index(of: CellKey("requests", ["type": "t", "without": "rescues"])))
    #expect(system.values(of: [keys[1]: 7, keys[2]: 5])[left] == 2)
  }

  @Test("Three two-way tables have an interior; above the limit the system says that it is missing")
  func interior() throws {
    let sides = [
      ["place": "a", "type": "t"], ["place": "a", "period": "2019-01-01..2019-12-31"], ["period": "2019-01-01..2019-12-31", "type": "t"],
    ]
    let keys = sides.map { CellKey("n", $0) }
    let inside = CellKey("n", ["place": "a", "type": "t", "period": "2019-01-01..2019-12-31"])
    let dimensions = [places, periods, types]
    let exact = try CellSystem(published: keys, dimensions: dimensions, measures: [Measure("n", .sums)])
    #expect(exact.withoutInterior == [] && exact.index(of: inside) != nil)
    let loose = try CellSystem(published: keys, dimensions: dimensions, measures: [Measure("n", .sums)], interiorLimit: 3)
    #expect(loose.withoutInterior == ["n"] && loose.index(of: inside) == nil)
  }

  @Test("Order and repetition of what is published do not matter")
  func order() throws {
    let publication = LondonSizeTests.publication()
    let some = publication.keys.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
    let forth = try CellSystem(published: some, dimensions: publication.dimensions, measures: publication.measures)
    let back = try CellSystem(
      published: some.reversed() + some, dimensions: publication.dimensions.reversed(), measures: publication.measures)
    #expect(forth.keys == back.keys)
    #expect(forth.relations == back.relations)
  }
}

@Suite("Publications that make no system")
struct CellSystemFaultTests {
  private func fault(_ key: CellKey, _ dimensions: [Dimension], _ measures: [Measure] = [Measure("n", .sums)]) -> DisclosureFault? {
    do {
      _ = try CellSystem(published: [key], dimensions: dimensions, measures: measures)
      return nil
    } catch { return error }
  }

  private func nest(_ within: [String: [String]]) -> [Dimension] { [Dimension("place", .nested(within: within, complete: []))] }

  @Test("Members, dimensions and measures that nobody declared are named")
  func undeclared() {
    let key = CellKey("n", ["place": "x"])
    #expect(fault(key, nest(["a": ["B"]])) == .unknownMember(dimension: "place", member: "x"))
    #expect(fault(key, []) == .undeclaredDimension("place"))
    #expect(fault(CellKey("m"), []) == .undeclaredMeasure("m"))
    #expect(fault(CellKey("n"), [], [Measure("n", .sums, within: "m")]) == .undeclaredMeasure("m"))
  }

  @Test("A member or a measure within itself is named")
  func circles() {
    let key = CellKey("n", ["place": "a"])
    #expect(fault(key, nest(["a": ["b"], "b": ["c"], "c": ["b"]])) == .memberWithinItself(dimension: "place", member: "b"))
    #expect(fault(key, nest(["a": ["a"]])) == .memberWithinItself(dimension: "place", member: "a"))
    #expect(fault(key, nest(["a": ["*"], "*": ["a"]])) == .memberWithinItself(dimension: "place", member: "*"))
    let circle = [Measure("n", .sums, within: "m"), Measure("m", .sums, within: "n")]
    #expect(fault(CellKey("n"), [], circle) == .measureWithinItself("n"))
  }

  @Test(
    "A period that cannot be read is named",
    arguments: [
      "2019", "2019-01-01", "2019-01-01...2019-12-31", "2019-02-30..2019-12-31", "2019-12-31..2019-01-01", "01/01/2019..2019-12-31",
    ])
  func unreadable(period: String) {
    #expect(fault(CellKey("n", ["period": period]), [Dimension("period", .time)]) == .unreadablePeriod(dimension: "period", member: period))
  }
}
