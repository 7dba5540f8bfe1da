import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite("Flows of a table of counts")
struct CountedFlowsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// The thirty-six areas of the small map.
  private func layer() throws -> FlowPlaceSource {
    let map = try SmallMap(scratch, counts: [Int?](repeating: 1, count: 36))
    return .areas(
      Configuration.AreaSource(layer: LayerSource(path: map.layer), code: "code", name: "name", kind: "areas"))
  }

  private func request(_ rows: String, policy: Policy = .open, set: (inout CountedLinks) throws -> Void = { _ in }) throws -> FlowsRequest {
    var links = CountedLinks(path: try scratch.file("flows.csv", rows), origin: "from", destination: "to", count: "n")
    try set(&links)
    return FlowsRequest(
      links: .counts(links), origins: try layer(), methods: FlowMethods(inference: InferenceOptions(permutations: 99, seed: 3)),
      policy: policy)
  }

  private func complaint(_ rows: String, set: (inout CountedLinks) throws -> Void = { _ in }) throws -> String {
    do {
      _ = try request(rows, set: set).run()
      return ""
    } catch let error as AnalysisError {
      return "\(error)"
    }
  }

  private static let plain = "from,to,n\nA00,A01,10\nA01,A00,4\nA00,Area 7,6\nA07,A07,5\nA00,A01,2\n"

  @Test("Codes and names are places, repeated pairs are added up, what stays is told apart")
  func sums() throws {
    let outcome = try request(Self.plain).run()
    let findings = outcome.findings
    let links = try #require(findings.links)
    #expect(links.content.rows.count == 4 && links.number("count", where: "destination", is: "A01") == 12)
    #expect(findings.overview.number("count", where: "measure", is: FlowMeasure.all) == 27)
    #expect(findings.overview.number("count", where: "measure", is: FlowMeasure.within) == 5)
    #expect(
      findings.origins?.number("count", where: "code", is: "A00") == 18 && findings.forces?.number("rank", where: "code", is: "A01") == 1)
    #expect(outcome.notices.contains("flows.csv: 1 rows repeat a pair of an earlier one; they are added up."))
    #expect(findings.dominant?.cell("destination", where: "code", is: "A00") == .text("A01"))
    #expect(findings.hubs?.number("net", where: "code", is: "A00") == -14)
  }

  @Test("An unknown place is counted as such and listed by row; none of all is refused")
  func unknown() throws {
    let outcome = try request(Self.plain + "A02,Atlantis,9\n,A03,8\n").run()
    #expect(outcome.findings.overview.number("count", where: "measure", is: FlowMeasure.unplaced) == 17)
    #expect(
      outcome.rejected.map(\.cells) == [
        ["flows", "flows.csv", "7", "to", "not placed", "the place is not in the layer"],
        ["flows", "flows.csv", "8", "from", "not placed", "no place is named"],
      ])
    #expect(try complaint("from,to,n\nX,A01,1\n") == "flows.csv, column from: no row names a place of small.geojson by its code or name.")
  }

  @Test("Rows of totals agree with their flows or stop the run")
  func totals() throws {
    let right = try request("from,to,n\nA00,A01,10\nA00,A02,5\nA00,Total,15\nTotal,Total,15\n").run()
    #expect(right.findings.overview.number("count", where: "measure", is: FlowMeasure.all) == 15)
    #expect(right.notices.contains("flows.csv: 2 rows of totals agree with the sums of their flows and are not counted again."))
    #expect(
      try complaint("from,to,n\nA00,A01,10\nA00,Total,15\n")
        == "flows.csv, column n, row 3: the total of “A00” is given as 15, and its flows add up to 10.")
  }

  @Test("Margins that somebody states add up or stop the run")
  func margins() throws {
    func margins(_ text: String) throws -> String {
      let file = try scratch.file("margins.csv", text)
      return try complaint(Self.plain) { $0.margins = .init(path: file) }
    }
    #expect(try margins("code,out,in\nA00,18,4\nA01,4,12\nArea 7,5,11\n") == "")
    #expect(
      try margins("code,out,in\nA00,19,4\nA01,4,12\nA07,5,11\n")
        == "margins.csv: what leaves all places is 28 and what arrives in all places is 27, so the margins do not add up.")
    #expect(
      try margins("code,out,in\nA00,18,5\nA01,4,11\nA07,5,11\n")
        == "margins.csv, column in, row 2: the total of “A00” is given as 5, and its flows add up to 4.")
    #expect(
      try margins("code,out,in\nA00,18,4\nA01,4,12\nA07,5,11\nMars,0,0\nVenus,1,1\n")
        == "margins.csv, column code, row 6: “Venus” is none of the places of the flows.")
  }

  @Test("A count that is none stops the run with file, column and row")
  func noCount() throws {
    #expect(try complaint("from,to,n\nA00,A01,1.5\n").hasPrefix("flows.csv"))
    #expect(try complaint("from,to,n\nA00,A01,\n").contains("row 2"))
    #expect(try complaint("from,to,n\nA00,A01,-1\n").contains("row 2"))
    #expect(try complaint("from,goal,n\nA00,A01,1\n").contains("to"))
  }

  @Test("Flows are added up by group, whose shapes are those of their places")
  func groups() throws {
    let rows = "from,to,n,g,h\nA00,A05,3,West,East\nA01,A04,4,West,East\nA04,A05,2,East,East\n"
    let findings = try request(rows) { $0.groups = .init(origin: "g", destination: "h") }.run().findings
    let links = try #require(findings.links)
    #expect(links.content.rows.count == 2 && links.number("count", where: "origin", is: "West") == 7)
    #expect(findings.originAreas?.codes == ["East", "West"])
    #expect(
      try complaint("from,to,n,g,h\nA00,A05,3,West,East\nA00,A04,4,North,East\n") { $0.groups = .init(origin: "g", destination: "h") }
        == "flows.csv, column g, row 3: “A00” is in “West” and in “North”, and a place has one group.")
  }

  @Test("Under a threshold a table of counts is protected as records are")
  func protected() throws {
    let links = try #require(try request(Self.plain, policy: .threshold(5)).run().findings.links)
    #expect(links.cell("count", where: "origin", is: "A01") == .interval(lower: 1, upper: 4))
    #expect(links.cell("class", where: "origin", is: "A01").map { $0 != .text(FlowWord.more) } ?? true)
  }

  @Test("No margin gives a small pair back: what leaves is hidden with another of its row and of its column")
  func marginsTellNothing() throws {
    let rows = "from,to,n\nA00,A01,10\nA00,A02,3\nA00,A03,20\nA04,A01,12\nA04,A02,30\nA04,A03,8\n"
    let findings = try request(rows, policy: .threshold(5)).run().findings
    let links = try #require(findings.links)
    let (origins, forces) = (try #require(findings.origins), try #require(findings.forces))
    let pairs = links.content.rows.indices.filter { links.text("origin", $0) == "A00" }
    let cells = pairs.map { links.column("count").content.cells[$0] }
    let exact = cells.compactMap(\.exactNumber)
    #expect(cells.contains(.interval(lower: 1, upper: 4)))
    if origins.number("count", where: "code", is: "A00") != nil { #expect(exact.count < 2) }
    #expect(
      forces.cell("count", where: "code", is: "A02").map { $0.exactNumber == nil } ?? true
        || links.column("count").content.cells.filter { $0.exactNumber == nil }.count > 2)
  }

  @Test("A view of one force needs records, and records need areas")
  func unsuitable() throws {
    var request = try request(Self.plain)
    request.force = "Kent"
    #expect(throws: AnalysisError.self) { try request.run() }
  }
}
