import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightLoading
import WardlightRecords
import WardlightTestSupport

@testable import WardlightFlows

@Suite("Tables of rescues")
struct RescueTableTests {
  private let period = CalendarDate(year: 2020, month: 1, day: 1).flatMap { Period(from: $0, to: $0.adding(days: 365)) }

  private func rescue(_ year: Int, _ force: String?, _ outcome: Rescue.Outcome) throws -> Rescue {
    Rescue(
      source: RecordOrigin(file: 0, row: 2), date: try #require(CalendarDate(year: year, month: 3, day: 1)), force: force, outcome: outcome)
  }

  @Test("A rescue is a request too; ranks and changes are of requests")
  func counts() throws {
    let records = [
      try rescue(2020, "Kent", .rescued), try rescue(2020, "Kent", .requested), try rescue(2020, "Essex", .requested),
      try rescue(2020, nil, .rescued),
      try rescue(2019, "Essex", .rescued),
    ]
    let placed = PlacedRescues(RecordReading(records: records), forces: ForceNames.index(names: ["Essex", "Kent", "Surrey"]))
    let current = try #require(period)
    let table = RescueTable(
      placed, current: current, previous: Period(from: current.from.adding(days: -365), to: current.from.adding(days: -1)))
    #expect(table.rows.map(\.name) == ["Kent", "Essex"])
    #expect(table.rows.map(\.numbers) == [RescueTable.Numbers(requests: 2, rescues: 1), RescueTable.Numbers(requests: 1, rescues: 0)])
    #expect(table.rows.map(\.rank) == [1, 2] && table.rows.map(\.previousRank) == [nil, 1] && table.rows.map(\.rankChange) == [nil, -1])
    #expect(table.rows[1].change == Change(from: 1, to: 1))
    #expect(table.total == RescueTable.Numbers(requests: 4, rescues: 2) && table.unknownForce == 1)
    #expect(table.total.completion?.percent == 50 && table.previousTotal?.requests == 1)
  }

  @Test("The published table comes out: 208 requests, 78 rescues", .enabled(if: SharedData.isPresent, SharedData.missing))
  func published() throws {
    let source = try TableReader(path: SharedData.path("published/rescues_by_county_force.csv")).read()
    let names = try #require(source.column("county_force"))
    let requests = try #require(source.column("rescue_requests_to_2021_04"))
    let rescues = try #require(source.column("rescues_to_2021_04"))
    let records = try (0..<source.rowCount).flatMap { row in
      try (0..<(Int(requests[row]) ?? 0)).map { try rescue(2020, names[row], $0 < Int(rescues[row]) ?? 0 ? .rescued : .requested) }
    }
    let placed = PlacedRescues(
      RecordReading(records: records), forces: ForceNames.index(names: ["Sussex", "Hampshire", "Kent", "Suffolk"]))
    let table = RescueTable(placed, current: try #require(period), previous: nil)
    #expect(table.total == RescueTable.Numbers(requests: 208, rescues: 78) && table.unknownForce == 0)
    #expect(table.rows.count == 17 && table.rows[0].name == "Sussex" && table.rows[0].numbers.rescues == 21)
    let firstFive = table.rows.prefix(5).reduce(0) { $0 + $1.numbers.requests }
    #expect((Double(firstFive) / 208 * 100).rounded() == 64)
    #expect(table.rows.map(\.rank)[3...5] == [4, 4, 6])
  }
}
