import Testing
import WardlightAnalysis
import WardlightDisclosure

@testable import WardlightPacks

@Suite("Long tables on the page")
struct LongTableTests {
  private func table(_ counts: [Int]) throws -> Released<Table> {
    let names = counts.indices.map { $0 == counts.count - 1 ? RowWords.all : "row \($0)" }
    return try Door(policy: .standard, marking: .official, sources: []).release(
      RawTable(
        name: "t", title: "T", note: "Note.",
        columns: [RawColumn("name", "Name", .labels(names)), RawColumn("count", "Count", .counts(counts))]
      ))
  }

  @Test("are cut to the highest rows, with the totals kept and the cut named")
  func cut() throws {
    let cut = LongTable.cut(try table(Array(10..<100) + [4_905])).content
    #expect(cut.rows.count == 41)
    #expect(cut.rows[0][1] == .count(99) && cut.rows[39][1] == .count(60))
    #expect(cut.rows[40] == [.text("All"), .count(4_905)])
    #expect(cut.note == "Note. The 40 highest of 90; the file has all.")
  }

  @Test("of no more than sixty rows stay as they are")
  func short() throws {
    let short = try table(Array(0..<60))
    #expect(LongTable.cut(short).content == short.content)
  }
}
