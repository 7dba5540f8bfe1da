import Testing
import WardlightEssentials

@testable import WardlightDisclosure

/// What is hidden, judged by trying every table that a reader could think of.
@Suite struct SuppressionTests {
  @Test func aTableOfTwoMarginsHidesARectangle() throws {
    let table = MarginTable(rows: [[1, 8, 30], [12, 0, 7], [25, 14, 60]])
    let found = try table.suppression()
    #expect(found.primary == [MarginTable.cell(0, 0)])
    // With 1: 8 beside it, and 25 and 14 in the third row (47), or 30, 12 and 7 (49): the least of all rectangles without the zero.
    #expect(Set(found.secondary) == [MarginTable.cell(0, 1), MarginTable.cell(2, 0), MarginTable.cell(2, 1)])
    #expect(found.shield.verdict(MarginTable.cell(0, 0)) == .interval(1...4))
    #expect(found.shield.verdict(MarginTable.cell(0, 1)) == .interval(5...9))
    #expect(found.shield.verdict(MarginTable.cell(1, 1)) == .exact)
    #expect(found.shield.verdict(CellKey("other")) == .unknown)
    #expect(found.keptCells == 12.0 / 16)
  }

  @Test func onesThatFillATotalShownAsSmallLeaveThroughAWiderInterval() throws {
    // Four counts of at least 1 cannot be anything else if their sum is at most 4.
    let table = MarginTable(rows: [[1, 1, 1, 1], [20, 30, 40, 9], [15, 16, 17, 18]])
    let found = try table.suppression()
    #expect(found.shield.verdict(CellKey("n", ["row": "r0"])) == .interval(1...9))
  }

  /// Three windows overlap: November to January is one more than the same quarter a year before, and with the first window at most 7. So it can only be 1 or 2,
  /// though nobody published it, no sum gives it, and no published count is small.
  @Test func aSmallCountThatOverlappingWindowsNarrowIsProtected() throws {
    let windows = ["2018-11-01..2019-10-31": 5, "2019-02-01..2020-01-31": 6, "2018-05-01..2020-04-30": 7]
    let cells = windows.map { CountedCell(CellKey("n", ["period": $0.key]), $0.value) }
    let (dimensions, measures) = ([Dimension("period", .time)], [Measure("n", .sums)])
    func attack(_ shield: Shield?) throws -> Attack {
      let released = cells.map { cell in
        let hidden = shield.flatMap { if case .interval(let interval) = $0.verdict(cell.key) { interval } else { nil } }
        let shown = hidden ?? cell.count...cell.count
        return ReleasedCell(cell.key, lower: shown.lowerBound, upper: shown.upperBound, isProtected: false, place: "counts")
      }
      return try Attack.run(released, dimensions: dimensions, measures: measures, possible: 3, threshold: 5, parallel: Parallel(threads: 1))
    }
    let given = try attack(nil).breaches
    #expect(given.map(\.place) == ["published nowhere"] && given.map(\.feasible) == [1...2])
    let found = try Suppression.solve(cells, dimensions: dimensions, measures: measures, policy: .standard)
    #expect(found.primary.isEmpty && found.secondary.count == 1)
    #expect(try attack(found.shield).isRepelled)
  }

  @Test func nothingIsHiddenWhereThePolicyProtectsNothing() throws {
    let table = MarginTable(rows: [[1, 2], [3, 4]])
    let found = try Suppression.solve(table.cells, dimensions: table.dimensions, measures: table.measures, policy: .open)
    #expect(found.primary.isEmpty && found.secondary.isEmpty && found.keptCells == 1 && found.keptCount == 1)
  }

  /// The larger table is protected in parts, some of them side by side.
  @Test(arguments: [(12, 8), (40, 36)]) func threadsAndOrderDoNotMatter(rows: Int, columns: Int) throws {
    var random = KeyedRandom(seed: 7, purpose: "table")
    let table = MarginTable.random(rows: rows, columns: columns, &random)
    let one = try table.suppression(threads: 1)
    let other = try Suppression.solve(
      table.cells.reversed(), dimensions: table.dimensions, measures: table.measures, policy: .standard, parallel: Parallel(threads: 4))
    #expect(one.secondary == other.secondary && one.primary == other.primary)
    #expect(one.keptCount == other.keptCount)
  }

  @Test(arguments: 0..<12) func everySmallCountKeepsItsValues(index: Int) throws {
    var random = KeyedRandom(seed: 11, purpose: "small tables", index: UInt64(index))
    let table = MarginTable.random(rows: 3, columns: 3, &random)
    let found = try table.suppression()
    let seen = table.valuesLeft(by: found.shield)
    for key in found.primary { #expect((seen[key]?.count ?? 0) >= 3, "seed 11, index \(index), \(table.rows): \(key)") }
  }
}

/// Bad input, and what earlier releases told.
@Suite struct SuppressionFaultTests {
  @Test func contradictoryCountsAreRefused() {
    let table = MarginTable(rows: [[6, 8], [9, 7]])
    #expect(throws: DisclosureFault.negativeCount(CellKey("n"))) { try table.suppression(with: [.init(CellKey("n"), -1)]) }
    #expect(throws: DisclosureFault.twoCounts(CellKey("n"))) { try table.suppression(with: [.init(CellKey("n"), 31)]) }
    let wrong = table.cells.map { $0.key == CellKey("n") ? CountedCell($0.key, 31) : $0 }
    #expect(throws: DisclosureFault.doesNotAddUp(CellKey("n"))) {
      try Suppression.solve(wrong, dimensions: table.dimensions, measures: table.measures, policy: .standard)
    }
  }

  @Test func whatAnEarlierReleaseToldCannotBeProtected() throws {
    let table = MarginTable(rows: [[1, 8, 30], [12, 0, 7], [25, 14, 60]])
    let told = ReleasedCell(MarginTable.cell(0, 0), lower: 1, upper: 1, isProtected: false, place: "then")
    #expect(throws: DisclosureFault.givenAwayBefore([MarginTable.cell(0, 0)])) { try table.suppression(after: [told]) }
  }

  @Test func whatWasShownBeforeIsNoHelpAndCostsOthers() throws {
    let table = MarginTable(rows: [[1, 8, 30], [12, 0, 7], [25, 14, 60]])
    let told = ReleasedCell(MarginTable.cell(0, 1), lower: 8, upper: 8, isProtected: false, place: "then")
    let found = try table.suppression(after: [told])
    #expect(!found.secondary.contains(MarginTable.cell(0, 1)))
    #expect(Set(found.costOfHistory) == [MarginTable.cell(0, 2), MarginTable.cell(1, 0), MarginTable.cell(1, 2)])
  }

  @Test func releasingTheSameAgainChangesNothing() throws {
    let table = MarginTable(rows: [[1, 8, 30], [12, 0, 7], [25, 14, 60]])
    let first = try table.suppression()
    let again = try table.suppression(after: table.released(by: first.shield))
    #expect(again.secondary == first.secondary && again.costOfHistory.isEmpty)
  }

  @Test func recordsThatCameLateDoNotContradict() throws {
    let table = MarginTable(rows: [[1, 8, 30], [12, 0, 7], [25, 14, 60]])
    let told = ReleasedCell(MarginTable.cell(0, 1), lower: 9, upper: 9, isProtected: false, place: "then")
    #expect(try table.suppression(after: [told]).secondary == table.suppression().secondary)
  }
}
