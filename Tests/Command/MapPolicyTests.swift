import Testing
import WardlightTestSupport

@Suite("wardlight map under a policy")
struct MapPolicyTests {
  /// Three by three: cases 0 to 8, and a rate of a third of them.
  private func study() throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(3)
    let rows = (0..<9).map { "\(LatticeStudy.code($0 / 3, $0 % 3)),\($0),\(Double($0) / 8)" }
    _ = try study.scratch.file("counts.csv", (["code,cases,rate"] + rows).joined(separator: "\n") + "\n")
    return study
  }

  @Test("Counts from 1 to 4 are drawn and listed as 1–4; nothing else tells them")
  func counts() throws {
    let study = try study()
    let outcome = try study.map(["-o", "a.svg", "--table", "a.csv"])
    #expect(outcome.status == 0 && outcome.errors.contains("cases is protected in 4 of 9 areas"), "\(outcome.errors)")
    #expect(try study.table("a.csv").column("cases") == ["0", "1–4", "1–4", "1–4", "1–4", "5", "6", "7", "8"])
    let text = try study.text("a.svg")
    #expect(DrawnText(text: text).legend.prefix(2) == ["0 (1)", "1 TO 4 (4)"])
    for name in ["Area 01", "Area 02", "Area 10", "Area 11"] { #expect(text.contains("\(name): 1–4")) }
  }

  @Test("Public and internal show all; internal is marked")
  func open() throws {
    let open = try study().map(["--policy", "public"])
    #expect(open.output.contains("Area 02: 2") && !open.output.contains("1–4") && !open.output.contains("OFFICIAL-SENSITIVE"))
    let inside = try study().map(["--policy", "internal"])
    #expect(inside.output.contains("Area 02: 2") && inside.output.contains("OFFICIAL-SENSITIVE"))
    #expect(try study().map(["--policy", "public", "--marking", "OFFICIAL-SENSITIVE"]).output.contains("OFFICIAL-SENSITIVE"))
  }

  @Test("What is no count needs the counts it comes from, or another policy, and says so")
  func computed() throws {
    let study = try study()
    let refused = try study.map(["-o", "a.svg"], value: ["rate"])
    #expect(refused.status == 65 && refused.errors.contains("--from") && refused.errors.contains("--policy public"), "\(refused.errors)")
    #expect(try study.map(["--from", "cases", "-o", "a.svg", "--table", "a.csv"], value: ["rate"]).status == 0)
    let rates = try study.table("a.csv").column("rate")
    #expect(rates == ["0.00", "withheld", "withheld", "withheld", "withheld", "0.63", "0.75", "0.88", "1.00"])
    #expect(try !study.text("a.csv").contains("cases"))
    let other = try study.map(["--from", "rate"], value: ["rate"])
    #expect(other.status == 65, "\(other.errors)")
    #expect(try study.map(["--policy", "public", "-o", "b.svg"], value: ["rate"]).status == 0)
  }

  @Test("A class that was withheld where it was found is drawn as withheld", arguments: ["threshold:5", "public"])
  func withheldClass(policy: String) throws {
    let study = try study()
    let rows = (0..<9).map { "\(LatticeStudy.code($0 / 3, $0 % 3)),\($0 < 2 ? "hot" : $0 < 5 ? "withheld" : "not significant")" }
    _ = try study.scratch.file("counts.csv", (["code,class"] + rows).joined(separator: "\n") + "\n")
    let outcome = try study.map(
      ["--type", "hotspots", "--policy", policy, "-o", "a.svg", "--table", "a.csv"], value: ["class"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try DrawnText(text: study.text("a.svg")).legend.contains("WITHHELD (3)"))
    #expect(try study.table("a.csv").column("class").count { $0 == "withheld" } == 3)
  }

  @Test("Counts cannot leave as words")
  func words() throws {
    let study = try study()
    let refused = try study.map(["--type", "categories", "-o", "a.svg"])
    #expect(refused.status == 65 && refused.errors.contains("area A00: this is a number"), "\(refused.errors)")
    #expect(try !study.files().contains("a.svg"))
    #expect(try study.map(["--type", "categories", "--policy", "public", "-o", "b.svg"]).status == 0)
  }
}
