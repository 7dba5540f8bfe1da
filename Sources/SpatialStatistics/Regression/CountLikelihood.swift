import Foundation

/// What one count says of its expected count: logarithms of probabilities, departures, variances.
struct CountLikelihood: Hashable, Sendable {
  /// θ of a negative binomial; `nil` for the Poisson family.
  let theta: Double?

  /// ln P(Y = y).
  func logarithm(_ count: Double, _ mean: Double) -> Double {
    guard let theta else { return (count > 0 ? count * log(mean) : 0) - mean - GammaFunction.logFactorial(count) }
    let odds = count > 0 ? count * log(mean / (theta + mean)) : 0
    return GammaFunction.logRise(theta, by: count) - GammaFunction.logFactorial(count) + odds - theta * log1p(mean / theta)
  }

  /// The variance that the family gives a count: μ, or μ + μ²/θ.
  func variance(_ mean: Double) -> Double { theta.map { mean + mean * (mean / $0) } ?? mean }

  /// Twice by how much the count's probability falls short of what it could be, at least 0.
  func deviance(_ count: Double, _ mean: Double) -> Double {
    let departure = mean - count
    guard let theta else { return count == 0 ? 2 * mean : max(0, 2 * (count * Self.excess(departure / count))) }
    let common = (theta + count) * Self.excess(departure / (theta + count))
    if count == 0 { return 2 * theta * log1p(mean / theta) }
    return max(0, 2 * (count * Self.excess(departure / count) - common))
  }

  /// x − ln(1 + x), at least 0.
  private static func excess(_ x: Double) -> Double { x - log1p(x) }
}
