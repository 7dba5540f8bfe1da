import Foundation
import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct RankCorrelationTests {
  /// scipy 1.17.1, `scipy.stats.rankdata([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])`.
  @Test func midRanksAsInScipy() {
    #expect(Ranks.mid([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]) == [4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8])
    #expect(Ranks.mid([]).isEmpty)
    #expect(Ranks.mid([0, -0.0, -1]) == [2.5, 2.5, 1])
  }

  /// scipy 1.17.1, `scipy.stats.spearmanr(CRIME, INC)` and the same of `numpy.round(CRIME / 10)`, `numpy.round(INC / 5)`, which tie. The interval
  /// by its formula in numpy.
  @Test func columbusAsInScipy() {
    let plain = RankCorrelation.spearman(Columbus.crime, Columbus.income, permutations: 9_999, seed: 1)
    #expect(abs(plain.rho + 0.735_204_081_632_652_9) < 1e-14)
    #expect(plain.n == 49 && plain.reason == nil)
    #expect(plain.p == 0.000_2)
    #expect(abs(plain.lower + 0.852_616_763_522_233_6) < 1e-13)
    #expect(abs(plain.upper + 0.547_120_152_784_907_7) < 1e-13)
    let tied = RankCorrelation.spearman(
      Columbus.crime.map { ($0 / 10).rounded(.toNearestOrEven) }, Columbus.income.map { ($0 / 5).rounded(.toNearestOrEven) },
      permutations: 0, seed: 1)
    #expect(abs(tied.rho + 0.718_376_376_749_837_6) < 1e-14)
    #expect(tied.p.isNaN && tied.reason == nil)
  }

  static let x: [Double] = [1, 2, 2, 4, 5, 6, 7]
  static let y: [Double] = [2, 1, 4, 4, 3, 7, 5]

  /// scipy 1.17.1, `permutation_test((x,), …, permutation_type="pairings", n_resamples=inf)`: exact p 0.05555… two-sided (twice the smaller tail).
  @Test func drawnPIsNearTheExactOne() {
    let drawn = RankCorrelation.spearman(Self.x, Self.y, permutations: 99_999, seed: 3)
    #expect(abs(drawn.rho - 0.754_545_454_545_454_5) < 1e-15)
    #expect(abs(drawn.p - 0.055_555_555_555_555_55) < 5 * 2 * 0.000_52)
    #expect(abs(drawn.lower + 0.126_633_373_438_138_44) < 1e-14)
    #expect(abs(drawn.upper - 0.970_110_579_560_740_8) < 1e-14)
  }

  @Test func threadsDoNotMatter() {
    let one = RankCorrelation.spearman(Self.x, Self.y, permutations: 2_000, seed: 3, parallel: Parallel(threads: 1))
    #expect(one == RankCorrelation.spearman(Self.x, Self.y, permutations: 2_000, seed: 3, parallel: Parallel(threads: 8)))
    #expect(one != RankCorrelation.spearman(Self.x, Self.y, permutations: 2_000, seed: 4, parallel: Parallel(threads: 8)))
  }

  @Test func aPerfectOrderHasRhoOneAndNoWidth() {
    let up = RankCorrelation.spearman([1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 1e9], permutations: 999, seed: 1)
    #expect(up.rho == 1 && up.lower == 1 && up.upper == 1)
    let down = RankCorrelation.spearman([1, 2, 2, 4, 5, 6], [9, 8, 8, 6, 5, 4], permutations: 999, seed: 1)
    #expect(down.rho == -1)
  }

  @Test func withoutEnoughPairsThereIsAReason() {
    let few = RankCorrelation.spearman([1, 2, 3, 4, .nan], [1, 2, 3, 4, 5], permutations: 99, seed: 1)
    #expect(few.reason == "fewer than 5 pairs" && few.rho.isNaN && few.p.isNaN && few.lower.isNaN && few.upper.isNaN && few.n == 4)
    #expect(
      RankCorrelation.spearman([1, 1, 1, 1, 1], [1, 2, 3, 4, 5], permutations: 99, seed: 1).reason == "the first values do not vary")
    #expect(
      RankCorrelation.spearman([1, 2, 3, 4, 5], [1, 1, 1, 1, 1], permutations: 99, seed: 1).reason == "the second values do not vary")
    #expect(RankCorrelation.spearman([], [], permutations: 99, seed: 1).reason == "fewer than 5 pairs")
    let pairs = RankCorrelation.spearman([1, .nan] + Self.x, [.nan, 2] + Self.y, permutations: 99, seed: 1)
    #expect(pairs.n == 7 && pairs == RankCorrelation.spearman(Self.x, Self.y, permutations: 99, seed: 1))
  }
}
