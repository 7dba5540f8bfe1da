import Foundation
import Testing
import WardlightGazetteer
import WardlightGeometry

@Suite("Joining columns of codes") struct VintageCheckTests {
  private let check: VintageCheck

  init() throws { check = VintageCheck(try VintageRegister.embedded()) }

  private func codes(_ vintage: Vintage) throws -> [String] {
    try #require(check.register.sets.first { $0.vintage == vintage }).codes
  }

  private func column(_ codes: [String], _ field: String, _ source: String = "table.csv", stated: Vintage? = nil) -> CodeColumn {
    CodeColumn(source: source, field: field, codes: codes, stated: stated)
  }

  @Test("Codes of one vintage are joined, and what lacks on either side is listed")
  func joins() throws {
    let wards = try codes(Vintage(.ward, 2018))
    let layer = try check.admit(column(Array(wards.prefix(10)), "ward_code", "wards.geojson", stated: Vintage(.ward, 2018)))
    let join = try check.join(column(Array(wards[2..<14].reversed()), "WD18CD"), with: layer)
    #expect(join.rowOfArea.prefix(3) == [-1, -1, 11] && join.areaOfRow.last == 2 && join.areaOfRow.first == -1)
    #expect(join.unmatched == Array(wards[10..<14]) && join.lacking == Array(wards.prefix(2)) && join.warnings.isEmpty)
    #expect(join.entry.matched == 8 && join.entry.areas == 10 && join.entry.codes == 12 && join.entry.treatment == "joined by code")
    #expect(join.entry.unmatched.text == "4: " + wards[10..<14].joined(separator: ", ") && join.entry.named == "wards 2018")
    #expect(layer.entry.treatment == "the layer's own codes" && layer.entry.matched == 10)
  }

  @Test("A join across vintages is refused and names the cross-walk")
  func acrossVintages() throws {
    let layer = try check.admit(column(try codes(Vintage(.lsoa, 2021)), "LSOA21CD", "lsoa.shp"))
    #expect { try check.join(column(try codes(Vintage(.lsoa, 2011)), "lsoa11_code"), with: layer) } throws: {
      "\($0)"
        == "table.csv, column lsoa11_code, has LSOAs 2011 and lsoa.shp, field LSOA21CD, has LSOAs 2021, which cannot be joined by code; use lookups: LSOA 2011 → LSOA 2021."
    }
    let wards = try check.admit(column(try codes(Vintage(.ward, 2022)), "WD25CD", "wards.geojson"))
    #expect { try check.join(column(try codes(Vintage(.ward, 2013)), "WD13CD"), with: wards) } throws: {
      "\($0)".hasSuffix("use lookups: ward 2013 → ward 2018 → ward 2022.")
    }
    #expect { try check.join(column(try codes(Vintage(.lsoa, 2011)), "LSOA11CD"), with: wards) } throws: {
      "\($0)".hasSuffix("use lookups: LSOA 2011 → LSOA 2021 → ward 2022.")
    }
    #expect { try check.join(column(try codes(Vintage(.policeForceArea, 2022)), "PFA22CD"), with: wards) } throws: {
      "\($0)".hasSuffix("no cross-walk is known.")
    }
  }

  @Test("Codes that may be of both years are joined with either")
  func compatible() throws {
    let (old, new) = (try codes(Vintage(.lsoa, 2011)), try codes(Vintage(.lsoa, 2021)))
    let common = Array(Set(old).intersection(new).sorted().prefix(50))
    for layer in [old, new] {
      #expect(try check.join(column(common, "LSOA code"), with: check.admit(column(layer, "code"))).entry.matched == 50)
    }
    #expect(try check.join(column(common, "LSOA11CD"), with: check.admit(column(common, "LSOA21CD"))).lacking.isEmpty)
  }

  @Test("Evidence that disagrees is an error that names both")
  func disagreements() throws {
    let old = try codes(Vintage(.lsoa, 2011))
    #expect { try check.admit(column(old, "LSOA21CD")) } throws: {
      "\($0)".hasPrefix(
        "table.csv, column LSOA21CD: by the field's name the codes are LSOAs 2021, and they are LSOAs 2011; not among the LSOAs 2021: E0"
      )
    }
    #expect { try check.admit(column(try codes(Vintage(.ward, 2018)), "ward_code", stated: Vintage(.ward, 2022))) } throws: {
      "\($0)".contains("are said to be wards 2022 and are wards 2018 to 2021")
    }
    #expect { try check.admit(column(old, "WD11CD")) } throws: { "\($0)".contains("the codes are wards 2011, and they are LSOAs 2011") }
    #expect { try check.admit(column(["E00000001"], "LSOA11CD")) } throws: { "\($0)".contains("and they are output areas.") }
  }

  @Test("Years within a set's own agree, and years beyond the register are a warning")
  func years() throws {
    let wards = try codes(Vintage(.ward, 2022))
    let checked = try check.admit(column(wards, "WD25CD", stated: Vintage(.ward, 2023)))
    #expect(checked.identification.vintage == Vintage(.ward, 2023) && checked.identification.warnings.isEmpty)
    let later = check.identify(column(wards, "WD31CD"))
    #expect(check.identify(column(try codes(Vintage(.localAuthority, 2011)), "county_code")).disagreements.isEmpty)
    #expect(later.disagreements.isEmpty && later.vintage == Vintage(.ward, 2022))
    #expect(
      later.warnings == ["table.csv, column WD31CD: the register has no wards of 2031; by their set the codes are wards 2022 to 2025."])
    // The register knows the boroughs of 2018 in London alone, which says nothing of districts elsewhere.
    let districts = try codes(Vintage(.localAuthority, 2021))
    #expect(check.identify(column(districts, "LAD18CD")).disagreements.isEmpty)
    #expect(check.identify(column(districts, "LAD24CD")).disagreements.count == 1)
    #expect(try check.admit(column(try codes(Vintage(.localAuthority, 2011)), "LAD18CD")).identification.warnings.isEmpty)
  }

  @Test("A mixture is joined with its best vintage, and a warning names the rest")
  func mixture() throws {
    let (before, after) = (try codes(Vintage(.ward, 2018)), try codes(Vintage(.ward, 2022)))
    let stranger = try #require(Set(after).subtracting(before).min())
    let join = try check.join(column(before + [stranger], "ward"), with: check.admit(column(before, "ward_code")))
    #expect(join.unmatched == [stranger] && join.warnings.count == 1 && join.warnings[0].contains("are of several vintages"))
  }

  @Test("A user's own zones are joined as they stand, and the ledger says that nothing is known")
  func zones() throws {
    let layer = try check.admit(column(["Z1", "Z2", "Z3"], "zone", "zones.gpkg", stated: Vintage(AreaKind("beats"), 2024)))
    let join = try check.join(column(["Z3", "Z1", "Z9", "", "Z1"], "zone"), with: layer)
    #expect(join.rowOfArea == [1, -1, 0] && join.areaOfRow == [2, 0, -1, -1, 0] && join.unmatched == ["Z9"] && join.lacking == ["Z2"])
    #expect(
      join.entry.recognised == "not known" && join.warnings == ["table.csv, column zone: rows without a code: 1."]
        && join.entry.treatment == "joined by code; the vintage is not known")
    #expect { try check.join(column(["Y1"], "zone"), with: layer) } throws: {
      "\($0)".contains("none of its codes stands in zones.gpkg, field zone")
    }
  }

  @Test("Years that differ are said where the register cannot check them")
  func unchecked() throws {
    let layer = try check.admit(column(["E12000007"], "RGN22CD", "regions.shp"))
    let join = try check.join(column(["E12000007"], "RGN11CD"), with: layer)
    #expect(join.warnings.count == 1 && join.warnings[0].contains("regions 2011") && join.warnings[0].contains("regions 2022"))
  }

  @Test("A layer states its vintage by its geography")
  func geography() {
    let geography = Geography(kind: "wards", vintage: "2018", isHexagonMap: true)
    let areas = Areas(geography: geography, codes: [], names: [], shapes: MultiPolygons())
    #expect(CodeColumn(areas, source: "w", field: "ward_code").stated == Vintage(.ward, 2018))
    #expect(Vintage(areas.geography).geography(isHexagonMap: true) == Geography(kind: "ward", vintage: "2018", isHexagonMap: true))
    #expect(Vintage(Geography(kind: "beats", vintage: "")) == Vintage(.other("beats"), nil))
  }

  @Test("The ledger keeps one order and one entry of a kind, and survives JSON")
  func ledger() throws {
    let layer = try check.admit(column(["Z1", "Z2"], "zone", "zones.gpkg"))
    let entries = try ["b.csv", "a.csv"].map { try check.join(column(["Z1"], "zone", $0), with: layer).entry } + [layer.entry]
    var (one, other) = (VintageLedger(), VintageLedger())
    for entry in entries + entries { one.add(entry) }
    for entry in entries.reversed() { other.add(entry) }
    #expect(one == other && one.entries.map(\.source) == ["a.csv", "b.csv", "zones.gpkg"])
    #expect(one.rows.allSatisfy { $0.count == VintageLedger.headings.count })
    #expect(try JSONDecoder().decode(VintageLedger.self, from: JSONEncoder().encode(one)) == one)
  }
}
