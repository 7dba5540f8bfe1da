import Foundation
import Testing
import WardlightTestSupport

/// `wardlight density` with a map as output.
@Suite("wardlight density, drawn")
struct DensityMapTests {
  private let study: SquareStudy

  init() throws {
    study = try SquareStudy()
    try study.areas(["E1", "E2", "E3"])
    // A lattice of places with two records each, denser in the first area.
    let places = (0..<150).map { number -> (line: String, count: Int) in
      let (row, column) = number.quotientAndRemainder(dividingBy: 15)
      return ("2024-01-05,\(530_050 + 14 * column * column),\(180_050 + 95 * row)", 2)
    }
    try study.records("date,easting,northing", places)
  }

  private func density(_ arguments: [String]) throws -> Tool.Outcome {
    let kernel = ["--bandwidth", "300", "--cell", "50"]
    return try Tool.run(["density", "records.csv", "--within", "areas.geojson"] + kernel + arguments, in: study.scratch)
  }

  private var inputs: Set<String> { ["areas.geojson", "records.csv"] }

  @Test("Grid, contours and maps of one run; the map says what it shows, of whom, how it was made and on which terms")
  func files() throws {
    let files = ["a.tif", "a.gpkg", "a.geojson", "a.svg", "a.html", "a.png", "a.pdf"]
    let outcome = try density(
      files.flatMap { ["-o", $0] } + ["--dpi", "40", "--caveat", "Made up & small.", "--period", "2024-01-01..2024-01-31"])
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(try study.files() == inputs.union(files))
    let text = try study.text("a.svg")
    for words in [
      "Density of records", "1 January 2024 to 31 January 2024", "Records per square kilometre", "Epanechnikov kernel, bandwidth 300 m",
      "Made up &amp; small.", "records.csv", "areas.geojson", "Map created on 14 November 2023.", "OFFICIAL", "Counts from 1 to 4",
      "rounded down to steps",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(try study.text("a.html").hasPrefix("<!DOCTYPE html>") && study.text("a.html").contains("<svg"))
  }

  @Test("The square kilometres in the legend add up to the region, protected or not, and are said while the map is drawn")
  func legend() throws {
    for policy in ["threshold:5", "internal"] {
      let outcome = try density(["--policy", policy, "-o", "\(policy.prefix(8)).svg"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let legend = DrawnText(text: try study.text("\(policy.prefix(8)).svg")).legend
      #expect(legend.count > 2 && legend.allSatisfy { outcome.errors.contains($0) }, "\(legend) \(outcome.errors)")
      let areas = legend.compactMap { Double($0.split(separator: "(").last?.dropLast() ?? "") }
      #expect(abs(areas.reduce(0, +) - 3) < 1e-9, "\(legend)")
    }
  }

  @Test("Levels and shares part the bands; lines have numbers")
  func bands() throws {
    #expect(try density(["--policy", "internal", "--levels", "50,150", "-o", "a.svg"]).status == 0)
    let legend = DrawnText(text: try study.text("a.svg")).legend
    #expect(legend.contains { $0.hasPrefix("50 TO UNDER 150 (") } && legend.contains { $0.hasPrefix("150 OR MORE (") }, "\(legend)")
    #expect(try density(["--policy", "internal", "--shares", "0.5", "--look", "lines", "-o", "b.svg"]).status == 0)
    #expect(try study.text("b.svg").contains("-contour-labels\""))
    let high = try density(["--policy", "internal", "--levels", "1e9", "-o", "c.svg"])
    #expect(high.status == 65 && high.errors.contains("reaches none of the levels"), "\(high.errors)")
  }

  @Test("Outlines are those of the region, or of a layer with names; water and neighbours lie below")
  func ground() throws {
    let outcome = try density(["-o", "a.svg"])
    #expect(try outcome.status == 0 && study.text("a.svg").contains("-groups\"") && !study.text("a.svg").contains(">Area 1<"))
    try study.areas(["B1", "B2", "B3", "B4"], name: "boroughs.geojson")
    let groups = ["--groups", "boroughs.geojson", "--groups-id", "code", "--groups-name", "name"]
    let named = try density(groups + ["-o", "b.svg", "--sea", "--page", "square", "--palette", "Blues"])
    #expect(try named.status == 0 && study.text("b.svg").contains(">Area 1<"), "\(named.errors)")
    // The fourth area lies beside the region: around the map rather than on it.
    #expect(try study.text("b.svg").contains("-context\"") && !study.text("b.svg").contains(">Area 3<"))
    let bare = try density(groups + ["-o", "c.svg", "--labels", "none"])
    #expect(try bare.status == 0 && !study.text("c.svg").contains(">Area 1<"), "\(bare.errors)")
    try study.areas(["W"], name: "water.geojson")
    let around = try density(["--water", "water.geojson", "--context", "boroughs.geojson", "-o", "d.svg"])
    #expect(try around.status == 0 && study.text("d.svg").contains("-water\"") && study.text("d.svg").contains("-context\""))
    #expect(try density(["--groups", "nowhere.gpkg", "--groups-id", "code", "-o", "e.svg"]).status == 66)
    #expect(try !study.files().contains("e.svg"))
  }

  @Test("A map of a ratio names both periods; without a region nothing is drawn around the records")
  func ratio() throws {
    let periods = ["--period", "2024-01-01..2024-01-31", "--over-period", "2024-01-01..2024-12-31"]
    #expect(try density(periods + ["--policy", "internal", "-o", "a.svg"]).status == 0)
    let text = try study.text("a.svg")
    #expect(
      text.contains("1 January 2024 to 31 January 2024, over 1 January 2024 to 31 December 2024") && text.contains("Ratio of densities"))
    let free = try Tool.run(["density", "records.csv", "--bandwidth", "300", "--cell", "50", "-o", "b.svg"], in: study.scratch)
    #expect(try free.status == 0 && !study.text("b.svg").contains("NO DATA"), "\(free.errors)")
  }

  @Test("All files or none, and the same bytes on one thread and four")
  func whole() throws {
    let none = try density(["-o", "a.svg", "-o", "a.tif", "-o", "no/such/a.geojson"])
    #expect(try none.status == 73 && study.files() == inputs, "\(none.errors)")
    #expect(try density(["-o", "a.svg", "--threads", "1"]).status == 0 && density(["-o", "b.svg", "--threads", "4"]).status == 0)
    #expect(try study.text("a.svg") == study.text("b.svg"))
  }

  @Test(
    "Options that do not go together",
    arguments: [
      ([], "Say with -o"), (["-o", "a.tif", "--title", "x"], "--title needs an output that is a map"),
      (["-o", "a.gpkg", "--palette", "Blues"], "--palette needs"), (["-o", "a.tif", "--page", "a3"], "--page needs"),
      (["-o", "a.svg", "--dpi", "300"], "--dpi needs"), (["-o", "a.png", "--dpi", "3"], "--dpi must be"),
      (["-o", "a.svg", "--palette", "Bleu"], "Blues"), (["-o", "a.svg", "--page", "a9"], "--page"),
      (["-o", "a.svg", "--groups", "b.geojson"], "belong together"), (["-o", "a.svg", "--look", "dots"], "--look"),
      (["-o", "a.svg", "-o", "a.svg"], "named twice"), (["-o", "a.svg", "--water-order", "under"], "--water-order needs"),
      (["-o", "a.svg", "--water", "records.csv"], "named twice"),
    ] as [([String], String)])
  func options(_ arguments: [String], _ words: String) throws {
    let outcome = try density(arguments)
    #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.status) \(outcome.errors)")
    #expect(try study.files() == inputs)
  }
}
