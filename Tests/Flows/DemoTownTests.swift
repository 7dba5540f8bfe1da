import Foundation
import Testing
import WardlightCounting
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightTestSupport

@testable import WardlightFlows

/// The demonstration that ships, whose margins are published ones.
@Suite("Towns of the demonstration")
struct DemoTownTests {
  private func file(_ name: String) -> String { Checkout.root.appendingPathComponent("GeoData/demo/" + name).path }

  private func period(_ year: Int) throws -> Period {
    let from = try #require(CalendarDate(year: year, month: 5, day: 1))
    let to = try #require(CalendarDate(year: year + 1, month: 4, day: 30))
    return try #require(Period(from: from, to: to))
  }

  @Test("A gazetteer changes no count and no name; every town is found in its stated force")
  func sameTable() throws {
    let layer = try AreaLoader(
      source: LayerSource(path: file("forces.geojson")), fields: AreaFields(code: "force_code", name: "force"),
      geography: Geography(kind: "county force", vintage: "2022", isHexagonMap: true)
    ).load().areas
    let forces = ForceNames.index(names: layer.names, codes: layer.codes)
    let towns = try TownGazetteer(path: file("towns.csv"), forces: forces, areas: layer)
    #expect(towns.report.towns == 1_204 && towns.report.withoutForce == 0)
    let reading = try LinkReader.read([RecordFile(path: file("links.csv"))], key: IdentifierKey())
    let plain = PlacedLinks(reading, forces: forces, boroughs: NameIndex(names: []))
    let placed = PlacedLinks(reading, forces: forces, boroughs: NameIndex(names: []), towns: towns)
    let tables = try [plain, placed].map {
      FlowRanking($0, by: .towns, current: try period(2020), previous: try period(2019))
    }
    #expect(tables[0].rows.map(\.name) == tables[1].rows.map(\.name) && tables[0].rows.map(\.count) == tables[1].rows.map(\.count))
    #expect(tables[0].rows.map(\.previousCount) == tables[1].rows.map(\.previousCount))
    // The published table of towns: county_towns_linked_individuals.
    #expect(tables[1].rows.prefix(2).map { "\($0.name) \($0.count)" } == ["Ipswich 31", "Cambridge 25"])
    let report = placed.nameReport
    #expect(report.entries.allSatisfy { $0.column != .town })
    #expect(report.count(.town, .exact) + report.count(.town, .alternative) == report.stated(.town) && report.stated(.town) > 517)
    #expect(placed.towns.points.allSatisfy { $0 != nil })
  }
}
