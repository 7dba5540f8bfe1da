import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightRecords
import WardlightTestSupport

@Suite("Reconciliation")
struct ReconciliationTests {
  @Test("Every row of random tables is accounted for", arguments: 0..<25)
  func balances(seed: UInt64) throws {
    let table = RandomTable(seed: seed, rows: 300)
    let located = try table.located()
    for period in RandomTable.periods {
      let sum = located.reconciliation(in: period)
      #expect(sum.balances, "seed \(seed)")
      #expect(sum.read == 300 && sum.rejected == table.badRows)
      #expect(sum.mapped == located.counts(in: period).reduce(0, +))
      #expect(sum.inPeriod == located.total(in: period))
      #expect(sum.ambiguous > 0 || sum.inPeriod < 250)
    }
  }

  @Test("Types, months and boroughs add up to the whole", arguments: 0..<10)
  func totals(seed: UInt64) throws {
    let located = try RandomTable(seed: seed, rows: 300).located()
    let boroughs = NameIndex(names: ["East", "West"])
    for period in RandomTable.periods {
      let whole = located.counts(in: period)
      let byMonth = period.months.map { located.counts(in: $0) }
      #expect(whole.indices.map { area in byMonth.reduce(0) { $0 + $1[area] } } == whole)
      #expect(period.years(startingInMonth: 5).map { located.total(in: $0) }.reduce(0, +) == located.total(in: period))
      let typed = ReferralType.allCases.map { located.total(in: period, type: $0) }.reduce(0, +)
      #expect(typed <= located.total(in: period))
      let responsible = located.countsByResponsibleBorough(in: period, boroughs: boroughs)
      #expect(responsible.total == located.total(in: period))
    }
  }

  @Test("The order of the rows changes nothing", arguments: 0..<10)
  func permutation(seed: UInt64) throws {
    let table = RandomTable(seed: seed, rows: 200)
    let (one, other) = (try table.located(), try table.shuffled().located())
    let boroughs = NameIndex(names: ["East", "West"])
    for period in RandomTable.periods {
      #expect(one.reconciliation(in: period) == other.reconciliation(in: period))
      #expect(one.counts(in: period, type: .intervention) == other.counts(in: period, type: .intervention))
      #expect(
        one.countsByResponsibleBorough(in: period, boroughs: boroughs) == other.countsByResponsibleBorough(in: period, boroughs: boroughs))
    }
  }

  @Test("Counts are those of a slow recount")
  func recount() throws {
    let table = RandomTable(seed: 99, rows: 400)
    let located = try table.located()
    let period = RandomTable.periods[1]
    let expected = table.good.filter { period.contains($0.date) }
    #expect(located.counts(in: period) == [0, 1].map { area in expected.filter { $0.area == area }.count })
    #expect(
      located.counts(in: period, type: .intelligence)
        == [0, 1].map { area in
          expected.filter { $0.area == area && $0.type == "intelligence" }.count
        })
    let reasons = located.reconciliation(in: period).noLocationReasons.filter { $0.count > 0 }.map(\.reason)
    #expect(reasons == [.noPlace, .noFixedAbode, .notAPostcode])
  }
}
