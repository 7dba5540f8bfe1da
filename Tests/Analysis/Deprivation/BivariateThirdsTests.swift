import Testing
import WardlightAnalysis
import WardlightDeprivation
import WardlightDisclosure
import WardlightTestSupport

@Suite("Thirds by deprivation and count")
struct BivariateThirdsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let counts: [Int?] = (0..<36).map { area in [0, 2, 4, 9, 14, 30][area % 6] + area / 12 }

  private func request(_ counts: [Int?] = counts, scores: [Double] = SmallMap.scores, part: String? = nil, policy: Policy) throws
    -> DeprivationRequest
  {
    try SmallMap(scratch, counts: counts, scores: scores).request(part: part, policy: policy)
  }

  @Test("The ends put every area where its word puts it", arguments: [Policy.open, .threshold(5)], [nil, "West"])
  func ends(policy: Policy, part: String?) throws {
    let findings = try request(part: part, policy: policy).run().findings
    #expect(ClassesByEnds(findings: findings).disagreements == [])
    let thirds = try #require(findings.thirds)
    #expect(thirds.value.count == 3 && thirds.score.count == 3 && thirds.score.last == 60)
    #expect(thirds.value.first == (policy == .open ? 3 : 4) && thirds.value.last == 32)
  }

  @Test("Where low numbers are the deprived ones, the ends ascend as the numbers are printed", arguments: [Policy.open, .threshold(5)])
  func turned(policy: Policy) throws {
    var request = try request(policy: policy)
    request.index.own = [OwnMeasure(field: "need", direction: .lowerIsMoreDeprived)]
    let findings = try request.run().findings
    #expect(ClassesByEnds(findings: findings, isTurned: true).disagreements == [])
    let ends = try #require(findings.thirds?.score)
    #expect(ends == ends.sorted() && ends.count == 3 && ends.last == 60)
    #expect(findings.byArea.cell("bivariate_class", where: "id", is: "A00")?.text.hasPrefix("high deprivation") == true)
  }

  @Test("A class without areas has no end, and the two that ties leave are low and high")
  func ties() throws {
    let counts: [Int?] = (0..<36).map { $0 < 24 ? 0 : 10 + $0 }
    let findings = try request(counts, policy: .open).run().findings
    #expect(findings.thirds?.value == [0, 45] && ClassesByEnds(findings: findings).disagreements == [])
    #expect(findings.byArea.cell("bivariate_class", where: "id", is: "A00")?.text.hasSuffix("low count") == true)
    let equal = try request(counts.map { _ in 7 }, policy: .open).run().findings
    #expect(equal.thirds?.value == [7] && ClassesByEnds(findings: equal).disagreements == [])
  }

  @Test("Scores that are printed alike are in one class, and areas without a number in none")
  func printed() throws {
    var counts = Self.counts
    counts[4] = nil
    let scores = SmallMap.scores.indices.map { 1 + Double($0) * 1e-4 }
    let findings = try request(counts, scores: scores, policy: .open).run().findings
    #expect(ClassesByEnds(findings: findings).disagreements == [])
    #expect(findings.byArea.cell("bivariate_class", where: "id", is: "A04") == .missing)
  }

  @Test("Without a value there are no ends")
  func none() throws {
    let findings = try SmallMap(scratch, counts: Self.counts).request(value: nil, policy: .open).run().findings
    #expect(findings.thirds == nil && findings.paragraphs.isEmpty && findings.words.isEmpty && findings.caveats.isEmpty)
  }
}
