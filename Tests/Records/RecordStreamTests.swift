import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@testable import WardlightRecords

@Suite("Reading records batch by batch")
struct RecordStreamTests {
  private let key = IdentifierKey(bytes: "a key for tests".utf8)

  /// Three files with faults, empty rows and rows that are too long.
  private func files(_ folder: ScratchFolder) throws -> [RecordFile] {
    try (0..<3).map { number in
      var random = KeyedRandom(seed: UInt64(number), purpose: "records")
      let rows = (0..<20_000).map { row in
        switch random.below(20) {
        case 0: ",yesterday,E1 1AA,Newham,intervention"
        case 1: ""
        case 2: "p\(row),2021-01-02,E1 1AA,Newham,intervention,slipped"
        default: "p\(random.below(9_000)),2021-0\(1 + random.below(9))-01,E\(random.below(9)) 1AA,Newham,intelligence"
        }
      }
      let text =
        "id,date,postcode,responsible_borough,referral_type\n" + rows.joined(separator: "\n")
        + "\np1,2021-01-02,E1 1AA,Newham,intervention\n"
      return RecordFile(path: try folder.file("\(number).csv", text))
    }
  }

  @Test("The batches together are what reading at once gives, on any number of threads", arguments: [1, 2, 5])
  func batchesTogether(threads: Int) throws {
    let folder = try ScratchFolder()
    let files = try files(folder)
    let whole = try ReferralReader.read(files, key: key, parallel: Parallel(threads: 1))
    let stream = ReferralReader.stream(files, key: key, parallel: Parallel(threads: threads))
    var (records, faults, identified, batches): ([Referral], [RowFault], Int, Int) = ([], [], 0, 0)
    while let batch = try stream.next() {
      records += batch.records
      faults += batch.faults
      identified += batch.identifiedRows
      batches += 1
    }
    #expect(batches > 3)
    #expect(records == whole.records && faults == whole.faults && identified == whole.identifiedRows)
    let again = try ReferralReader.read(files, key: key, parallel: Parallel(threads: threads))
    #expect(again.records == whole.records && again.persons == whole.persons)
    #expect(whole.rowsRead == 60_003)
    let reasons = Dictionary(grouping: whole.faults, by: \.reason)
    #expect(reasons[.unreadableDate]?.isEmpty == false && reasons[.noDate]?.isEmpty == false)
    #expect(reasons[.moreCellsThanHeadings]?.isEmpty == false)
  }

  @Test("A file that cannot be read stops the stream in its place")
  func brokenFile() throws {
    let folder = try ScratchFolder()
    let good = RecordFile(path: try folder.file("good.csv", "date,postcode\n2021-01-01,E1 1AA\n"))
    let bad = RecordFile(path: try folder.file("bad.csv", "date,postcode\n2021-01-01,\"E1 1AA\n"))
    let stream = ReferralReader.stream([good, bad, good], key: nil, parallel: Parallel(threads: 2))
    #expect(try stream.next()?.records.count == 1)
    #expect(throws: RecordsError.table(.unclosedQuote(file: bad.path, row: 2))) { try stream.next() }
  }

  @Test("A stream that nobody finishes lets its threads go")
  func unfinished() throws {
    let folder = try ScratchFolder()
    let files = try files(folder)
    for _ in 0..<5 { #expect(try ReferralReader.stream(files, key: nil, parallel: Parallel(threads: 3)).next() != nil) }
  }

  @Test("The places of a table whose every column one keeps")
  func places() throws {
    let folder = try ScratchFolder()
    let file = RecordFile(
      path: try folder.file(
        "rows.csv", "note,home,easting,northing,place_name\nx, e7 8aa ,,,\ny,,540000,180000,\nz,,540000,,\nw,,,, Ipswich\nv,,,,,?\n"),
      columns: try ColumnMap(["postcode": "home"]))
    let table = try TableReader(path: file.path).read()
    let reader = try PlaceReader(file, present: table.fields)
    let places = try reader.places(of: table)
    #expect(places[0] == .success(.postcode("e7 8aa")))
    #expect(places[1] == .success(.grid(Coordinate(easting: 540_000, northing: 180_000))))
    #expect(places[2] == .failure(RowFault(file: file.path, row: 4, column: "northing", reason: .halfACoordinate)))
    #expect(places[3] == .success(.named("Ipswich")))
    #expect(throws: RowFault.self) { try places[4].get() }
    #expect(throws: RecordsError.noPlaceColumns(file: file.path, present: ["note"])) {
      try PlaceReader(RecordFile(path: file.path), present: ["note"])
    }
    #expect(try PlaceReader(RecordFile(path: file.path), present: ["place_name"]).columns == [.placeName: "place_name"])
  }
}
