import Foundation
import Testing
import WardlightEssentials
import WardlightLoading
import WardlightTestSupport

@Suite struct TableBatchesTests {
  private func rows(_ table: TextTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.fields.map { table.column($0)?[row] ?? "" } }
  }

  private func batched(_ path: String, fields: [String]? = nil, rowsPerBatch: Int) throws -> [(number: Int, cells: [String])] {
    let batches = try TableReader(path: path).batches(fields: fields, rowsPerBatch: rowsPerBatch)
    var all: [(number: Int, cells: [String])] = []
    while let table = try batches.next() {
      #expect(table.rowCount >= 1 && table.rowCount <= rowsPerBatch)
      all += rows(table).enumerated().map { (table.rowNumber($0.offset), $0.element) }
    }
    return all
  }

  @Test(arguments: [1, 2, 3, 7, 65_536]) func batchesTogetherAreTheTable(rowsPerBatch: Int) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("gaps.csv", "a,b\n\n1,\"x\n\"\"y\"\"\"\n\n\n\n2,z\n,\n3,é\n\n\n")
    let all = try batched(path, rowsPerBatch: rowsPerBatch)
    #expect(all.map(\.number) == Array(2...9))
    #expect(all.map(\.cells) == rows(try TableReader(path: path).read()))
    #expect(all[1].cells == ["1", "x\n\"y\""] && all[7].cells == ["3", "é"])
  }

  @Test func manyBuffersKeepTheNumbersOfRows() throws {
    let scratch = try ScratchFolder()
    let lines = (0..<40_000).map { "\($0),\"text, of row \($0)\",\(String(repeating: "x", count: $0 % 40))" }
    let path = try scratch.file("many.csv", "n,t,x\n\(lines.joined(separator: "\r\n"))")
    let all = try batched(path, fields: ["n", "t"], rowsPerBatch: 3_000)
    #expect(all.count == 40_000)
    #expect(
      all.enumerated().allSatisfy {
        $0.element.number == $0.offset + 2 && $0.element.cells == ["\($0.offset)", "text, of row \($0.offset)"]
      })
  }

  @Test func rowsLongerThanTheHeadingAreNamed() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("long.csv", "a,b\n1,2,3\n1,2,\n1\n1,2,,4\n")
    let table = try TableReader(path: path).read()
    #expect(table.longRows == [0, 3])
    #expect(table.rows(1..<4).longRows == [2])
    #expect(table.rows(1..<4).rowNumber(2) == 5)
    let batches = try TableReader(path: path).batches(rowsPerBatch: 2)
    #expect(try batches.next()?.longRows == [0])
    #expect(try batches.next()?.longRows == [1])
  }

  @Test(arguments: [1, 2, 100]) func sheetsComeInBatchesToo(rowsPerBatch: Int) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.geoPackage("t.gpkg", "n,t\n1,a\n2,b\n3,c\n")
    let all = try batched(path, rowsPerBatch: rowsPerBatch)
    #expect(all.map(\.cells) == [["1", "a"], ["2", "b"], ["3", "c"]])
    #expect(all.map(\.number) == [1, 2, 3])
  }
}
