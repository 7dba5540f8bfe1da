import Testing

@testable import WardlightSpatialStatistics

@Suite("Tails of drawing without replacement")
struct HypergeometricTailsTests {
  /// R 4.2.2: `phyper(count - 1, marked, population - marked, draws, lower.tail = FALSE)` and `phyper(count, …)`; scipy 1.x's `hypergeom.sf` and `cdf`
  /// agree to ten digits.
  @Test(
    "R's tails, however small",
    arguments: [
      (900, 1_784, 1_000, 1_500, 1.06813174334886e-14, 0.999999999999996), (5, 1_784, 60, 40, 0.00967742037444344, 0.99823187405827),
      (40, 1_784, 60, 40, 4.67256636084351e-67, 1), (100_100, 4_000_000, 1_000_000, 400_000, 0.35078775443229, 0.650637740293145),
      (0, 1_784, 3, 50, 1, 0.918209222733266), (3, 1_784, 3, 50, 2.07469102790889e-05, 1),
      (0, 4_000_000, 2_000, 1_000, 1, 0.606416933244812),
    ])
  func reference(_ count: Int, _ population: Int, _ marked: Int, _ draws: Int, _ more: Double, _ fewer: Double) {
    let tails = CountTails(of: count, population: population, marked: marked, draws: draws)
    #expect(abs(tails.more - more) <= 1e-9 * more, "\(tails.more)")
    #expect(abs(tails.fewer - fewer) <= 1e-9 * fewer, "\(tails.fewer)")
    #expect(CountTails(of: count, population: population, marked: draws, draws: marked) == tails)
  }

  @Test("Tails of small draws are sums over every count")
  func small() {
    for population in 1...12 {
      for marked in 0...population {
        for draws in 0...population {
          let whole = Hypergeometric(population: population, marked: marked, draws: draws).upperTails
          for count in max(0, draws + marked - population)...min(draws, marked) {
            let tails = CountTails(of: count, population: population, marked: marked, draws: draws)
            #expect(abs(tails.more - whole[count]) < 1e-13)
            #expect(abs(tails.fewer - (1 - (count < draws ? whole[count + 1] : 0))) < 1e-13)
          }
        }
      }
    }
  }
}

@Suite("Tails of the χ² distribution")
struct ChiSquareTests {
  /// R 4.2.2: `pchisq(x, df, lower.tail = FALSE)`.
  @Test("R's tails")
  func reference() {
    #expect(abs(ChiSquareDistribution.upperTail(of: 3.841458820694124, degreesOfFreedom: 1) - 0.05) < 1e-12)
    #expect(abs(ChiSquareDistribution.upperTail(of: 30.0701490957547, degreesOfFreedom: 2) - 2.95358918321176e-07) < 1e-16)
    #expect(ChiSquareDistribution.upperTail(of: 0, degreesOfFreedom: 3) == 1)
    #expect(ChiSquareDistribution.upperTail(of: 3, degreesOfFreedom: 0).isNaN)
  }
}
