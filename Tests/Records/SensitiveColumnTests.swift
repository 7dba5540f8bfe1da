import Testing
import WardlightRecords

@Suite("Columns that name persons, or tell what nobody may map")
struct SensitiveColumnTests {
  @Test(
    "Headings are known however they are written",
    arguments: [
      (
        SensitiveColumn.origin,
        [
          "Ethnicity", "ethnic_group", "EthnicGroup", "ETHNICORIGIN", "Self-defined ethnicity (18+1)", "race", "Nationality", "IC Code",
          "Religion",
        ]
      ),
      (.birth, ["DOB", "d.o.b.", "Date of Birth", "DateOfBirth", "DATEOFBIRTH", "birth_date", "Year of birth", "BirthYear"]),
      (
        .name,
        ["name", "Name", "First Name", "firstName", "FORENAME", "surname 1", "child_name", "NominalName", "Known as", "Alias", "Initials"]
      ),
      (.freeText, ["Notes", "Free text", "free_text", "Comments", "CaseNotes", "MO", "circumstances", "Description"]),
      (.contact, ["Phone", "Telephone No.", "mobile", "Email"]),
    ])
  func known(kind: SensitiveColumn, headings: [String]) {
    for heading in headings { #expect(SensitiveColumn(heading: heading) == kind, "\(heading)") }
  }

  @Test("Other headings are not")
  func others() {
    let standard = RecordField.allCases.map(\.rawValue)
    for heading in standard + [
      "ward_name", "Place name", "Terrace", "Reference", "Crime type", "Month", "", "—", "LSOA name", "Surgery", "Ward", "Location",
      "model",
    ] {
      #expect(SensitiveColumn(heading: heading) == nil, "\(heading)")
    }
  }

  @Test("No standard column can stand for ethnicity")
  func refused() {
    for field in RecordField.allCases {
      #expect(throws: RecordsError.originColumn("Ethnic group", field: field)) { try ColumnMap([field.rawValue: "Ethnic group"]) }
    }
    #expect(
      "\(RecordsError.originColumn("Ethnic group", field: .category))"
        == "columns: “Ethnic group” cannot stand for category: ethnicity, race, nationality and faith are never read, mapped or kept.")
  }
}
