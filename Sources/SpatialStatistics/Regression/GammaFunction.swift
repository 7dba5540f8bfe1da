import Foundation

/// The gamma function's logarithm and its derivatives, for arguments above 0, as differences that keep their digits.
///
/// Arguments below 15 are raised by the recurrence, above it Stirling's series and its derivatives serve: relative error about 10⁻¹⁵.
///
/// - SeeAlso: Abramowitz & Stegun (1964), 6.1.40, 6.3.18 and 6.4.12.
enum GammaFunction {
  /// From here on the series are exact to the last bits.
  static let seriesStart = 15.0

  /// ln Γ(x) − [(x − ½)·ln x − x + ½·ln 2π].
  static func stirlingError(_ x: Double) -> Double {
    guard x < seriesStart else { return stirlingSeries(x) }
    let steps = (seriesStart - x).rounded(.up)
    let end = x + steps
    return (end - 0.5) * log(end) - (x - 0.5) * log(x) - steps - log(risingProduct(x, by: steps)) + stirlingSeries(end)
  }

  /// ln(k!) for a whole number of at least 0.
  static func logFactorial(_ k: Double) -> Double {
    guard k > mostFactors else { return log(risingProduct(1, by: k)) }
    return (k + 0.5) * log(k) - k + 0.5 * log(2 * Double.pi) + stirlingSeries(k)
  }

  /// ln Γ(x + k) − ln Γ(x) for a whole k, without the difference of two large numbers.
  static func logRise(_ x: Double, by k: Double) -> Double {
    if k <= mostFactors, x < 1e14 { return log(risingProduct(x, by: k)) }
    return (x - 0.5) * log1p(k / x) + k * log(x + k) - k + stirlingError(x + k) - stirlingError(x)
  }

  /// The most factors of a product that stays in the range of `Double`.
  private static let mostFactors = 20.0

  /// x(x + 1)…(x + k − 1), whose logarithm is one instead of k.
  private static func risingProduct(_ x: Double, by k: Double) -> Double {
    var (product, step) = (1.0, 0.0)
    while step < k {
      product *= x + step
      step += 1
    }
    return product
  }

  /// ``stirlingError(_:)`` from ``seriesStart`` on.
  private static func stirlingSeries(_ x: Double) -> Double {
    let square = 1 / (x * x)
    return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680 - square / 1_188)))) / x
  }

  /// ψ(x) = (ln Γ)'(x).
  static func digamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < seriesStart {
      sum -= 1 / x
      x += 1
    }
    return sum + log(x) + digammaTail(x)
  }

  /// ψ′(x).
  static func trigamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < seriesStart {
      sum += 1 / (x * x)
      x += 1
    }
    return sum + trigammaSeries(x)
  }

  /// ψ(x) − ln x from ``seriesStart`` on.
  static func digammaTail(_ x: Double) -> Double {
    let s = 1 / (x * x)
    return -0.5 / x - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132 - s * 691.0 / 32_760)))))
  }

  /// ψ′(x) from ``seriesStart`` on.
  static func trigammaSeries(_ x: Double) -> Double {
    let s = 1 / (x * x)
    return (1 + 0.5 / x + s * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66 - s * 691.0 / 2_730)))))) / x
  }

  /// Σ 1/(x + j) and Σ 1/(x + j)² for j = 0 ..< gap: by how much ψ rises and ψ′ falls from x to x + gap.
  static func polygammaRise(_ x: Double, by gap: Double) -> (first: Double, second: Double) {
    var (start, left) = (x, gap)
    var (first, second) = (0.0, 0.0)
    while left > 0, gap <= 32 || start < seriesStart {
      let term = 1 / start
      first += term
      second += term * term
      start += 1
      left -= 1
    }
    guard left > 0 else { return (first, second) }
    let end = start + left
    first += log1p(left / start) + (digammaTail(end) - digammaTail(start))
    return (first, second + trigammaSeries(start) - trigammaSeries(end))
  }
}
