import Foundation
import Testing
import WardlightDeprivation
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightTestSupport

@Suite("Joining an index of deprivation with areas") struct IndexJoinTests {
  private let check: VintageCheck
  private let folder: ScratchFolder

  init() throws {
    check = VintageCheck(try VintageRegister.embedded())
    folder = try ScratchFolder()
  }

  private func index(_ text: String, _ field: String = "ward_code") throws -> IndexTable {
    try IndexTable.load(path: try folder.file("index.csv", text), codeField: field, scoreField: "score")
  }

  private func layer(_ codes: [String], _ field: String = "ward_code", stated: Vintage? = Vintage(.ward, 2018)) throws -> CheckedColumn {
    try check.admit(CodeColumn(source: "wards.geojson", field: field, codes: codes, stated: stated))
  }

  @Test("Scores of one vintage are joined, and the ledger has an entry")
  func joins() throws {
    let joined = try index("ward_code,score\nE05000026,31.25\n e05000027,\nE05000028,12\n")
      .join(try layer(["E05000026", "E05000027", "E05000029"]), least: 30, check)
    #expect(joined.scores.values[0] == 31.25 && joined.scores.missing == ["E05000027", "E05000029"])
    #expect(joined.entry.matched == 2 && joined.entry.areas == 3 && joined.entry.unmatched.examples == ["E05000028"])
    #expect(joined.entry.lacking.examples == ["E05000029"] && joined.warnings.isEmpty && joined.entry.recognised.hasPrefix("wards 2013"))
  }

  @Test("An index of another vintage or kind is refused, with the cross-walk that would do")
  func refused() throws {
    let wards = try layer(["E05013500", "E05013501"], stated: Vintage(.ward, 2022))
    #expect { try index("ward_code,score\nE05000026,1\n").join(wards, check) } throws: {
      "\($0)".hasSuffix("which cannot be joined by code; use lookups: ward 2018 → ward 2022.")
        || "\($0)".hasSuffix("which cannot be joined by code; use lookups: ward 2013 → ward 2018 → ward 2022.")
    }
    #expect { try index("LSOA11CD,score\nE01000001,1\n", "LSOA11CD").join(wards, check) } throws: {
      "\($0)".contains("has LSOAs 2011") && "\($0)".contains("use lookups: LSOA")
    }
    #expect { try index("WD22CD,score\nE05000026,1\n", "WD22CD").join(wards, check) } throws: { "\($0)".contains("by the field's name") }
  }

  @Test("An index with half its rows, or half its cells, is refused at the join; one area without a value is a notice")
  func missing() throws {
    let codes = (26..<46).map { "E050000\($0)" }
    let wards = try layer(codes)
    func text(_ cell: (Int) -> String?) -> String {
      "ward_code,score\n" + codes.indices.compactMap { place in cell(place).map { "\(codes[place]),\($0)\n" } }.joined()
    }
    #expect { try index(text { $0 % 2 == 0 ? "\($0)" : nil }).join(wards, check) } throws: {
      "\($0)".hasSuffix(
        "column “score”: only 10 of the 20 areas of wards.geojson have a value, fewer than 90 %; is half of the table missing?")
    }
    #expect(throws: DeprivationError.self) { try index(text { $0 < 17 ? "\($0)" : "" }).join(wards, check) }
    let joined = try index(text { $0 == 3 ? "" : "\($0)" }).join(wards, check)
    #expect(joined.notices == ["score: there is no value for 1 area (E05000029)."] && joined.scores.missing == ["E05000029"])
    #expect(try index(text { "\($0)" }).join(wards, check).notices.isEmpty)
  }

  @Test("A layer of the user's own zones is joined as it stands")
  func zones() throws {
    let joined = try index("ward_code,score\nz1,1\nZ1,2\n").join(try layer(["Z1", "z1", "q"], stated: nil), least: 60, check)
    #expect(joined.scores.values[0] == 2 && joined.scores.values[1] == 1 && joined.scores.missing == ["q"])
    #expect(joined.entry.treatment == "joined by code; the vintage is not known" && joined.entry.recognised == "not known")
    #expect { try index("ward_code,score\ny,1\n").join(try layer(["Z1"], stated: nil), check) } throws: {
      "\($0)".contains("none of its codes stands in wards.geojson")
    }
  }

  @Test("An index of LSOAs comes to wards by a cross-walk, and only by one that leads there")
  func carried() throws {
    let lsoas = try index("LSOA11CD,score\nE01000001,10\nE01000002,20\nE01000003,60\n", "LSOA11CD")
    let links = [("E01000001", "E05009288"), ("E01000002", "E05009288"), ("E01000003", "E05009302")].map {
      Crosswalk.Link(source: $0.0, target: $0.1)
    }
    let crosswalk = try Crosswalk(
      from: Vintage(.lsoa, 2011), to: Vintage(.ward, 2018), links: links, making: .init(method: "from lookup.csv"))
    let wards = try layer(["E05009288", "E05009302", "E05009303"])
    let joined = try lsoas.carried(to: wards, by: crosswalk, weights: [300, 100, 5], least: 60, check)
    #expect(joined.scores.values[0] == 12.5 && joined.scores.values[1] == 60 && joined.scores.missing == ["E05009303"])
    #expect(joined.entry.treatment == "carried by LSOA 2011 → ward 2018 (from lookup.csv) as population-weighted means")
    #expect(joined.entry.matched == 2 && joined.entry.areas == 3 && joined.entry.layer == "wards.geojson, ward_code")
    #expect(joined.entry.source == "index.csv" && joined.crosswalkEntries.map(\.source) == ["LSOA 2011 → ward 2018 (from lookup.csv)"])
    #expect(throws: DeprivationError.self) {
      try lsoas.carried(to: try layer(["E09000001"], "LAD22CD", stated: nil), by: crosswalk, weights: [300, 100, 5], check)
    }
    #expect(throws: DeprivationError.self) {
      try index("ward_code,score\nE05009288,1\n").carried(to: wards, by: crosswalk, weights: [1], check)
    }
  }

  @Test("The real indices join with the layers of their vintage and with no other", .enabled(if: SharedData.isPresent, SharedData.missing))
  func real() throws {
    func lsoas(_ year: Int, _ field: String) throws -> CheckedColumn {
      let source = LayerSource(path: SharedData.path("geodata/lsoa/london_lsoa_\(year).shp"))
      let areas = try AreaLoader(source: source, fields: AreaFields(code: field), geography: Geography(kind: "LSOA", vintage: "\(year)"))
        .load()
      return try check.admit(CodeColumn(areas.areas, source: source.path, field: field))
    }
    func index(_ name: String, _ field: String, _ score: String) throws -> IndexTable {
      try IndexTable.load(path: SharedData.path("geodata/deprivation/" + name), codeField: field, scoreField: score)
    }
    let (old, new) = (try lsoas(2011, "LSOA11CD"), try lsoas(2021, "LSOA21CD"))
    let (of2019, of2025) = (
      try index("iod2019_lsoa_2011.csv.gz", "lsoa11_code", "imd_score"), try index("iod2025_lsoa_2021.csv.gz", "lsoa21_code", "IMD_score")
    )
    let joined = try of2019.join(old, check)
    #expect(joined.scores.missing.isEmpty && joined.entry.matched == 4_835 && joined.entry.unmatched.count == 32_844 - 4_835)
    #expect(try of2025.join(new, check).entry.matched == 4_994)
    #expect { try of2019.join(new, check) } throws: { "\($0)".hasSuffix("use lookups: LSOA 2011 → LSOA 2021.") }
    #expect { try of2025.join(old, check) } throws: {
      "\($0)".hasSuffix("use lookups: LSOA 2021 → LSOA 2011 (by postcodes in both layers).")
    }
  }

  @Test("The demo's hexagons carry the wards of 2018")
  func demo() throws {
    let path = Checkout.root.appendingPathComponent("GeoData/demo/").path
    let source = LayerSource(path: path + "/wards.geojson")
    let geography = Geography(kind: "wards", vintage: "2018", isHexagonMap: true)
    let areas = try AreaLoader(source: source, fields: AreaFields(code: "ward_code"), geography: geography).load().areas
    let layer = try check.admit(CodeColumn(areas, source: "wards.geojson", field: "ward_code"))
    let index = try IndexTable.load(path: path + "/deprivation.csv", codeField: "ward_code", scoreField: "imd_2019_average_score")
    let joined = try index.join(layer, check)
    #expect(joined.scores.missing.isEmpty && joined.entry.matched == 633 && joined.entry.recognised == "wards 2018 to 2021")
  }
}
