import Testing
import WardlightDisclosure

@Suite("The door")
struct DoorTests {
  private let personal = [Door.SourceStatement(name: "referrals", isSynthetic: false, isPersonal: true)]

  private func table(_ counts: [Int?], _ columns: [RawColumn] = []) -> RawTable {
    RawTable(name: "t", title: "T", note: "", columns: [RawColumn("count", "Count", .counts(counts))] + columns)
  }

  @Test("Counts from 1 to 4 leave as 1–4, all others as they are")
  func threshold() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let cells = door.release(table([0, 1, 2, 3, 4, 5, 118, nil])).column("count").content.cells
    #expect(cells.map(\.text) == ["0", "1–4", "1–4", "1–4", "1–4", "5", "118", ""])
    #expect(cells.map(\.exactNumber) == [0, nil, nil, nil, nil, 5, 118, nil])
  }

  @Test("What is computed from a protected count of its row is withheld there, and only there")
  func sameRow() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let rate = RawColumn("rate", "Rate", .computed([1.5, 0.25, .nan], decimals: 2, from: .sameRow(["count"])))
    let rank = RawColumn("rank", "Rank", .computedWhole([1, 2, nil], from: .sameRow(["count"])))
    let released = door.release(table([7, 3, 9], [rate, rank]))
    #expect(released.column("rate").content.cells == [.number(1.5, decimals: 2), .withheld, .missing])
    #expect(released.column("rank").content.cells == [.count(1), .withheld, .missing])
  }

  @Test("What is computed from all counts of a column is withheld everywhere as soon as one is protected")
  func anyRow() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let z = RawColumn("z", "z", .computed([1, 2], decimals: 1, from: .anyRow(["count"])))
    #expect(door.release(table([7, 3], [z])).column("z").content.cells == [.withheld, .withheld])
    #expect(door.release(table([7, 0], [z])).column("z").content.cells == [.number(1, decimals: 1), .number(2, decimals: 1)])
    #expect(door.release(table([7, 3], [z])).droppingWithheldColumns().content.columns.map(\.key) == ["count"])
  }

  @Test("Classes leave, and labels and figures of others are not touched")
  func coarse() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let columns = [
      RawColumn("name", "Name", .labels(["A", "B"])), RawColumn("people", "People", .figures([3, .nan], decimals: 0)),
      RawColumn("class", "Class", .words(["Hot spot", nil], from: .coarse)),
    ]
    let rows = door.release(table([1, 2], columns)).content.rows
    #expect(
      rows == [
        [.interval(lower: 1, upper: 4), .text("A"), .number(3, decimals: 0), .text("Hot spot")],
        [.interval(lower: 1, upper: 4), .text("B"), .missing, .missing],
      ])
  }

  @Test("Other thresholds hide other counts")
  func otherThreshold() throws {
    let door = try Door(policy: Policy(text: "threshold:8"), marking: .official, sources: personal)
    #expect(door.release(table([7, 8])).column("count").content.cells == [.interval(lower: 1, upper: 7), .count(8)])
  }

  @Test("Policy public is refused for personal records and open to the others")
  func publicPolicy() throws {
    #expect(throws: DisclosureFault.personalRecords(source: "referrals")) {
      try Door(policy: .open, marking: .official, sources: personal)
    }
    let synthetic = try Door(policy: .open, marking: .official, sources: [.init(name: "referrals", isSynthetic: true, isPersonal: true)])
    #expect(synthetic.release(table([3])).column("count").content.cells == [.count(3)])
    #expect(synthetic.terms.ground == "The records are synthetic.")
    let open = try Door(policy: .open, marking: .official, sources: [.init(name: "events", isSynthetic: false, isPersonal: false)])
    #expect(open.terms.ground == "The records are not personal.")
    let figures = try Door(policy: .open, marking: .official, sources: [])
    #expect(figures.terms.ground == "Whoever made this states that the figures are public.")
  }

  @Test("Policy internal shows counts and raises the marking")
  func internalPolicy() throws {
    let door = try Door(policy: .internal, marking: .official, sources: personal)
    #expect(door.release(table([3])).column("count").content.cells == [.count(3)])
    #expect(door.terms.marking == .officialSensitive)
  }

  @Test("The order of rows tells nothing of protected counts")
  func order() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    #expect(door.order(byFalling: [1, 0, 4, 9, 5], names: ["c", "z", "d", "b", "a"]) == [3, 4, 0, 2, 1])
    #expect(door.order(byFalling: [4, 0, 1, 9, 5], names: ["c", "z", "d", "b", "a"]) == [3, 4, 0, 2, 1])
  }

  @Test("A policy's spelling is read and anything else refused", arguments: ["threshold:5", "threshold:10", "public", "internal"])
  func spelling(_ text: String) throws {
    #expect(try Policy(text: text).description == text)
  }

  @Test("What is no policy is refused", arguments: ["", "threshold", "threshold:1", "threshold:x", "threshold:5:6", "Public"])
  func unknown(_ text: String) {
    #expect(throws: DisclosureFault.unknownPolicy(text)) { try Policy(text: text) }
  }

  @Test("Rows are found by the text of a column, in the order asked for")
  func selecting() throws {
    let door = try Door(policy: .standard, marking: .official, sources: personal)
    let released = door.release(table([7, 8, 9], [RawColumn("code", "Code", .labels(["a", "b", "c"]))]))
    #expect(released.selecting(rowsWith: ["c", "a"], in: "code").column("count").content.cells == [.count(9), .count(7)])
  }
}

@Suite("The door, for a table that has passed one before")
struct TabledDoorTests {
  private let cells: [RawColumn.TabledCell] = [.number(0), .number(3), .number(9), .interval(lower: 1, upper: 9), .withheld, .missing]

  private func released(_ policy: Policy) throws -> Released<Table> {
    let numbers: [RawColumn.TabledCell] = [.number(0), .number(1.5), .number(2.5), .number(3.5), .number(4.5), .withheld]
    return try Door(policy: policy, marking: .official, sources: []).release(
      RawTable(
        name: "t", title: "T", note: "",
        columns: [
          RawColumn("count", "Count", .tabledCounts(cells)),
          RawColumn("rate", "Rate", .tabled(numbers, decimals: 1, from: .sameRow(["count"]))),
        ]))
  }

  @Test("Exact counts are protected as others are, and what was protected stays so")
  func counts() throws {
    let column = try released(.standard).column("count").content
    #expect(column.cells == [.count(0), .interval(lower: 1, upper: 4), .count(9), .interval(lower: 1, upper: 9), .withheld, .missing])
    #expect(column.heading.kind == .count)
    #expect(try released(.open).column("count").content.cells[1] == .count(3))
  }

  @Test("A number is withheld where its count is protected, here or before")
  func computed() throws {
    let column = try released(.standard).column("rate").content
    #expect(column.cells == [.number(0, decimals: 1), .withheld, .number(2.5, decimals: 1), .withheld, .withheld, .withheld])
    #expect(column.heading.kind == .number)
    #expect(try released(.open).column("rate").content.cells[3] == .number(3.5, decimals: 1))
  }
}
