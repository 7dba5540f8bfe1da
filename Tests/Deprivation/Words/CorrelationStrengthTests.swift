import Testing
import WardlightDeprivation

@Suite("Strength in words") struct CorrelationStrengthTests {
  /// The ranges of table 1 of Schober, Boer & Schwarte (2018).
  @Test("Words follow the published scale, by rho as printed and whatever its sign") func scale() {
    let words: [(Double, String)] = [
      (0, "negligible"), (0.0949, "negligible"), (0.095, "weak"), (0.10, "weak"), (0.39, "weak"), (0.394_9, "weak"), (0.395, "moderate"),
      (0.46, "moderate"), (0.69, "moderate"), (0.70, "strong"), (0.89, "strong"), (0.90, "very strong"), (1, "very strong"),
    ]
    for (rho, word) in words {
      #expect(CorrelationStrength(rho)?.word == word && CorrelationStrength(-rho)?.word == word)
    }
    #expect(CorrelationStrength(.nan) == nil)
    #expect(CorrelationStrength.allCases == CorrelationStrength.allCases.sorted())
    #expect(CorrelationStrength.allCases.allSatisfy { CorrelationStrength.scale.contains($0.word) })
  }
}
