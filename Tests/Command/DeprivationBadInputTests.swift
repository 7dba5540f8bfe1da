import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight deprivation, bad input: one sentence or a reason, the right exit code, nothing half-written")
struct DeprivationBadInputTests {
  private func refused(_ study: LatticeStudy, _ words: String, _ arguments: [String] = [], index: [String]? = nil) throws {
    let standard = ["--index", "index.csv", "--index-code", "code", "--measure", "score"]
    let outcome = try study.deprivation(arguments + ["--policy", "public"], index: index ?? standard)
    #expect(outcome.status == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try !study.files().contains { $0.hasPrefix("out") || $0.hasPrefix(".out") })
  }

  @Test("A code that stands twice stops the run, with its row")
  func duplicates() throws {
    let study = try LatticeStudy.overlay()
    let text = try study.text("index.csv")
    _ = try study.scratch.file("index.csv", text + "A00,7.5\n")
    try refused(study, "A00")
  }

  @Test("A score that is no number stops the run, with row and column")
  func notANumber() throws {
    let study = try LatticeStudy.overlay()
    try study.index { row, column in row == 2 && column == 3 ? "high" : "\(row + column)" }
    try refused(study, "row 17")
  }

  @Test("Quoted thousands are read as thousands")
  func thousands() throws {
    let study = try LatticeStudy.overlay()
    try study.index { row, column in "\"\(1 + 6 * column),\(100 + row)\"" }
    #expect(try study.deprivation(["--policy", "public"]).status == 0)
    #expect(try study.table("out/areas.csv").cell("score", where: "id", is: "A00").flatMap { Double($0) } == 1_100)
  }

  @Test("A missing column, a missing file, an unknown option")
  func missing() throws {
    let study = try LatticeStudy.overlay()
    try refused(study, "scroe", index: ["--index", "index.csv", "--index-code", "code", "--measure", "scroe"])
    let absent = try study.deprivation(index: ["--index", "nowhere.csv"])
    #expect(absent.status == 66 && absent.errors.contains("nowhere.csv"), "\(absent.errors)")
    #expect(try study.deprivation(index: []).status == 64)
    #expect(try study.deprivation(["--at-least", "0"]).status == 64)
    #expect(try study.deprivation(["--only", "west"]).status == 64)
    #expect(try study.deprivation(["--summary", "median"]).status == 64)
    #expect(try study.deprivation(["--index-population-field", "people"]).status == 64)
    #expect(try study.deprivation(value: []).status == 64)
  }

  @Test("A group of three areas has no correlation, and a reason; the others keep theirs")
  func threeAreas() throws {
    let study = try LatticeStudy()
    try study.areas(6) { row, column in "1000,\"borough\":\"\(row == 0 && column < 3 ? "Tiny" : "Large")\"" }
    try study.counts(6) { row, column in "\(6 + 5 * column + row)" }
    try study.index { row, column in "\(5 + 6 * column).\(row)" }
    #expect(try study.deprivation(["--group", "borough", "--policy", "public"]).status == 0)
    let table = try study.table("out/association.csv")
    #expect(table.cell("rho", is: "Tiny") == "" && table.cell("reason", is: "Tiny") != "")
    #expect(table.cell("rho", is: "Large").flatMap { Double($0) }.map { $0 > 0.9 } ?? false)
  }

  @Test("No variance of cases or of scores, and no case at all: no correlation, no model, and a reason each; a page all the same")
  func noVariance() throws {
    for (cases, score) in [("7", nil), ("0", nil), (nil, "12.5")] as [(String?, String?)] {
      let study = try LatticeStudy.overlay { row, column in cases ?? "\(6 + 5 * column + row)" }
      if let score { try study.index { _, _ in score } }
      let outcome = try study.deprivation(["--policy", "public"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let table = try study.table("out/association.csv")
      #expect(table.column("rho") == [""] && table.column("reason") != [""])
    }
  }

  @Test("An index that lacks half its rows is refused; one that lacks a few is used, and says which")
  func missingRows() throws {
    let study = try LatticeStudy.overlay()
    let lines = try study.text("index.csv").split(separator: "\n")
    func keep(_ isKept: (Int) -> Bool) throws {
      _ = try study.scratch.file("index.csv", lines.indices.filter { $0 == 0 || isKept($0) }.map { lines[$0] + "\n" }.joined())
    }
    try keep { $0.isMultiple(of: 2) }
    try refused(study, "only 18 of the 36")
    try keep { $0 > 2 }
    let outcome = try study.deprivation(["--policy", "public"])
    #expect(outcome.status == 0 && outcome.errors.contains("A00"), "\(outcome.errors)")
    #expect(try study.table("out/areas.csv").column("score").filter(\.isEmpty).count == 2)
  }

  @Test("An index without a single code of the layer stops the run")
  func otherCodes() throws {
    let study = try LatticeStudy.overlay()
    _ = try study.scratch.file("index.csv", "code,score\nX1,3\nX2,4\n")
    try refused(study, "index.csv")
  }
}

@Suite("wardlight deprivation on real indices", .serialized, .enabled(if: SharedData.isPresent, SharedData.missing))
struct RealDeprivationTests {
  private var wards: String { SharedData.folder + "/geodata/wards/london_wards_2018.geojson" }
  private func index(_ name: String) -> String { SharedData.folder + "/geodata/deprivation/" + name }

  private func run(_ arguments: [String], in scratch: ScratchFolder) throws -> Tool.Outcome {
    try Tool.run(
      ["deprivation"] + arguments + ["--permutations", "99", "--no-pictures", "--policy", "public", "-o", scratch.path("out")])
  }

  @Test("The LSOAs’ index of 2019 on wards is refused with what would do, and on LSOAs of 2021 for its year")
  func vintage() throws {
    let scratch = try ScratchFolder()
    let ofWards = try run([wards, "--id", "ward_code", "--index", index("iod2019_lsoa_2011.csv.gz")], in: scratch)
    #expect(ofWards.status == 65 && !ofWards.errors.isEmpty, "\(ofWards.errors)")
    let lsoas = SharedData.folder + "/geodata/lsoa/london_lsoa_2021.shp"
    let ofYear = try run([lsoas, "--id", "LSOA21CD", "--index", index("iod2019_lsoa_2011.csv.gz")], in: scratch)
    #expect(ofYear.status == 65 && ofYear.errors.contains("2011"), "\(ofYear.errors)")
    #expect(try scratch.tree().isEmpty)
  }

  @Test("The GLA’s table by ward is known by its headers")
  func gla() throws {
    let scratch = try ScratchFolder()
    let outcome = try run(
      [wards, "--id", "ward_code", "--name", "ward_name", "--group", "borough", "--index", index("gla_iod2019_london_wards_2018.csv")],
      in: scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try PackTable(scratch.path("out/areas.csv"))
    #expect(
      table.rows.count == 633
        && table.cell("score", where: "id", is: "E05000026").flatMap { Double($0) }.map { abs($0 - 31.251) < 0.06 } ?? false)
  }
}
