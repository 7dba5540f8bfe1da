import Foundation
import Testing
import WardlightEssentials
import WardlightLoading
import WardlightTestSupport

@Suite struct TableFuzzTests {
  /// Random text is read as the slow reader reads it, in pieces of any size; the seed stands with each case.
  @Test(arguments: 0..<400 as Range<UInt64>) func randomTextIsReadAsTheSlowReaderDoes(seed: UInt64) throws {
    let scratch = try ScratchFolder()
    var random = KeyedRandom(seed: seed, purpose: "table")
    let letters = Array("ab,,\"\"\n\r x".utf8) + (seed.isMultiple(of: 3) ? [0xC3, 0xA9] : [])
    let body = (0..<random.below(120)).map { _ in letters[random.below(letters.count)] }
    let path = try scratch.file("t.csv", Data(Array("h,i,j\n".utf8) + body))
    guard let records = SlowDelimited.records(body) else {
      #expect(throws: LoadingError.self, "seed \(seed)") { try TableReader(path: path).read() }
      return
    }
    let batches = try TableReader(path: path).batches(rowsPerBatch: 1 + random.below(4))
    var (found, longRows): ([[String]], [Int]) = ([], [])
    while let table = try batches.next() {
      #expect(table.rowNumber(0) == found.count + 2, "seed \(seed)")
      longRows += table.longRows.map { $0 + found.count }
      found += (0..<table.rowCount).map { row in table.fields.map { table.column($0)?[row] ?? "" } }
    }
    let kept = records.prefix((records.lastIndex { $0.contains { !$0.isEmpty } } ?? -1) + 1)
    #expect(found == kept.map { record in (0..<3).map { $0 < record.count ? Self.text(record[$0]) : "" } }, "seed \(seed)")
    #expect(longRows == kept.indices.filter { kept[$0].dropFirst(3).contains { !$0.isEmpty } }, "seed \(seed)")
  }

  private static func text(_ cell: [UInt8]) -> String {
    String(validating: cell, as: UTF8.self) ?? String(String.UnicodeScalarView(cell.map { Unicode.Scalar($0) }))
  }
}
