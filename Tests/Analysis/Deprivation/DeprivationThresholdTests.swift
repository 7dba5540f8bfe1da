import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightGeometry
import WardlightTestSupport

@Suite("What may leave of figures and deprivation")
struct DeprivationThresholdTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Counts that rise to the east, from 0 to 30, of which some are to be hidden.
  private static let counts: [Int?] = (0..<36).map { area in [0, 2, 4, 9, 14, 30][area % 6] + area / 12 }

  private func findings(policy: Policy, part: String? = nil) throws -> DeprivationFindings {
    try SmallMap(scratch, counts: Self.counts).request(part: part, policy: policy).run().findings
  }

  @Test("Under a threshold no number of a single area leaves that a hidden count could be solved from")
  func withheld() throws {
    let table = try findings(policy: .threshold(5)).byArea
    for key in ["expected", "ratio", "residual", "z", "p_permutation", "q"] {
      let cells = table.column(key).content.cells
      #expect(cells.allSatisfy { $0 == .withheld }, "\(key)")
    }
    let values = table.column("value").content.cells
    for (area, count) in Self.counts.enumerated() {
      let count = count ?? 0
      #expect(values[area] == ((1...4).contains(count) ? .interval(lower: 1, upper: 4) : .count(count)))
    }
  }

  @Test("Under public everything leaves as it is")
  func open() throws {
    let table = try findings(policy: .open).byArea
    for key in ["expected", "ratio", "residual", "z", "p_permutation", "q"] {
      #expect(table.column(key).content.cells.allSatisfy { $0.exactNumber != nil }, "\(key)")
    }
    #expect(!table.column("excess").content.cells.contains(.text(ExcessWords.protected)))
  }

  @Test("The classes of a hidden count are those of every count that it may be")
  func classes() throws {
    var (first, second) = (Self.counts, Self.counts)
    for area in first.indices where (1...4).contains(first[area] ?? 0) {
      first[area] = 1
      second[area] = 4
    }
    let thirds = try [first, second].map { counts in
      try SmallMap(scratch, counts: counts).request(policy: .threshold(5)).run().findings.byArea.column("bivariate_class").content.cells
    }
    #expect(thirds[0] == thirds[1] && thirds[0].allSatisfy { $0 != .missing })
    #expect(Set(thirds[0].map(\.text)).contains("high deprivation, high count"))
  }

  /// Where many are expected any hidden count is too few, and the class may leave; where few are, it would tell a 4 from a 1.
  @Test("A hidden count has a class against what is expected only where it tells nothing of it")
  func excess() throws {
    var counts = [Int?](repeating: 40, count: 36)
    var people = [Int](repeating: 1_000, count: 36)
    for area in counts.indices { counts[area] = 36 + area % 9 }
    (counts[7], counts[8], people[8]) = (3, 4, 12)
    let request = try SmallMap(scratch, counts: counts, people: people).request(policy: .threshold(5))
    let cells = try request.run().findings.byArea.column("excess").content.cells
    #expect(cells[7] == .text(ExcessWords.fewer) && cells[8] == .text(ExcessWords.protected))
    #expect(cells.count { $0 == .text(ExcessWords.notDifferent) } == 34)
  }

  @Test("Figures over many areas leave with two decimals, p with four, and the curve by tenths in whole per cent")
  func rounded() throws {
    let findings = try findings(policy: .threshold(5))
    let association = try #require(findings.association)
    guard case .number(_, let decimals) = association.cell("rho", where: "name", is: "All wards") else {
      Issue.record("no rho")
      return
    }
    #expect(decimals == 2)
    #expect(association.cell("p", where: "name", is: "All wards")?.decimals == 4)
    let model = try #require(findings.model)
    #expect(model.cell("rate_ratio_sd", where: "family", is: "Poisson")?.decimals == 2)
    #expect(model.cell("aic", where: "family", is: "Poisson")?.decimals == 0)
    let curve = try #require(findings.curve)
    #expect(curve.content.rows.count == 11 && curve.content.columns.map(\.key) == ["population", "cases"])
    #expect(curve.column("cases").content.cells.allSatisfy { $0 == .withheld || $0.decimals == 0 })
  }

  @Test("Under public the smallest p leaves with its digits, and each test of overdispersion has its name")
  func probabilities() throws {
    let counts: [Int?] = SmallMap.scores.map { Int(4 * $0) }
    let findings = try SmallMap(scratch, counts: counts).request(policy: .open).run().findings
    let tau = try #require(findings.association?.number("tau_p", is: "All wards"))
    #expect(tau > 0 && tau < 1e-6)
    #expect(findings.association?.cell("tau_p", where: "name", is: "All wards")?.text.contains("e-") == true)
    let model = try #require(try self.findings(policy: .open).model)
    #expect(model.cell("overdispersion_test", where: "family", is: "Poisson")?.text.hasPrefix("Cameron–Trivedi") == true)
    let note = try self.findings(policy: .open).byArea.content.note
    let isUsed = model.cell("used", where: "family", is: "negative binomial") == .text("yes")
    if isUsed { #expect(model.cell("overdispersion_test", where: "family", is: "negative binomial") == .text("likelihood ratio")) }
    #expect(note.contains("need not add up to the counts") == isUsed)
  }

  @Test("Nobody can ask how many areas have at least a count that is hidden")
  func least() throws {
    var request = try SmallMap(scratch, counts: Self.counts).request(policy: .threshold(5))
    request.atLeast = 2
    let findings = try request.run().findings
    let shown = Self.counts.count { ($0 ?? 0) >= 5 }
    #expect(findings.association?.number("areas_with_least", is: "All wards") == Double(shown))
    #expect(findings.notes.contains { $0.contains("2 were asked for") })
    request.policy = .open
    #expect(
      try request.run().findings.association?.number("areas_with_least", is: "All wards") == Double(Self.counts.count { ($0 ?? 0) >= 2 }))
  }

  @Test("A part is shown after all areas were tested")
  func part() throws {
    let (all, west) = (try findings(policy: .open), try findings(policy: .open, part: "West"))
    #expect(west.areas.count == 15 && west.byArea.content.rows.count == 15)
    for row in west.byArea.content.rows { #expect(all.byArea.content.rows.contains(row)) }
    #expect(west.association?.content.rows.map { $0[0].text } == ["All wards", "West"])
    #expect(all.association?.content.rows.map { $0[0].text } == ["All wards", "East", "Small", "West"])
    let error = #expect(throws: AnalysisError.self) { try findings(policy: .open, part: "Wset") }
    #expect(error?.description.contains("did you mean West") == true, "\(error?.description ?? "")")
  }
}
