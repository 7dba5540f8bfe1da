import Testing
import WardlightSpatialStatistics

/// Twelve areas whose rates differ, and the same with cases that follow the population more closely than chance would.
///
/// The expected values are of spdep 1.2-7 and R 4.2, with P the population.
enum TwelveAreas {
  static let cases: [Double] = [2, 0, 5, 9, 1, 3, 12, 0, 4, 7, 2, 6]
  static let evenCases: [Double] = [3, 1, 5, 5, 1, 7, 6, 1, 4, 4, 5, 3]
  static let population: [Double] = [310, 120, 450, 520, 95, 700, 640, 60, 380, 410, 505, 290]
  /// Each area neighbours the one before and the one behind it, in a ring.
  static let ring = Weights(neighbours: (0..<12).map { [($0 + 11) % 12, ($0 + 1) % 12] })

  /// `EBest(cases, P, family = "poisson")$estmm`.
  static let rates = [
    0.010250225426230501, 0.010204952731396939, 0.011301461715687732, 0.013360171817105172, 0.011312063268041029, 0.0085261790494162073,
    0.014192235283681347, 0.010762248524088483, 0.01115421517750286, 0.012994061824514834, 0.0089554125679368463, 0.01341499223120488,
  ]
  /// The `z` of `EBImoran.mc(cases, P, …)`.
  static let index = [
    -0.71428691690277635, -1.1066139018499781, -0.045307843003071786, 1.0335146846249175, -0.074989911697596709, -1.3604551259795434,
    1.3738452606351292, -0.80357632583676142, -0.13407146956539065, 0.91423050339424761, -1.2825472707976138, 1.3132109649313759,
  ]
  /// The `z` of `EBImoran.mc(evenCases, P, …)`, where a is clamped. esda 2.9.0, `assuncao_rate(evenCases, P)`, gives
  /// −0.145 −0.225 0.226 −0.098 0.054 …: it clamps nothing, but falls back to b / P for the areas where a + b / P is negative.
  static let evenIndex = [
    -0.064512528701384908, -0.18704751398180228, 0.22572878249162176, -0.09766817311218659, 0.046843225794563133, -0.011785113019775932,
    -0.16903085094570358, 0.51179862317891267, 0.093686451589126266, -0.058295989373892014, -0.03221012483787293, 0.051005891671665339,
  ]
}

@Suite struct EmpiricalBayesTests {
  @Test func ratesAndIndexAsInSpdep() {
    let bayes = EmpiricalBayes(cases: TwelveAreas.cases, population: TwelveAreas.population)
    #expect(abs(bayes.mean - 0.011383928571428571) < 1e-15)
    #expect(abs(bayes.variance - 1.0959855395399805e-05) < 1e-15)
    #expect(!bayes.wasClamped)
    expectClose(bayes.rates, TwelveAreas.rates, within: 1e-12)
    expectClose(bayes.index, TwelveAreas.index, within: 1e-12)
  }

  /// Where rates differ less than chance would make them, all of them are the mean, and no index takes a variance of another kind.
  @Test func aNegativeVarianceIsClamped() {
    let bayes = EmpiricalBayes(cases: TwelveAreas.evenCases, population: TwelveAreas.population)
    #expect(bayes.wasClamped && bayes.variance == 0)
    expectClose(bayes.rates, [Double](repeating: 0.010044642857142858, count: 12), within: 1e-15)
    expectClose(bayes.index, TwelveAreas.evenIndex, within: 1e-12)
  }

  /// An area without people, or without a figure, changes nothing for the others.
  @Test func noPopulationLeavesEverySum() {
    let plain = EmpiricalBayes(cases: TwelveAreas.cases, population: TwelveAreas.population)
    for (cases, population) in [(0, 0), (4, 0), (Double.nan, 100), (3, .nan), (.infinity, 100), (3, .infinity)] {
      let bayes = EmpiricalBayes(cases: TwelveAreas.cases + [cases], population: TwelveAreas.population + [population])
      #expect(bayes.mean == plain.mean && bayes.variance == plain.variance)
      #expect(Array(bayes.rates.prefix(12)) == plain.rates && Array(bayes.index.prefix(12)) == plain.index)
      #expect(bayes.rates[12].isNaN && bayes.index[12].isNaN)
    }
  }

  @Test func noCasesGiveRatesOfZeroAndNoIndex() {
    let bayes = EmpiricalBayes(cases: [0, 0, 0], population: [10, 20, 0])
    #expect(bayes.mean == 0 && bayes.variance == 0 && !bayes.wasClamped)
    #expect(bayes.rates[0] == 0 && bayes.rates[1] == 0 && bayes.rates[2].isNaN)
    #expect(bayes.index.allSatisfy { $0.isNaN })
  }

  @Test func nobodyGivesNothing() {
    for population in [[], [0], [0, .nan]] as [[Double]] {
      let bayes = EmpiricalBayes(cases: population.map { _ in 0 }, population: population)
      #expect(bayes.mean.isNaN && bayes.variance.isNaN && !bayes.wasClamped)
      #expect(bayes.rates.allSatisfy { $0.isNaN } && bayes.index.allSatisfy { $0.isNaN })
    }
  }

  /// A rate lies between the crude one and the mean.
  @Test func ratesLieBetweenTheirOwnAndTheMean() {
    let bayes = EmpiricalBayes(cases: TwelveAreas.cases, population: TwelveAreas.population)
    for area in 0..<12 {
      let crude = TwelveAreas.cases[area] / TwelveAreas.population[area]
      #expect(bayes.rates[area] >= min(crude, bayes.mean) && bayes.rates[area] <= max(crude, bayes.mean))
    }
  }
}
