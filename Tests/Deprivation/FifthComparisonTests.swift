import Testing
import WardlightDeprivation
import WardlightSpatialStatistics

@Suite("Shares of the most deprived fifth, observed and expected") struct FifthComparisonTests {
  /// `scipy.stats.hypergeom(10, 2, 5)` and `scipy.stats.poisson.sf(1, 20 * P / P.sum())`, scipy 1.17.1.
  @Test("A draw by lot, and equal rates") func small() {
    let fifths = DeprivationFifths([100, 90, 80, 70, 60, 50, 40, 30, 20, 10])
    let people: [Double] = [400, 300, 100, 100, 100, 200, 100, 100, 300, 300]
    let counts = [5, 4, 0, 2, 1, 1, 3, 1, 2, 1]
    let found = fifths.comparison(counts: counts, atLeast: 2, population: people)
    #expect(found.observed == FifthShare(count: 2, of: 5) && found.byAreas == FifthShare(count: 2, of: 10) && found.draw.expected == 1)
    #expect((found.draw.p(atLeast: 2) - 0.222_222_222_222_222_22).magnitude < 1e-15 && found.draw.range == 0...2)
    #expect((found.byPopulation - 32.706_003_306_925_339).magnitude < 1e-9 && found.populationReason == nil)
    let without = fifths.comparison(counts: counts, atLeast: 2)
    #expect(without.byPopulation.isNaN && without.populationReason == "no populations are given")
    #expect(fifths.comparison(counts: counts.map { _ in 0 }, atLeast: 2, population: people).populationReason != nil)
  }

  @Test("A borough's areas keep the fifths of all") func borough() {
    let fifths = DeprivationFifths([100, 90, 80, 70, 60, 50, 40, 30, 20, 10, .nan])
    let found = fifths.comparison(counts: [9, 0, 9, 0, 0, 0, 0, 0, 0, 9, 9], atLeast: 5, among: [0, 2, 9, 10])
    #expect(found.observed == FifthShare(count: 1, of: 3) && found.byAreas == FifthShare(count: 1, of: 3))
    let nothing = fifths.comparison(counts: Array(repeating: 9, count: 11), atLeast: 5, among: [10])
    #expect(nothing.observed.percent.isNaN && nothing.byAreas.percent.isNaN && nothing.byPopulation.isNaN)
  }
}
