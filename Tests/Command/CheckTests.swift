import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight check")
struct CheckTests {
  private static let secrets = ["SENTINEL7", "QQ9 9ZZ", "QQ99ZZ", "539911", "31/31/2020", "Sentinelham"]

  @Test("The demo is ready: each input has its section, on standard output and on a page for its owner alone")
  func demo() throws {
    let scratch = try ScratchFolder()
    let run = ["check", "--config", Tool.demo, "-o", "page.html", "--rejected", "rejected.csv", "--threads"]
    let outcome = try Tool.run(run + ["1"], in: scratch)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("Looking at") }, "\(outcome.errors)")
    let page = try String(contentsOfFile: scratch.path("page.html"), encoding: .utf8)
    for title in [
      "Boundaries: wards", "Boundaries: county forces", "Index of deprivation", "Codes and their vintages", "Postcodes", "Referrals",
      "Linked individuals",
      "Rescue requests", "Rows that a run would not use or not map",
    ] { #expect(("\n" + outcome.output).contains("\n\(title)\n") && page.contains(title), "\(title)") }
    #expect(page.contains("OFFICIAL-SENSITIVE") && page.contains("14 November 2023") && outcome.output.contains("The inputs are ready"))
    for file in ["page.html", "rejected.csv"] {
      #expect(try FileManager.default.attributesOfItem(atPath: scratch.path(file))[.posixPermissions] as? Int == 0o600)
    }
    let first = try scratch.tree()
    let again = try Tool.run(run + ["4"], in: scratch)
    #expect(try again.output == outcome.output && again.errors == outcome.errors && scratch.tree() == first)
    let quiet = try Tool.run(["check", "--config", Tool.demo, "--quiet"], in: scratch)
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output == outcome.output)
  }

  /// A study in which everything is wrong that may be wrong at once.
  private func broken() throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas(["E05000026", "E05000027", "E05000028"], name: "wards.geojson") { _ in "\"lad\":\"E09000002\",\"borough\":\"Barking\"" }
    try study.areas(["F1", "F2", "F1"], name: "forces.geojson")
    _ = try study.scratch.file("index.csv", "code,score\nE05014053,1\nE05014054,2\nE05014055,3\n")
    _ = try study.scratch.file("towns.csv", "town,easting,northing,force\nNewport,1,1,Area 0\nNewport,900,900,Area 1\n")
    let good = (0..<6).map { ("SENTINEL7,2020-0\($0 + 1)-10,,\(SquareStudy.middle(0)),", 6) }
    let bad = [
      "SENTINEL7,31/31/2020,,,,", "SENTINEL7,2020-05-10,QQ9 9ZZ,,,", "SENTINEL7,2020-05-10,,539911,,",
      "SENTINEL7,2020-05-10,,,,Sentinelham",
    ]
    try study.records("id,date,postcode,easting,northing,place_name", good + bad.map { ($0, 1) })
    try study.records(
      "id,date,county_force,town", [("SENTINEL7,2020-05-10,Area 0,Newport", 1), ("SENTINEL7,,Area 0,Sentinelham", 7)], name: "links.csv")
    _ = try study.scratch.file(
      "wardlight.yaml",
      """
      title: Everything
      period: {from: 2019-01-01, to: 2020-12-31}
      wards: {file: wards.geojson, code: code, name: name, borough_code: lad, borough: borough, vintage: 2018}
      forces: {file: forces.geojson, code: code, name: name}
      referrals: {file: records.csv}
      links: {file: links.csv}
      rescues: {file: rescues.csv}
      postcodes: {file: nowhere.csv}
      towns: {file: towns.csv}
      aliases: [none.csv]
      deprivation: {file: index.csv, code: code, score: score}
      maps: {water: {file: river.geojson}, land: {file: coast.geojson}}
      """)
    return study
  }

  @Test("Where everything is wrong at once each fault is said, once, and none hides the others; the exit code is 65")
  func everything() throws {
    let study = try broken()
    let outcome = try Tool.run(
      ["check", "--config", "wardlight.yaml", "-o", "page.html", "--rejected", "rejected.csv"], in: study.scratch)
    #expect(outcome.status == 65, "\(outcome.errors)")
    let stops = outcome.output.split(separator: "\n").filter { $0.hasPrefix("Stops a run: ") }
    for word in [
      "forces.geojson: ", "use lookups: ward 2022 → ward 2018 (by postcodes in both layers)", "nowhere.csv", "rescues.csv", "none.csv",
      "river.geojson", "coast.geojson",
    ] {
      #expect(stops.count { $0.contains(word) } == 1, "\(word): \(stops)")
    }
    #expect(stops.count == 7 && outcome.output.contains("7 things would stop a run."), "\(stops)")
    #expect(stops.contains { $0.contains("F1") && $0.contains("1 and 3") }, "\(stops)")
    let known = outcome.output.split(separator: "\n").filter { $0.hasPrefix("To know: ") }
    #expect(known.contains { $0.contains("There are no referrals in January 2019") && $0.contains("more") }, "\(known)")
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("Looking at") }, "\(outcome.errors)")
    #expect(outcome.output.contains("town: the name may stand for several") && outcome.output.contains("1–4"), "\(outcome.output)")
    let rejected = try study.table("rejected.csv").rows.map { Array($0[0...5]) }
    #expect(
      rejected.prefix(6) == [
        ["referrals", "records.csv", "38", "date", "rejected", "not a date (2021-04-30, 30/04/2021 or 2021-04)"],
        ["referrals", "records.csv", "39", "", "not mapped", "a postcode, and there is no directory of postcodes"],
        ["referrals", "records.csv", "40", "northing", "rejected", "one of two coordinates is empty"],
        ["referrals", "records.csv", "41", "", "not mapped", "the name of a place that is not known"],
        ["links", "links.csv", "2", "county_force", "counted as not recognised", "the name is not known"],
        ["links", "links.csv", "2", "town", "counted as stated", "the name may stand for several"],
      ], "\(rejected)")
    #expect(rejected.count == 13 && rejected.dropFirst(6).allSatisfy { $0[3] == "date" && $0[5] == "there is no date" })
  }

  @Test("No value of a record stands on the page, in the report, in the log or among the rejected rows")
  func values() throws {
    let study = try broken()
    let outcome = try Tool.run(
      ["check", "--config", "wardlight.yaml", "-o", "page.html", "--rejected", "rejected.csv"], in: study.scratch)
    let texts = [outcome.output, outcome.errors, try study.text("page.html"), try study.text("rejected.csv")]
    #expect(texts[0].contains("row 38") && texts[2].contains(">38<"))
    for (place, text) in texts.enumerated() {
      for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in text \(place)") }
    }
  }

  @Test("Policy public is refused for personal records, before anything is written")
  func policy() throws {
    let study = try broken()
    let outcome = try Tool.run(["check", "--config", "wardlight.yaml", "-o", "page.html", "--policy", "public"], in: study.scratch)
    #expect(outcome.status == 65 && outcome.output.isEmpty && outcome.errors.hasPrefix("wardlight: "), "\(outcome.errors)")
    #expect(try !study.files().contains("page.html"))
  }

  @Test("A configuration that is not there, or a page that cannot be written, is an error and not a report")
  func refusals() throws {
    let scratch = try ScratchFolder()
    #expect(try Tool.run(["check", "--config", "nowhere.yaml"], in: scratch).status == 66)
    let outcome = try Tool.run(["check", "--config", Tool.demo, "-o", "nowhere/page.html", "--rejected", "rejected.csv"], in: scratch)
    #expect(outcome.status == 73 && outcome.output.isEmpty)
    #expect(try scratch.tree().isEmpty)
  }
}
