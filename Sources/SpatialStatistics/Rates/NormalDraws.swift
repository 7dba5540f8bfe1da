import Foundation
import WardlightEssentials

extension NormalDistribution {
  /// A random value of the standard normal distribution.
  ///
  /// The polar method of Marsaglia and Bray (1964), doi:10.1137/1006063; the second value of each pair is not kept, so that the
  /// stream alone says what comes next.
  static func sample(_ random: inout KeyedRandom) -> Double {
    while true {
      let u = 2 * random.unit() - 1
      let v = 2 * random.unit() - 1
      let square = u * u + v * v
      if square > 0, square < 1 { return u * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Roughly the value below which the standard normal distribution lies with probability p, to three decimals: a start for searches.
  ///
  /// Abramowitz & Stegun (1964), 26.2.23.
  static func quantile(_ p: Double) -> Double {
    let t = (-2 * log(min(p, 1 - p))).squareRoot()
    let value = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    return p < 0.5 ? -value : value
  }
}
