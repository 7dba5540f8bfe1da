import Foundation

/// Tails of the standard normal distribution.
enum NormalDistribution {
  /// The p-value of a z-value; `NaN` for `NaN`.
  static func p(_ z: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: erfc(z.magnitude * 0.5.squareRoot())
    case .greater: erfc(z * 0.5.squareRoot()) / 2
    case .less: erfc(-z * 0.5.squareRoot()) / 2
    }
  }
}
