import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight hotspots, bad input: one sentence or a reason, the right exit code, nothing half-written")
struct HotSpotsBadInputTests {
  private func study(
    size: Int = 3, gap: Double = 0, people: @escaping (Int, Int) -> String = { _, _ in "1000" }, _ cases: (Int, Int) -> String
  ) throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(size, gap: gap, people: people)
    try study.counts(size, cases)
    return study
  }

  private func reasons(_ study: LatticeStudy, _ arguments: [String] = []) throws -> Set<String> {
    let outcome = try study.hotspots(arguments + ["-o", "out.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = try study.table("out.csv")
    #expect(Set(table.column("class")) == ["undefined"] && Set(table.column("z")) == [""] && Set(table.column("q")) == [""])
    return Set(table.column("reason"))
  }

  @Test("No variance, all zero, one area, all islands: no result, with a reason")
  func degenerate() throws {
    #expect(try reasons(study { _, _ in "7" }) == ["the values do not vary"])
    #expect(try reasons(study { _, _ in "0" }) == ["the values do not vary"])
    #expect(try reasons(study(size: 1) { _, _ in "7" }).count == 1)
    #expect(try reasons(study(gap: 500) { row, column in "\(row + column)" }, ["--policy", "public"]) == ["no neighbours with a value"])
    #expect(try reasons(study { _, _ in "" }) == ["no value"])
  }

  @Test("Islands are an error where the user says so, or have their nearest neighbour")
  func islands() throws {
    let study = try study(gap: 500) { row, column in "\(10 + row + column)" }
    let error = try study.hotspots(["--islands", "error"])
    #expect(error.status == 65 && error.errors.contains("9 areas have no neighbour: A00, A01") && error.output.isEmpty)
    let nearest = try study.hotspots(["--islands", "nearest"])
    #expect(nearest.status == 0 && nearest.errors.contains("Islands have their nearest neighbour"))
  }

  @Test(
    "Cells that are no numbers, repeated codes, negative cases, more cases than people",
    arguments: [
      ("A00", "nan", [String](), "row 2, field cases: there is no number"), ("A00", "inf", [], "row 2, field cases: there is no number"),
      ("A00", "many", [], "row 2, field cases: there is no number"),
      ("A00", "-1", ["--policy", "public", "--population", "people"], "area A00: the number is negative"),
      ("A00", "2000", ["--population", "people"], "more cases than people; where one person can be several cases, say --cases events"),
    ])
  func cells(_ code: String, _ cell: String, _ arguments: [String], _ words: String) throws {
    let study = try study { ($0, $1) == (0, 0) ? cell : "7" }
    let outcome = try study.hotspots(arguments + ["-o", "out.csv"])
    #expect(outcome.status == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "counts.csv"])
  }

  @Test("A repeated code names both rows, in the table and in the layer")
  func repeated() throws {
    let study = try study { _, _ in "7" }
    _ = try study.scratch.file("counts.csv", "code,cases\nA00,1\nA01,2\nA00,3\n")
    let table = try study.hotspots([])
    #expect(table.status == 65 && table.errors.contains("the code A00 stands in rows 2 and 4"))
    let layer = try study.text("areas.geojson").replacingOccurrences(of: "A22", with: "A21")
    _ = try study.scratch.file("areas.geojson", layer)
    let outcome = try study.hotspots([])
    #expect(outcome.status == 65 && outcome.errors.contains("the code A21 stands in rows 8 and 9"))
  }

  @Test("One case for each person more is no error where cases are events")
  func events() throws {
    let study = try study { ($0, $1) == (0, 0) ? "2000" : "7" }
    #expect(try study.hotspots(["--population", "people", "--cases", "events"]).status == 0)
  }

  @Test("No permutations leave the normal approximation; one is run and warned of")
  func permutations() throws {
    let study = try study(size: 4) { "\(10 * $0 + $1)" }
    let none = try study.hotspots(["--permutations", "0", "--policy", "public", "-o", "out.csv"])
    #expect(none.status == 0 && none.errors.contains("the normal approximation alone"))
    #expect(Set(try study.table("out.csv").column("p_permutation")) == [""])
    let one = try study.hotspots(["--permutations", "1", "--policy", "public"])
    #expect(one.status == 0 && one.errors.contains("1 permutations are few"))
    #expect(try study.hotspots(["--permutations", "-1"]).status == 64)
    #expect(try study.hotspots(["--alpha", "0"]).status == 64 && study.hotspots(["--alpha", "1"]).status == 64)
  }

  @Test(
    "Neighbours that cannot be",
    arguments: [
      ("knn:9", Int32(65), "at most 8"), ("knn:0", 64, "knn"), ("distance:0", 64, "distance"), ("distance:-1", 64, "distance"),
      ("kernel:0", 64, "kernel"),
      ("inverse-distance:0", 64, "inverse-distance"), ("bishop", 64, "queen"), ("nowhere.gal", 66, "nowhere.gal"),
    ])
  func weights(_ recipe: String, _ status: Int32, _ words: String) throws {
    let study = try study { "\(10 * $0 + $1)" }
    let outcome = try study.hotspots(["--weights", recipe, "--policy", "public", "-o", "out.csv"])
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome.status) \(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "counts.csv"])
  }

  @Test("An unknown field names those there are")
  func unknownField() throws {
    let study = try study { _, _ in "7" }
    let outcome = try study.hotspots([], value: "case")
    #expect(outcome.status == 65 && outcome.errors.contains("there is no field “case” (did you mean “cases”?)"))
    #expect(outcome.errors.contains("people") && outcome.errors.contains("code, cases"))
    let other = try study.hotspots(["--only", "nothing=1"])
    #expect(other.status == 65 && other.errors.contains("nothing"))
  }

  @Test("An output that cannot be, or that is an input")
  func outputs() throws {
    let study = try study { "\(10 * $0 + $1)" }
    let before = try study.files()
    #expect(try study.hotspots(["-o", "/dev/null/out.csv"]).status == 73)
    #expect(try study.hotspots(["-o", "no/such/folder/out.gpkg"]).status == 73)
    for output in ["counts.csv", "areas.geojson", "./areas.geojson", "out.txt", "out"] {
      #expect(try study.hotspots(["-o", output]).status == 64, "\(output)")
    }
    #expect(try study.files() == before)
    #expect(try study.hotspots([], counts: "nowhere.csv").status == 66)
  }

  @Test("Statistics and the fields that they need")
  func companions() throws {
    let study = try study { "\(10 * $0 + $1)" }
    for arguments in [
      ["--statistic", "eb-local-moran"], ["--statistic", "bivariate-local-moran"], ["--statistic", "change"], ["--with", "people"],
      ["--previous", "people"], ["--statistic", "local-join-count", "--population", "people"], ["--statistic", "moran"],
      ["--minimum-count", "0"],
    ] {
      #expect(try study.hotspots(arguments).status == 64, "\(arguments)")
    }
  }

  @Test("A bare plane has no longitude and latitude: GeoJSON is refused, a GeoPackage written")
  func barePlane() throws {
    let study = try study(size: 4) { "\(10 * $0 + $1)" }
    let refused = try study.hotspots(["--crs", "planar", "--policy", "public", "-o", "out.geojson"])
    #expect(refused.status == 73 && refused.errors.contains("a bare plane does not have"), "\(refused.errors)")
    #expect(try study.files() == ["areas.geojson", "counts.csv"])
    #expect(try study.hotspots(["--crs", "planar", "--policy", "public", "-o", "out.gpkg"]).status == 0)
  }
}
