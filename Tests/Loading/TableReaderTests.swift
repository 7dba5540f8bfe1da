import Foundation
import Testing
import WardlightEssentials
import WardlightLoading
import WardlightTestSupport

@Suite struct TableReaderTests {
  private func rows(_ table: TextTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.fields.map { table.column($0)?[row] ?? "" } }
  }

  @Test func cellsStayTheTextTheyAre() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("plain.csv", "id,postcode,n\n007,E7 9AB,1.50\n,\"\",-0\n")
    let table = try TableReader(path: path).read()
    #expect(table.fields == ["id", "postcode", "n"])
    #expect(rows(table) == [["007", "E7 9AB", "1.50"], ["", "", "-0"]])
    #expect(table.rowNumber(0) == 2)
    #expect(table.file == path)
  }

  @Test func marksQuotesAndLineEnds() throws {
    let scratch = try ScratchFolder()
    let text = "\u{FEFF}name,note\r\n\"Devon, Cornwall\",\"two\r\nlines\"\r\n\"say \"\"yes\"\"\",\"\"\"\"\r\na \"b\" c,last"
    let table = try TableReader(path: try scratch.file("quotes.csv", text)).read()
    #expect(table.fields == ["name", "note"])
    #expect(rows(table) == [["Devon, Cornwall", "two\r\nlines"], ["say \"yes\"", "\""], ["a \"b\" c", "last"]])
  }

  @Test func otherSeparatorsAndOldLineEnds() throws {
    let scratch = try ScratchFolder()
    #expect(rows(try TableReader(path: try scratch.file("t.tsv", "a\tb\n1,5\t2\n")).read()) == [["1,5", "2"]])
    #expect(rows(try TableReader(path: try scratch.file("s.csv", "a;b\r1,5;2\r")).read()) == [["1,5", "2"]])
    #expect(rows(try TableReader(path: try scratch.file("one.csv", "a\nx\n")).read()) == [["x"]])
  }

  @Test func olderEncodings() throws {
    let scratch = try ScratchFolder()
    let latin = Data("name,town\n".utf8) + Data([0x5A, 0x6F, 0xEB, 0x2C, 0x4B, 0x92, 0x73, 0x0A])
    #expect(rows(try TableReader(path: try scratch.file("latin.csv", latin)).read()) == [["Zoë", "K’s"]])
    let modern = try scratch.file("utf8.csv", "name,town\nZoë,K’s\n")
    #expect(rows(try TableReader(path: modern).read()) == [["Zoë", "K’s"]])
    let wide = try #require("name,town\na,b\n".data(using: .utf16LittleEndian))
    let path = try scratch.file("wide.csv", wide)
    #expect(throws: LoadingError.table(.wideText(file: path))) { try TableReader(path: path).read() }
  }

  @Test func wantedColumnsComeInTheFilesOrder() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("columns.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n")
    let table = try TableReader(path: path).read(fields: ["c", "a"])
    #expect(table.fields == ["a", "c"])
    #expect(rows(table) == [["1", "3"], ["4", ""], ["6", "8"]])
    #expect(throws: LoadingError.unknownField(file: path, layer: nil, field: "d", nearest: "a", present: ["a", "b", "c"])) {
      try TableReader(path: path).read(fields: ["d"])
    }
  }

  @Test func emptyRowsKeepTheNumbersOfOthers() throws {
    let scratch = try ScratchFolder()
    let table = try TableReader(path: try scratch.file("gaps.csv", "a,b\n1,2\n\n,\n3,4\n\n,,,\n")).read()
    #expect(rows(table) == [["1", "2"], ["", ""], ["", ""], ["3", "4"]])
    #expect(table.rowNumber(3) == 5)
  }

  @Test func filesWithoutHeading() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("e.csv", "\"E1 1AA\",10,534567,181234\n\"E1 1AB\",10,534568,181235\n")
    let table = try TableReader(path: path).read(columns: 1, 3, 4)
    #expect(table.fields == ["1", "3", "4"])
    #expect(rows(table) == [["E1 1AA", "534567", "181234"], ["E1 1AB", "534568", "181235"]])
    #expect(table.rowNumber(0) == 1)
    #expect(try TableReader(path: path, hasHeader: false).read().fields == ["1", "2", "3", "4"])
    #expect(try TableReader(path: path).fields() == ["E1 1AA", "10", "534567", "181234"])
  }

  @Test func recordsLongerThanTheWindow() throws {
    let scratch = try ScratchFolder()
    let long = String(repeating: "\"\"x", count: 200_000)
    let many = (0..<60_000).map { "\($0),\"a,\($0)\"" }.joined(separator: "\n")
    let table = try TableReader(path: try scratch.file("long.csv", "n,t\n0,\"\(long)\"\n\(many)\n")).read()
    #expect(table.rowCount == 60_001)
    #expect(table.column("t")?[0] == String(repeating: "\"x", count: 200_000))
    #expect(table.column("t")?[60_000] == "a,59999")
  }

  @Test func packedTables() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.file("t.csv", "a,b\n1,2\n")
    try scratch.gzip("t.csv")
    _ = try scratch.zip("t.zip", holding: "t.csv", "a,b\n1,2\n")
    #expect(rows(try TableReader(path: scratch.path("t.csv.gz")).read()) == [["1", "2"]])
    #expect(rows(try TableReader(path: scratch.path("t.zip")).read()) == [["1", "2"]])
  }

  @Test func filesThatAreNoTables() throws {
    let scratch = try ScratchFolder()
    #expect(throws: LoadingError.missing(file: "/nowhere/a.csv")) { try TableReader(path: "/nowhere/a.csv").read() }
    #expect(throws: LoadingError.missing(file: "/nowhere/a.xlsx")) { try TableReader(path: "/nowhere/a.xlsx").read() }
    let empty = try scratch.file("empty.csv", "")
    #expect(throws: LoadingError.emptyTable(file: empty)) { try TableReader(path: empty).read() }
    let open = try scratch.file("open.csv", "a,b\n1,2\n3,\"4\n5,6\n")
    #expect(throws: LoadingError.unclosedQuote(file: open, row: 3)) { try TableReader(path: open).read() }
    let headingOnly = try TableReader(path: try scratch.file("heading.csv", "a,b\n")).read()
    #expect(headingOnly.rowCount == 0 && headingOnly.fields == ["a", "b"])
  }

  /// Any bytes at all are a table or an error, never a trap.
  @Test(arguments: 0..<40 as Range<UInt64>) func randomBytesAreReadOrRefused(seed: UInt64) throws {
    let scratch = try ScratchFolder()
    var random = KeyedRandom(seed: seed, purpose: "bytes")
    let letters = Array("a,\"\n\r;\t".utf8) + [0xC3, 0xA9, 0xFF, 0x00]
    let bytes = (0..<random.below(300)).map { _ in letters[random.below(seed.isMultiple(of: 2) ? letters.count - 1 : letters.count)] }
    let path = try scratch.file("random.csv", Data(bytes))
    do throws(LoadingError) {
      let table = try TableReader(path: path).read()
      #expect(table.fields.allSatisfy { table.column($0)?.count == table.rowCount })
    } catch {
      #expect(error.description.contains("random.csv"))
    }
  }
}
