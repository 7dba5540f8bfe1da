import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight map")
struct MapTests {
  /// Four by four with 0, 10, 20, … 150 cases, row by row from the south-west.
  private func study() throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(4)
    try study.counts(4) { "\(40 * $0 + 10 * $1)" }
    return study
  }

  @Test("Without a file an SVG goes to standard output, with legend, sources, date, marking and policy; counts add up to the areas")
  func standardOutput() throws {
    let outcome = try study().map(["--title", "Cases & more", "--kind", "squares"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let drawn = DrawnText(text: outcome.output)
    for words in [
      "Cases &amp; more", "Squares · 16 in all", "areas.geojson", "counts.csv", "Map created on 14 November 2023.", "OFFICIAL",
      "Counts from 1 to 4 are shown as 1–4",
    ] {
      #expect(outcome.output.contains(words), "\(words)")
    }
    // 15 numbers in five classes: natural breaks of equal steps part them into threes.
    #expect(drawn.legend == ["0 (1)", "10 TO 30 (3)", "31 TO 60 (3)", "61 TO 90 (3)", "91 TO 120 (3)", "121 TO 150 (3)"])
    #expect(drawn.legendTotal == 16)
    #expect(outcome.errors.contains("121 TO 150 (3)"))
  }

  @Test("Schemes, numbers of classes and palettes are the user's choice")
  func classes() throws {
    let manual = try study().map(["--scheme", "manual:0,50,100", "--palette", "Blues"])
    #expect(DrawnText(text: manual.output).legend == ["0 (1)", "1 TO 50 (5)", "51 TO 100 (5)", "101 TO 150 (5)"], "\(manual.errors)")
    let equal = try study().map(["--scheme", "equal", "--classes", "2"])
    #expect(DrawnText(text: equal.output).legend == ["0 (1)", "10 TO 80 (8)", "81 TO 150 (7)"], "\(equal.errors)")
    let reversed = try study().map(["--palette", "Blues", "--reverse", "--scheme", "manual:0,50,100"])
    #expect(reversed.status == 0 && reversed.output != manual.output)
  }

  @Test("Several files of one run: picture, style and the table behind the map, all or none")
  func files() throws {
    let study = try study()
    let outcome = try study.map(["-o", "a.svg", "-o", "a.qml", "--table", "a.csv"])
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "counts.csv", "a.svg", "a.qml", "a.csv"])
    let table = try study.table("a.csv")
    #expect(table.cell("cases", where: "code", is: "A33") == "150" && table.cell("name", where: "code", is: "A33") == "Area 33")
    let none = try study.map(["-o", "b.svg", "--table", "no/such/b.csv"])
    #expect(none.status == 73)
    #expect(try study.files() == ["areas.geojson", "counts.csv", "a.svg", "a.qml", "a.csv"])
  }

  @Test("A part of the layer with the rest in grey, groups by a field with their names as labels")
  func partAndGroups() throws {
    let study = try study()
    let part = try study.map(["--only", "part=west"])
    #expect(DrawnText(text: part.output).legendTotal == 8 && part.output.contains("-context\""), "\(part.errors)")
    #expect(part.output.contains(">Area 00<") && !part.output.contains(">Area 33<"))
    let groups = try study.map(["--group", "part"])
    #expect(groups.output.contains(">west<") && groups.output.contains(">east<") && groups.output.contains("-groups\""))
    #expect(try !study.map(["--group", "part", "--labels", "none"]).output.contains(">west<"))
    let layer = try study.map(["--groups", "areas.geojson", "--groups-id", "code", "--context", "areas.geojson"])
    #expect(layer.status == 64, "a layer is named twice")
  }

  @Test("Words are drawn by category: those of a statistic with its looks, others in colours of their own")
  func words() throws {
    let study = try study()
    let plain = try study.map([], value: ["part"], counts: nil)
    #expect(DrawnText(text: plain.output).legend == ["east (8)", "west (8)"], "\(plain.errors)")
    #expect(try study.hotspots(["-o", "hot.csv"]).status == 0)
    _ = try study.scratch.file("classes.csv", try study.text("hot.csv").replacingOccurrences(of: "id,value", with: "code,value"))
    let hot = try study.map([], value: ["class"], counts: "classes.csv")
    let legend = DrawnText(text: hot.output)
    #expect(legend.legend.count >= 3 && legend.legend[0].hasPrefix("Hot (") && legend.legend[1].hasPrefix("Cold ("), "\(hot.errors)")
    #expect(legend.legendTotal == 16)
  }

  @Test("What “wardlight count” protected stays what it is")
  func protectedTable() throws {
    let study = try study()
    _ = try study.scratch.file("counts.csv", "code,cases\nA00,1–4\nA01,withheld\nA02,0\nA03,12\nA10,3\n")
    let outcome = try study.map([])
    #expect(
      DrawnText(text: outcome.output).legend == ["0 (1)", "1 TO 4 (2)", "12 (1)", "WITHHELD (1)", "NO DATA (11)"], "\(outcome.errors)")
    #expect(outcome.errors.contains("5 classes asked for; the numbers allow 1."))
  }

  @Test("The same bytes on one thread and eight, from rows in any order, in any folder")
  func sameBytes() throws {
    let reference = try study().map(["--threads", "1"]).output
    let study = try LatticeStudy()
    try study.areas(4, reversed: true)
    try study.counts(4, reversed: true) { "\(40 * $0 + 10 * $1)" }
    #expect(try study.map(["--threads", "8"]).output == reference)
  }

  @Test("A bare plane and another projected one have maps, too")
  func planes() throws {
    let study = try LatticeStudy()
    try study.areas(4, crs: "EPSG:32618")
    try study.counts(4) { "\(40 * $0 + 10 * $1)" }
    #expect(try study.map(["-o", "utm.svg"]).status == 0)
    #expect(try study.map(["--crs", "planar", "-o", "bare.svg"]).status == 0)
  }

  @Test("Help shows examples")
  func help() throws {
    let outcome = try Tool.run(["map", "--help"])
    #expect(outcome.status == 0 && outcome.output.contains("wardlight map wards.gpkg --id"))
  }
}
