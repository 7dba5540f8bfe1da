import Foundation
import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightTestSupport

@testable import WardlightFlows

/// The demonstration that ships, held against what was published: Rescue and Response strategic assessment, year 3 (Greater London Authority, December 2021).
@Suite("Published figures of flows")
struct PublishedFlowTests {
  private func file(_ name: String) -> String { Checkout.root.appendingPathComponent("GeoData/demo/" + name).path }

  private func year(_ year: Int) throws -> Period {
    let from = try #require(CalendarDate(year: year, month: 5, day: 1))
    let to = try #require(CalendarDate(year: year + 1, month: 4, day: 30))
    return try #require(Period(from: from, to: to))
  }

  private func forces() throws -> NameIndex {
    let layer = try AreaLoader(
      source: LayerSource(path: file("forces.geojson")), fields: AreaFields(code: "force_code", name: "force"),
      geography: Geography(kind: "county force", vintage: "2022", isHexagonMap: true)
    ).load().areas
    return ForceNames.index(names: layer.names, codes: layer.codes)
  }

  private func ranking(_ end: FlowRanking.End) throws -> FlowRanking {
    let reading = try LinkReader.read([RecordFile(path: file("links.csv"))], key: IdentifierKey())
    let links = PlacedLinks(reading, forces: try forces(), boroughs: NameIndex(names: []))
    return FlowRanking(links, by: end, current: try year(2020), previous: try year(2019))
  }

  private func row(_ row: FlowRanking.Row) -> String {
    "\(row.name) \(row.count) \(row.rank ?? 0) \(row.previousRank ?? 0)"
  }

  @Test("The ten county forces with the ranks of both years, of 1,784 persons, a county known for 95 %")
  func countyForces() throws {
    let table = try ranking(.forces)
    #expect(
      table.rows.prefix(10).map { row($0) } == [
        "Hampshire 240 1 1", "Kent 162 2 5", "Surrey 145 3 9", "Essex 122 4 7", "Sussex 119 5 2", "Thames Valley 109 6 3",
        "Norfolk 102 7 6",
        "Suffolk 100 8 11", "Dorset 83 9 4", "Cambridgeshire 79 10 8",
      ])
    #expect(table.rows.prefix(10).map(\.rankChange) == [0, 3, 6, 3, -3, -3, -1, 3, -5, -2])
    #expect(table.currentTotal.all == 1_784 && table.previousTotal?.all == 3_290 && table.currentTotal.percentKnown.rounded() == 95)
    #expect(table.change?.number == -1_506 && abs((table.change?.percent ?? 0) + 45.775_075_987_8) < 1e-9)
    #expect(table.interval?.verdict == .fall && table.unit == .persons)
    #expect(table.rows[0].share < table.rows[0].shareOfKnown && (table.rows[0].share * 10).rounded() == 135)
    #expect(table.rows.allSatisfy { !$0.isInLondon || $0.count == 0 })
  }

  @Test("The ten towns with the ranks of both years: 31 for Ipswich, now first; a town known for 29 %, 59 % the year before")
  func towns() throws {
    let table = try ranking(.towns)
    #expect(
      table.rows.prefix(10).map { row($0) } == [
        "Ipswich 31 1 7", "Cambridge 25 2 2", "Portsmouth 21 3 4", "Southampton 21 3 3", "Swansea 16 5 10", "Basingstoke 15 6 5",
        "Guildford 14 7 52", "Southend 14 7 12", "Brighton 13 9 1", "Medway 12 10 6",
      ])
    #expect(table.rows.prefix(10).map(\.isTied) == [false, false, true, true, false, false, true, true, false, false])
    #expect(table.currentTotal.percentKnown.rounded() == 29 && table.previousTotal?.percentKnown.rounded() == 59)
    #expect(table.currentTotal.unknown == table.currentTotal.all - table.currentTotal.known)
  }

  @Test("208 requests and 78 rescues; five forces with 64 % of requests, two with 40 % of rescues")
  func rescues() throws {
    let reading = try RescueReader.read([RecordFile(path: file("rescues.csv"))])
    let from = try #require(CalendarDate(year: 2018, month: 9, day: 1))
    let to = try #require(CalendarDate(year: 2021, month: 4, day: 30))
    let window = try #require(Period(from: from, to: to))
    let table = RescueTable(PlacedRescues(reading, forces: try forces()), current: window, previous: nil)
    #expect(table.total == RescueTable.Numbers(requests: 208, rescues: 78) && table.rows.count == 17)
    let five = table.leading(5, by: .requests)
    #expect(five.names == ["Sussex", "Hampshire", "Thames Valley", "Kent", "Suffolk"])
    #expect(five.count == 134 && five.percent.rounded() == 64 && !five.dividesTie)
    #expect(table.leading(4, by: .requests).dividesTie)
    let two = table.leading(2, by: .rescues)
    #expect(two.names == ["Sussex", "Hampshire"] && two.count == 31 && two.whole == 78 && two.percent.rounded() == 40)
    // R 4.2.2, binom.test(78, 208)$conf.int: 0.309014524297995 0.444603743802294.
    let completion = try #require(table.total.completion)
    #expect(
      completion.percent == 37.5 && abs(completion.lower - 30.901_452_429_8) < 1e-9 && abs(completion.upper - 44.460_374_380_2) < 1e-9)
    #expect(table.rows.filter(\.isInLondon).map(\.name) == ["London"] && table.rows[3].isTied && table.rows[4].isTied)
  }

  @Test("The published files say the same", .enabled(if: SharedData.isPresent, SharedData.missing))
  func files() throws {
    let published = try TableReader(path: SharedData.path("published/county_forces_linked_individuals.csv")).read()
    let towns = try TableReader(path: SharedData.path("published/county_towns_linked_individuals.csv")).read()
    func cells(_ table: TextTable, _ fields: [String]) throws -> [String] {
      let columns = try fields.map { try #require(table.column($0)) }
      return (0..<table.rowCount).map { row in columns.map { $0[row] }.joined(separator: " ") }
    }
    let ten = try ranking(.forces).rows.prefix(10)
    #expect(
      try cells(published, ["county_force", "individuals_2020_21", "rank_2020_21", "rank_2019_20"])
        == ten.map { "\($0.name) \($0.count) \($0.rank ?? 0) \($0.previousRank ?? 0)" })
    #expect(
      try cells(towns, ["town", "individuals_2020_21", "rank_2019_20"])
        == (try ranking(.towns).rows.prefix(10).map { "\($0.name) \($0.count) \($0.previousRank ?? 0)" }))
  }
}
