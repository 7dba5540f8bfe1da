import Testing
import WardlightEssentials

@testable import WardlightDisclosure

/// What is kept and what is given away, beside what is usually done by hand: in each row and column with one hidden count, hide the next smallest.
@Suite struct SuppressionByHandTests {
  @Test func byHandSomeCountsAreGivenAwayAndHereNone() throws {
    var hand = Tally()
    var ours = Tally()
    for index in 0..<6 {
      var random = KeyedRandom(seed: 3, purpose: "by hand", index: UInt64(index))
      let table = MarginTable.random(rows: 3, columns: 2, &random)
      hand.add(table, table.shieldByHand())
      ours.add(table, try table.suppression().shield)
    }
    // By hand 36 of 72 counts are hidden (140 of a sum of 600), and 11 of 23 small counts have one value left; here 38 (180), and none has.
    #expect(ours.givenAway == 0, "seed 3: by hand \(hand); here \(ours)")
    #expect(hand.givenAway > 0)
    #expect(ours.hidden <= 2 * hand.hidden)
  }
}

/// Counts of several tables together.
private struct Tally: CustomStringConvertible {
  var cells = 0
  var hidden = 0
  var count = 0
  var hiddenCount = 0
  var small = 0
  var givenAway = 0

  var description: String {
    "\(hidden) of \(cells) counts hidden, which sum up to \(hiddenCount) of \(count); \(givenAway) of \(small) small counts left with one value"
  }

  mutating func add(_ table: MarginTable, _ shield: Shield) {
    let seen = table.valuesLeft(by: shield)
    for cell in table.cells {
      cells += 1
      count += cell.count
      if shield.verdict(cell.key) != .exact {
        hidden += 1
        hiddenCount += cell.count
      }
      guard (1...4).contains(cell.count) else { continue }
      small += 1
      if seen[cell.key]?.count == 1 { givenAway += 1 }
    }
  }
}

extension MarginTable {
  /// Blanks as made by hand: small counts, then the next smallest of each row and column in which only one is blank, until there is none such.
  fileprivate func shieldByHand() -> Shield {
    let counts = Self.counts(rows)
    var hidden = Set(counts.filter { (1...4).contains($0.value) }.keys)
    var goesOn = true
    while goesOn {
      goesOn = false
      for line in lines {
        guard line.count(where: { hidden.contains($0) }) == 1 else { continue }
        let next = line.filter { !hidden.contains($0) && (counts[$0] ?? 0) > 0 }.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
        guard let next else { continue }
        hidden.insert(next)
        goesOn = true
      }
    }
    // A blank says that the count is not 0; that it is at most 15 is more than a reader knows, and spares the trial of more tables.
    let intervals = hidden.map { ($0, 1...15) }
    return Shield(intervals: Dictionary(uniqueKeysWithValues: intervals), considered: Set(counts.keys))
  }

  /// The cells of each row and of each column, without totals.
  private var lines: [[CellKey]] {
    rows.indices.map { row in rows[0].indices.map { Self.cell(row, $0) } }
      + rows[0].indices.map { column in rows.indices.map { Self.cell($0, column) } }
  }
}
