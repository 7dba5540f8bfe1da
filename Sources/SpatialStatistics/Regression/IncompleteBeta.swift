import Foundation

/// The regularised incomplete beta function I_x(a, b) and its complement.
///
/// Lentz's continued fraction on the side where it converges, which is the side of the smaller part, so that far tails keep their digits.
///
/// Where a or b is far below 1, a small part can lie on the other side: it then has an error of about 10⁻¹⁶ in all.
///
/// - Complexity: O(√max(a, b)) terms.
/// - SeeAlso: Abramowitz & Stegun (1964), 26.5.8; Loader (2000), Fast and accurate computation of binomial probabilities, for the factor in front.
struct IncompleteBeta {
  /// I_x(a, b).
  let lower: Double
  /// 1 − I_x(a, b) = I_{1−x}(b, a).
  let upper: Double

  /// - Parameters:
  ///   - a: Above 0.
  ///   - b: Above 0.
  ///   - x: From 0 to 1.
  ///   - complement: 1 − x, given so that it has all its digits where x is near 1.
  init(_ a: Double, _ b: Double, at x: Double, complement: Double) {
    if x <= 0 {
      (lower, upper) = (0, 1)
    } else if complement <= 0 {
      (lower, upper) = (1, 0)
    } else if x < (a + 1) / (a + b + 2) {
      lower = min(1, Self.factor(a, b, x, complement) / a * Self.fraction(a, b, x))
      upper = 1 - lower
    } else {
      upper = min(1, Self.factor(a, b, x, complement) / b * Self.fraction(b, a, complement))
      lower = 1 - upper
    }
  }

  /// xᵃ(1 − x)ᵇ / B(a, b), by the distance of x from a / (a + b), so that nothing large cancels.
  private static func factor(_ a: Double, _ b: Double, _ x: Double, _ complement: Double) -> Double {
    let excess = b * x - a * complement
    let deviance = a * (excess / a - log1p(excess / a)) - b * (excess / b + log1p(-excess / b))
    let error = GammaFunction.stirlingError(a + b) - GammaFunction.stirlingError(a) - GammaFunction.stirlingError(b)
    return exp(error - deviance) * (a / (2 * Double.pi) * (b / (a + b))).squareRoot()
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...200_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      value *= d * c
      if (d * c - 1).magnitude < 0x1p-52 { break }
    }
    return value
  }
}
