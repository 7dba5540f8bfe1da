import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight map, bad input: a correct small map or one sentence, the right exit code, nothing half-written")
struct MapBadInputTests {
  private func study(_ size: Int = 3, _ cases: @escaping (Int, Int) -> String) throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(size)
    try study.counts(size, cases)
    return study
  }

  private func legend(_ study: LatticeStudy, _ arguments: [String] = []) throws -> [String] {
    let outcome = try study.map(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return DrawnText(text: outcome.output).legend
  }

  @Test("All values equal, all zero, all protected, none at all, one area")
  func degenerate() throws {
    #expect(try legend(study { _, _ in "7" }) == ["7 (9)"])
    #expect(try legend(study { _, _ in "0" }) == ["0 (9)"])
    #expect(try legend(study { _, _ in "2" }) == ["1 TO 4 (9)"])
    #expect(try legend(study { _, _ in "" }) == ["NO DATA (9)"])
    #expect(try legend(study { _, _ in "withheld" }) == ["WITHHELD (9)"])
    #expect(try legend(study(1) { _, _ in "7" }) == ["7 (1)"])
  }

  @Test("A title of 400 characters, an empty period, names with markup, Welsh and Arabic letters")
  func texts() throws {
    let study = try study { "\(10 * $0 + $1)" }
    let names = try study.text("areas.geojson").replacingOccurrences(of: "Area 00", with: "Môn & <Llŷn> 'Ŵ'").replacingOccurrences(
      of: "Area 01", with: "منطقة")
    _ = try study.scratch.file("areas.geojson", names)
    let outcome = try study.map(
      ["--title", String(repeating: "Much & <more> ", count: 29), "--subtitle", "", "--policy", "public", "-o", "a.svg"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try study.text("a.svg")
    #expect(text.contains("Môn &amp; &lt;Llŷn&gt; &#39;Ŵ&#39;") && text.contains("منطقة") && !text.contains("<Llŷn>"))
    let wide = try study.map(["--title", String(repeating: "W", count: 400), "-o", "b.svg"])
    #expect(wide.status == 0 || wide.status == 65)
  }

  @Test(
    "Cells that are no numbers among numbers, and numbers too large",
    arguments: [
      ("nan", "counts.csv, field cases, area A00, row 2: this is not a number."), ("many", "row 2: this is not a number"),
      ("inf", "row 2: this is not a number"), ("1e300", "the number is too large to be printed"),
    ])
  func cells(_ cell: String, _ words: String) throws {
    let study = try study { ($0, $1) == (0, 0) ? cell : "7" }
    let outcome = try study.map(["-o", "out.svg"])
    #expect(outcome.status == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "counts.csv"])
  }

  @Test(
    "Options that cannot be, or do not go together",
    arguments: [
      (["--scheme", "manual:5,3"], "ascending"), (["--scheme", "manual:"], "manual"), (["--scheme", "janks"], "jenks"),
      (["--classes", "0"], "class"), (["--palette", "Blues", "--classes", "12"], "colours for 12 classes"),
      (["--palette", "Bleu"], "Blues"),
      (["--middle", "3", "--palette", "Blues"], "diverging"), (["--type", "categories", "--scheme", "jenks"], "no use for --scheme"),
      (["--type", "atlas"], "choropleth"),
      (["--type", "bivariate", "--with", "people", "--classes", "5"], "--classes is 5, and a bivariate map has three"),
      (["--group", "part", "--groups", "x", "--groups-id", "y"], "not both"),
      (["--group-name", "part"], "--group"), (["--groups", "x"], "--groups-id"), (["--decimals", "9"], "--decimals"),
      (["--policy", "open"], "policy"), (["--value", "people"], "one --value"), (["-o", "a.txt"], ".svg"), (["-o", "counts.csv"], ".svg"),
      (["--table", "counts.csv"], "named twice"), (["-o", "a.svg", "-o", "a.svg"], "named twice"), (["--crs", "moon"], "--crs"),
    ])
  func options(_ arguments: [String], _ words: String) throws {
    let study = try study { "\(10 * $0 + $1)" }
    let outcome = try study.map(arguments)
    #expect(outcome.status == 64 && outcome.errors.contains(words) && outcome.output.isEmpty, "\(outcome.status) \(outcome.errors)")
    #expect(try study.files() == ["areas.geojson", "counts.csv"])
  }

  @Test("Unknown fields, files and parts")
  func unknown() throws {
    let study = try study { "\(10 * $0 + $1)" }
    let field = try study.map([], value: ["case"])
    #expect(field.status == 65 && field.errors.contains("did you mean “cases”?"), "\(field.errors)")
    #expect(try study.map([], counts: "nowhere.csv").status == 66)
    #expect(try study.map(["--context", "nowhere.gpkg"]).status == 66)
    let part = try study.map(["--only", "part=wast"])
    #expect(part.status == 65 && part.errors.contains("did you mean"), "\(part.errors)")
    #expect(try study.map(["--group", "borough"]).status == 65)
    let words = try study.map(["--type", "hotspots"], value: ["part"])
    #expect(words.status == 65 && words.errors.contains("--type categories"), "\(words.errors)")
    let many = try study.map(["--type", "categories"], value: ["code"])
    #expect(many.status == 0, "\(many.errors)")
    #expect(try study.map(["-o", "no/such/folder.svg"]).status == 73)
  }

  @Test("More words than a palette has colours")
  func tooManyWords() throws {
    let study = try study(5) { "\(10 * $0 + $1)" }
    let outcome = try study.map(["--type", "categories"], value: ["name"])
    #expect(outcome.status == 65 && outcome.errors.contains("colours for 25 classes"), "\(outcome.errors)")
  }
}
