import Testing
import WardlightLoading
import WardlightTestSupport

@Suite("Numbers by area code")
struct CodedNumbersTests {
  private func read(_ text: String, _ fields: [String] = ["n"]) throws -> CodedNumbers {
    let scratch = try ScratchFolder()
    return try CodedNumbers.read(path: try scratch.file("t.csv", text), code: "code", numbers: fields)
  }

  private func fault(_ text: String, _ file: ScratchFolder) throws -> LoadingError? {
    let path = try file.file("t.csv", text)
    return #expect(throws: LoadingError.self) { try CodedNumbers.read(path: path, code: "code", numbers: ["n"]) }
  }

  @Test("A user's own codes keep the spaces within them; those of the ONS do not")
  func ownCodes() throws {
    #expect(try read("code,n\n Area 1 ,1\nE0 5000 026,2\nArea  2,3\n").codes == ["Area 1", "E05000026", "Area  2"])
  }

  @Test("Spaces in codes and commas between thousands do not matter, an empty cell is missing, and codes find their rows")
  func values() throws {
    let numbers = try read("n,code,m\n\"1,234\", E1 ,1\n,E2,2\n-0.5,E 3,3\n", ["n", "m"])
    #expect(numbers.codes == ["E1", "E2", "E 3"])
    let found = numbers.values(of: "n", for: ["E 3", "none", "E2", "E1"])
    #expect(found[0] == -0.5 && found[1].isNaN && found[2].isNaN && found[3] == 1_234)
    #expect(numbers.values(of: "m", for: numbers.codes) == [1, 2, 3])
  }

  @Test("An empty code, a repeated one and a word name their rows")
  func faults() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("t.csv")
    #expect(try fault("code,n\nA,1\n ,2\n", scratch) == .emptyCode(file: path, layer: nil, field: "code", row: 3))
    #expect(
      try fault("code,n\nA,1\nB,2\n A,3\n", scratch) == .duplicateCode(file: path, layer: nil, field: "code", code: "A", rows: [2, 4]))
    #expect(try fault("code,n\nA,1\nB,many\n", scratch) == .notNumeric(file: path, layer: nil, field: "n", row: 3))
    #expect(
      try fault("code,n\nA,\"1,5\"\n", scratch) == .notNumeric(file: path, layer: nil, field: "n", row: 2), "a decimal comma is no fifteen")
    #expect(try fault("code,m\nA,1\n", scratch)?.description.contains("“n”") == true)
  }

  @Test("Amounts are numbers that can be counted; others name their row")
  func amounts() throws {
    let numbers = try read("code,n,bad,large\nA,0,0,1e12\nB,,1,1\nC,2.5,-1,1e13\n", ["n", "bad", "large"])
    let amounts = try numbers.amounts(of: "n")
    #expect(amounts[0] == 0 && amounts[1].isNaN && amounts[2] == 2.5)
    for field in ["bad", "large"] {
      #expect(throws: LoadingError.notACount(file: numbers.file, field: field, row: 4)) { try numbers.amounts(of: field) }
    }
  }

  @Test("Rows are numbered as the file's reader counts them, also where no heading is a row")
  func rowNumbers() throws {
    let scratch = try ScratchFolder()
    let text = "code,n\nA,1\nB,2\n"
    #expect(try read(text).rowNumber(1) == 3)
    let package = try CodedNumbers.read(path: try scratch.geoPackage("t.gpkg", text), code: "code", numbers: ["n"])
    #expect(package.rowNumber(0) == TableRow.first(of: scratch.path("t.gpkg")) && package.codes == ["A", "B"])
  }
}

/// What the reader of a table calls its first row.
private enum TableRow {
  static func first(of path: String) -> Int? { (try? TableReader(path: path).read(fields: ["code"]))?.rowNumber(0) }
}
