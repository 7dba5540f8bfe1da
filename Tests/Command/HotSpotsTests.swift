import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

@Suite("wardlight hotspots")
struct HotSpotsTests {
  static let header = "id,value,neighbours,statistic,expected,variance,z,p_normal,p_permutation,q,class,reason"

  /// Five by five, 30 cases in the four south-western areas and 5 in the others.
  private func corner(reversed: Bool = false) throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(5, reversed: reversed)
    try study.counts(5, reversed: reversed) { $0 < 2 && $1 < 2 ? "30" : "5" }
    return study
  }

  @Test("Without a file a table goes to standard output, with exactly the promised columns")
  func standardOutput() throws {
    let outcome = try corner().hotspots([])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 26 && String(lines[0]) == Self.header + ",handling")
    // By hand: mean 9, s² = 84, sum 120 over W = 4, variance 84 · (25 · 4 − 16) / 24 = 294, z = 84 / √294 = √24.
    #expect(lines[1].hasPrefix("A00,30,3,120,36,294,4.89897948557,"))
    #expect(lines[1].contains(",hot,"))
    let numbers = lines.dropFirst().flatMap { $0.split(separator: ",") }.filter { Double($0) != nil }
    let digits = numbers.map { $0.split(separator: "e")[0].filter(\.isNumber).drop { $0 == "0" }.count }
    #expect(digits.allSatisfy { $0 <= 12 })
  }

  @Test("What was done stands on standard error: seed, alternative, correction, m, neighbours, policy")
  func notes() throws {
    let said = try corner().hotspots(["--seed", "7", "--permutations", "999"]).errors
    for words in [
      "Getis and Ord's Gi* of cases: weights queen", "999 conditional permutations, seed 7, alternative two-sided",
      "Benjamini and Hochberg",
      "m = 25 tests, level 0.05", "144 links among 25 areas, 3 to 8 each, 5.76 on average; 1 connected part", "British National Grid",
      "999 permutations are few", "Policy threshold:5", "What the areas are",
    ] {
      #expect(said.contains(words), "\(words) in \(said)")
    }
    let quiet = try corner().hotspots(["--quiet"])
    #expect(!quiet.errors.contains("Neighbours") && quiet.errors.contains("What the areas are"))
  }

  @Test("The same bytes on one thread and eight, from rows in any order")
  func sameBytes() throws {
    let reference = try corner().hotspots(["--threads", "1"])
    for (reversed, threads) in [(false, "8"), (true, "3")] {
      #expect(try corner(reversed: reversed).hotspots(["--threads", threads]).output == reference.output)
    }
    #expect(try corner().hotspots(["--seed", "2"]).output != reference.output)
  }

  @Test("No row and an empty cell are no value; both sides of the join are accounted for")
  func joined() throws {
    let study = try corner()
    let table = try study.text("counts.csv").replacingOccurrences(of: "A44,5\n", with: "Z99,8\n").replacingOccurrences(
      of: "A43,5", with: "A43,")
    _ = try study.scratch.file("counts.csv", table)
    let outcome = try study.hotspots(["-o", "out.csv"])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("counts.csv: 1 code (Z99) not in areas.geojson; they are left out."))
    #expect(outcome.errors.contains("areas.geojson: 1 area (A44) without a row in counts.csv; they have no value, not 0."))
    let result = try study.table("out.csv")
    for code in ["A43", "A44"] {
      #expect(result.cell("value", where: "id", is: code) == "" && result.cell("z", where: "id", is: code) == "")
      #expect(result.cell("class", where: "id", is: code) == "undefined" && result.cell("reason", where: "id", is: code) == "no value")
    }
    #expect(result.cell("neighbours", where: "id", is: "A33") == "6")
  }

  @Test(
    "A GeoPackage has numbers as numbers, a description and a style; GeoJSON has the notes",
    .enabled(if: Converter.isPresent, Converter.missing))
  func layers() throws {
    let study = try corner()
    #expect(try study.hotspots(["-o", "out.gpkg"]).status == 0)
    #expect(try study.hotspots(["-o", "out.geojson"]).status == 0)
    let back = try Converter.csv(of: study.scratch.path("out.gpkg"), layer: "hotspots")
    #expect(back.columns == Self.header.components(separatedBy: ","))
    #expect(back.cell("z", where: "id", is: "A00") == "4.89897948557")
    let style = try Converter.csv(of: study.scratch.path("out.gpkg"), layer: "layer_styles")
    #expect(style.column("styleQML").first?.contains("not enough") == true)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(study.text("out.geojson").utf8)) as? [String: Any])
    let notes = try #require(json["notes"] as? [String])
    #expect(notes.contains { $0.contains("seed 1") } && json["policy"] as? String == "threshold:5")
    let first = (json["features"] as? [[String: Any]])?.first?["properties"] as? [String: Any]
    #expect(first?["statistic"] as? Double == 120 && first?["class"] as? String == "hot" && first?["reason"] is NSNull)
  }

  @Test("A part is cut from the whole: its figures are those of the whole layer, and m too")
  func part() throws {
    let study = try corner()
    let whole = try study.hotspots(["-o", "whole.csv"])
    let part = try study.hotspots(["--only", "part=west", "-o", "part.csv"])
    #expect(whole.status == 0 && part.status == 0, "\(part.errors)")
    #expect(part.errors.contains("all 25 areas of the layer were analysed, and 10 of them are shown"))
    #expect(part.errors.contains("m = 25 tests"))
    let all = try study.text("whole.csv").split(separator: "\n")
    let shown = try study.text("part.csv").split(separator: "\n")
    #expect(shown.count == 11 && shown.allSatisfy { all.contains($0) })
  }

  @Test("A buffer analyses what lies within it, and says so")
  func buffer() throws {
    let study = try corner()
    _ = try study.scratch.file("only.csv", "code\nA00\nA01\n")
    let outcome = try study.hotspots(["--only", "only.csv", "--buffer", "1000"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    // A kilometre on there are a third row and a fourth column, but not the area where these meet.
    #expect(outcome.errors.contains("2 areas are shown and were analysed with the 9 within 1000 metres of them"))
    #expect(outcome.output.split(separator: "\n").count == 3 && outcome.errors.contains("m = 11 tests"))
    #expect(try study.hotspots(["--buffer", "1000"]).status == 64)
    let nowhere = try study.hotspots(["--only", "part=wset"])
    #expect(nowhere.status == 65 && nowhere.errors.contains("No area has part “wset”; did you mean west"))
  }

  @Test("Rates are per 1,000 people; nobody living there is a reason")
  func rates() throws {
    let study = try LatticeStudy()
    try study.areas(4) { row, column in row == 0 && column == 0 ? "0" : "\(1_000 * (row + 1))" }
    try study.counts(4) { row, _ in "\(10 * (row + 1))" }
    let outcome = try study.hotspots(["--population", "people", "--policy", "public", "-o", "out.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let result = try study.table("out.csv")
    #expect(result.cell("reason", where: "id", is: "A00") == "no population" && result.cell("value", where: "id", is: "A00") == "")
    #expect(
      result.cell("value", where: "id", is: "A33") == "10" && result.cell("reason", where: "id", is: "A33") == "the values do not vary")
  }

  @Test(
    "Every statistic is run by its name, has its own classes, and says what it is",
    arguments: [
      ("gi-star", [String](), "hot", "Getis and Ord's Gi* of cases"), ("gi", [], "hot", "Getis and Ord's Gi of cases"),
      ("local-moran", [], "high-high", "Local Moran's I of cases"),
      ("local-geary", ["--alternative", "less"], "similar", "Local Geary's c of cases"),
      (
        "eb-local-moran", ["--population", "people"], "high-high", "Local Moran's I of rates (empirical Bayes index) of cases among people"
      ),
      ("bivariate-local-moran", ["--with", "cases"], "high-high", "Bivariate local Moran's I of cases against cases"),
      ("change", ["--previous", "people"], "high-high", "Local Moran's I of the change of cases since people"),
      ("change", ["--previous", "before", "--population", "people"], "high-high", "Local Moran's I of the change of cases since before"),
    ])
  func statistics(_ name: String, _ arguments: [String], _ found: String, _ title: String) throws {
    let study = try LatticeStudy()
    try study.areas(6)
    try study.counts(6) { $0 < 3 && $1 < 3 ? "60" : "\(20 + ($0 * 7 + $1 * 5) % 6)" }
    let rows = try study.text("counts.csv").split(separator: "\n")
    _ = try study.scratch.file("counts.csv", ([rows[0] + ",before"] + rows.dropFirst().map { $0 + ",25" }).joined(separator: "\n"))
    let outcome = try study.hotspots(["--statistic", name, "--correction", "none", "-o", "out.csv"] + arguments)
    #expect(outcome.status == 0 && outcome.errors.contains(title), "\(outcome.errors)")
    #expect(try study.table("out.csv").cell("class", where: "id", is: "A00") == found)
  }

  @Test("Join counts take marks, and refuse what is none")
  func joins() throws {
    let study = try LatticeStudy()
    try study.areas(5) { row, column in row + column < 4 ? "1" : "0" }
    try study.counts(5) { $0 < 2 && $1 < 2 ? "1" : "0" }
    let open = ["--policy", "public", "--correction", "none", "-o", "out.csv"]
    #expect(try study.hotspots(["--statistic", "local-join-count"] + open).status == 0)
    let table = try study.table("out.csv")
    #expect(table.cell("class", where: "id", is: "A00") == "together" && table.cell("reason", where: "id", is: "A44") == "the value is 0")
    // All three neighbours of A00 are marked, as are 3 of the 24 other areas: 1 / C(24, 3) = 1 / 2024.
    #expect(table.cell("p_permutation", where: "id", is: "A00") == "0.000494071146245")
    let both = ["--statistic", "bivariate-local-join-count", "--with", "people"]
    #expect(try study.hotspots(both + ["--joins", "together"] + open).status == 0)
    #expect(try study.table("out.csv").cell("class", where: "id", is: "A00") == "together")
    #expect(try study.hotspots(both + open).errors.contains("without co-location"))
    try study.counts(5) { $0 == 2 && $1 == 2 ? "2" : "0" }
    let refused = try study.hotspots(["--statistic", "local-join-count"] + open)
    #expect(refused.status == 65 && refused.errors.contains("A22 is neither 0 nor 1"))
  }

  @Test("The whole map has its statistics; a hidden count withholds them but for the verdict")
  func global() throws {
    let study = try corner()
    let outcome = try study.hotspots(["--global"])
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "statistic,value,expected,variance,z,p_normal,p_permutation,verdict,reason,handling" && lines.count == 4)
    #expect(lines[1].hasPrefix("Moran's I,") && lines[1].contains(",-0.0416666666667,") && lines[1].contains("like lies beside like"))
    try study.counts(5) { $0 < 2 && $1 < 2 ? "30" : $0 == 4 ? "2" : "5" }
    let hidden = try study.hotspots(["--global"]).output
    #expect(hidden.contains("Moran's I,withheld,withheld,withheld,withheld,withheld,withheld,like lies beside like"))
  }

  @Test("Too few cases have no class")
  func gate() throws {
    let study = try corner()
    let outcome = try study.hotspots(["--minimum-count", "25", "-o", "out.csv"])
    #expect(outcome.status == 0 && outcome.errors.contains("not enough"))
    let result = try study.table("out.csv")
    #expect(result.cell("class", where: "id", is: "A44") == "not enough" && result.cell("class", where: "id", is: "A00") == "hot")
    #expect(result.cell("class", where: "id", is: "A22") != "not enough")
  }
}

/// GDAL's own converter, with which files are read back.
enum Converter {
  static var isPresent: Bool { program != nil }
  static let missing: Comment = "ogr2ogr is not installed, so nothing is read back"

  static func csv(of path: String, layer: String) throws -> PackTable {
    let folder = try ScratchFolder()
    let converter = try #require(program)
    #expect(converter.run(["-f", "CSV", folder.path("back.csv"), path, layer]) == 0)
    return try PackTable(folder.path("back.csv"))
  }

  private static var program: ExternalProgram? {
    ExternalProgram(named: "ogr2ogr", searchPath: "/usr/bin:/usr/local/bin:/opt/homebrew/bin")
  }
}
