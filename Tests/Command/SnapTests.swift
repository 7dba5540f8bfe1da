import Testing
import WardlightTestSupport

@Suite("--snap, for every verb that has neighbours")
struct SnapTests {
  /// Three by three areas with 5 m between them, cases by area, and the same over three months.
  private func study() throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(3, gap: 5)
    try study.counts(3) { row, column in "\(10 + row + column)" }
    let codes = (0..<3).flatMap { row in (0..<3).map { LatticeStudy.code(row, $0) } }
    let rows = codes.enumerated().flatMap { place, code in (1..<4).map { "\(code),2020-0\($0),\(10 + place * $0)" } }
    _ = try study.scratch.file("months.csv", (["code,period,cases"] + rows).joined(separator: "\n") + "\n")
    return study
  }

  private static let verbs = [
    ["hotspots", "--value", "cases", "--counts", "counts.csv"],
    ["rates", "--cases", "cases", "--population", "people", "--counts", "counts.csv", "--draws", "99"],
    ["emerging", "--value", "cases", "--counts", "months.csv", "--permutations", "0", "--bins", "out-bins.csv"],
  ]

  @Test("Areas apart are islands, and neighbours where --snap reaches over the gap", arguments: verbs)
  func snap(verb: [String]) throws {
    let study = try study()
    func neighbours(_ options: [String]) throws -> Set<String> {
      let fixed = [verb[0], "areas.geojson", "--id", "code", "--policy", "public", "-o", "out.csv"]
      let outcome = try Tool.run(fixed + verb.dropFirst() + options, in: study.scratch)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return Set(try study.table(verb[0] == "emerging" ? "out-bins.csv" : "out.csv").column("neighbours"))
    }
    #expect(try neighbours([]) == ["0"])
    let linked = try neighbours(["--snap", "8"])
    #expect(!linked.contains("0") && linked.count >= 3, "\(linked)")
  }

  @Test("As a file of weights")
  func weights() throws {
    let study = try study()
    for (options, links) in [([], "0 links"), (["--snap", "8"], "40 links")] {
      let outcome = try Tool.run(
        ["weights", "areas.geojson", "--id", "code", "--weights", "queen", "-o", "out.gal"] + options, in: study.scratch)
      #expect(outcome.status == 0 && outcome.errors.contains(links), "\(outcome.errors)")
    }
  }
}
