import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("Real postcodes against the wards that their source states")
struct PostcodeTruthTests {
  private struct Agreement {
    var compared = 0
    var agreed = 0
    var share: Double { Double(agreed) / Double(compared) }
  }

  /// How many postcodes of a file are located in the ward that the file itself states, of those whose ward is in the layer.
  private func agreement(_ postcodes: String, _ layer: String, code: String, name: String, vintage: String) throws -> Agreement {
    let file = SharedData.path("geodata/postcodes/\(postcodes)")
    let wards = try AreaLoader(
      source: LayerSource(path: SharedData.path("geodata/wards/\(layer)")), fields: AreaFields(code: code, name: name),
      geography: Geography(kind: "ward", vintage: vintage)
    ).load().areas
    let table = try TableReader(path: file).read(fields: ["postcode", "ward"])
    let texts = try #require(table.column("postcode"))
    let stated = try #require(table.column("ward"))
    let locator = Locator(index: PointInAreaIndex(wards.shapes), postcodes: try PostcodeDirectory.load([file]), nearestWithin: 0)
    let located = locator.locate((0..<table.rowCount).map { .postcode(texts[$0]) })
    let known = Set(wards.codes)
    var agreement = Agreement()
    for (row, location) in located.enumerated() where known.contains(stated[row]) {
      agreement.compared += 1
      if let area = location.area, wards.codes[area] == stated[row] { agreement.agreed += 1 }
    }
    return agreement
  }

  @Test("Code-Point Open 2025 in the wards of 2022: at least 99.8 %", .enabled(if: SharedData.isPresent, SharedData.missing))
  func london2025() throws {
    let found = try agreement(
      "codepoint_open_2025_london.csv.gz", "london_wards_2022.geojson", code: "WD25CD", name: "WD25NM", vintage: "2022")
    #expect(found.share >= 0.998 && found.compared == 180_790, "\(found)")
    // 180,510 of 180,790, 99.85 %; the layer is generalised, so that its borders cut corners.
  }

  @Test(
    "Code-Point Open 2014 in the wards of 2018 where the code is still there: at least 99.95 %",
    .enabled(if: SharedData.isPresent, SharedData.missing))
  func london2014() throws {
    let found = try agreement(
      "codepoint_open_2014_london.csv.gz", "london_wards_2018.geojson", code: "ward_code", name: "ward_name", vintage: "2018")
    #expect(found.share >= 0.9995 && found.compared == 156_717, "\(found)")
    // 156,694 of 156,717, 99.985 %.
  }

  @Test("Most postcodes lie in the borough of their sector", .enabled(if: SharedData.isPresent, SharedData.missing))
  func sectors() throws {
    let file = SharedData.path("geodata/postcodes/codepoint_open_2025_london.csv.gz")
    let boroughs = try AreaLoader(
      source: LayerSource(path: SharedData.path("geodata/boroughs/london_boroughs_2022.geojson")),
      fields: AreaFields(code: "LAD22CD", name: "LAD22NM"), geography: Geography(kind: "borough", vintage: "2022")
    ).load().areas
    let locator = Locator(index: PointInAreaIndex(boroughs.shapes), postcodes: try PostcodeDirectory.load([file]), nearestWithin: 0)
    let located = locator.locate([.postcode("E6 2"), .postcode("E6"), .postcode("SW9")])
    // Newham has E6; Lambeth has most of SW9.
    #expect(located[0].area.map { boroughs.codes[$0] } == "E09000025" && located[0].method == .sector)
    #expect(located[1].area.map { boroughs.codes[$0] } == "E09000025" && located[1].confidence > 0.9 && located[1].method == .district)
    #expect(located[2].area.map { boroughs.codes[$0] } == "E09000022" && located[2].uncertainty > 200 && located[2].uncertainty < 3_000)
  }
}
