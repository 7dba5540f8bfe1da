import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("wardlight flows on records", .serialized)
struct FlowsOfRecordsTests {
  /// Kent 23 and 18 before, Suffolk 23 and 8, Norfolk 15 and 14; three from Newham to Kent.
  private static let persons = [
    (from: "Newham", to: "Kent", year: 2020, persons: 3), ("Newham", "Suffolk", 2020, 17), ("Newham", "Norfolk", 2020, 6),
    ("Lambeth", "Kent", 2020, 12), ("Lambeth", "Norfolk", 2020, 9), ("Croydon", "Kent", 2020, 8), ("Croydon", "Suffolk", 2020, 6),
    ("Newham", "Kent", 2019, 7), ("Newham", "Suffolk", 2019, 8), ("Lambeth", "Kent", 2019, 11), ("Croydon", "Norfolk", 2019, 14),
  ]

  private func study() throws -> FlowStudy {
    let study = try FlowStudy()
    try study.records(Self.persons)
    return study
  }

  @Test("The ranks and changes are those that a reader counts, files are complete, and nothing has a record's values")
  func whole() throws {
    let study = try study()
    let outcome = try study.flows("links.csv", FlowStudy.years + ["--threads", "1"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    try numbers(study, outcome)
    try files(study)
    try hidden(study, outcome)
    let audit = try Tool.run(["audit", "out"], in: study.scratch)
    #expect(audit.status == 0 && audit.output.contains("none was recovered"), "\(audit.output) \(audit.errors)")
    let again = try study.flows("links.csv", FlowStudy.years + ["--threads", "2"], to: "again")
    #expect(again.status == 0 && again.output == outcome.output)
    #expect(try study.scratch.tree("again") == study.scratch.tree("out"))
  }

  private func numbers(_ study: FlowStudy, _ outcome: Tool.Outcome) throws {
    let forces = try study.read("flow-forces")
    let shown = try PackTable(study.scratch.file("shown.csv", outcome.output))
    #expect(shown.columns == forces.columns && shown.rows == forces.rows && shown.handling.hasPrefix("OFFICIAL"))
    #expect(forces.column("name") == ["Kent", "Suffolk", "Norfolk", "Not recorded", "All"])
    #expect(forces.column("count") == ["23", "23", "15", "0", "61"] && forces.column("previous") == ["18", "8", "14", "0", "40"])
    #expect(forces.column("rank").prefix(3) == ["1", "1", "3"] && forces.column("previous_rank").prefix(3) == ["1", "3", "2"])
    #expect(forces.column("share_percent").prefix(3) == ["38", "38", "25"])
    // (23 / 366) / (8 / 365)
    #expect(forces.cell("change_ratio", is: "Suffolk") == "2.87" && forces.cell("change", is: "Suffolk") == "rise")
    #expect(forces.cell("change", is: "Kent") == "no change shown")
    #expect(try study.read("flow-origins").cell("count", is: "Newham") == "26")
    #expect(try study.read("records").cell("links", is: "In period") == "101")
  }

  private func files(_ study: FlowStudy) throws {
    let files = try study.scratch.tree("out")
    let expected = [
      "index.html", "words.txt", "manifest.json", "counts.json", "tables.xlsx", "flows.geojson", "origins.geojson", "destinations.geojson",
      "maps/flows.svg", "maps/flows-ranks.svg", "maps/flows-heat-map.svg", "maps/flows-sankey.svg", "maps/flows-choropleth.svg",
      "tables/flow-links.csv", "tables/flow-overview.csv", "tables/flow-models.csv",
    ]
    #expect(Set(files.keys).isSuperset(of: expected), "\(files.keys.sorted())")
    let manifest = try JSONSerialization.jsonObject(with: try #require(files["manifest.json"])) as? [String: Any]
    let listed = try #require(manifest?["files"] as? [[String: String]])
    #expect(Set(listed.compactMap { $0["path"] }) == Set(files.keys).subtracting(["manifest.json"]))
    #expect(manifest?["policy"] as? String == "threshold:5")
  }

  private func hidden(_ study: FlowStudy, _ outcome: Tool.Outcome) throws {
    let links = try study.read("flow-links")
    let small = try #require(links.rows.first { $0[1] == "Newham" && $0[3] == "Kent" })
    #expect(small[4] == "1–9" && small[5] == "7" && small.filter { $0 == "withheld" }.count > 2, "\(small)")
    #expect(try study.read("records").cell("links", is: "Rejected") == "1–4")
    for (path, text) in try study.texts().merging(["log": outcome.errors], uniquingKeysWith: { one, _ in one }) {
      #expect(!text.contains("PLANTED"), "\(path)")
    }
    for (path, text) in try study.texts() where path.hasSuffix(".geojson") {
      #expect(!text.contains("\"count\":3,") && !text.contains("\"count\":3}"), "\(path)")
    }
  }

  @Test("A force that no layer has is counted and told, and not named; maps leave it out")
  func unknownForce() throws {
    let study = try FlowStudy()
    try study.records(
      Self.persons + [(from: "Newham", to: "Nowhereshire", year: 2020, persons: 7), (from: "Newham", to: "Elsewhereshire", 2020, 6)])
    let outcome = try study.flows("links.csv", FlowStudy.years)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let forces = try study.read("flow-forces")
    #expect(forces.cell("count", is: "All") == "74" && forces.cell("count", is: "Not recognised") == "13")
    #expect(forces.cell("rank", is: "Not recognised") == "")
    for (path, text) in try study.texts() { #expect(!text.lowercased().contains("whereshire"), "\(path)") }
  }

  @Test("What cannot be done is said in a sentence, with the exit code, and nothing is left")
  func refused() throws {
    let study = try study()
    _ = try study.scratch.file("taken", "not a folder")
    let before = Set(try study.scratch.tree().keys)
    for (arguments, status, words) in [
      (["links.csv", "--period", "2020-01-01..2020-12-31"], 64, "--compare"),
      (["links.csv", "--merge-below", "0"], 64, "--merge-below must be at least 1."),
      (["links.csv", "--force", "Sufolk"], 65, "There is no county force “Sufolk”; did you mean Suffolk?"),
      (["boroughs.csv"], 66, "boroughs.csv: there is no such file."),
      (["links.csv", "-o", "taken/out"], 73, "taken/out: cannot be written"),
    ] {
      let outcome = try study.flows(arguments[0], Array(arguments.dropFirst()), to: arguments.contains("-o") ? nil : "out")
      #expect(outcome.status == Int32(status) && outcome.errors.contains(words), "\(arguments): \(outcome.status) \(outcome.errors)")
      #expect(try outcome.output.isEmpty && Set(study.scratch.tree().keys) == before, "\(arguments)")
    }
  }
}

@Suite("wardlight flows on a table of counts", .serialized)
struct FlowsOfCountsTests {
  @Test("A count below the threshold stands nowhere, in no file, and the others are what the table says")
  func hidden() throws {
    let study = try FlowStudy()
    try study.table([487, 61_013, 52_029, 73_041, 44_057, 25_063, 36_079, 57_083, 68_099])
    let outcome = try study.flows("counts.csv", ["--count", "persons", "--previous", "before", "--policy", "threshold:500"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let destinations = try study.read("flow-destinations")
    #expect(destinations.column("name") == ["Suffolk", "Norfolk", "Kent", "All"])
    #expect(destinations.column("count") == ["162153", "145191", "109607", "416951"])
    #expect(try study.read("flow-links").column("count").filter { $0 == "1–499" }.count == 1)
    #expect(try study.read("rows").rows.contains(["With both places", "9"]))
    for (path, text) in try study.texts().merging(["log": outcome.errors + outcome.output], uniquingKeysWith: { one, _ in one }) {
      #expect(!Self.numbers(text).contains("487"), "\(path)")
    }
    #expect(try !Self.numbers(workbook(study)).contains("487"))
  }

  /// The numbers of a text, as they are written.
  private static func numbers(_ text: String) -> Set<Substring> {
    Set(text.split { !($0.isNumber || $0 == "." || $0 == ",") }.flatMap { [$0] + $0.split(separator: ",") })
  }

  /// All parts of the workbook, or nothing where no program opens it.
  private func workbook(_ study: FlowStudy) throws -> String {
    guard let shell = ExternalProgram(named: "sh", searchPath: "/bin") else { return "" }
    let (from, to) = (study.scratch.path("out/tables.xlsx"), study.scratch.path("parts.txt"))
    _ = shell.run(["-c", "unzip -p '\(from)' > '\(to)' 2>/dev/null"])
    return try String(contentsOfFile: to, encoding: .utf8)
  }

  @Test("A column that the table lacks, a cell that is no count, and options of records are refused")
  func refused() throws {
    let study = try FlowStudy()
    try study.table([1, 2, 3, 4, 5, 6, 7, 8, 9])
    let column = try study.flows("counts.csv", ["--count", "person"])
    #expect(column.status == 65 && column.errors.contains("there is no field “person” (did you mean “persons”?)"), "\(column.errors)")
    let force = try study.flows("counts.csv", ["--count", "persons", "--force", "Kent"])
    #expect(force.status == 64 && force.errors.contains("A table of counts has no use for --force."))
    _ = try study.scratch.file("bad.csv", "origin,destination,persons\nE09000025,E23000032,PLANTED\n")
    let bad = try study.flows("bad.csv", ["--count", "persons"])
    #expect(bad.status == 65 && bad.errors.contains("row 2") && !bad.errors.contains("PLANTED"), "\(bad.errors)")
    #expect(try !study.scratch.tree().keys.contains { $0.hasPrefix("out") })
  }
}
