import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightRecords

@testable import WardlightAnalysis

@Suite("Rows that were not used or not mapped")
struct RejectedRowsTests {
  private let source = Configuration.RecordSource(
    files: ["/data/b.csv", "/data/a.csv"].map { RecordFile(path: $0) }, noun: Configuration.Noun(singular: "record", plural: "records"))

  private func fault(_ file: String, _ row: Int) -> RowFault { RowFault(file: file, row: row, column: "Month", reason: .noDate) }

  @Test("are in order of the files as they were named, then of rows; what is of another time, or mapped, is none")
  func order() throws {
    let records = try [(1, 9, "2020-01-01"), (0, 4, "2020-01-01"), (0, 2, "2020-01-01"), (0, 3, "2001-01-01"), (1, 3, "2020-01-01")].map {
      try CountedAreas.referral($0.2, file: $0.0, row: $0.1)
    }
    let outcomes: [Location.Outcome] = [.ambiguous, .outside, .inside(area: 0), .outside, .noLocation(.noPlace)]
    let reading = RecordReading(records: records, faults: [fault("/data/a.csv", 5), fault("/data/b.csv", 12), fault("/data/b.csv", 3)])
    let locations = outcomes.map { Location(method: .none, outcome: $0) }
    let rows = RejectedRows(source).all(reading, locations) { $0.year == 2020 }
    #expect(
      rows.map(\.cells) == [
        ["records", "b.csv", "3", "Month", "rejected", "there is no date"],
        ["records", "b.csv", "4", "", "not mapped", "outside every area"],
        ["records", "b.csv", "12", "Month", "rejected", "there is no date"],
        ["records", "a.csv", "3", "", "not mapped", "no place is stated"],
        ["records", "a.csv", "5", "Month", "rejected", "there is no date"],
        ["records", "a.csv", "9", "", "not mapped", "it may be in one of several areas"],
      ])
  }

  @Test("Without locations only the rows that cannot be understood are listed; one near an area is mapped")
  func locations() throws {
    let reading = RecordReading(records: [try CountedAreas.referral("2020-01-01")], faults: [fault("/data/b.csv", 3)])
    #expect(RejectedRows(source).all(reading, nil) { _ in true }.count == 1)
    let near = [Location(method: .postcode, outcome: .nearest(area: 0, metres: 7))]
    #expect(RejectedRows(source).all(reading, near) { _ in true }.count == 1)
    #expect(RejectedRow.header.count == 6)
  }

  @Test("A link that is odd stands with its column and reason, beside a name that was not simply found, and counts as it stands")
  func links() throws {
    let date = try #require(CalendarDate(year: 2020, month: 5, day: 1))
    let rows: [(String?, String?, String?)] = [("Merseyside", "Merseyside", nil), (nil, "Met", "Croydon"), ("Nowhere", "Kent", nil)]
    let records = rows.enumerated().map { row, link in
      Link(
        source: RecordOrigin(file: 1, row: row + 2), person: PersonKey(7), date: date, responsibleBorough: nil, force: link.1, town: link.2,
        origin: link.0, ward: "E05")
    }
    let reading = RecordReading(records: records)
    let forces = ForceNames.index(names: ["Kent", "Merseyside", "Metropolitan Police"])
    let placed = PlacedLinks(reading, forces: forces, boroughs: NameIndex(names: []), wards: ReferralWards(codes: ["E06"]))
    let listed = RejectedRows(source).all(reading, names: placed.nameReport, links: placed.linkReport).map(\.cells)
    #expect(listed.filter { $0[3] == "ward" }.count == 3 && listed.allSatisfy { $0[1] == "a.csv" && $0[4].hasPrefix("counted as ") })
    #expect(
      listed.filter { $0[3] != "ward" }.map { $0[2...].joined(separator: ", ") } == [
        "2, origin, counted as stated, origin and destination are one place",
        "3, county_force, counted as stated, the destination is in London",
        "4, origin, counted as not recognised, the name is not known",
      ])
  }
}
