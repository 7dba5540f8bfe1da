import Testing
import WardlightDisclosure
import WardlightEssentials

/// Cells as a reader finds them, and what they are attacked with.
private struct Publication {
  var cells: [ReleasedCell] = []
  var dimensions: [Dimension] = []
  var measures: [Measure] = [Measure("referrals", .sums)]
  var possible = 3

  mutating func show(_ members: [String: String], _ count: Int, measure: String = "referrals", at place: String = "t.csv") {
    cells.append(ReleasedCell(CellKey(measure, members), lower: count, upper: count, isProtected: false, place: place))
  }

  mutating func hide(
    _ members: [String: String], _ range: ClosedRange<Int> = 1...4, measure: String = "referrals", at place: String = "t.csv"
  ) {
    let key = CellKey(measure, members)
    cells.append(ReleasedCell(key, lower: range.lowerBound, upper: range.upperBound, isProtected: range.upperBound < 5, place: place))
  }

  func attack(threads: Int = 1) throws -> Attack {
    try Attack.run(
      cells, dimensions: dimensions, measures: measures, possible: possible, threshold: 5, parallel: Parallel(threads: threads))
  }

  /// Wards of one borough, and types, both complete.
  static func table(_ wards: [String], types: [String] = []) -> Publication {
    var publication = Publication()
    publication.dimensions = [
      Dimension("residence", .nested(within: Dictionary(uniqueKeysWithValues: wards.map { ($0, ["B"]) }), complete: ["B"])),
      Dimension("type", .nested(within: Dictionary(uniqueKeysWithValues: types.map { ($0, ["*"]) }), complete: ["*"])),
    ]
    return publication
  }
}

@Suite struct AttackTests {
  @Test(
    "A count in a range that has small numbers and others is given away where it can only be small, and no secret where it is not",
    arguments: [(5, 6, 0), (3, 0, 1)])
  func joined(first: Int, second: Int, breaches: Int) throws {
    var publication = Publication.table(["a", "b"])
    publication.hide(["residence": "B"], 1...49)
    publication.show(["residence": "a"], first)
    publication.show(["residence": "b"], second)
    let attack = try publication.attack()
    #expect(attack.attacked == 1 && attack.breaches.count == breaches)
    #expect(attack.breaches.allSatisfy { $0.feasible == 3...3 && $0.shown == 1...49 })
  }

  @Test func oneHiddenCellOfALineIsRecovered() throws {
    var publication = Publication.table(["a", "b", "c"])
    publication.show(["residence": "B"], 23)
    publication.hide(["residence": "a"], at: "wards.csv, row 2")
    publication.show(["residence": "b"], 8)
    publication.show(["residence": "c"], 12)
    let attack = try publication.attack()
    #expect(attack.attacked == 1)
    #expect(attack.breaches.map(\.key) == [CellKey("referrals", ["residence": "a"])])
    let breach = try #require(attack.breaches.first)
    #expect(breach.place == "wards.csv, row 2")
    #expect(breach.shown == 1...4)
    #expect(breach.feasible == 3...3)
    #expect(breach.isDecided)
    #expect(
      breach.equations == [
        "referrals, residence B (23) = referrals, residence a (1–4) + referrals, residence b (8) + referrals, residence c (12)"
      ])
    #expect(breach.remedy == "hide also referrals, residence b (8), the smallest exact count in these equations")
    #expect(!attack.isRepelled)
  }

  /// 23 − 12 = 11 = a + b with a in 1…4 and b in 5…9: a is 2, 3 or 4, which is enough; with 1 more it is 3 or 4, which is not.
  @Test func threeOfFourValuesAreEnoughAndTwoAreNot() throws {
    for (total, isSafe) in [(23, true), (24, false), (19, true), (18, false)] {
      var publication = Publication.table(["a", "b", "c"])
      publication.show(["residence": "B"], total)
      publication.hide(["residence": "a"])
      publication.hide(["residence": "b"], 5...9)
      publication.show(["residence": "c"], 12 - (total < 20 ? 1 : 0))
      let attack = try publication.attack()
      #expect(attack.isRepelled == isSafe, "total \(total)")
    }
  }

  @Test func noPartOfATableWithoutTotalsIsRecovered() throws {
    var publication = Publication.table(["a", "b", "c"])
    publication.hide(["residence": "a"])
    publication.show(["residence": "b"], 8)
    #expect(try publication.attack().isRepelled)
  }

  /// A square of four hidden cells holds; when one of them is shown the others follow.
  @Test func rowsAndColumnsGiveAwayTogether() throws {
    func square(_ corner: Int?) throws -> Attack {
      var publication = Publication.table(["a", "b"], types: ["t", "u"])
      for (ward, type, count) in [("a", "t", 2), ("a", "u", 3), ("b", "t", 3), ("b", "u", 6)] {
        let members = ["residence": ward, "type": type]
        if count == 6, let corner { publication.show(members, corner) } else { publication.hide(members, count < 5 ? 1...4 : 5...9) }
      }
      for (ward, count) in [("a", 5), ("b", 9)] { publication.show(["residence": ward], count) }
      for (type, count) in [("t", 5), ("u", 9)] { publication.show(["residence": "B", "type": type], count) }
      publication.show(["residence": "B"], 14)
      return try publication.attack()
    }
    #expect(try square(nil).isRepelled)
    let attack = try square(6)
    #expect(attack.breaches.map(\.feasible) == [2...2, 3...3, 3...3])
    #expect(attack.breaches.allSatisfy { !$0.equations.isEmpty && $0.remedy.hasPrefix("hide also") })
  }

  /// Eleven months and the year: the twelfth is what is left.
  @Test func differencingPeriods() throws {
    var publication = Publication()
    publication.dimensions = [Dimension("period", .time)]
    publication.show(["period": "2019-01-01..2019-12-31"], 60, at: "year.csv")
    publication.show(["period": "2019-01-01..2019-11-30"], 57, at: "november.csv")
    let attack = try publication.attack()
    #expect(attack.breaches.map(\.feasible) == [3...3])
    #expect(attack.breaches.map(\.place) == ["published nowhere"])
    publication.cells[1] = ReleasedCell(publication.cells[1].key, lower: 60, upper: 60, isProtected: false, place: "november.csv")
    #expect(try publication.attack().isRepelled, "a remainder that is surely 0 gives nothing away")
    publication.cells[1] = ReleasedCell(publication.cells[1].key, lower: 50, upper: 59, isProtected: false, place: "november.csv")
    #expect(try publication.attack().isRepelled)
  }

  /// London shown beside its boroughs: those who live in none of them.
  @Test func remaindersOfIncompleteWholes() throws {
    var publication = Publication()
    publication.dimensions = [Dimension("residence", .nested(within: ["a": ["L"], "b": ["L"], "L": ["*"]], complete: []))]
    publication.show(["residence": "L"], 30)
    publication.show(["residence": "a"], 10)
    publication.show(["residence": "b"], 18)
    #expect(try publication.attack().breaches.map(\.feasible) == [2...2])
  }

  /// An LSOA that lies in two wards: its pieces are what the wards share with it.
  @Test func divisionsThatOverlap() throws {
    var publication = Publication()
    publication.dimensions = [
      Dimension(
        "place",
        .nested(
          within: ["1": ["a"], "2 in a": ["2", "a"], "2 in b": ["2", "b"], "3": ["b"], "a": ["B"], "b": ["B"]],
          complete: ["a", "b", "2", "B"]))
    ]
    publication.show(["place": "a"], 10)
    publication.show(["place": "b"], 20)
    publication.hide(["place": "1"])
    publication.hide(["place": "2"], 10...19)
    publication.show(["place": "3"], 13)
    let attack = try publication.attack()
    // b = 3 + (2 in b), so 2 in b is 7; a = 1 + (2 in a), so with 1…4 in area 1 there are 6…9: 1 keeps its values.
    #expect(attack.isRepelled)
    publication.cells[3] = ReleasedCell(CellKey("referrals", ["place": "2"]), lower: 14, upper: 14, isProtected: false, place: "t.csv")
    #expect(try publication.attack().breaches.map(\.feasible) == [3...3])
  }

  /// Persons: a whole is at least each part.
  @Test func personsOverlap() throws {
    var publication = Publication.table(["a", "b"])
    publication.measures = [Measure("persons", .overlaps)]
    publication.show(["residence": "B"], 4, measure: "persons")
    publication.show(["residence": "b"], 0, measure: "persons")
    publication.hide(["residence": "a"], measure: "persons")
    #expect(try publication.attack().breaches.map(\.feasible) == [4...4])
    publication.cells[1] = ReleasedCell(CellKey("persons", ["residence": "b"]), lower: 3, upper: 3, isProtected: false, place: "t.csv")
    #expect(try publication.attack().isRepelled)
  }

  @Test func partOfAnotherMeasure() throws {
    var publication = Publication()
    publication.dimensions = [Dimension("force", .nested(within: ["f": ["*"]], complete: []))]
    publication.measures = [Measure("requests", .sums), Measure("rescues", .sums, within: "requests")]
    publication.hide(["force": "f"], 1...2, measure: "requests")
    publication.hide(["force": "f"], measure: "rescues")
    let attack = try publication.attack()
    #expect(attack.breaches.contains { $0.key.measure == "rescues" && $0.feasible == 1...2 })
  }

  /// Where zeros are hidden a total of 0 still gives its parts away.
  @Test func hiddenZero() throws {
    var publication = Publication.table(["a", "b"])
    publication.show(["residence": "B"], 0)
    publication.hide(["residence": "a"], 0...4)
    publication.hide(["residence": "b"], 0...4)
    #expect(try publication.attack().breaches.map(\.feasible) == [0...0, 0...0])
  }

  @Test func readingsOfOneCountAreIntersected() throws {
    var publication = Publication.table(["a", "b"])
    publication.hide(["residence": "a"], 1...4, at: "one.csv")
    publication.hide(["residence": "a"], 3...7, at: "two.csv")
    #expect(try publication.attack().breaches.map(\.feasible) == [3...4])
  }

  @Test func readingsThatContradict() throws {
    var publication = Publication.table(["a", "b"])
    publication.show(["residence": "a"], 5, at: "one.csv")
    publication.show(["residence": "a"], 7, at: "two.csv")
    let attack = try publication.attack()
    #expect(attack.contradictions.map(\.places) == [["one.csv", "two.csv"]])
    #expect(attack.contradictions.first?.equations.first == "referrals, residence a is 5 in one.csv")
    #expect(!attack.isRepelled)
  }

  @Test func totalsThatDoNotAddUp() throws {
    var publication = Publication.table(["a", "b"])
    publication.show(["residence": "B"], 9, at: "totals.csv")
    publication.show(["residence": "a"], 5, at: "wards.csv")
    publication.hide(["residence": "b"], 1...3, at: "wards.csv")
    let attack = try publication.attack()
    #expect(attack.contradictions.map(\.places) == [["totals.csv", "wards.csv"]])
    #expect(attack.contradictions.first?.description.hasPrefix("These figures do not add up:") == true)
    #expect(attack.breaches.isEmpty)
  }

  @Test func orderOfCellsAndThreadsDoNotMatter() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = KeyedRandom(seed: seed, purpose: "attacks")
      var publication = Publication.table(["a", "b", "c"], types: ["t", "u"])
      for ward in ["a", "b", "c", "B"] {
        for type in ["t", "u", "*"] where random.below(8) > 0 {
          publication.hide(["residence": ward, "type": type], 1...(3 + random.below(30)))
        }
      }
      let attack = try publication.attack()
      publication.cells.shuffle(using: &random)
      let again = try publication.attack(threads: 2)
      #expect(attack.breaches == again.breaches && attack.contradictions == again.contradictions, "seed \(seed)")
    }
  }

  @Test func nothingPublishedGivesNothingAway() throws {
    #expect(try Publication().attack().isRepelled)
  }

  @Test func aMeasureThatNobodyDeclaredIsRefused() {
    var publication = Publication()
    publication.show([:], 3, measure: "ghosts")
    #expect(throws: DisclosureFault.undeclaredMeasure("ghosts")) { try publication.attack() }
  }
}
