import Testing
import WardlightLoading
import WardlightTestSupport

@testable import WardlightGazetteer

@Suite("The register of area codes") struct RegisterTests {
  @Test("The embedded register has the sets it should, by their published sizes")
  func sizes() throws {
    let register = try VintageRegister.embedded()
    // ONS, Census geography: 34,753 LSOAs of 2011 and 35,672 of 2021 in England and Wales; 43 police forces; 33 London boroughs with the City.
    let sizes = Dictionary(uniqueKeysWithValues: register.sets.map { ($0.description, $0.count) })
    #expect(sizes["LSOAs 2011"] == 34_753 && sizes["LSOAs 2021"] == 35_672)
    #expect(sizes["wards 2013"] == 649 && sizes["wards 2014 to 2017"] == 654 && sizes["wards 2022 to 2025"] == 704)
    #expect(sizes["local authorities 2011 to 2025"] == 33 && sizes["police force areas 2022 to 2024"] == 43)
    #expect(sizes["MSOAs 2011"] == 983 && sizes["MSOAs 2021"] == 1_002)
    // The layer of 2018 has 633 and draws the City's 25 wards as one.
    #expect(sizes["wards 2018 to 2021"] == 657)
    #expect(Set(register.sets.map(\.coverage)) == ["London", "England", "England and Wales"])
  }

  @Test("Runs are read and written, and a set may begin with another")
  func text() throws {
    let sets = try RegisterText.sets(
      in:
        "# remark\nset lsoa 2011 2011-2020 Two Towns\nE01000001-3 E01000009-11\n\nset lsoa 2021 2021-2030 Two Towns from 2011\n- E01000002\nE01000020\n"
    )
    #expect(sets.map(\.coverage) == ["Two Towns", "Two Towns"] && sets.map(\.years) == [2011...2020, 2021...2030])
    #expect(sets[0].codes == ["E01000001", "E01000002", "E01000003", "E01000009", "E01000010", "E01000011"])
    #expect(sets[1].codes == ["E01000001", "E01000003", "E01000009", "E01000010", "E01000011", "E01000020"])
    #expect(sets[1].contains("E01000020") && !sets[1].contains("E01000002") && !sets[1].contains("X"))
  }

  @Test(
    "A text that is none names its line",
    arguments: [
      ("set lsoa\n", 1), ("E01000001\n", 1), ("set lsoa 2011 2011-2020 L\nE0100000\n", 2), ("set lsoa 2011 2011-2020 L\nE01000005-2\n", 2),
      ("set zone 2011 2011-2020 L\n", 1), ("\nset lsoa 2021 2021-2030 L from 2011\n", 2), ("set lsoa 2011 2020-2011 L\n", 1),
    ])
  func badText(text: String, line: Int) {
    #expect(throws: VintageError.badRegister(line: line)) { try RegisterText.sets(in: text) }
  }

  @Test(
    "The register agrees with the real layers and look-ups", .enabled(if: SharedData.isPresent, SharedData.missing),
    arguments: [
      ("lookups/lsoa_2011_to_lsoa_2021.csv", "lsoa11_code", Vintage(.lsoa, 2011), 0),
      ("lookups/lsoa_2011_to_lsoa_2021.csv", "lsoa21_code", Vintage(.lsoa, 2021), 0),
      ("wards/london_wards_2013.geojson", "WD13CD", Vintage(.ward, 2013), 0),
      ("postcodes/codepoint_open_2014_london.csv.gz", "ward", Vintage(.ward, 2014), 0),
      ("wards/london_wards_2018.geojson", "ward_code", Vintage(.ward, 2018), 24),
      ("wards/london_wards_2022.geojson", "WD25CD", Vintage(.ward, 2022), 0),
      ("postcodes/codepoint_open_2025_london.csv.gz", "ward", Vintage(.ward, 2022), 0),
      ("boroughs/london_boroughs_2022.geojson", "LAD22CD", Vintage(.localAuthority, 2011), 0),
      ("police/police_force_areas_2022.shp", "PFA22CD", Vintage(.policeForceArea, 2022), 0),
      ("lookups/district_2024_to_csp_to_force.csv", "pfa24_code", Vintage(.policeForceArea, 2022), 0),
      ("lsoa/london_lsoa_2011.shp", "MSOA11CD", Vintage(.msoa, 2011), 0),
      ("lsoa/london_lsoa_2021.shp", "MSOA21CD", Vintage(.msoa, 2021), 0),
      ("lookups/lsoa_2021_to_ward_2024.csv", "ltla24_code", Vintage(.localAuthority, 2023), 0),
    ])
  func agrees(file: String, field: String, vintage: Vintage, beyond: Int) throws {
    let codes = try RealCodes.read(file, field)
    let set = try #require(try VintageRegister.embedded().sets.first { $0.vintage == vintage })
    #expect(codes.isSubset(of: set.codes))
    #expect(set.codes.count - codes.count == beyond)
  }
}

/// Codes of a real file.
enum RealCodes {
  static func read(_ file: String, _ field: String) throws -> Set<String> {
    let path = (file.hasSuffix(".gz") ? "/vsigzip/" : "") + SharedData.path("geodata/" + file)
    let table = try TableReader(path: path).read(fields: [field])
    let column = try #require(table.column(field))
    return Set((0..<column.count).map { column[$0] }).subtracting([""])
  }
}
