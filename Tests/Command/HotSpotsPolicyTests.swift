import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight hotspots under a policy")
struct HotSpotsPolicyTests {
  /// Six by six: 40 cases in a corner, 12 elsewhere, and one area with 3.
  private func study(small: String = "3") throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(6)
    try study.counts(6) { row, column in row == 5 && column == 5 ? small : row < 2 && column < 2 ? "40" : "12" }
    return study
  }

  @Test("One protected count withholds everywhere what it could be solved from; classes and neighbours remain")
  func withheld() throws {
    let study = try study()
    #expect(try study.hotspots(["-o", "out.csv"]).status == 0)
    let table = try study.table("out.csv")
    #expect(table.cell("value", where: "id", is: "A55") == "1–4" && table.cell("value", where: "id", is: "A00") == "40")
    for column in ["statistic", "expected", "variance", "z", "p_normal", "p_permutation", "q"] {
      #expect(Set(table.column(column)) == ["withheld"], "\(column)")
    }
    #expect(table.cell("class", where: "id", is: "A00") == "hot" && table.cell("neighbours", where: "id", is: "A00") == "3")
  }

  @Test("Public and internal take the user at his word and show all")
  func shown() throws {
    for policy in ["public", "internal"] {
      let study = try study()
      let outcome = try study.hotspots(["--policy", policy, "-o", "out.geojson"])
      #expect(outcome.status == 0 && outcome.errors.contains("Policy \(policy)"))
      let text = try study.text("out.geojson")
      #expect(text.contains("\"policy\":\"\(policy)\"") && text.contains("\"value\":3,") && !text.contains("withheld"))
      #expect(text.contains("OFFICIAL-SENSITIVE") == (policy == "internal"))
    }
  }

  @Test("Where no count is small nothing is withheld")
  func nothingSmall() throws {
    let outcome = try study(small: "0").hotspots([])
    #expect(outcome.status == 0 && !outcome.output.contains(",withheld"))
  }

  @Test("Two maps that differ in a protected count alone are the same but for classes", arguments: ["1", "2", "3"])
  func indistinguishable(_ small: String) throws {
    let reference = try study(small: "4").hotspots(["--permutations", "99"])
    let other = try study(small: small).hotspots(["--permutations", "99"])
    #expect(reference.output == other.output)
    let explained = try study(small: "4").hotspots(["--explain", "A44"])
    #expect(try study(small: small).hotspots(["--explain", "A44"]).output == explained.output)
  }

  @Test("What is no count needs another policy, and the sentence says which", arguments: ["2.5", "-3"])
  func notCounts(_ value: String) throws {
    let study = try study(small: value)
    let outcome = try study.hotspots(["-o", "out.csv"])
    #expect(outcome.status == 65 && outcome.errors.contains("counts.csv, field cases, area A55") && !outcome.errors.contains(value))
    #expect(value == "-3" || (outcome.errors.contains("--policy public") && outcome.errors.contains("--policy internal")))
    #expect(try study.files() == ["areas.geojson", "counts.csv"])
    #expect(try study.hotspots(["--policy", "public"]).status == 0)
  }

  @Test("Rates of protected counts are withheld, the population is not touched")
  func rates() throws {
    let study = try study()
    #expect(try study.hotspots(["--population", "people", "-o", "out.csv"]).status == 0)
    let table = try study.table("out.csv")
    #expect(table.cell("value", where: "id", is: "A55") == "withheld" && table.cell("value", where: "id", is: "A00") == "40")
  }
}
