import Foundation
import Testing
import WardlightEssentials
import WardlightLoading
import WardlightTestSupport

@Suite struct BadTableTests {
  private func fault(_ path: String) -> LoadingError? {
    do throws(LoadingError) { _ = try TableReader(path: path).read() } catch { return error }
    return nil
  }

  @Test func aPackedFileThatIsCutOffIsNeverReadShort() throws {
    let scratch = try ScratchFolder()
    var random = KeyedRandom(seed: 5, purpose: "rows")
    let text = (0..<40_000).map { _ in "\(random.below(1 << 30)),\(random.below(1 << 30))\n" }.joined()
    let whole = try scratch.file("whole.csv", "a,b\n" + text)
    try scratch.gzip("whole.csv")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: whole + ".gz"))
    for part in [bytes.count / 3, bytes.count / 2, bytes.count - 9, bytes.count - 4] {
      let path = try scratch.file("cut.csv.gz", bytes.prefix(part))
      let error = try #require(fault(path), "\(part) of \(bytes.count) bytes are read as if they were all")
      #expect(error.description.contains("cut.csv.gz"))
    }
    #expect(try TableReader(path: whole + ".gz").read().rowCount == 40_000)
  }

  @Test func packedFilesThatAreNone() throws {
    let scratch = try ScratchFolder()
    for name in ["no.zip", "no.csv.gz", "no.xlsx", "no.csv.zip"] {
      let error = try #require(fault(try scratch.file(name, "a,b\n1,2\n")), "\(name) is read")
      #expect(error.description.contains(name))
    }
  }

  @Test func foldersAreNoTables() throws {
    let scratch = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: scratch.path("folder.csv"), withIntermediateDirectories: true)
    let error = try #require(fault(scratch.path("folder.csv")))
    #expect(error == .unreadable(file: scratch.path("folder.csv"), reason: "it is a folder"))
  }

  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian]) func wideTextIsNamed(encoding: String.Encoding) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("wide.csv", try #require("name,town\na,b\n".data(using: encoding)))
    #expect(fault(path) == .table(.wideText(file: path)))
    #expect(fault(path)?.description.contains("UTF-16") == true)
  }

  @Test func zeroBytesStopAtTheirRow() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("zero.csv", "a,b\n1,2\n3,4\u{0}\n5,6\n")
    #expect(fault(path) == .notText(file: path, row: 3))
  }

  @Test func aTitleOverTheTableIsNoHeading() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("title.csv", "Referrals of 2025,,,\nid,date,postcode,type\n1,2025-01-01,E1 1AA,x\n")
    #expect(fault(path) == .table(.headingGaps(file: path, layer: nil, columns: [2, 3, 4])))
    #expect(fault(path)?.description.contains("row 1: cells 2, 3, 4 of the heading are empty") == true)
    #expect(try TableReader(path: try scratch.file("one.csv", "id,,date\n1,2,3\n")).read().fields == ["id", "", "date"])
  }

  @Test func textBehindAClosedQuotationMarkIsKept() throws {
    let scratch = try ScratchFolder()
    let table = try TableReader(path: try scratch.file("tail.csv", "a,b\n\"x\"y,\"p \"\"q\"\" r\" s\"t\n")).read()
    #expect(table.column("a")?[0] == "xy")
    #expect(table.column("b")?[0] == "p \"q\" r s\"t")
  }

  @Test func aCellOfTenMegabytes() throws {
    let scratch = try ScratchFolder()
    let long = String(repeating: "0123456789", count: 1_000_000)
    let table = try TableReader(path: try scratch.file("long.csv", "a,b\n1,2\n3,\"\(long)\"\n5,6\n")).read()
    #expect(table.column("b")?[1].utf8.count == 10_000_000)
    #expect(table.column("a")?[2] == "5")
  }

  /// Sixty thousand rows, of which many are broken in one of several ways: each row comes back under its own number.
  @Test func manyBrokenRowsLoseNothing() throws {
    let scratch = try ScratchFolder()
    let broken = ["1", "1,2,3,4,5", "\"1\"x,2", "1,\"a \"\"b\"\"\"", "a \"b\" c,2", "", ",,", "\"two\r\nlines\",2", " , "]
    let ends = ["\n", "\r\n", "\r"]
    var random = KeyedRandom(seed: 9, purpose: "broken rows")
    var (text, expected) = ("a,b,c\n", [String]())
    for row in 0..<60_000 {
      let isBroken = random.below(10) == 0
      let line = isBroken ? broken[random.below(broken.count)] : "\(row),E\(row),x"
      // A line feed of its own behind a carriage return would make one end of line of the two.
      text += line + (line.isEmpty ? "\r\n" : ends[random.below(3)])
      if !isBroken { expected.append("\(row + 2) \(row)") }
    }
    let batches = try TableReader(path: try scratch.file("broken.csv", text + "60000,end,x")).batches(fields: ["a", "b"])
    var found: [String] = []
    var last = 0
    while let table = try batches.next() {
      let (a, b) = try (#require(table.column("a")), #require(table.column("b")))
      for row in 0..<table.rowCount where b.utf8(row).first == UInt8(ascii: "E") { found.append("\(table.rowNumber(row)) \(a[row])") }
      last = table.rowNumber(table.rowCount - 1)
    }
    let isSame = found == expected
    #expect(isSame, "\(found.count) good rows of \(expected.count), or some under other numbers")
    #expect(last == 60_002)
  }
}
