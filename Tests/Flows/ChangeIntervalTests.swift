import Testing
import WardlightCounting
import WardlightEssentials
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("The interval of a change")
struct ChangeIntervalTests {
  struct Reference: Sendable {
    let from, to: Int
    let days: (Int, Int)
    let confidence: Double
    let ratio, lower, upper, p: Double
  }

  /// R 4.2.2, `poisson.test(c(to, from), c(days₂, days₁), conf.level = confidence)`; p is `2 * min(pbinom(to, n, p0), pbinom(to - 1, n, p0, lower.tail = FALSE))`
  /// with `n = from + to` and `p0 = days₂ / (days₁ + days₂)`, at most 1, since R's own p follows another convention.
  static let references = [
    // The published rise of Lambeth and fall of Camden.
    Reference(
      from: 24, to: 42, days: (365, 365), confidence: 0.95, ratio: 1.75, lower: 1.03557961729834, upper: 3.02126795448167,
      p: 0.0355827244522318),
    Reference(
      from: 18, to: 4, days: (365, 365), confidence: 0.95, ratio: 0.222222222222222, lower: 0.0547046835056147, upper: 0.674609291305405,
      p: 0.00434350967407227),
    Reference(
      from: 5, to: 15, days: (366, 365), confidence: 0.95, ratio: 3.00821917808219, lower: 1.03930926328528, upper: 10.5800569671014,
      p: 0.0407863860555208),
    Reference(
      from: 0, to: 6, days: (365, 365), confidence: 0.95, ratio: .infinity, lower: 1.17742472572418, upper: .infinity, p: 0.03125),
    Reference(from: 6, to: 0, days: (365, 365), confidence: 0.95, ratio: 0, lower: 0, upper: 0.849311194297323, p: 0.03125),
    Reference(
      from: 0, to: 5, days: (365, 365), confidence: 0.95, ratio: .infinity, lower: 0.91635585731546, upper: .infinity, p: 0.0625),
    Reference(
      from: 3_290, to: 1_784, days: (366, 365), confidence: 0.95, ratio: 0.543734854478078, lower: 0.51300015223491,
      upper: 0.576166622297503, p: 1.15396984271919e-99),
    Reference(
      from: 31, to: 12, days: (30, 365), confidence: 0.95, ratio: 0.0318161732213875, lower: 0.0148800694662972, upper: 0.0637160451993029,
      p: 2.42640971818495e-25),
    Reference(
      from: 2, to: 1, days: (365, 730), confidence: 0.9, ratio: 0.25, lower: 0.0086223840955505, upper: 3.19411645434794,
      p: 0.518518518518519),
    Reference(
      from: 1, to: 40, days: (365, 28), confidence: 0.99, ratio: 521.428571428571, lower: 64.717363553328, upper: 106618.884023729,
      p: 9.84340207023565e-45),
    Reference(
      from: 400_000, to: 401_500, days: (366, 365), confidence: 0.95, ratio: 1.0065, lower: 1.00210015962732, upper: 1.0109191673607,
      p: 0.00374261409941537),
  ]

  private func near(_ value: Double, _ reference: Double, _ tolerance: Double = 1e-10) -> Bool {
    value == reference || (value - reference).magnitude <= tolerance * reference.magnitude
  }

  @Test("Ratio, limits and p agree with R", arguments: references)
  func agreement(reference: Reference) {
    let interval = ChangeInterval.conditionalBinomial(
      from: reference.from, to: reference.to, days: reference.days, confidence: reference.confidence)
    #expect(near(interval.ratio, reference.ratio))
    #expect(near(interval.lower, reference.lower))
    #expect(near(interval.upper, reference.upper))
    #expect(near(interval.p, reference.p, 1e-9))
  }

  @Test("Between periods of equal length R's own p is the same")
  func conventions() {
    // R 4.2.2, poisson.test(c(42, 24), c(365, 365))$p.value and poisson.test(c(4, 18), c(365, 365))$p.value.
    #expect(near(ChangeInterval.conditionalBinomial(from: 24, to: 42, days: (365, 365)).p, 0.0355827244522318))
    #expect(near(ChangeInterval.conditionalBinomial(from: 18, to: 4, days: (365, 365)).p, 0.00434350967407227))
  }

  @Test("A verdict needs a p, and a p needs events")
  func verdicts() {
    func verdict(_ from: Int, _ to: Int, _ days: (Int, Int) = (365, 365)) -> ChangeInterval.Verdict {
      Change(from: from, to: to).interval(days: days).verdict
    }
    #expect(verdict(24, 42) == .rise && verdict(18, 4) == .fall && verdict(20, 25) == .noChangeShown)
    #expect(verdict(0, 5) == .notEnough && verdict(5, 0) == .notEnough && verdict(0, 0) == .notEnough)
    #expect(verdict(0, 6) == .rise && verdict(6, 0) == .fall && verdict(3, 3) == .noChangeShown)
    // As many in a tenth of the time is a rise.
    #expect(verdict(20, 20, (365, 36)) == .rise && verdict(20, 20, (36, 365)) == .fall)
    // Two in a month after none in a year is more than chance, though two is few.
    #expect(verdict(0, 2, (365, 30)) == .rise && verdict(0, 1, (365, 30)) == .notEnough)
  }

  @Test("Nothing in either period says nothing")
  func bothZero() {
    let interval = ChangeInterval.conditionalBinomial(from: 0, to: 0, days: (365, 366))
    #expect(interval.ratio.isNaN && interval.lower == 0 && interval.upper == .infinity && interval.p == 1)
    #expect(interval == ChangeInterval.conditionalBinomial(from: 0, to: 0, days: (365, 366)))
  }

  @Test(
    "The interval leaves out 1 where, and only where, p is at most 0.05; turning the periods round turns the ratio over", arguments: 0..<40)
  func properties(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "changes")
    let (from, to) = (random.below(60), random.below(60))
    let days = (28 + random.below(700), 28 + random.below(700))
    let interval = ChangeInterval.conditionalBinomial(from: from, to: to, days: days)
    let back = ChangeInterval.conditionalBinomial(from: to, to: from, days: (days.1, days.0))
    #expect((interval.lower > 1 || interval.upper < 1) == (interval.p <= 0.05), "seed \(seed)")
    #expect(near(interval.p, back.p, 1e-12) && near(interval.lower, 1 / back.upper, 1e-12), "seed \(seed)")
    #expect(from + to == 0 || interval.lower <= interval.ratio && interval.ratio <= interval.upper, "seed \(seed)")
    #expect(interval.lower <= interval.upper, "seed \(seed)")
  }

  @Test("The limits of a share agree with R")
  func shares() {
    // R 4.2.2, binom.test(successes, trials)$conf.int.
    let references: [(Int, Int, Double, Double)] = [
      (78, 208, 0.309014524297995, 0.444603743802294), (21, 54, 0.259198272233081, 0.531212248678904), (0, 4, 0, 0.602364635616475),
      (3, 3, 0.292401773821287, 1), (1, 2, 0.0125791170934251, 0.987420882906575),
    ]
    for (successes, trials, lower, upper) in references {
      let limits = BinomialLimits(successes: successes, trials: trials)
      #expect(near(limits.lower, lower) && near(limits.upper, upper), "\(successes) of \(trials)")
    }
    let none = BinomialLimits(successes: 0, trials: 0)
    #expect(none.lower == 0 && none.upper == 1 && CompletionRate(completed: 0, of: 0) == nil)
  }
}
