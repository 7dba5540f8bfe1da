import Foundation

/// Tails of Student's t distribution.
enum StudentDistribution {
  /// The two-sided p-value of t = r·√(ν/(1 − r²)), which is I₁₋ᵣ²(ν/2, ½), the regularised incomplete beta function; ν need not be whole.
  ///
  /// - Parameters:
  ///   - correlation: r, from −1 to 1; at the ends p is 0.
  ///   - freedom: ν, above 0.
  /// - SeeAlso: Abramowitz & Stegun (1964), 26.5.8 and 26.7.1.
  static func pOfCorrelation(_ correlation: Double, degreesOfFreedom freedom: Double) -> Double {
    let square = correlation * correlation
    if square == 0 { return 1 }
    if square >= 1 { return 0 }
    let a = freedom / 2
    // Whichever of I and its complement has a fraction that converges quickly.
    guard 1 - square > (a + 1) / (a + 2.5) else { return factor(a, square) * fraction(a, 0.5, 1 - square) / a }
    return 1 - factor(a, square) * fraction(0.5, a, square) / 0.5
  }

  /// (1 − r²)ᵃ·|r| / B(a, ½).
  private static func factor(_ a: Double, _ square: Double) -> Double {
    exp(a * log1p(-square)) * square.squareRoot() * gammaRatio(a) / Double.pi.squareRoot()
  }

  /// Γ(a + ½)/Γ(a).
  private static func gammaRatio(_ a: Double) -> Double {
    guard a > 60 else { return tgamma(a + 0.5) / tgamma(a) }
    let u = 1 / a
    let series = 1 - u * (1 / 8.0 - u * (1 / 128.0 + u * (5 / 1024.0 - u * (21 / 32768.0 + u * (399 / 262144.0 - u * 869 / 4194304.0)))))
    return a.squareRoot() * series
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var (c, d) = (1.0, 1 / nonZero(1 - (a + b) * x / (a + 1), tiny))
    var value = d
    for step in 1...100_000 {
      let m = Double(step)
      for term in [m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1))] {
        d = 1 / nonZero(1 + term * x * d, tiny)
        c = nonZero(1 + term * x / c, tiny)
        value *= c * d
      }
      if (c * d - 1).magnitude < 0x1p-53 { break }
    }
    return value
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double { value.magnitude < tiny ? tiny : value }
}
