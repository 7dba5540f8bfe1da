import Testing
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite(.enabled(if: SharedData.isPresent, SharedData.missing)) struct RealLayerTests {
  private func load(_ file: String, _ fields: AreaFields, _ geography: Geography) throws -> LoadedAreas {
    try AreaLoader(source: LayerSource(path: SharedData.path("geodata/" + file)), fields: fields, geography: geography).load()
  }

  @Test func wardsOf2018() throws {
    let fields = AreaFields(code: "ward_code", name: "ward_name", texts: ["borough"], numbers: ["population"])
    let loaded = try load("wards/london_wards_2018.geojson", fields, Geography(kind: "ward", vintage: "2018"))
    #expect(loaded.areas.count == 633)
    // Python 3.11, json and sum over the file's features.
    #expect(abs(loaded.areas.numbers["population", default: []].reduce(0, +) - 8_662_622) < 1e-3)
    #expect(Set(loaded.areas.texts["borough", default: []].compactMap { $0 }).count == 33)
    #expect(loaded.report.driver == "GeoJSON")
    #expect(loaded.report.repaired.isEmpty)
    // The City of London has 2.90 km² (ONS, Standard Area Measurements, extent of the realm less inland water).
    let city = try #require(loaded.areas.index(ofCode: "E05009297"))
    #expect(abs(loaded.areas.shapes.size(ofArea: city) - 2_900_000) < 60_000)
  }

  @Test func smallAreasOf2011() throws {
    let loaded = try load(
      "lsoa/london_lsoa_2011.shp", AreaFields(code: "LSOA11CD", name: "LSOA11NM"), Geography(kind: "LSOA", vintage: "2011"))
    #expect(loaded.areas.count == 4_835)
    #expect(loaded.report.operation == nil)
    #expect(loaded.report.repaired.isEmpty)
  }

  @Test func forces() throws {
    let loaded = try load(
      "police/police_force_areas_2022.shp", AreaFields(code: "PFA22CD", name: "PFA22NM", numbers: ["BNG_E"]),
      Geography(kind: "force", vintage: "2022"))
    #expect(loaded.areas.count == 43)
    #expect(loaded.areas.names.contains("Devon & Cornwall"))
  }

  @Test func oneSmallAreaOfEnglandAndWalesIsRepaired() throws {
    let loaded = try load("lsoa/ew_lsoa_2011_simplified.gpkg", AreaFields(code: "lsoa11_code"), Geography(kind: "LSOA", vintage: "2011"))
    #expect(loaded.areas.count == 34_753)
    #expect(loaded.report.repaired.count == 1)
  }

  @Test func classicDataHaveNoReference() throws {
    #expect(throws: LoadingError.noReference(file: SharedData.path("geodata/statistics/columbus/columbus.shp"), layer: "columbus")) {
      try load("statistics/columbus/columbus.shp", AreaFields(code: "POLYID"), Geography(kind: "tract", vintage: "1980"))
    }
    let source = LayerSource(path: SharedData.path("geodata/statistics/columbus/columbus.shp"), crs: .planar)
    let geography = Geography(kind: "tract", vintage: "1980")
    let loader = AreaLoader(source: source, fields: AreaFields(code: "POLYID", numbers: ["CRIME"]), geography: geography, extent: .anywhere)
    #expect(try loader.load().areas.count == 49)
  }

  @Test func oneLayerOfMany() throws {
    let path = SharedData.path("geodata/context/uk_administrative_2014_2025.topojson")
    let source = LayerSource(path: path, layer: "wards", crs: .epsg(4326))
    let loader = AreaLoader(source: source, fields: AreaFields(code: "areacd"), geography: Geography(kind: "region", vintage: "2025"))
    #expect(
      throws: LoadingError.noLayer(file: path, layer: "wards", present: ["cauth", "ctry", "cty", "ltla", "mcty", "rgn", "uk", "utla"])
    ) {
      try loader.load()
    }
  }

  @Test func eventsOfAMonth() throws {
    let table = try TableReader(path: SharedData.path("geodata/events/2019-01-met-burglary.csv.gz")).read(fields: [
      "Month", "Longitude", "Latitude",
    ])
    #expect(table.fields == ["Month", "Longitude", "Latitude"])
    #expect(table.column("Month")?[0] == "2019-01")
    #expect(table.rowCount == 7478)
  }

  @Test func aTableWithAByteOrderMark() throws {
    let table = try TableReader(path: SharedData.path("geodata/deprivation/iod2019_lsoa_2011_domains.csv.gz")).read()
    #expect(table.rowCount == 32_844)
    #expect(table.fields.first?.unicodeScalars.first != "\u{FEFF}")
  }

  @Test func postcodesKeepTheirNumbers() throws {
    let table = try TableReader(path: SharedData.path("geodata/postcodes/codepoint_open_2025_london.csv.gz")).read(fields: [
      "postcode", "easting", "northing",
    ])
    #expect(table.rowCount == 180_790)
  }
}
