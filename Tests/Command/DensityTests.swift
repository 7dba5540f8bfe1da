import Foundation
import Testing
import WardlightEssentials
import WardlightTestSupport

/// `wardlight density` as a user runs it.
@Suite("wardlight density")
struct DensityTests {
  private let study: SquareStudy

  init() throws {
    study = try SquareStudy()
    try study.areas(["E1", "E2", "E3"])
    // Nine places in the second area, a home of forty records in the third, and one record far away.
    let near = (0..<9).map { ("2024-01-05,\(531_300 + 40 * ($0 % 3)),\(180_400 + 40 * ($0 / 3))", 2) }
    try study.records(
      "date,easting,northing", near + [("2024-02-05,532700,180700", 40), ("2024-01-09,400000,300000", 1), ("2024-01-09,,", 3)])
  }

  private func density(to output: String, _ arguments: [String] = []) throws -> Tool.Outcome {
    try Tool.run(
      ["density", "records.csv", "--within", "areas.geojson", "--bandwidth", "300", "--cell", "50", "-o", output] + arguments,
      in: study.scratch)
  }

  @Test("Every row is accounted for, and the surface holds the records of the region")
  func account() throws {
    let outcome = try density(to: "out.tif", ["--policy", "internal", "--rejected", "rejected.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try outcome.balances())
    #expect(try outcome.number("Read") == 62 && outcome.number("Mapped") == 58)
    #expect(outcome.errors.contains("Epanechnikov kernel, bandwidth 300 m, cells of 50 m."))
    #expect(try study.text("rejected.csv").split(separator: "\n").count == 5)
    #expect(try study.mode("rejected.csv") == 0o600)
  }

  @Test("Under a threshold the home of forty records does not show, nor does anything around it")
  func threshold() throws {
    #expect(try density(to: "out.geojson").status == 0)
    let text = try study.text("out.geojson")
    #expect(text.contains("\"policy\":\"threshold:5\"") && !text.contains("OFFICIAL-SENSITIVE"))
    #expect(try !study.readBack("out.geojson").rows.isEmpty)
    #expect(try density(to: "out.tif").status == 0)
    #expect(try density(to: "all.tif", ["--policy", "internal"]).status == 0)
    let (home, middle) = ([532_700, 180_700], [531_340, 180_440])
    #expect(try value(of: "out.tif", at: home) == -9999)
    #expect(try value(of: "all.tif", at: home) > 100)
    let shown = try value(of: "out.tif", at: middle)
    let exact = try value(of: "all.tif", at: middle)
    #expect(shown > 0 && shown <= exact && [1, 2, 5, 10, 20, 50, 100].contains(shown))
    let only = try Tool.run(
      [
        "density", "records.csv", "--within", "areas.geojson", "--bandwidth", "300", "--cell", "50", "--period", "2024-02-01..2024-02-28",
        "-o", "x.tif",
      ],
      in: study.scratch)
    #expect(only.status == 65 && only.errors.contains("leaves no cell"))
    #expect(try !study.files().contains("x.tif"))
  }

  /// What GDAL finds in a grid of the folder at an easting and northing.
  private func value(of name: String, at place: [Int]) throws -> Double {
    let shell = try #require(ExternalProgram(named: "sh", searchPath: "/bin"))
    let tool = "PATH=/usr/bin:/usr/local/bin:/opt/homebrew/bin gdallocationinfo -valonly -geoloc"
    let (file, answer) = (study.scratch.path(name), study.scratch.path("value"))
    defer { try? FileManager.default.removeItem(atPath: answer) }
    #expect(shell.run(["-c", "\(tool) '\(file)' \(place[0]) \(place[1]) > '\(answer)'"]) == 0)
    return try #require(Double(try String(contentsOfFile: answer, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test("The same bytes on any number of threads and in any order of the rows")
  func sameBytes() throws {
    let lines = try study.text("records.csv").split(separator: "\n").map(String.init)
    #expect(try density(to: "a.tif", ["--threads", "1", "--adaptive", "abramson"]).status == 0)
    try study.records(lines[0], lines.dropFirst().reversed().map { ($0, 1) })
    #expect(try density(to: "b.tif", ["--threads", "4", "--adaptive", "abramson"]).status == 0)
    let tree = try study.scratch.tree()
    #expect(tree["a.tif"] != nil && tree["a.tif"] == tree["b.tif"])
  }

  @Test("A ratio of two periods")
  func ratio() throws {
    let outcome = try density(
      to: "out.tif", ["--policy", "internal", "--period", "2024-01-01..2024-01-31", "--over-period", "2024-01-01..2024-12-31"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("No ratio where the denominator is below 1 per square kilometre."))
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      (["--bandwidth", "0"], 64, "--bandwidth must be"), (["--bandwidth", "-5"], 64, "Missing value"),
      (["--bandwidth", "nan"], 64, "--bandwidth must be"),
      (["--cell", "0"], 64, "--cell must be"), (["--cell", "400"], 65, "smaller than a cell"),
      (["--cell", "9000", "--bandwidth", "9000"], 65, "A cell is larger"),
      (["--cell", "0.1"], 65, "may have 25000000"), (["--policy", "public"], 65, "may be about persons"),
      (["-o", "out.txt"], 64, "must end in"), (["-o", "out.qml"], 64, "must end in"),
      (["--adaptive", "nearest:0"], 64, "--adaptive must be"), (["--adaptive", "nearest:900"], 65, "has a neighbour number 900"),
      (["--shares", "1.5"], 64, "at most 1"), (["--levels", "1", "--shares", "1"], 64, "not both"), (["--floor", "0"], 64, "--floor"),
      (["--within", "nowhere.gpkg"], 66, "no such file"), (["--crs", "EPSG:2263"], 65, "not in metres"),
      (["--crs", "EPSG:4326"], 65, "no coordinate reference"),
      (["--period", "1999-01-01..1999-12-31"], 65, "no point"),
    ] as [([String], Int32, String)])
  func refused(arguments: [String], status: Int32, words: String) throws {
    var all = ["density", "records.csv", "--within", "areas.geojson"]
    for (option, usual) in [("--bandwidth", "300"), ("--cell", "50"), ("-o", "out.tif")] where !arguments.contains(option) {
      all += [option, usual]
    }
    if let place = arguments.firstIndex(of: "--within") {
      all[3] = arguments[place + 1]
    }
    let rest = arguments.first == "--within" ? [] : arguments
    let outcome = try Tool.run(all + rest, in: study.scratch)
    #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "records.csv"])
  }

  @Test("Points in a bare plane, with the region in the same plane")
  func planar() throws {
    let outcome = try density(to: "out.tif", ["--crs", "planar", "--policy", "internal"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let other = try density(to: "x.tif", ["--crs", "EPSG:32631", "--policy", "internal"])
    #expect(other.status == 65 && other.errors.contains("put both in one plane"), "\(other.errors)")
    let contours = try density(to: "x.geojson", ["--crs", "planar", "--policy", "internal"])
    #expect(contours.status == 73)
    try study.records("date,easting,northing,longitude,latitude", [("2024-01-05,531300,180400,0,51", 3)])
    let degrees = try density(to: "x.tif", ["--crs", "planar", "--policy", "internal"])
    #expect(degrees.status == 65 && degrees.errors.contains("the column longitude holds degrees"), "\(degrees.errors)")
  }

  @Test("Without a region the border does not tell where the outermost record is")
  func extent() throws {
    let outcome = try Tool.run(
      ["density", "records.csv", "--bandwidth", "300", "--cell", "50", "-o", "out.geojson"], in: study.scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try study.text("out.geojson").contains("\"policy\":\"threshold:5\""))
  }
}
