import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite struct BoundarySurveyTests {
  private func survey(_ rows: [(code: String, wkt: String)], _ limits: SurveyLimits = SurveyLimits(smallestSize: 20)) throws
    -> BoundarySurvey
  {
    let scratch = try ScratchFolder()
    let path = try scratch.file("areas.csv", "code,WKT\n" + rows.map { "\($0.code),\"\($0.wkt)\"\n" }.joined())
    let loader = AreaLoader(
      source: LayerSource(path: path, crs: .planar), fields: AreaFields(code: "code"), geography: Geography(kind: "ward", vintage: "2018"),
      extent: .anywhere)
    return try loader.survey(limits)
  }

  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "(\(west) \(south),\(east) \(south),\(east) \(north),\(west) \(north),\(west) \(south))"
  }

  @Test func everyKindOfFaultIsListedInOrder() throws {
    let rows = [
      (code: "F", wkt: "POLYGON(\(box(-20, -20, 60, 40)),\(box(0, 0, 40, 10)))"), (code: "B", wkt: "POLYGON(\(box(7.5, 0, 20, 10)))"),
      (code: "A", wkt: "POLYGON(\(box(0, 0, 10, 5)))"), (code: "", wkt: "POLYGON(\(box(100, 100, 110, 110)))"),
      (code: "C", wkt: "POLYGON(\(box(20.005, 0, 40, 10)))"), (code: "D", wkt: "POLYGON((200 0,210 10,210 0,200 10,200 0))"),
      (code: "E", wkt: "POLYGON(\(box(300, 0, 303, 4)))"), (code: "E", wkt: "POLYGON(\(box(400, 0, 410, 10)))"),
    ]
    let found = try survey(rows)
    #expect(found.areas == nil)
    #expect(found.report.count == 8)
    let expected = [
      "Row 4 has no area code.", "The code E stands in rows 7 and 8.", "D was invalid (Self-intersection) and has been repaired.",
      "A and B overlap by 12.5 m², at most 2.5 m wide.", "There is a gap of 37.5 m², at most 5 m wide, beside A, B and F.",
      "There is a sliver of 0.05 m², at most 0.005 m wide, within the snap tolerance, beside B, C and F.", "D is made of 2 polygons.",
      "E has only 12 m².", "F has a hole.",
    ]
    #expect(found.faults.map(\.description) == expected)
    #expect(found.faults.map(\.kind.rawValue) == found.faults.map(\.kind.rawValue).sorted())
    #expect(found.faults(of: .sliver).first?.codes == ["B", "C", "F"])
    #expect(found.faults.filter { !$0.isHarmless }.count == 4)
  }

  @Test(arguments: [(0.005, 1), (0.5, 0)]) func theSnapToleranceSaysWhatASliverIs(width: Double, slivers: Int) throws {
    let rows = [(code: "A", wkt: "POLYGON(\(box(0, 0, 10 + width, 10)))"), (code: "B", wkt: "POLYGON(\(box(10, 0, 20, 10)))")]
    let found = try survey(rows)
    #expect(found.faults(of: .sliver).count == slivers)
    #expect(found.faults(of: .overlap).count == 1 - slivers)
    #expect(try survey(rows, SurveyLimits(snap: 1, smallestSize: 0)).faults.map(\.kind) == [.sliver])
    #expect(found.areas?.codes == ["A", "B"])
  }

  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func realLayers() throws {
    func faults(_ file: String, _ code: String) throws -> [BoundaryFault] {
      let source = LayerSource(path: SharedData.path("geodata/" + file))
      let loader = AreaLoader(source: source, fields: AreaFields(code: code), geography: Geography(kind: "area", vintage: ""))
      return try loader.survey().faults
    }
    let coverage: Set<BoundaryFault.Kind> = [.missingCode, .duplicateCode, .repaired, .overlap, .gap, .sliver, .tiny]
    for (file, code) in [("2018", "ward_code"), ("2013", "WD13CD"), ("2022", "WD25CD")] {
      // shapely 2.2.0 with GEOS 3.14.1: no pair of wards has an intersection above 1e-6 m², and union_all has no interiors.
      #expect(try faults("wards/london_wards_\(file).geojson", code).filter { coverage.contains($0.kind) }.isEmpty)
    }
    // The same for LSOAs: one intersection of 0.00029422517624777544 m² and one interior of 0.0011181655276857327 m².
    let slivers = try faults("lsoa/london_lsoa_2011.shp", "LSOA11CD").filter { coverage.contains($0.kind) }
    guard case .sliver(.overlap, let pair, let overlap, _) = slivers.first, case .sliver(.gap, _, let gap, _) = slivers.last else {
      return #expect(slivers.isEmpty)
    }
    #expect(slivers.count == 2 && pair.count == 2)
    #expect(abs(overlap - 0.00029422517624777544) < 1e-8)
    #expect(abs(gap - 0.0011181655276857327) < 1e-8)
    let national = try faults("lsoa/ew_lsoa_2011_simplified.gpkg", "lsoa11_code").filter { coverage.contains($0.kind) && $0.kind != .tiny }
    #expect(national.map(\.codes) == [["E01019828"]])
    #expect(national.map(\.kind) == [.repaired])
  }

  /// libpysal 4.14.1, `Graph.build_contiguity(…, rook=…)` on the same layers in EPSG:27700: the number of its edges, each in both directions.
  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func contiguityAgreesWithLibpysal() throws {
    for (file, code, queen, rook) in [
      ("wards/london_wards_2018.geojson", "ward_code", 3_592, 3_476), ("wards/london_wards_2013.geojson", "WD13CD", 3_674, 3_554),
      ("wards/london_wards_2022.geojson", "WD25CD", 3_994, 3_882), ("lsoa/london_lsoa_2011.shp", "LSOA11CD", 28_592, 28_142),
      ("lsoa/london_lsoa_2021.shp", "LSOA21CD", 29_472, 29_100), ("lsoa/ew_lsoa_2011_simplified.gpkg", "lsoa11_code", 203_998, 200_286),
    ] {
      let source = LayerSource(path: SharedData.path("geodata/" + file))
      let areas = try AreaLoader(source: source, fields: AreaFields(code: code), geography: Geography(kind: "area", vintage: "")).load()
        .areas
      #expect(areas.shapes.contiguity(.queen).values.count == queen, "\(file)")
      #expect(areas.shapes.contiguity(.rook).values.count == rook, "\(file)")
    }
  }
}
