import Testing
import WardlightAnalysis
import WardlightDisclosure
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// Commuting of the census of 2011 (Office for National Statistics, table WU03EW), among London’s boroughs and its middle-layer areas.
@Suite("Commuting in London", .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealFlowsTests {
  private static let methods = FlowMethods(inference: InferenceOptions(permutations: 99, seed: 1), clusters: .off)

  private var boroughs: FlowPlaceSource {
    .areas(
      Configuration.AreaSource(
        layer: LayerSource(path: SharedData.path("geodata/boroughs/london_boroughs_2022.geojson")), code: "LAD22CD", name: "LAD22NM",
        kind: "boroughs"))
  }

  private func byBorough() throws -> FlowsOutcome {
    let links = CountedLinks(
      path: SharedData.path("geodata/flows/census_2011_borough_commuting_london.csv"), origin: "la_1", destination: "la_2", count: "all",
      noun: "commuters")
    return try FlowsRequest(links: .counts(links), origins: boroughs, methods: Self.methods, policy: .open).run()
  }

  @Test("The boroughs’ table has all its commuters, and a gravity model whose flows fall with distance")
  func boroughTable() throws {
    let findings = try byBorough().findings
    let all = try #require(findings.overview.number("count", where: "measure", is: FlowMeasure.all))
    #expect(all == 2_927_377)
    #expect(findings.forces?.content.rows.count == 34 && findings.links?.content.rows.count ?? 0 <= 1_089)
    #expect(findings.forces?.cell("name", where: "rank", is: "1") == .text("Westminster"))
  }

  @Test("Middle-layer areas added up by borough are the boroughs’ table")
  func sums() throws {
    let zones = FlowPlaceSource.areas(
      Configuration.AreaSource(
        layer: LayerSource(path: "/vsigzip/" + SharedData.path("geodata/flows/census_2011_msoa_zones_london.geojson.gz")), code: "MSOA11CD",
        name: "MSOA11CD", kind: "zones"))
    let links = CountedLinks(
      path: "/vsigzip/" + SharedData.path("geodata/flows/census_2011_msoa_commuting_london.tsv.gz"), origin: "geo_code1",
      destination: "geo_code2", count: "all", groups: .init(origin: "la_1", destination: "la_2"), noun: "commuters")
    let findings = try FlowsRequest(links: .counts(links), origins: zones, methods: Self.methods, policy: .open).run().findings
    let own = try #require(findings.links)
    let table = try #require(try byBorough().findings.links)
    func counts(_ table: Released<Table>) -> [String: Cell] {
      let (from, to, counts) = (
        table.column("origin_name").content, table.column("destination_name").content, table.column("count").content
      )
      return Dictionary(
        uniqueKeysWithValues: counts.cells.indices.map { ("\(from.cells[$0].text)/\(to.cells[$0].text)", counts.cells[$0]) })
    }
    // Some areas reach over London’s border: the boroughs’ layer has neither Elmbridge nor Epping Forest.
    let known = Set(try #require(try byBorough().findings.originAreas).names)
    let inLondon = counts(own).filter { known.isSuperset(of: $0.key.split(separator: "/").map(String.init)) }
    #expect(inLondon == counts(table) && inLondon.count < counts(own).count)
    #expect(findings.overview.number("count", where: "measure", is: FlowMeasure.all) == 2_927_377)
  }
}
