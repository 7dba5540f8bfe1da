import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightGeometry
import WardlightTestSupport

@Suite("The words and the measures of an overlay")
struct DeprivationParagraphTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let counts: [Int?] = (0..<36).map { area in [0, 2, 4, 9, 14, 30][area % 6] + area / 12 }

  @Test(
    "One of the areas has a name of its own", arguments: [("wards", "ward"), ("local authorities", "local authority"), ("LSOA", "LSOA")])
  func singular(kind: String, one: String) { #expect(Geography(kind: kind, vintage: "").singularKind == one) }

  @Test("Paragraphs end with the one sentence about causes; no sentence stands twice", arguments: [nil, "West"])
  func paragraphs(part: String?) throws {
    let findings = try SmallMap(scratch, counts: Self.counts).request(part: part, policy: .threshold(5)).run().findings
    #expect(findings.words == findings.paragraphs.flatMap { $0 } && findings.paragraphs.allSatisfy { !$0.isEmpty })
    #expect(findings.paragraphs.count == 5)
    #expect(findings.paragraphs.first?.first?.contains("more deprived") == true)
    #expect(findings.paragraphs.last == ["Deprivation may be a factor; this is not enough to show a cause."])
    let all = findings.words + findings.caveats
    #expect(Set(all).count == all.count && all.count { $0.contains("may be a factor") } == 1)
    #expect(findings.caveats.contains { $0.hasPrefix("What is true of wards need not be true of the people") })
  }

  @Test("Every measure has rho and tau for all areas and for each group; for a part the whole stands beside it")
  func measures() throws {
    var request = try SmallMap(scratch, counts: Self.counts).request(policy: .open)
    let rows = zip(SmallMap.codes, SmallMap.scores).map { "\($0),\($1),\(100 - $1)" }
    request.index.files = [try scratch.file("two.csv", "code,need,calm\n" + rows.joined(separator: "\n") + "\n")]
    request.index.domains = ["calm"]
    let all = try #require(try request.run().findings.measures)
    #expect(all.column("name").content.cells.map(\.text) == ["All wards", "East", "Small", "West"].flatMap { [$0, $0] })
    #expect(all.column("column").content.cells.map(\.text) == ["need", "calm", "need", "calm", "need", "calm", "need", "calm"])
    for cell in all.column("tau").content.cells.prefix(4) { #expect(cell.exactNumber != nil) }
    request.part = "East"
    let part = try #require(try request.run().findings.measures)
    #expect(part.column("name").content.cells.map(\.text) == ["All wards", "All wards", "East", "East"])
    #expect(part.content.rows == all.content.rows.filter { $0[1].text == "All wards" || $0[1].text == "East" })
  }
}
