/// Exact probabilities of a count at least as large, and at most as small, as a given one.
public struct CountTails: Hashable, Sendable {
  /// P(Y ≥ y).
  public let more: Double
  /// P(Y ≤ y).
  public let fewer: Double

  /// Tails that are known.
  ///
  /// - Parameters:
  ///   - more: P(Y ≥ y).
  ///   - fewer: P(Y ≤ y).
  public init(more: Double, fewer: Double) {
    self.more = more
    self.fewer = fewer
  }

  /// The tails of one count.
  ///
  /// Each comes from an incomplete gamma or beta function on its own side, so that a tail of 10⁻¹⁴⁰ has its digits too.
  ///
  /// - Parameters:
  ///   - count: y, a whole number of at least 0.
  ///   - mean: μ, above 0.
  ///   - theta: θ of a negative binomial, whose variance is μ + μ²/θ; `nil` for a Poisson distribution.
  /// - Complexity: O(√(y + μ + θ)) at most, and few steps where y is far from μ.
  public init(of count: Double, mean: Double, theta: Double?) {
    if let theta {
      let success = theta / (theta + mean)
      let failure = mean / (theta + mean)
      more = count == 0 ? 1 : IncompleteBeta(count, theta, at: failure, complement: success).lower
      fewer = IncompleteBeta(theta, count + 1, at: success, complement: failure).lower
    } else {
      more = count == 0 ? 1 : IncompleteGamma(shape: count, at: mean).lower
      fewer = IncompleteGamma(shape: count + 1, at: mean).upper
    }
  }

  /// The p-value: one tail, or twice the smaller of the two, at most 1.
  public func p(_ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: min(1, 2 * min(more, fewer))
    case .greater: more
    case .less: fewer
    }
  }
}

extension CountModel {
  /// The tails of a count under this model, for the area's own count or for another that it might have.
  ///
  /// - Parameters:
  ///   - count: A whole number of at least 0.
  ///   - area: The place of an area that was used.
  public func tails(of count: Double, in area: Int) -> CountTails {
    precondition(!expected[area].isNaN, "area \(area) was left out, so that nothing is expected of it")
    return CountTails(of: count, mean: expected[area], theta: theta)
  }
}
