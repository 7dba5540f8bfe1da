import Testing

@testable import WardlightRecords

@Suite("Columns of records")
struct ColumnMapTests {
  @Test("Standard names hold unless they are renamed")
  func renames() throws {
    let map = try ColumnMap(["date": "Month", "responsible_borough": "LA"])
    #expect(map.field(for: .date) == "Month")
    #expect(map.field(for: .responsibleBorough) == "LA")
    #expect(map.field(for: .postcode) == "postcode")
    #expect(ColumnMap().field(for: .countyForce) == "county_force")
  }

  @Test("An unknown standard name is an error that lists the names")
  func unknownName() {
    #expect(throws: RecordsError.unknownStandardName("dates")) { try ColumnMap(["dates": "Month"]) }
    #expect("\(RecordsError.unknownStandardName("dates"))".contains("id, date, postcode, easting"))
  }

  @Test("A standard name is found in any case, a renamed column only as written")
  func caseOfNames() throws {
    let found = try ColumnMap().columns(of: "f.csv", having: ["Postcode", "DATE", "x"], wanted: [.date, .postcode, .town])
    #expect(found == [.date: "DATE", .postcode: "Postcode"])
    let error = RecordsError.missingColumn(file: "f.csv", column: "month", field: .date, present: ["Month"])
    #expect(throws: error) { try ColumnMap(["date": "month"]).columns(of: "f.csv", having: ["Month"], wanted: [.date]) }
    #expect("\(error)" == "f.csv: there is no column “month” for date; there are Month.")
  }
}
