import Foundation
import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite struct GammaDistributionTests {
  /// Shape, x, P and Q by scipy 1.17.1, `special.gammainc(a, x)` and `special.gammaincc(a, x)`.
  static let incomplete: [(shape: Double, x: Double, lower: Double, upper: Double)] = [
    (0.01, 1e-08, 0.836510254685233, 0.16348974531476668), (0.01, 0.5, 0.9943732438060326, 0.005626756193967183),
    (0.3, 0.2, 0.6575067242697217, 0.3424932757302783), (1, 1, 0.6321205588285577, 0.36787944117144245),
    (2.5, 0.1, 0.0008861387888124438, 0.9991138612111875), (2.5, 9, 0.9970535954121197, 0.0029464045878802923),
    (14.9, 16, 0.6421527348646927, 0.3578472651353073), (15.1, 3, 5.678852455562242e-07, 0.9999994321147544),
    (40, 38.5, 0.4257127518720323, 0.5742872481279676), (40, 80, 0.9999997191278374, 2.8087216260420857e-07),
    (1000, 1010, 0.6276789447369947, 0.37232105526300524), (1000, 900, 0.0005499022657117818, 0.9994500977342882),
    (100000, 100300, 0.8286363112512075, 0.17136368874879243), (1_000_000, 999000, 0.15865521357430365, 0.8413447864256963),
  ]
  /// Shape, p and quantile by scipy 1.17.1, `stats.gamma.ppf(p, a)`.
  static let quantiles: [(shape: Double, p: Double, quantile: Double)] = [
    (0.01, 0.5, 4.465535018910562e-31), (0.05, 0.025, 5.31566188991436e-33), (0.05, 0.975, 0.5671737617538583),
    (0.5, 0.025, 0.0004910345585876278), (1, 0.5, 0.6931471805599455), (2.3, 0.975, 6.083455774632756),
    (3, 0.001, 0.1905333775684032), (15, 0.975, 23.489621121835576), (16.5, 0.025, 9.523330751587554),
    (100, 0.5, 99.66686491931549), (100, 0.999, 133.7702639113786), (12345.6, 0.025, 12128.775615877748),
    (1_000_000, 0.975, 1001960.9109654503),
  ]

  @Test func bothTailsAsInScipy() {
    for value in Self.incomplete {
      let tails = IncompleteGamma(shape: value.shape, at: value.x)
      #expect(abs(tails.lower / value.lower - 1) < 1e-10, "P(\(value.shape), \(value.x)) = \(tails.lower)")
      #expect(abs(tails.upper / value.upper - 1) < 1e-9, "Q(\(value.shape), \(value.x)) = \(tails.upper)")
    }
  }

  @Test func quantilesAsInScipy() {
    for value in Self.quantiles {
      let quantile = GammaDistribution(shape: value.shape, rate: 1).quantile(value.p)
      #expect(abs(quantile / value.quantile - 1) < 1e-10, "\(value.shape), \(value.p): \(quantile)")
      #expect(abs(GammaDistribution(shape: value.shape, rate: 250).quantile(value.p) * 250 / value.quantile - 1) < 1e-10)
    }
  }

  @Test func endsAndTinyValues() {
    let gamma = GammaDistribution(shape: 0.001, rate: 2)
    #expect(gamma.quantile(0) == 0 && gamma.quantile(1) == .infinity && gamma.quantile(0.1) == 0)
    #expect(gamma.cumulative(0) == 0 && gamma.survival(0) == 1 && gamma.survival(.infinity) == 0)
    #expect(gamma.mean == 0.0005)
  }

  /// A quantile undoes the probability, from very small shapes to large ones.
  @Test func quantileUndoesProbability() {
    var random = KeyedRandom(seed: 7, purpose: "gamma quantiles")
    for _ in 0..<500 {
      let (u, v) = (random.unit(), random.unit())
      let shape = 10_000 * u * u * u * u * u + 0.02
      let p = 0.0001 + 0.9998 * v
      let gamma = GammaDistribution(shape: shape, rate: 3)
      #expect(abs(gamma.cumulative(gamma.quantile(p)) - p) < 1e-11, "seed 7, shape \(shape), p \(p)")
    }
  }

  /// The mean and the share below the median and the 97.5 % quantile of 40,000 draws, within 4.5 standard errors.
  @Test(arguments: [0.05, 0.4, 1, 2.7, 60]) func drawsFollowTheDistribution(shape: Double) {
    let gamma = GammaDistribution(shape: shape, rate: 5)
    var random = KeyedRandom(seed: 11, purpose: "gamma draws")
    let draws = (0..<40_000).map { _ in exp(gamma.logarithmOfSample(&random)) }
    let error = shape.squareRoot() / 5 / 200
    #expect(abs(draws.reduce(0, +) / 40_000 - gamma.mean) < 4.5 * error, "seed 11")
    for p in [0.5, 0.975] {
      let below = Double(draws.count { $0 <= gamma.quantile(p) }) / 40_000
      #expect(abs(below - p) < 4.5 * (p * (1 - p) / 40_000).squareRoot(), "seed 11")
    }
  }

  /// Garwood's interval, as (χ²(0.025; 2·O)/2, χ²(0.975; 2·O + 2)/2) of scipy 1.17.1.
  @Test func exactPoissonIntervals() {
    let expected: [(Double, Double, Double)] = [
      (0, 0, 3.6888794541139354), (1, 0.025317807984289876, 5.571643390938898), (2, 0.24220927854396496, 7.22468766772396),
      (5, 1.6234863901184207, 11.66833207932267), (10, 4.7953886961324335, 18.39035604201778),
      (20, 12.216519585403944, 30.8883779026746), (100, 81.36399125092314, 121.62679379242638),
    ]
    for (cases, lower, upper) in expected {
      let interval = PoissonInterval.exact(cases: cases, level: 0.95)
      #expect(abs(interval.lower - lower) < 1e-10 && abs(interval.upper - upper) < 1e-10)
    }
  }
}
