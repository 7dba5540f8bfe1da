import Testing
import WardlightDisclosure

@Suite("The door with a shield")
struct ShieldedDoorTests {
  private func key(_ row: Int) -> CellKey { CellKey("referrals", ["residence": "w\(row)"]) }

  private func table(_ counts: [Int?], hasMeaning: Bool = true, _ columns: [RawColumn] = []) -> RawTable {
    let rows: [CountMeaning.Part?] = counts.indices.map { CountMeaning.Part("referrals", ["residence": "w\($0)"]) }
    return RawTable(
      name: "t", title: "T", note: "", columns: [RawColumn("count", "Count", .counts(counts))] + columns,
      meaning: hasMeaning ? CountMeaning(rows: rows, columns: ["count": CountMeaning.Part()]) : nil)
  }

  private func door(_ intervals: [Int: ClosedRange<Int>], considered: Range<Int>, policy: Policy = .standard) throws -> Door {
    let shield = Shield(
      intervals: Dictionary(uniqueKeysWithValues: intervals.map { (key($0), $1) }), considered: Set(considered.map(key)))
    return try Door(policy: policy, marking: .official, sources: []).shielded(by: shield)
  }

  @Test("A count leaves as its shield says, and one that was not considered not at all")
  func verdicts() throws {
    let door = try door([0: 1...4, 1: 5...9], considered: 0..<4)
    let counts = [2, 7, 12, 0, 8, nil]
    #expect(
      door.release(table(counts)).column("count").content.cells == [
        .interval(lower: 1, upper: 4), .interval(lower: 5, upper: 9), .count(12), .count(0), .withheld, .missing,
      ])
    let alone = door.release(table(counts, hasMeaning: false)).column("count").content.cells
    #expect(alone.map(\.text) == ["1–4", "7", "12", "0", "8", ""])
    #expect(door.shown(7, of: key(1)) == .interval(lower: 5, upper: 9) && door.shown(7) == .count(7))
  }

  @Test("A shield made for other numbers shows none of them")
  func mistakenShield() throws {
    let door = try door([0: 5...9], considered: 0..<2)
    // 12 lies outside its interval; 3 is small and was thought harmless.
    #expect(door.release(table([12, 3])).column("count").content.cells == [.withheld, .interval(lower: 1, upper: 4)])
    #expect(door.release(table([-1])).column("count").content.cells == [.withheld])
  }

  @Test("What was computed from a count that leaves as a band is withheld, and shown under a policy that protects nothing")
  func computed() throws {
    let rate = RawColumn("rate", "Rate", .computed([1.5, 2.5], decimals: 1, from: .sameRow(["count"])))
    let shielded = try door([0: 5...9], considered: 0..<2).release(table([7, 8], [rate]))
    #expect(shielded.column("rate").content.cells == [.withheld, .number(2.5, decimals: 1)])
    let open = try door([0: 5...9], considered: 0..<2, policy: .open).release(table([7, 8], [rate]))
    #expect(open.content.rows[0] == [.count(7), .number(1.5, decimals: 1)])
  }

  @Test("Rounding rounds what leaves exactly, totals too, and hides what was computed from raw counts")
  func rounded() throws {
    let rate = RawColumn("rate", "Rate", .computed([1, 2, 3, 4, 5], decimals: 0, from: .sameRow(["count"])))
    let table = try door([:], considered: 0..<5, policy: .nhs).release(table([0, 7, 8, 12, 27], [rate]))
    #expect(
      table.column("count").content.cells == [
        .count(0), .interval(lower: 1, upper: 7), .rounded(10, to: 5), .rounded(10, to: 5), .rounded(25, to: 5),
      ])
    #expect(table.column("rate").content.cells.dropFirst().allSatisfy { $0 == .withheld })
    #expect(table.column("count").content.cells.map(\.exactNumber) == [0, nil, 10, 10, 25])
  }

  @Test("Zeros hide with the small counts where the policy says so")
  func zeros() throws {
    let policy = try Policy(text: "zeros:hidden")
    let cells = try Door(policy: policy, marking: .official, sources: []).release(table([0, 3, 5])).column("count").content.cells
    #expect(cells.map(\.text) == ["0–4", "0–4", "5"])
  }

  @Test("An order follows the released cells alone")
  func order() throws {
    let door = try door([0: 5...9, 1: 5...9, 2: 1...4], considered: 0..<6)
    let keys = (0..<7).map(key)
    // By their smallest numbers: 12, 7, 5, then both bands by name, 1–4, and last what is withheld.
    #expect(
      door.order(byFalling: [9, 6, 2, 7, 5, 12, 99], keys: keys, names: ["b", "a", "c", "d", "e", "f", "g"]) == [5, 3, 4, 1, 0, 2, 6])
    #expect(
      door.order(byFalling: [6, 9, 4, 7, 5, 12, 1], keys: keys, names: ["b", "a", "c", "d", "e", "f", "g"]) == [5, 3, 4, 1, 0, 2, 6])
  }
}
