import Testing
import WardlightDisclosure

@testable import WardlightPacks

@Suite("The rows named at the head of a pack")
struct TopRowsTests {
  private func table(_ names: [String], _ counts: [Int]) throws -> Released<Table> {
    let door = try Door(policy: .standard, marking: .official, sources: [])
    return door.release(
      RawTable(
        name: "t", title: "T", note: "", columns: [RawColumn("name", "Name", .labels(names)), RawColumn("count", "Count", .counts(counts))])
    )
  }

  @Test("are those with the largest exact counts, the first of equal ones first, totals left out")
  func order() throws {
    let top = TopRows(of: try table(["a", "b", "c", "All", "d"], [7, 9, 9, 40, 8]), by: "count", most: 3)
    #expect(top.rows.map(\.name) == ["b", "c", "d"])
    #expect(top.rows.map(\.cell) == [.count(9), .count(9), .count(8)])
    #expect(top.isShared)
  }

  @Test("are none that a hidden count may exceed")
  func bands() throws {
    let cells: [RawColumn.TabledCell] = [.number(12), .interval(lower: 5, upper: 9), .number(8), .number(40)]
    let raw = RawTable(
      name: "t", title: "T", note: "",
      columns: [RawColumn("name", "Name", .labels(["a", "b", "c", "d"])), RawColumn("count", "Count", .tabledCounts(cells))])
    let top = TopRows(of: try Door(policy: .standard, marking: .official, sources: []).release(raw), by: "count", most: 3)
    #expect(top.rows.map(\.name) == ["d", "a"])
  }

  @Test("never have a protected count or a zero")
  func protected() throws {
    let top = TopRows(of: try table(["a", "b", "c"], [4, 0, 5]), by: "count", most: 3)
    #expect(top.rows.map(\.name) == ["c"])
    #expect(!top.isShared)
    #expect(TopRows(of: try table(["a"], [3]), by: "count", most: 3).rows.isEmpty)
  }
}
