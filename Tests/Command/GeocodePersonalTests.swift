import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight geocode and what is about persons")
struct GeocodePersonalTests {
  /// Two areas, 200 postcodes in the first, 12 in the second.
  private func study() throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas(["A", "B"])
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    var lines = ["postcode,pq,easting,northing,district,ward"]
    for number in 0..<200 {
      lines.append(
        "E1 \(number / 100)\(letters[number % 20])\(letters[number / 20 % 5]),10,\(530_025 + 50 * (number % 20)),\(180_050 + 100 * (number / 20)),X,Y"
      )
    }
    for number in 0..<12 { lines.append("E2 1A\(letters[number]),10,\(531_050 + 80 * number),180500,X,Y") }
    _ = try study.scratch.file("codepo.csv", lines.joined(separator: "\n") + "\n")
    return study
  }

  private func geocode(_ study: SquareStudy, _ arguments: [String]) throws -> Tool.Outcome {
    try Tool.run(
      ["geocode", "records.csv", "--areas", "areas.geojson", "--id", "code", "--store", "codepo.csv", "-o", "out.csv"] + arguments,
      in: study.scratch)
  }

  @Test("Names, birth dates and free text stay out unless they are kept, and standard error says so; ethnicity always does")
  func dropped() throws {
    let study = try study()
    try study.records("id,Child name,DOB,Notes,Ethnicity,easting,northing,ref", [("p,Zeb,2009-08-17,seen,Any,530500,180500,7", 1)])
    let outcome = try geocode(study, ["--quiet"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().columns.prefix(4) == ["id", "easting", "northing", "ref"])
    for column in ["Child name", "DOB", "Notes", "Ethnicity"] {
      #expect(outcome.errors.contains("The column “\(column)” is left out"), "\(outcome.errors)")
    }
    #expect(!outcome.errors.contains("Zeb"))
    #expect(try geocode(study, ["--keep", "Child name", "--keep", "Notes"]).status == 0)
    #expect(try study.table().columns.prefix(6) == ["id", "Child name", "Notes", "easting", "northing", "ref"])
    let refused = try geocode(study, ["--keep", "Ethnicity"])
    #expect(refused.status == 65 && refused.errors.contains("ethnicity, race, nationality and faith are never read, mapped or kept"))
    let unknown = try geocode(study, ["--keep", "nothing"])
    #expect(unknown.status == 65 && unknown.errors.contains("there is no column “nothing” to keep; there are id,"))
    let mapped = try geocode(study, ["--column", "category=Ethnicity"])
    #expect(mapped.status == 65 && mapped.errors.contains("“Ethnicity” cannot stand for category"), "\(mapped.errors)")
  }

  @Test("Points are refused unless the policy is internal")
  func points() throws {
    let study = try study()
    try study.records("easting,northing", [("530500,180500", 1)])
    let refused = try geocode(study, ["--points"])
    #expect(
      refused.status == 65 && refused.errors.contains("Points of single records leave under --policy internal alone"), "\(refused.errors)")
    #expect(try !study.files().contains("out.csv"))
    #expect(try geocode(study, ["--points", "--policy", "internal"]).status == 0)
    #expect(try study.table().column("point_easting") == ["530500"] && study.mode("out.csv") == 0o600)
    #expect(try Set(study.table().column("handling")) == ["OFFICIAL-SENSITIVE"])
  }

  @Test("Masked points lie elsewhere, always at the same spot under one key, and say among how many addresses")
  func masked() throws {
    let study = try study()
    try study.records(
      "id,easting,northing,ref",
      (0..<30).map { ("p\($0 % 3),\(530_100 + 25 * $0),180500,r\($0)", 1) } + [("q,531500,180500,x", 1), ("r,,,y", 1)])
    let outcome = try geocode(study, ["--mask", "10", "--key-file", "key"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.columns == ["person", "area", "area_name", "method", "reason", "masked_easting", "masked_northing", "handling"])
    #expect(table.rows.count == 32 && Set(table.column("person")).count == 5 && table.column("person").allSatisfy { $0.count == 16 })
    let first = try study.text("out.csv")
    #expect(!first.contains("r7") && !first.contains("180500"))
    for row in 0..<30 {
      let (east, north) = (Double(table.column("masked_easting")[row]) ?? 0, Double(table.column("masked_northing")[row]) ?? 0)
      let moved = hypot(east - Double(530_100 + 25 * row), north - 180_500)
      // The ring of 200 addresses on a square kilometre, k = 10: 126.2 m to 282.1 m.
      #expect(moved > 126 && moved < 283, "row \(row): \(moved)")
    }
    #expect(table.column("masked_easting")[30].isEmpty && table.column("area")[30] == "B", "12 addresses are too few for a ring")
    #expect(table.column("masked_easting")[31].isEmpty)
    #expect(outcome.errors.contains("How points were masked") && outcome.errors.contains("1–4"), "\(outcome.errors)")
    #expect(try study.mode("key") == 0o600 && study.mode("out.csv") == 0o600)
    #expect(try geocode(study, ["--mask", "10", "--key-file", "key", "--threads", "3"]).status == 0)
    #expect(try study.text("out.csv") == first)
    #expect(try geocode(study, ["--mask", "10", "--key-file", "other", "--keep", "ref"]).status == 0)
    #expect(try study.text("out.csv") != first && study.table().columns.first == "ref")
  }

  @Test("What would undo a mask is refused")
  func refusals() throws {
    let study = try study()
    try study.records("easting,northing", [("530500,180500", 1)])
    #expect(try geocode(study, ["--mask", "10"]).status == 64)
    #expect(try geocode(study, ["--mask", "1", "--key-file", "key"]).status == 64)
    #expect(try geocode(study, ["--mask", "10", "--points", "--key-file", "key"]).status == 64)
    #expect(try geocode(study, ["--mask", "10", "--key-file", "out.csv"]).status == 64)
    let kept = try geocode(study, ["--mask", "10", "--key-file", "key", "--keep", "easting"])
    #expect(kept.status == 65 && kept.errors.contains("kept beside masked places it would undo the mask"), "\(kept.errors)")
    _ = try study.scratch.file("short", "secret")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: study.scratch.path("short"))
    let short = try geocode(study, ["--mask", "10", "--key-file", "short"])
    #expect(short.status == 65 && short.errors.contains("short: cannot be the key of identifiers") && !short.errors.contains("secret"))
    #expect(try geocode(study, ["--mask", "10", "--key-file", "no/such/key"]).status == 73)
    #expect(try !study.files().contains("out.csv"))
  }
}
