import Testing
import WardlightEssentials
import WardlightRecords
import WardlightTestSupport

@Suite("Reading links and rescues")
struct LinkAndRescueReaderTests {
  @Test("Links carry force, town and borough, and empty cells are unknown")
  func links() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "links.csv", "id,date,responsible_borough,county_force,town\na,2020-05-01,Newham,Suffolk,Ipswich\nb,2020-05-02,,,\nc,x,,,\n")
    let reading = try LinkReader.read([RecordFile(path: path)], key: IdentifierKey(bytes: [1]))
    #expect(reading.records.map(\.force) == ["Suffolk", nil])
    #expect(reading.records.map(\.town) == ["Ipswich", nil])
    #expect(reading.records.map(\.responsibleBorough) == ["Newham", nil])
    #expect(reading.records.map(\.date.month) == [5, 5])
    #expect(reading.faults.map(\.reason) == [.unreadableDate] && reading.persons == 2)
  }

  @Test("A link may state its origin, a category and a ward; columns of other names are found by the map")
  func originCategoryWard() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "links.csv", "date,from,county_force,category,ward\n2020-05-01, Ipswich ,Essex,debt,E05000001\n2020-05-02,,Kent,,\n")
    let reading = try LinkReader.read([RecordFile(path: path, columns: ColumnMap(["origin": "from"]))], key: nil)
    #expect(reading.records.map(\.origin) == ["Ipswich", nil] && reading.records.map(\.category) == ["debt", nil])
    #expect(reading.records.map(\.ward) == ["E05000001", nil] && reading.faults.isEmpty)
    let bare = try LinkReader.read([RecordFile(path: try folder.file("bare.csv", "date,county_force\n2020-05-01,Kent\n"))], key: nil)
    #expect(bare.records.allSatisfy { $0.origin == nil && $0.category == nil && $0.ward == nil })
  }

  @Test("Without a key no person is read")
  func withoutKey() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("links.csv", "id,date,county_force\na,2020-05-01,Kent\n")
    #expect(try LinkReader.read([RecordFile(path: path)], key: nil).namesPersons == false)
  }

  @Test("Links need a force, rescues an outcome")
  func neededColumns() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("rows.csv", "id,date\na,2020-05-01\n")
    #expect { try LinkReader.read([RecordFile(path: path)], key: nil) } throws: { "\($0)".contains("county_force") }
    let second = try folder.file("rescues.csv", "date,county_force\n2020-05-01,Kent\n")
    #expect { try RescueReader.read([RecordFile(path: second)]) } throws: { "\($0)".contains("outcome") }
  }

  @Test("Rescues are requested or rescued, and nothing else")
  func rescues() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "rescues.csv",
      "date,county_force,outcome\n2020-05-01,Kent,requested\n2020-05-02,Kent,Rescued\n2020-05-03,Kent,lost\n2020-05-03,Kent,\n")
    let reading = try RescueReader.read([RecordFile(path: path)])
    #expect(reading.records.map(\.outcome) == [.requested, .rescued])
    #expect(reading.faults.map(\.row) == [4, 5])
    #expect(reading.faults.allSatisfy { $0.reason == .unknownOutcome && $0.column == "outcome" })
  }
}
