import Testing
import WardlightTestSupport

/// Two sets of counts of which the same is shown: whatever is written of one must be written of the other, byte for byte.
@Suite("Counts that look alike leave alike")
struct LookAlikesTests {
  /// Seven by seven: many in a corner, 1 to 4 around it, in one set most of them in the west, in the other in the east.
  private func study(fewInTheWest: Bool) throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(7)
    func count(_ row: Int, _ column: Int, _ year: Int) -> Int {
      if row < 2, column < 2 { return 9 + year }
      if row > 4 { return 0 }
      return (column < 4) == (fewInTheWest == (year % 2 == 0)) ? 1 : 4
    }
    let places = (0..<7).flatMap { row in (0..<7).map { (row, $0) } }
    let rows = places.map { "\(LatticeStudy.code($0, $1)),\(count($0, $1, 2)),\(count($0, $1, 1))" }
    _ = try study.scratch.file("counts.csv", (["code,cases,before"] + rows).joined(separator: "\n") + "\n")
    let months = places.flatMap { row, column in
      (1...6).map { "\(LatticeStudy.code(row, column)),2020-0\($0),\(count(row, column, $0))" }
    }
    _ = try study.scratch.file("months.csv", (["code,period,cases"] + months).joined(separator: "\n") + "\n")
    return study
  }

  private static let layer = ["areas.geojson", "--id", "code", "--name", "name"]

  private static let runs: [[String]] =
    [
      ["gi-star"], ["gi"], ["local-moran"], ["local-geary"], ["eb-local-moran", "--population", "people"],
      ["gi-star", "--population", "people", "--minimum-count", "20"], ["bivariate-local-moran", "--with", "before"],
      ["change", "--previous", "before"],
    ].map {
      ["hotspots"] + layer + ["--value", "cases", "--counts", "counts.csv", "--statistic"] + $0 + ["--correction", "none", "-o", "out.csv"]
    }
    + [
      ["hotspots"] + layer + ["--value", "cases", "--counts", "counts.csv", "--explain", "A33"],
      ["hotspots"] + layer + ["--value", "cases", "--counts", "counts.csv", "--global"],
      ["rates"] + layer + ["--cases", "cases", "--population", "people", "--counts", "counts.csv", "-o", "out.csv"],
      ["scan"] + layer
        + ["--cases", "cases", "--population", "people", "--counts", "counts.csv", "--clusters", "clusters.csv", "-o", "out.csv"],
      ["scan"] + layer
        + [
          "--cases", "cases", "--counts", "months.csv", "--period", "period", "--time", "retrospective", "--clusters", "clusters.csv", "-o",
          "out.csv",
        ],
      ["emerging"] + layer + ["--value", "cases", "--counts", "months.csv", "--bins", "bins.csv", "-o", "out.csv"],
    ]

  @Test("Tables, clusters, bins and what is said of them", arguments: runs)
  func alike(_ arguments: [String]) throws {
    let (west, east) = (try study(fewInTheWest: true), try study(fewInTheWest: false))
    let first = try Tool.run(arguments, in: west.scratch)
    let second = try Tool.run(arguments, in: east.scratch)
    #expect(first.status == 0 && second.status == 0, "\(first.errors)")
    #expect(first.output == second.output && first.errors == second.errors)
    for name in ["out.csv", "clusters.csv", "bins.csv"] where try west.files().contains(name) {
      #expect(try west.text(name) == east.text(name), "\(name)")
    }
    // The two are not alike where nothing is hidden: the test can fail.
    let (open, other) = (
      try Tool.run(arguments + ["--policy", "public"], in: west.scratch),
      try Tool.run(arguments + ["--policy", "public"], in: east.scratch)
    )
    let isOneFile = try west.files().contains("out.csv") && west.text("out.csv") == east.text("out.csv")
    #expect(open.status == 0 && (open.output != other.output || open.errors != other.errors || !isOneFile))
  }

  @Test("Classes on which all counts agree stay, others are withheld and counted as such")
  func classes() throws {
    let study = try study(fewInTheWest: true)
    let outcome = try study.hotspots(["--correction", "none", "-o", "out.csv"])
    let classes = try study.table("out.csv").column("class")
    #expect(classes.contains("hot") && classes.contains("not significant") && classes.contains("withheld"), "\(classes)")
    #expect(outcome.errors.contains("depends on hidden counts"), "\(outcome.errors)")
  }
}
