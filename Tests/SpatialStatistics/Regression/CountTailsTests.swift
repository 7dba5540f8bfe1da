import Foundation
import Testing

@testable import WardlightSpatialStatistics

@Suite struct CountTailsTests {
  struct Tails: Sendable {
    let count: Double
    let mean: Double
    let theta: Double?
    let more: Double
    let fewer: Double

    init(_ count: Double, _ mean: Double, _ theta: Double?, _ more: Double, _ fewer: Double) {
      (self.count, self.mean, self.theta, self.more, self.fewer) = (count, mean, theta, more, fewer)
    }
  }

  /// Summed term by term in Python's `decimal` with 60 digits. scipy 1.17.1 (`poisson`, `nbinom`) agrees to 10⁻¹², but for large θ only to 10⁻⁸.
  static let summed = [
    Tails(0, 0.01, nil, 1.0, 0.9900498337491681), Tails(0, 700.0, nil, 1.0, 9.85967654375977e-305),
    Tails(1, 1e-09, nil, 9.999999995e-10, 1.0), Tails(3, 0.5, nil, 0.014387677966970687, 0.9982483774437092),
    Tails(7, 7.0, nil, 0.5502889441513011, 0.5987138355230367), Tails(60, 1.25, nil, 2.293753226366467e-77, 1.0),
    Tails(220, 20.5, nil, 2.3248797610686515e-142, 1.0), Tails(10, 400.0, nil, 1.0, 5.675591114258253e-155),
    Tails(100_000, 100_000.0, nil, 0.5004205221103651, 0.5008410430993401),
    Tails(101_500, 100_000.0, nil, 1.1193749619998004e-06, 0.9999988978481349),
    Tails(98_000, 100_000.0, nil, 0.9999999998901358, 1.121599489826466e-10),
    Tails(0, 3.5, 0.25, 1.0, 0.5081327481546147), Tails(5, 0.9, 1.2, 0.02033640461971649, 0.9910214343832163),
    Tails(60, 1.25, 1.2, 6.27585837255675e-18, 1.0), Tails(900, 20.5, 7.4, 3.8473732683834196e-109, 1.0),
    Tails(2, 400.0, 7.4, 0.999999999998915, 5.01795465201271e-12), Tails(4, 0.5, 0.0001, 0.0006682493868438339, 0.999356713931773),
    Tails(12, 5.0, 1e9, 0.00545309203664201, 0.9979811483124638), Tails(2_000, 1_000.0, 50.0, 2.2251875335064204e-08, 0.9999999782984755),
    Tails(20_000, 15_000.0, 30.0, 0.04338103438648269, 0.9566467122227376), Tails(0, 2_000.0, 30.0, 1.0, 1.2267512359197296e-55),
    Tails(7, 7.0, 1e6, 0.5502884226436149, 0.5987138355236452),
  ]

  @Test(arguments: summed) func keepTheirDigitsFarOut(_ tails: Tails) {
    let ours = CountTails(of: tails.count, mean: tails.mean, theta: tails.theta)
    let tolerance = (tails.theta ?? 1) < 0.01 ? 1e-11 : 3e-13
    #expect(abs(ours.more / tails.more - 1) < tolerance, "\(tails): \(ours.more)")
    #expect(abs(ours.fewer / tails.fewer - 1) < tolerance, "\(tails): \(ours.fewer)")
  }

  /// What is beyond the range of a `Double` is 0, not a number that is none.
  @Test func nothingOverflows() {
    for theta in [nil, 1e-8, 0.5, 1e12] as [Double?] {
      for (count, mean) in [(0.0, 1e-300), (1e6, 1e-3), (0, 1e9), (1e6, 1e6), (1e9, 1e9), (1, 1e15)] {
        let tails = CountTails(of: count, mean: mean, theta: theta)
        #expect(tails.more >= 0 && tails.more <= 1 && tails.fewer >= 0 && tails.fewer <= 1, "\(count), \(mean), \(theta ?? 0)")
        #expect(tails.more + tails.fewer >= 1 - 1e-9, "\(count), \(mean), \(theta ?? 0)")
      }
    }
  }

  /// scipy 1.17.1: `scipy.special.digamma`, `polygamma(1, x)`.
  @Test func digammaAndTrigammaAsInScipy() {
    let values = [
      (1e-8, -100000000.57721564, 1e16), (0.3, -3.502524222200133, 12.245364546107734), (1, -0.5772156649015329, 1.6449340668482266),
      (2.5, 0.7031566406452432, 0.4903577561002349), (14.9, 2.667428976216042, 0.06941658320709582),
      (15.1, 2.681216839951709, 0.0684664175962539), (1e3, 6.907255195648812, 0.001000500166666633),
      (1e9, 20.723265836446412, 1.0000000005000001e-09),
    ]
    for (x, digamma, trigamma) in values {
      #expect(abs(GammaFunction.digamma(x) / digamma - 1) < 1e-14, "\(x)")
      #expect(abs(GammaFunction.trigamma(x) / trigamma - 1) < 1e-14, "\(x)")
    }
  }

  @Test func risesAreDifferences() {
    for (x, gap) in [(0.01, 3.0), (0.5, 40), (14, 33), (20, 1_000), (1e6, 100), (3, 1e7)] {
      let rise = GammaFunction.polygammaRise(x, by: gap)
      #expect(abs(rise.first - (GammaFunction.digamma(x + gap) - GammaFunction.digamma(x))) < 1e-13 * max(1, rise.first))
      #expect(abs(rise.second - (GammaFunction.trigamma(x) - GammaFunction.trigamma(x + gap))) < 1e-14 * max(1, rise.second))
      let direct = (0..<Int(min(gap, 1_000))).reduce(0) { $0 + log(x + Double($1)) }
      #expect(abs(GammaFunction.logRise(x, by: min(gap, 1_000)) - direct) < 1e-13 * max(1, abs(direct)), "\(x), \(gap)")
    }
    #expect(abs(GammaFunction.logFactorial(20) / log(2_432_902_008_176_640_000) - 1) < 1e-15)
    #expect(GammaFunction.logFactorial(0) == 0 && GammaFunction.logFactorial(1) == 0)
  }
}
