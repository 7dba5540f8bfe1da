import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

@Suite("Why something cannot be said of figures and deprivation")
struct DeprivationReasonTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let counts: [Int?] = (0..<36).map { 5 + $0 % 6 * 3 + $0 % 5 }

  private func findings(
    _ counts: [Int?] = Self.counts, scores: [Double] = SmallMap.scores, change: (inout DeprivationRequest) -> Void = { _ in }
  ) throws -> DeprivationFindings {
    var request = try SmallMap(scratch, counts: counts, scores: scores).request(policy: .open)
    change(&request)
    return try request.run().findings
  }

  @Test("A group of three areas has no correlation, and a reason")
  func small() throws {
    let table = try #require(try findings().association)
    #expect(table.cell("rho", where: "name", is: "Small") == .missing)
    #expect(table.cell("reason", where: "name", is: "Small")?.text.contains("fewer than 5 pairs") == true)
    #expect(table.number("rho", is: "West") != nil)
    let part = try findings { $0.part = "Small" }
    #expect(part.byArea.content.rows.count == 3 && !part.words.isEmpty)
  }

  @Test("Without a population nothing is modelled, and without groups there is one row")
  func plain() throws {
    let findings = try findings {
      $0.population = nil
      $0.group = nil
    }
    #expect(findings.model == nil && findings.curve == nil && findings.inequality == nil)
    #expect(findings.association?.content.rows.count == 1)
    #expect(findings.byArea.column("expected").content.cells.allSatisfy { $0 == .missing })
    #expect(findings.notes.contains { $0.contains("Without a population") })
  }

  @Test("Without a value the index alone is told")
  func index() throws {
    let findings = try findings { $0.value = nil }
    #expect(findings.association == nil && findings.words.isEmpty)
    #expect(findings.byArea.content.columns.map(\.key) == ["id", "name", "group", "population", "score", "rank", "fifth"])
    #expect(findings.byArea.number("rank", where: "id", is: "A35") == 1)
  }

  @Test(
    "What does not vary, or is nothing, has no model and a sentence that says so",
    arguments: [
      ([Int?](repeating: 7, count: 36), false, "the counts do not vary"), ([Int?](repeating: 0, count: 36), false, "Every count is 0"),
      (Self.counts, true, "the same in every area"),
    ])
  func degenerate(_ counts: [Int?], _ isFlat: Bool, _ words: String) throws {
    let findings = try findings(counts, scores: isFlat ? [Double](repeating: 3, count: 36) : SmallMap.scores)
    let said = findings.notes + findings.tables.flatMap { table in table.content.rows.flatMap { $0.map(\.text) } }
    #expect(said.contains { $0.contains(words) }, "\(words)")
    #expect(findings.byArea.content.rows.count == 36)
  }

  @Test("An area without a count or without deprivation has a reason and leaves the others theirs")
  func missing() throws {
    var counts = Self.counts
    counts[4] = nil
    let findings = try findings(counts)
    #expect(findings.byArea.cell("reason", where: "id", is: "A04") == .text("no count"))
    #expect(findings.byArea.cell("value", where: "id", is: "A04") == .missing)
    #expect(findings.association?.number("pairs", is: "All wards") == 35)
  }

  @Test("The same on one thread and on four")
  func threads() throws {
    let request = try SmallMap(scratch, counts: Self.counts).request()
    let outcomes = try [1, 4].map { try request.run(parallel: .init(threads: $0)).findings }
    #expect(outcomes[0].tables.map(\.content) == outcomes[1].tables.map(\.content) && outcomes[0].words == outcomes[1].words)
  }
}
