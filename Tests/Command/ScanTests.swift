import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight scan")
struct ScanTests {
  /// Twelve squares in a row, of which the third to fifth have most of the cases.
  private static let counts = [1, 0, 9, 11, 8, 1, 0, 2, 1, 0, 1, 2]

  private func study(_ counts: [Int] = counts) throws -> SquareStudy {
    let study = try SquareStudy()
    try study.areas((0..<12).map { String(format: "A%02d", $0) }) { "\"people\":1000,\"cases\":\(counts[$0])" }
    return study
  }

  private func scan(_ study: SquareStudy, _ arguments: [String] = [], policy: String = "public") throws -> Tool.Outcome {
    try Tool.run(
      ["scan", "areas.geojson", "--id", "code", "--name", "name", "--cases", "cases", "--policy", policy] + arguments, in: study.scratch)
  }

  @Test("A row for each area with its cluster, a row for each cluster, and the most likely one in a sentence")
  func clusters() throws {
    let study = try study()
    let outcome = try scan(study, ["--population", "people", "--clusters", "clusters.csv", "-o", "out.csv"])
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    let table = try study.table()
    #expect(table.columns == ["id", "name", "cases", "expected", "cluster", "class", "reason"])
    #expect(table.column("id").count == 12)
    for place in 0..<12 {
      let code = String(format: "A%02d", place)
      #expect(table.cell("cluster", where: "id", is: code) == ((2...4).contains(place) ? "1" : ""))
      #expect(table.cell("class", where: "id", is: code) == ((2...4).contains(place) ? "high" : "outside"))
    }
    let clusters = try study.table("clusters.csv")
    #expect(
      clusters.columns == [
        "cluster", "centre", "centre_name", "areas", "radius", "cases", "expected", "population", "relative_risk", "log_likelihood_ratio",
        "p_monte_carlo", "p_gumbel", "class",
      ])
    #expect(clusters.rows.count == 1)
    #expect(clusters.cell("centre", where: "cluster", is: "1") == "A03" && clusters.cell("radius", where: "cluster", is: "1") == "1000")
    #expect(clusters.cell("cases", where: "cluster", is: "1") == "28" && clusters.cell("expected", where: "cluster", is: "1") == "9")
    // 28 ln(28/9) + 8 ln(8/27), and (28/9)/(8/27).
    #expect(clusters.cell("log_likelihood_ratio", where: "cluster", is: "1") == "22.0482755249")
    #expect(clusters.cell("relative_risk", where: "cluster", is: "1") == "10.5")
    #expect(clusters.cell("p_monte_carlo", where: "cluster", is: "1") == "0.001")
    #expect(
      outcome.errors.contains(
        "The most likely cluster is 3 areas around Area 3 (A03), up to 1000 metres from its centroid: 28 cases where 9.00 are expected, 10.5 times the rate elsewhere; chance seldom gives as much (p = 0.001)."
      ), "\(outcome.errors)")
  }

  @Test("Under a threshold hidden counts stand as the middle of their range, and the sum over a cluster is as wide as its areas are")
  func threshold() throws {
    let study = try study([1, 0, 9, 3, 18, 1, 0, 2, 1, 0, 1, 2])
    let outcome = try scan(study, ["--population", "people", "--clusters", "clusters.csv", "-o", "out.csv"], policy: "threshold:5")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.table().column("cases") == ["1–4", "0", "9", "1–4", "18", "1–4", "0", "1–4", "1–4", "0", "1–4", "1–4"])
    let clusters = try study.table("clusters.csv")
    // 9, 2 for 1–4, and 18; all together 41 as they stand, a quarter of the people in the cluster.
    #expect(clusters.cell("cases", where: "cluster", is: "1") == "28–31" && clusters.cell("expected", where: "cluster", is: "1") == "10.25")
    #expect(
      outcome.errors.contains("Hidden counts stand as the middle of what is shown of them") && outcome.errors.contains("28–31 cases where"),
      "\(outcome.errors)")
  }

  @Test("A hidden count stands for no more cases than there are persons; more cases than persons are still an error")
  func persons() throws {
    let study = try study()
    func run(_ persons: [Int]) throws -> Tool.Outcome {
      let rows = persons.enumerated().map { String(format: "A%02d", $0) + ",\(Self.counts[$0]),\($1)" }
      _ = try study.scratch.file("c.csv", "code,n,all\n" + rows.joined(separator: "\n") + "\n")
      return try Tool.run(
        ["scan", "areas.geojson", "--id", "code", "--cases", "n", "--persons", "all", "--counts", "c.csv", "-o", "out.csv"],
        in: study.scratch)
    }
    let few = try run(Self.counts.map { $0 < 5 ? max(1, $0) : 40 })
    #expect(few.status == 0, "\(few.errors)")
    let wrong = try run(Self.counts.map { $0 < 5 ? 1 : 40 })
    #expect(wrong.status == 65 && wrong.errors.contains("A07 has more cases than persons"), "\(wrong.errors)")
  }

  @Test("Where nothing is hidden a threshold changes nothing but the line that names it")
  func nothingHidden() throws {
    let study = try study([0, 0, 9, 11, 8, 0, 0, 6, 0, 0, 5, 0])
    let arguments = ["--population", "people", "--clusters", "clusters.csv", "-o", "out.csv"]
    let open = try scan(study, arguments)
    let (table, clusters) = (try study.table().rows, try study.table("clusters.csv").rows)
    let protected = try scan(study, arguments, policy: "threshold:5")
    #expect(open.status == 0 && protected.status == 0)
    #expect(try study.table().rows == table && study.table("clusters.csv").rows == clusters)
  }

  @Test("The same bytes on any number of threads and in any order of rows, and a layer that GDAL reads back")
  func sameBytes() throws {
    let study = try study()
    let rows = Self.counts.enumerated().map { String(format: "A%02d", $0) + ",\($1),\(500 + 40 * $0)" }
    _ = try study.scratch.file("c.csv", "code,count,all\n" + rows.joined(separator: "\n") + "\n")
    func run(_ threads: String, _ output: String) throws -> Tool.Outcome {
      try Tool.run(
        [
          "scan", "areas.geojson", "--id", "code", "--cases", "count", "--persons", "all", "--counts", "c.csv", "--window", "elliptic",
          "--scan", "both", "--replicates", "99", "--policy", "public", "--threads", threads, "-o", output, "--clusters", "\(output).csv",
        ], in: study.scratch)
    }
    #expect(try run("1", "one.gpkg").status == 0)
    _ = try study.scratch.file("c.csv", "code,count,all\n" + rows.reversed().joined(separator: "\n") + "\n")
    #expect(try run("4", "two.gpkg").status == 0)
    let files = try study.scratch.tree()
    #expect(files["one.gpkg"] == files["two.gpkg"] && files["one.gpkg.csv"] == files["two.gpkg.csv"])
    let back = try study.readBack("one.gpkg")
    #expect(back.rows.count == 12 && back.columns.contains("cluster"))
  }

  /// A year of months in which the third square has its cases from September on.
  private func monthly(_ study: SquareStudy) throws {
    var rows: [String] = []
    for place in 0..<12 {
      for month in 1...12 where (place * 5 + month) % 3 == 0 || (place == 2 && month >= 9) {
        rows.append(String(format: "A%02d,2019-%02d,%d", place, month, place == 2 && month >= 9 ? 15 : 2))
      }
    }
    _ = try study.scratch.file("long.csv", "code,month,n\n" + rows.joined(separator: "\n") + "\n")
  }

  @Test(
    "A table by period is scanned over time, with a population and without", arguments: ["retrospective", "prospective"], [true, false])
  func spaceTime(kind: String, hasPopulation: Bool) throws {
    let study = try study()
    try monthly(study)
    let outcome = try Tool.run(
      [
        "scan", "areas.geojson", "--id", "code", "--cases", "n", "--counts", "long.csv", "--period", "month", "--time", kind,
        "--replicates",
        "99", "--policy", "public", "--clusters", "clusters.csv", "-o", "out.geojson",
      ] + (hasPopulation ? ["--population", "people"] : []), in: study.scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let clusters = try study.table("clusters.csv")
    #expect(clusters.cell("centre", where: "cluster", is: "1") == "A02")
    #expect(clusters.cell("first_period", where: "cluster", is: "1") == "2019-09")
    #expect(clusters.cell("last_period", where: "cluster", is: "1") == "2019-12")
    #expect(clusters.cell("class", where: "cluster", is: "1") == "high")
    #expect(outcome.errors.contains("12 periods, 2019-01 to 2019-12") && outcome.errors.contains("from 2019-09 to 2019-12"))
    #expect(try study.text("out.geojson").contains("Scan statistic (Kulldorff)"))
  }

  @Test("What cannot be scanned is said in a sentence, with 65; what was asked wrongly with 64; nothing is written")
  func failures() throws {
    let study = try study()
    _ = try study.scratch.file("half.csv", "code,n,people\nA00,1.5,10\nA01,2,10\n")
    _ = try study.scratch.file("negative.csv", "code,n,people\nA00,-1,10\nA01,2,10\n")
    _ = try study.scratch.file("zero.csv", "code,n,people\nA00,0,10\nA01,0,10\n")
    _ = try study.scratch.file("nobody.csv", "code,n,people\nA00,3,0\nA01,2,10\n")
    _ = try study.scratch.file("one.csv", "code,n,people\nA00,3,10\n")
    _ = try study.scratch.file("few.csv", "code,n,people\nA00,3,2\nA01,2,10\n")
    _ = try study.scratch.file("twice.csv", "code,month,n\nA00,1,2\nA00,1,3\nA01,2,4\n")
    _ = try study.scratch.file("once.csv", "code,month,n\nA00,1,2\nA01,1,3\n")
    func run(_ file: String, _ arguments: [String]) throws -> Tool.Outcome {
      try Tool.run(
        ["scan", "areas.geojson", "--id", "code", "--cases", "n", "--counts", file, "--policy", "public", "-o", "out.csv"] + arguments,
        in: study.scratch)
    }
    let population = ["--population", "people"]
    let time = ["--period", "month", "--time", "retrospective"]
    for (file, arguments, words) in [
      ("half.csv", population, "A00"), ("negative.csv", population, "A00"), ("zero.csv", population, "all areas together have 0"),
      ("nobody.csv", population, "A00 has cases and no population"), ("one.csv", population, "1 with cases and population is too few"),
      ("few.csv", ["--persons", "people"], "A00 has more cases than persons"), ("twice.csv", time, "A00 in 1"),
      ("once.csv", time, "at least 2 periods"), ("one.csv", ["--population", "peple"], "people"),
    ] {
      let outcome = try run(file, arguments)
      #expect(outcome.status == 65 && outcome.errors.contains(words), "\(file): \(outcome.status) \(outcome.errors)")
    }
    #expect(try run("none.csv", population).status == 66)
    for arguments in [
      [], ["--population", "people", "--persons", "people"], population + ["--largest-share", "0.7"],
      population + ["--time", "retrospective"],
      population + ["--replicates", "-1"], population + ["--clusters", "c.gpkg"], population + ["--clusters", "out.csv"],
    ] {
      #expect(try run("one.csv", arguments).status == 64, "\(arguments)")
    }
    #expect(try !study.files().contains("out.csv"))
  }
}
