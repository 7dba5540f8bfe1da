import Testing
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer

@testable import WardlightAnalysis
@testable import WardlightCounting

@Suite("How the account and the methods of location hang together")
struct AccountKeysTests {
  private static let noun = Configuration.Noun(singular: "record", plural: "records")

  /// 20 records and more: 3 rejected, 4 of another time, 10 mapped, 2 outside, 1 without a place; of the ambiguous, one was found as a place.
  private func keys(ambiguous: Int) -> AccountKeys {
    let placed = min(1, ambiguous)
    let reason = Reconciliation.ReasonCount(reason: .noPlace, count: 1)
    let account = Reconciliation(
      read: 20 + ambiguous, rejected: 3, outOfPeriod: 4, inPeriod: 13 + ambiguous, mappedInside: 10, mappedNearest: 0, outside: 2,
      noLocationReasons: [reason], ambiguous: ambiguous)
    return AccountKeys(
      account,
      [
        MethodCount(method: .coordinates, count: 12), MethodCount(method: .place, count: placed),
        MethodCount(method: .none, count: 1 + ambiguous - placed),
      ])
  }

  private func cells(_ keys: AccountKeys) -> [CountedCell] {
    let account = keys.accounted(AccountTable.raw(keys.account, noun: Self.noun))
    return FlowCells.cells(of: account) + FlowCells.cells(of: keys.located(MethodTable.raw(keys.methods, noun: Self.noun)))
  }

  private func attack(_ keys: AccountKeys, hiding shown: (CountedCell) -> ClosedRange<Int>) throws -> Attack {
    let released = cells(keys).map { cell in
      ReleasedCell(
        cell.key, lower: shown(cell).lowerBound, upper: shown(cell).upperBound, isProtected: (1...4).contains(cell.count), place: "account")
    }
    return try Attack.run(
      released, dimensions: keys.dimensions(), measures: [Measure(AccountKeys.records, .sums)], possible: 3, threshold: 5,
      parallel: Parallel(threads: 1))
  }

  @Test("Those outside are the ones that were found and are not mapped")
  func found() throws {
    let attack = try attack(keys(ambiguous: 0)) { (1...4).contains($0.count) ? 1...4 : $0.count...$0.count }
    #expect(attack.breaches.contains { $0.key == CellKey("records", ["account": "outside"]) && $0.feasible == 2...2 })
  }

  @Test("What is protected is so for who knows that, too", arguments: [0, 2, 6])
  func protected(ambiguous: Int) throws {
    let keys = keys(ambiguous: ambiguous)
    let solved = try Suppression.solve(
      cells(keys), dimensions: keys.dimensions(), measures: [Measure(AccountKeys.records, .sums)], policy: .standard)
    let attack = try attack(keys) { cell in
      if case .interval(let interval) = solved.shield.verdict(cell.key) { interval } else { cell.count...cell.count }
    }
    #expect(attack.isRepelled, "\(attack.breaches.map(\.description)) \(attack.contradictions.map(\.description))")
    #expect(attack.attacked > 3)
  }
}
