import Foundation

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x).
///
/// P(a, x) = 1/Γ(a) · ∫₀ˣ tᵃ⁻¹e⁻ᵗ dt. Below x = a + 1 the series for P, above it the continued fraction for Q, so that the smaller of the
/// two is found directly and keeps its digits.
///
/// - Complexity: O(1) for small a, O(√a) terms for large a.
/// - SeeAlso: Abramowitz & Stegun (1964), 6.5.29 and 6.5.31; Lentz (1976), doi:10.1364/AO.15.000668, in Thompson & Barnett's form; Loader
///   (2000), Fast and accurate computation of binomial probabilities, for the factor in front.
struct IncompleteGamma {
  /// P(a, x).
  let lower: Double
  /// Q(a, x).
  let upper: Double

  /// - Parameters:
  ///   - shape: a, above 0.
  ///   - x: At least 0.
  init(shape a: Double, at x: Double) {
    if x <= 0 {
      (lower, upper) = (0, 1)
    } else if x == .infinity {
      (lower, upper) = (1, 0)
    } else if x < a + 1 {
      lower = min(1, Self.factor(a, x) * Self.series(a, x))
      upper = 1 - lower
    } else {
      upper = min(1, Self.factor(a, x) * a * Self.fraction(a, x))
      lower = 1 - upper
    }
  }

  /// xᵃe⁻ˣ / Γ(a + 1), by the distance of x from a, so that nothing large cancels.
  static func factor(_ a: Double, _ x: Double) -> Double {
    guard a > 15 else { return exp(a * log(x) - x) / tgamma(a + 1) }
    let departure = (x - a) / a
    let deviance = a * (departure - log1p(departure))
    return exp(-deviance - stirlingError(a)) / (2 * Double.pi * a).squareRoot()
  }

  /// ln Γ(a + 1) less Stirling's formula for it, from a = 15 on.
  private static func stirlingError(_ a: Double) -> Double {
    let square = 1 / (a * a)
    return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / a
  }

  /// 1 + x/(a+1) + x²/((a+1)(a+2)) + …
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = a
    while term > sum * 0x1p-54 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// 1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …))).
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for step in 1...100_000 {
      let numerator = -Double(step) * (Double(step) - a)
      b += 2
      d = numerator * d + b
      c = b + numerator / c
      d = 1 / (d.magnitude < tiny ? tiny : d)
      if c.magnitude < tiny { c = tiny }
      value *= c * d
      if (c * d - 1).magnitude < 0x1p-52 { break }
    }
    return value
  }
}
