import Foundation
import Testing
import WardlightEssentials
import WardlightFetching
import WardlightTestSupport

@Suite("What came is what was promised")
struct ContentTests {
  @Test(
    "What is not of the kind expected",
    arguments: [
      ("csv", "\u{FEFF}\n <!DOCTYPE html><html><body>Sorry</body></html>", "a web page (HTML)", "a table as text (CSV)"),
      ("zip", "<html><head><title>Log in</title></head></html>", "a web page (HTML)", "a zip archive"),
      ("geojson", "<?xml version=\"1.0\"?><Error/>", "XML", "GeoJSON"),
      ("zip", "{\"error\":{\"code\":403}}", "JSON", "a zip archive"),
      ("csv", "", "nothing", "a table as text (CSV)"),
      ("gpkg", "code,name\n", "plain text", "a GeoPackage"),
      ("csv.gz", "code,name\n", "plain text", "a compressed table (gzip)"),
      ("csv", "PK\u{3}\u{4}", "a zip archive", "a table as text (CSV)"),
    ])
  func kind(format: String, body: String, found: String, expected: String) throws {
    let trial = try Trial { _ in .text(body, ["Content-Type": "text/csv"]) }
    let sentence = trial.sentence(of: try trial.source(format: format))
    #expect(sentence == "trial: http://server/data gave \(found) and should give \(expected).")
    #expect(trial.files.isEmpty)
  }

  @Test(
    "What is promised and not kept",
    arguments: [
      ("count: 3", "gave 2 rows and should give 3."),
      ("count: 3-5", "gave 2 rows and should give 3 to 5."),
      ("fields: [code, ward]", "lacks the fields ward; it has code, name."),
      ("minimum_bytes: 1000", "gave 22 bytes and should give at least 1000."),
    ])
  func promises(_ promise: String, sentence: String) throws {
    let trial = try Trial { _ in .text("code,name\nE1,A\nE2,B\n\n") }
    let source = try trial.source(promise)
    let said = try #require(trial.sentence(of: source))
    #expect(said.hasPrefix("trial: http://server/data ") && said.hasSuffix(sentence.replacingOccurrences(of: "22", with: "21")), "\(said)")
    #expect(trial.files.isEmpty)
  }

  @Test("A checksum that differs, and one that agrees")
  func checksum() throws {
    let body = "code\n1\n"
    let trial = try Trial { _ in .text(body) }
    let right = Checksum(of: Data(body.utf8)).description
    let wrong = String(repeating: "a", count: 64)
    #expect(
      trial.sentence(of: try trial.source("sha256: \(wrong)"))
        == "trial: http://server/data gave a file of SHA-256 \(right) and should give \(wrong).")
    #expect(trial.files.isEmpty)
    #expect(try trial.fetch(try trial.source("sha256: \(right)")).record.sha256 == right)
  }

  @Test("A new edition of the list fetches again; what was there stays where the new one fails")
  func newEdition() throws {
    let trial = try Trial { $0.number == 1 ? .text("code\n1\n") : .text("<html></html>") }
    _ = try trial.fetch(try trial.source("count: 1"))
    #expect(trial.sentence(of: try trial.source("count: 2")) != nil)
    #expect(trial.contents() == Data("code\n1\n".utf8))
    #expect(trial.files == ["trial/source.json", "trial/trial.csv"])
  }

  /// An archive of stored entries. CRCs are those of zip's polynomial, so that GDAL accepts them.
  private func archive(_ entries: [(name: String, text: String)]) -> Data {
    var body = Data()
    var directory = Data()
    func add(_ value: Int, _ size: Int, to data: inout Data) { for byte in 0..<size { data.append(UInt8(value >> (8 * byte) & 255)) } }
    for entry in entries {
      let place = body.count
      let text = Data(entry.text.utf8)
      var common = Data()
      for value in [20, 0, 0, 0, 0x21] { add(value, 2, to: &common) }
      for value in [crc(text), text.count, text.count] { add(value, 4, to: &common) }
      for value in [entry.name.utf8.count, 0] { add(value, 2, to: &common) }
      body.append(Data([0x50, 0x4B, 3, 4]) + common + Data(entry.name.utf8) + text)
      directory.append(Data([0x50, 0x4B, 1, 2, 20, 0]) + common)
      for _ in 0..<3 { add(0, 2, to: &directory) }
      add(0, 4, to: &directory)
      add(place, 4, to: &directory)
      directory.append(Data(entry.name.utf8))
    }
    var end = Data([0x50, 0x4B, 5, 6, 0, 0, 0, 0])
    for _ in 0..<2 { add(entries.count, 2, to: &end) }
    for value in [directory.count, body.count] { add(value, 4, to: &end) }
    return body + directory + end + Data([0, 0])
  }

  private func crc(_ bytes: Data) -> Int {
    let sum = bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(sum ^ .max)
  }

  @Test("The tables of an archive are counted together, with and without a heading")
  func archives() throws {
    let entries = [("Data/CSV/ab.csv", "AB1 0AA,10\nAB1 0AB,20\n"), ("Data/CSV/zz.csv", "ZZ1 0AA,30\n"), ("Doc/licence.txt", "Free\n")]
    let body = archive(entries)
    let trial = try Trial { _ in Reply(body: body) }
    let members = "members: Data/CSV/*.csv\n"
    #expect(try trial.fetch(try trial.source(format: "zip", members + "heading: none\ncount: 3")).record.count == 3)
    #expect(try trial.fetch(try trial.source(format: "zip", members + "count: 1"), renewal: .always).record.count == 1)
    #expect(try trial.fetch(try trial.source(format: "zip"), renewal: .always).record.count == nil)
    #expect(
      trial.sentence(of: try trial.source(format: "zip", "members: Data/*.xlsx\ncount: 9"))
        == "trial: the archive that http://server/data gave has no Data/*.xlsx; it has Data/CSV/ab.csv, Data/CSV/zz.csv, Doc/licence.txt.")
  }

  @Test("An archive cut short, whose server did not notice")
  func cutArchive() throws {
    let body = archive([("a.csv", "code\n1\n"), ("b.csv", "code\n2\n")])
    for length in stride(from: 4, to: body.count, by: 7) {
      let trial = try Trial { _ in Reply(body: body.prefix(length)) }
      let sentence = trial.sentence(of: try trial.source(format: "zip", "members: \"*.csv\"\ncount: 2"))
      #expect(sentence == "trial: http://server/data gave a zip archive without its end and should give a zip archive.", "\(length)")
      #expect(trial.files.isEmpty)
    }
  }

  @Test("A source without an address tells what to do, and what was saved is checked and recorded")
  func byHand() throws {
    let trial = try Trial { _ in .text("") }
    let source = try SourceList(
      text: """
        sources:
        - {id: trial, title: T, publisher: P, vintage: V, licence: L, attribution: A, format: csv, checked: "no", count: 1,
           page: "https://example.org/page"}
        """, file: "sources.yaml"
    ).source("trial")
    #expect(
      trial.sentence(of: source)
        == "trial: open https://example.org/page and save the file as /downloads/trial/trial.csv, then run this again to have it checked.")
    try FileManager.default.createDirectory(atPath: trial.folder + "/trial", withIntermediateDirectories: true)
    let file = URL(fileURLWithPath: trial.folder + "/trial/trial.csv")
    try Data("<html>".utf8).write(to: file)
    #expect(trial.sentence(of: source) == "trial: https://example.org/page gave a web page (HTML) and should give a table as text (CSV).")
    try Data("code\n1\n".utf8).write(to: file)
    #expect(try trial.fetch(source).origin == .savedByHand)
    #expect(try trial.fetch(source).origin == .alreadyThere)
  }

  @Test("The day of fetching stands in the record where it is given, and the record is the same each time")
  func record() throws {
    let trial = try Trial { _ in .text("code\n1\n") }
    let source = try trial.source()
    let day = CalendarDate(year: 2021, month: 4, day: 30)
    let first = try Fetcher(into: trial.folder, retrieved: day).fetch(source).record
    let bytes = FileManager.default.contents(atPath: trial.folder + "/trial/source.json")
    #expect(first.retrieved == "2021-04-30" && first.attribution == "Contains nothing" && first.vintage == "2021")
    #expect(try Fetcher(into: trial.folder, retrieved: day).fetch(source, renewal: .always).record == first)
    #expect(FileManager.default.contents(atPath: trial.folder + "/trial/source.json") == bytes)
  }
}
