import Foundation
import Testing
import WardlightTestSupport

@Suite("wardlight hotspots --explain")
struct HotSpotsExplainTests {
  private func study(small: String = "5") throws -> LatticeStudy {
    let study = try LatticeStudy()
    try study.areas(5)
    try study.counts(5) { $0 < 2 && $1 < 2 ? "30" : ($0, $1) == (4, 4) ? small : "5" }
    return study
  }

  @Test("Neighbours with names, values and weights, the sum against chance, the tails, the histogram, one sentence")
  func open() throws {
    let outcome = try study().hotspots(["--explain", "A00"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    for words in [
      "A00 Area 00: hot", "Value: 30.", "3 neighbours (weights queen, binary)", "A11   Area 11       1     30", "itself",
      "120. Chance gives 36 on average, standard deviation 17.1464: z = 4.89898", "Of 9999 random draws", "at least as large",
      "◄ observed 90",
      "25 tests", "In short: Area 00 is hot",
    ] {
      #expect(outcome.output.contains(words), "\(words) in \(outcome.output)")
    }
    #expect(!outcome.output.contains("id,value"))
  }

  @Test("What is not significant says whether it would be alone")
  func notSignificant() throws {
    let text = try study().hotspots(["--explain", "A33"]).output
    #expect(text.contains("not significant") && text.contains("not even alone"))
    let strict = try study().hotspots(["--explain", "A00", "--correction", "bonferroni", "--alpha", "0.01"]).output
    #expect(strict.contains("would be significant alone at 0.01, but is not after correction for 25 tests"))
  }

  @Test("Under a policy neighbours are intervals, and nothing is printed from which they could be solved")
  func protected() throws {
    let text = try study(small: "3").hotspots(["--explain", "A33"]).output
    #expect(text.contains("1–4") && text.contains("withheld: protected counts could be computed"))
    #expect(!text.contains("z =") && !text.contains("q =") && !text.contains("◄") && !text.contains("at least as large"))
  }

  @Test("An unknown code is an error with the nearest one, and leaves no table; that of a known one may be written too")
  func unknown() throws {
    let study = try study()
    let outcome = try study.hotspots(["--explain", "A0O", "-o", "out.csv"])
    #expect(try !study.files().contains("out.csv"))
    #expect(outcome.status == 65 && outcome.errors.contains("there is no area “A0O”; did you mean A00"))
    #expect(try study.hotspots(["--explain", "area 32"]).errors.contains("there is no area “area 32”; did you mean A32?"))
    let outside = try study.hotspots(["--explain", "A44", "--only", "part=west", "--buffer", "100"])
    #expect(outside.status == 65 && outside.errors.contains("A44 lies outside the part"))
    #expect(try study.hotspots(["--explain", "A00", "-o", "out.csv"]).output.contains("In short"))
    #expect(try study.files().contains("out.csv"))
  }
}
