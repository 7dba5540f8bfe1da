import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightLoading
import WardlightRecords
import WardlightSpatialStatistics
import WardlightTestSupport

@Suite("What may leave of rescues beside flows")
struct RescueDisclosureTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Requests of three forces: 20 and 12 of which all were rescued, and as many as are asked for of the third, which sent no more.
  private func table(_ few: Int, policy: Policy = .threshold(5)) throws -> Released<Table> {
    let map = try SmallMap(scratch, counts: [Int?](repeating: 1, count: 36))
    let layer = FlowPlaceSource.areas(
      Configuration.AreaSource(layer: LayerSource(path: map.layer), code: "code", name: "name", kind: "areas"))
    let forces = [("Area 1", 20), ("Area 2", 12), ("Area 3", few)]
    let requests = forces.flatMap { name, count in (0..<count).map { "2021-01-\($0 + 1 < 10 ? "0" : "")\($0 + 1),\(name),rescued" } }
    let links = (0..<30).map { "L\($0),2021-01-\($0 < 9 ? "0" : "")\($0 + 1),Area \($0 % 2 + 5),Area \($0 % 2 + 1)" }
    let request = FlowsRequest(
      links: .records(
        try source("links.csv", "id,date,responsible_borough,county_force", links, Configuration.Noun(singular: "link", plural: "links"))),
      origins: layer, destinations: layer,
      rescues: try source(
        "rescues.csv", "date,county_force,outcome", requests, Configuration.Noun(singular: "rescue request", plural: "rescue requests")),
      methods: FlowMethods(inference: InferenceOptions(permutations: 99, seed: 1), clusters: .off), policy: policy)
    return try #require(try request.run().findings.rescues)
  }

  private func source(
    _ name: String, _ heading: String, _ rows: [String], _ noun: Configuration.Noun
  ) throws -> Configuration.RecordSource {
    let path = try scratch.file(name, ([heading] + rows).joined(separator: "\n") + "\n")
    return Configuration.RecordSource(files: [RecordFile(path: path)], noun: noun, isSynthetic: true)
  }

  @Test("Where no count is small all of them leave")
  func exact() throws {
    let table = try table(7)
    #expect(table.number("requests", is: "Area 1") == 20 && table.number("rescues", is: "Area 2") == 12)
    #expect(table.number("requests", is: "All") == 39)
  }

  @Test("A small count leaves as its range, and another with it, so that the total does not tell it")
  func small() throws {
    let table = try table(3)
    #expect(table.cell("requests", where: "name", is: "Area 3") == .interval(lower: 1, upper: 4))
    for key in ["requests", "rescues"] {
      let cells = table.column(key).content.cells
      #expect(
        cells.count { if case .interval = $0 { true } else { false } } >= 2 && !cells.contains(.withheld), "\(key): \(cells.map(\.text))")
    }
  }
}
