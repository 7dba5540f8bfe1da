import Testing
import WardlightGazetteer

@Suite("What the name of a field says") struct FieldNameTests {
  @Test(
    "Kinds and years by the ways of the ONS",
    arguments: [
      ("LSOA11CD", AreaKind.lsoa, 2011), ("lsoa21_code", .lsoa, 2021), ("WD22CD", .ward, 2022), ("WD25CD", .ward, 2025),
      ("ward17_code", .ward, 2017), ("ward2018_code", .ward, 2018), ("LAD22CD", .localAuthority, 2022),
      ("ltla24_code", .localAuthority, 2024),
      ("PFA22CD", .policeForceArea, 2022), ("pfa24_code", .policeForceArea, 2024), ("csp24_code", .communitySafetyPartnership, 2024),
      ("MSOA11CD", .msoa, 2011), ("LSOA code (2011)", .lsoa, 2011), ("Local Authority District code (2019)", .localAuthority, 2019),
      ("oa91cd", .outputArea, 1991), ("RGN22CD", .region, 2022), ("Ward Code 2018", .ward, 2018),
    ] as [(String, AreaKind, Int)])
  func vintages(name: String, kind: AreaKind, year: Int) {
    #expect(FieldName(name).vintage == Vintage(kind, year))
    #expect(FieldName(name.lowercased()).vintage == Vintage(kind, year))
  }

  @Test("A name may name no year, no kind, or names instead of codes")
  func lessThanAll() {
    #expect(FieldName("ward_code").vintage == Vintage(.ward, nil))
    #expect(FieldName("LSOA code").vintage == Vintage(.lsoa, nil))
    #expect(FieldName("ward_code_10").vintage == Vintage(.ward, nil))
    for name in ["WD13NM", "lsoa11_name", "WD13CDO", "GSS", "postcodes", "share", "", "id", "areacd"] {
      #expect(FieldName(name).vintage == nil, "\(name)")
    }
    #expect(FieldName("WD22CD").saysCode && FieldName("lsoa21_code").saysCode && !FieldName("ward").saysCode)
  }

  @Test("Kinds are found by the words that people use, and unknown ones keep theirs")
  func kinds() {
    #expect(AreaKind("wards") == .ward && AreaKind("Ward") == .ward && AreaKind("boroughs") == .localAuthority)
    #expect(AreaKind("county forces") == .policeForceArea && AreaKind("LSOA") == .lsoa && AreaKind("local authorities") == .localAuthority)
    #expect(AreaKind("beats") == .other("beats") && AreaKind("beats").plural == "beats")
    #expect(Vintage(.ward, 2018).description == "wards 2018" && Vintage(.localAuthority, nil).description == "local authorities")
    #expect(Vintage(.lsoa, 2011).singular == "LSOA 2011")
  }

  @Test("Codes are cleaned of spaces and case where they have the form of the ONS, and a user's own are not")
  func codes() {
    #expect(AreaCode.cleaned(" e01000001 ") == "E01000001" && AreaCode.cleaned("E05 009 297") == "E05009297")
    #expect(AreaCode.cleaned("\u{FEFF}E05009297") == "E05009297" && AreaCode.cleaned(" zone b ") == "zone b" && AreaCode.cleaned(" ") == "")
    #expect(AreaCode.kind(of: "W01000003") == .lsoa && AreaCode.kind(of: "E23000001") == .policeForceArea)
    #expect(AreaCode.kind(of: "E99000001") == nil && AreaCode.kind(of: "E0100000") == nil && AreaCode.kind(of: "") == nil)
  }
}
