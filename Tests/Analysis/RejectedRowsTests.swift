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
}
