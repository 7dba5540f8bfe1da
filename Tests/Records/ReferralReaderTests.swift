import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightRecords

@Suite("Reading referrals")
struct ReferralReaderTests {
  private let key = IdentifierKey(bytes: "a key for tests".utf8)

  private func read(_ text: String, _ columns: [String: String] = [:]) throws -> RecordReading<Referral> {
    let folder = try ScratchFolder()
    let path = try folder.file("referrals.csv", text)
    return try ReferralReader.read([RecordFile(path: path, columns: ColumnMap(columns))], key: key)
  }

  @Test("Dates, places, boroughs and types come as written")
  func readsRows() throws {
    let reading = try read(
      """
      id,date,postcode,responsible_borough,referral_type,name
      p1,2021-04-30,E7 8AA,Newham,Intervention,never read
      p2,30/04/2021, e13 9bb ,Newham,intelligence only,never read
      p1,2021-04,,,,never read

      """)
    #expect(reading.faults.isEmpty)
    #expect(reading.rowsRead == 3)
    #expect(reading.records.map(\.date.description) == ["2021-04-30", "2021-04-30", "2021-04-01"])
    #expect(reading.records.map(\.place) == [.postcode("E7 8AA"), .postcode("e13 9bb"), .none])
    #expect(reading.records.map(\.responsibleBorough) == ["Newham", "Newham", nil])
    #expect(reading.records.map(\.type) == [.intervention, .intelligence, nil])
    #expect(reading.records.map(\.source.row) == [2, 3, 4])
  }

  @Test("The same identifier is the same person, an empty one is nobody")
  func persons() throws {
    let reading = try read("id,date,postcode\n p1,2021-01-01,E7 8AA\np2,2021-01-01,E7 8AA\np1 ,2021-02-01,E7 8AA\n,2021-02-01,E7 8AA\n")
    let persons = reading.records.map(\.person)
    #expect(persons[0] == persons[2] && persons[0] != persons[1] && persons[3] == nil)
    #expect(reading.identifiedRows == 3 && reading.persons == 2)
    #expect(reading.namesPersons && reading.repeatsPersons)
  }

  @Test("A bad row is a fault that names its column and never its value")
  func faults() throws {
    let reading = try read(
      """
      when,easting,northing,referral_type
      2021-01-01,540000,180000,intervention
      yesterday,540000,180000,intervention
      ,540000,180000,intervention
      2021-02-30,540000,180000,intervention
      2021-01-02,54x000,180000,intervention
      2021-01-02,540000,,intervention
      2021-01-02,540000,180000,secretword
      2021-01-02,,,

      """, ["date": "when"])
    #expect(reading.records.map(\.place) == [.grid(Coordinate(easting: 540_000, northing: 180_000)), .none])
    #expect(reading.faults.map(\.row) == [3, 4, 5, 6, 7, 8])
    #expect(reading.faults.map(\.column) == ["when", "when", "when", "easting", "northing", "referral_type"])
    #expect(
      reading.faults.map(\.reason) == [.unreadableDate, .noDate, .unreadableDate, .notANumber, .halfACoordinate, .unknownReferralType])
    let sentences = reading.faults.map(\.description).joined()
    for value in ["yesterday", "54x000", "540000", "180000", "secretword"] { #expect(!sentences.contains(value)) }
    #expect(reading.faults[0].description.hasSuffix("referrals.csv, row 3, column when: not a date (2021-04-30, 30/04/2021 or 2021-04)."))
  }

  @Test("Longitude and latitude become eastings and northings")
  func degrees() throws {
    let reading = try read("date,longitude,latitude\n2019-01,-0.1276,51.5072\n2019-01,,\n2019-01,200,51\n2019-01,0,x\n2019-01,0.1,\n")
    guard case .grid(let place) = reading.records[0].place else {
      Issue.record("the first row has a place")
      return
    }
    // Trafalgar Square's south side, read off the grid of a 1:25,000 map to 100 m.
    #expect(place.distance(to: Coordinate(easting: 530_040, northing: 180_370)) < 150)
    #expect(reading.records.count == 2 && reading.records[1].place == .none)
    #expect(reading.faults.map(\.reason) == [.noSuchDegrees, .notANumber, .halfACoordinate])
  }

  @Test("A row takes its coordinates before its postcode")
  func coordinatesFirst() throws {
    let reading = try read("date,postcode,easting,northing\n2019-01,E7 8AA,1,2\n2019-01,E7 8AA,,\n")
    #expect(reading.records.map(\.place) == [.grid(Coordinate(easting: 1, northing: 2)), .postcode("E7 8AA")])
  }

  @Test("Without a date, or without any place, the columns that there are are listed")
  func missingColumns() throws {
    #expect { try read("id,postcode\n1,E7 8AA\n") } throws: {
      "\($0)".hasSuffix("there is no column “date” for date; there are id, postcode.")
    }
    #expect { try read("id,date\n1,2019-01\n") } throws: {
      "\($0)".hasSuffix("there are id, date.") && "\($0)".contains("no column says where")
    }
    #expect { try read("date,easting\n2019-01,1\n") } throws: { "\($0)".contains("no column “northing”") }
  }

  @Test("Files come one after the other, whatever the number of threads")
  func orderOfFiles() throws {
    let folder = try ScratchFolder()
    let files = try (0..<5).map { number in
      let rows = (0..<3).map { "2021-0\(number + 1)-0\($0 + 1),\(number),\($0)\n" }.joined()
      return RecordFile(path: try folder.file("\(number).csv", "date,easting,northing\nbad,0,0\n" + rows))
    }
    let one = try ReferralReader.read(files, key: nil, parallel: Parallel(threads: 1))
    let many = try ReferralReader.read(files, key: nil, parallel: Parallel(threads: 4))
    #expect(one.records == many.records && one.faults == many.faults)
    #expect(one.records.map(\.source.file) == (0..<5).flatMap { [$0, $0, $0] })
    #expect(one.records.map(\.daysSince1970) == one.records.map(\.daysSince1970).sorted())
    #expect(one.faults.count == 5)
  }

  @Test("A missing file is the error of the room that opens it")
  func missingFile() {
    #expect { try ReferralReader.read([RecordFile(path: "/nowhere/at/all.csv")], key: nil) } throws: {
      "\($0)".contains("/nowhere/at/all.csv")
    }
  }

  @Test("A referral is small")
  func isSmall() {
    #expect(MemoryLayout<Referral>.stride <= 56)
  }

  @Test("The real events of a month are read", .enabled(if: SharedData.isPresent, SharedData.missing))
  func realEvents() throws {
    let columns = try ColumnMap(["date": "Month", "longitude": "Longitude", "latitude": "Latitude"])
    let file = RecordFile(path: SharedData.path("geodata/events/2019-01-met-burglary.csv.gz"), columns: columns)
    let reading = try ReferralReader.read([file], key: key)
    #expect(reading.rowsRead == 7_478)
    #expect(reading.faults.isEmpty && !reading.namesPersons)
    #expect(Set(reading.records.map(\.date.description)) == ["2019-01-01"])
    let box = Box(lower: Coordinate(easting: 490_000, northing: 150_000), upper: Coordinate(easting: 570_000, northing: 210_000))
    let placed = reading.records.filter { $0.place != .none }
    #expect(placed.count > 7_400)
    #expect(placed.allSatisfy { if case .grid(let place) = $0.place { box.contains(place) } else { false } })
  }
}
