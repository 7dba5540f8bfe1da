import Foundation
import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry
import WardlightTestSupport

/// Runs of the demo, one under each policy.
enum DemoStudy {
  private static let runs = [Policy.open, .threshold(5), .internal].map { policy in (policy, Result { try made(policy) }) }

  static func run(_ policy: Policy) throws -> Study {
    try #require(runs.first { $0.0 == policy }).1.get()
  }

  /// The demo with fewer draws, for the sake of time: they change no count and no word.
  ///
  /// - Parameter reordered: The rows of each file of records in another order.
  static func made(
    _ policy: Policy, parallel: Parallel = Parallel(), reordered: (([Substring]) -> [Substring])? = nil
  ) throws -> Study {
    let folder = try ScratchFolder()
    let demo = Checkout.root.appendingPathComponent("GeoData/demo").path
    for name in try FileManager.default.contentsOfDirectory(atPath: demo) where !name.hasSuffix(".yaml") {
      if let reordered, ["referrals.csv", "links.csv", "rescues.csv"].contains(name) {
        let rows = try String(contentsOfFile: "\(demo)/\(name)", encoding: .utf8).split(whereSeparator: \.isNewline)
        _ = try folder.file(name, (rows.prefix(1) + reordered(Array(rows.dropFirst()))).joined(separator: "\n") + "\n")
      } else {
        try FileManager.default.createSymbolicLink(atPath: folder.path(name), withDestinationPath: "\(demo)/\(name)")
      }
    }
    let text = try String(contentsOfFile: demo + "/wardlight.yaml", encoding: .utf8)
    let file = try folder.file("wardlight.yaml", text.replacing("permutations: 9999", with: "permutations: 99"))
    let created = try #require(CalendarDate(text: "2021-05-01"))
    return try Study.run(try Configuration.read(file, policy: policy), created: created, parallel: parallel, progress: { _ in })
  }
}

/// The figures are those of the Rescue and Response strategic assessment, year 3 (Greater London Authority, December 2021).
@Suite("Flows of the demo")
struct DemoFlowsTests {
  private let study: Study
  private let london: FlowFindings

  init() throws {
    study = try DemoStudy.run(.open)
    london = try #require(study.flows(of: .london))
  }

  private func ranks(_ table: Released<Table>?, _ names: [String]) throws -> [[Double?]] {
    let table = try #require(table)
    return names.map { name in ["count", "rank", "previous_rank"].map { table.number($0, is: name) } }
  }

  /// `county_forces_linked_individuals.csv`: individuals, rank, rank the year before.
  @Test("County forces have the published counts and both years’ ranks")
  func forces() throws {
    let published: [(String, Double, Double, Double)] = [
      ("Hampshire", 240, 1, 1), ("Kent", 162, 2, 5), ("Surrey", 145, 3, 9), ("Essex", 122, 4, 7), ("Sussex", 119, 5, 2),
      ("Thames Valley", 109, 6, 3), ("Norfolk", 102, 7, 6), ("Suffolk", 100, 8, 11), ("Dorset", 83, 9, 4), ("Cambridgeshire", 79, 10, 8),
    ]
    #expect(try ranks(london.forces, published.map(\.0)) == published.map { [$0.1, $0.2, $0.3] })
    #expect(london.overview.number("count", where: "measure", is: FlowMeasure.all) == 1_784)
    #expect(london.overview.number("previous", where: "measure", is: FlowMeasure.all) == 3_290)
    #expect(london.overview.number("percent", where: "measure", is: FlowMeasure.force).map { $0.rounded() } == 95)
  }

  /// `county_towns_linked_individuals.csv`: individuals, and rank the year before; ranks of this year by the counts.
  @Test("Towns too: Ipswich with 31 is first now and was seventh")
  func towns() throws {
    let published: [(String, Double, Double, Double)] = [
      ("Ipswich", 31, 1, 7), ("Cambridge", 25, 2, 2), ("Portsmouth", 21, 3, 4), ("Southampton", 21, 3, 3), ("Swansea", 16, 5, 10),
      ("Basingstoke", 15, 6, 5), ("Guildford", 14, 7, 52), ("Southend", 14, 7, 12), ("Brighton", 13, 9, 1), ("Medway", 12, 10, 6),
    ]
    #expect(try ranks(london.towns, published.map(\.0)) == published.map { [$0.1, $0.2, $0.3] })
    #expect(london.overview.number("percent", where: "measure", is: FlowMeasure.town).map { $0.rounded() } == 29)
    #expect(london.overview.number("previous_percent", where: "measure", is: FlowMeasure.town).map { $0.rounded() } == 59)
    #expect(london.words.contains("Ipswich is first; before it was seventh."))
    #expect(london.words.contains("Portsmouth and Southampton share rank 3."))
  }

  @Test("208 requests, 78 rescues, the five forces with 64 % and the two with 40 %")
  func rescues() throws {
    let table = try #require(london.rescues)
    #expect(table.number("requests", is: "All") == 208 && table.number("rescues", is: "All") == 78)
    #expect(london.words.contains("The five forces with most requests sent 64 % of all."))
    #expect(london.words.contains("Sussex and Hampshire account for 40 % of all rescues."))
  }

  @Test("A county is recorded for 95 % of 1,784, a fall is a fall, and what chance explains is no change")
  func words() throws {
    #expect(london.words.contains { $0.hasPrefix("A county force is recorded for 95 % (95 % before) of 1,784 linked individuals, ") })
    #expect(london.words.contains("The number of linked individuals fell from 3,290 to 1,784, more than chance explains."))
    let forces = try #require(london.forces)
    #expect(forces.cell("change", where: "name", is: "Surrey") == .text("no change shown"))
    #expect(forces.cell("change", where: "name", is: "Sussex") == .text("fall"))
    #expect(forces.number("change_upper", is: "Sussex").map { $0 < 1 } ?? false)
    #expect(!london.words.contains { $0.contains("Beyond chance") && $0.contains("Surrey (") })
  }

  @Test("Pairs add up to the margins of their ends, and every class of a pair is a known word")
  func pairs() throws {
    let links = try #require(london.links)
    let forces = try #require(london.forces)
    let hampshire = links.content.rows.indices.filter { links.column("destination_name").content.cells[$0] == .text("Hampshire") }
    let counts = hampshire.compactMap { links.column("count").content.cells[$0].exactNumber }
    let unplaced = try #require(study.flows(of: try study.subject(force: "Hampshire"))).overview
    let without = try #require(unplaced.number("count", where: "measure", is: FlowMeasure.noBorough))
    #expect(counts.reduce(0, +) + without == forces.number("count", is: "Hampshire"))
    for key in ["class", "class_independence"] {
      #expect(links.column(key).content.cells.allSatisfy { $0 == .missing || FlowWord.all.contains($0.text) })
    }
  }

  @Test("A borough’s pairs are its own rows of London’s, with the same figures of London")
  func borough() throws {
    let newham = try #require(study.flows(of: try study.subject(named: "Newham")))
    let own = try #require(newham.links)
    let all = try #require(london.links)
    #expect(own.column("origin_name").content.cells.allSatisfy { $0 == .text("Newham") } && !own.content.rows.isEmpty)
    #expect(own.content.rows.allSatisfy { all.content.rows.contains($0) })
    #expect(newham.expected?.content.rows == london.expected?.content.rows)
    #expect(newham.origins == nil && newham.hubs == nil && newham.rescues == nil)
    #expect(study.findings(of: try study.subject(named: "Newham")).flows?.title == "Flows from Newham")
  }

  @Test("The links of hubs lead into Ipswich and out of it, add up to its row, and London is one place with a point")
  func hubLinks() throws {
    let (links, hubs) = (try #require(london.hubLinks), try #require(london.hubs))
    let rows = links.content.rows.indices.map { row in
      (from: links.text("origin_name", row), to: links.text("destination_name", row), count: links.exact("count", row))
    }
    #expect(rows.contains { $0.from == "London" && $0.to == "Ipswich" } && rows.contains { $0.from == "Ipswich" })
    #expect(rows.filter { $0.to == "Ipswich" }.map(\.count).reduce(0, +) == hubs.number("in", is: "Ipswich"))
    #expect(rows.filter { $0.from == "Ipswich" }.map(\.count).reduce(0, +) == hubs.number("out", is: "Ipswich"))
    let names = Set(hubs.content.rows.indices.filter { hubs.text("role", $0) == "hub" }.map { hubs.text("name", $0) })
    #expect(rows.allSatisfy { $0.from != $0.to && (names.contains($0.from) || names.contains($0.to)) })
    let places = Dictionary(zip(london.hubPlaces.codes, london.hubPlaces.points)) { first, _ in first }
    let ends = links.content.rows.indices.flatMap { [links.text("origin", $0), links.text("destination", $0)] }
    #expect(ends.allSatisfy { places[$0] != nil })
    let middle = try #require(places["E12000007"] ?? nil)
    let boroughs = try #require(london.originAreas?.shapes.box)
    #expect(boroughs.contains(middle))
    let newham = try study.subject(named: "Newham")
    #expect(study.flows(of: newham)?.hubLinks == nil)
  }

  @Test("A force sees its boroughs, towns, rank and rescues, and neither wards nor referrals")
  func force() throws {
    let norfolk = try study.subject(force: "norfolk")
    #expect(norfolk == .force(code: "E23000024", name: "Norfolk") && norfolk.folder == "norfolk-police")
    let findings = study.findings(of: norfolk)
    let flows = try #require(findings.flows)
    #expect(flows.title == "Flows from London into Norfolk" && flows.forces == nil && flows.wards == nil)
    #expect(flows.overview.number("count", where: "measure", is: FlowMeasure.all) == 102)
    #expect(flows.overview.number("rank", where: "measure", is: FlowMeasure.all) == 7)
    #expect(flows.overview.number("previous_rank", where: "measure", is: FlowMeasure.all) == 6)
    #expect(flows.rescues?.number("requests", is: "Norfolk") == 17 && flows.rescues?.content.rows.count == 1)
    let towns = try #require(flows.towns?.column("name").content.cells.map(\.text))
    #expect(towns.contains("Norwich") && !towns.contains("Ipswich"))
    #expect(flows.townLinks?.column("destination_name").content.cells.allSatisfy { towns.contains($0.text) } ?? false)
    #expect(findings.wardAreas.codes.isEmpty && findings.wards.content.rows.isEmpty && findings.deprivation == nil)
    #expect(findings.tables.map(\.content.name) == ["records"])
    #expect(findings.tables[0].content.index(ofColumn: "referrals") == nil && findings.tables[0].content.index(ofColumn: "links") != nil)
  }

  @Test("Links that size alone does not explain are told apart from those that distance does not either")
  func nearness() throws {
    let tests = try #require(london.linkTests)
    #expect(tests.cell("class_independence", where: "origin_name", is: "Croydon") == .text(FlowWord.more))
    #expect(tests.cell("class", where: "origin_name", is: "Croydon") == .text(FlowWord.notDifferent))
    #expect(london.expected?.number("beta", where: "model", is: "gravity, exponential").map { $0 > 0 } ?? false)
    #expect(
      london.words.contains { $0.hasPrefix("More than the sizes of both ends explain, and no more than nearness does: Croydon to Surrey") })
    #expect(london.clusters?.column("p").content.cells.allSatisfy { ($0.exactNumber ?? 1) <= 0.05 } ?? false)
  }

  @Test("A misspelt force is refused with the nearest names")
  func misspelt() throws {
    #expect(throws: AnalysisError.self) { _ = try study.subject(force: "Norfolc") }
    do {
      _ = try study.subject(force: "Norfolc")
    } catch {
      #expect("\(error)" == "There is no county force “Norfolc”; did you mean Norfolk?")
    }
  }
}
