import Foundation

/// θ of a negative binomial by maximum likelihood, given the expected counts.
///
/// With y the counts and μ what is expected of them, the score is
/// Σ[ψ(θ + y) − ψ(θ) − ln(1 + μ/θ) + (μ − y)/(μ + θ)]. Newton's method on ln θ, inside a bracket that shrinks.
///
/// - SeeAlso: Venables & Ripley (2002), Modern Applied Statistics with S, section 7.4.
struct ThetaSearch {
  /// The different counts, ascending, each with how many areas have more than the one before it.
  private let rises: [(from: Double, gap: Double, areas: Double)]
  private let counts: [Double]

  init(_ counts: [Double]) {
    self.counts = counts
    let sorted = counts.sorted()
    var rises: [(from: Double, gap: Double, areas: Double)] = []
    var last = 0.0
    for (place, count) in sorted.enumerated() where count > last {
      rises.append((last, count - last, Double(sorted.count - place)))
      last = count
    }
    self.rises = rises
  }

  /// The best θ and its standard error.
  ///
  /// - Parameters:
  ///   - start: Where the search begins; `nil` for the method of moments.
  ///   - means: The expected counts.
  /// - Returns: `nil` where the likelihood still rises at θ = 10¹⁰ times the largest expected count.
  func best(from start: Double?, means: [Double]) -> (theta: Double, standardError: Double)? {
    let top = log((means.max() ?? 1) * 1e10)
    var (low, high) = (-80.0, top)
    guard derivatives(exp(top), means).score < 0 else { return nil }
    var logarithm = min(max(log(start ?? moments(means)), low), high)
    var found = derivatives(exp(logarithm), means)
    for _ in 0..<200 {
      if found.score > 0 { low = logarithm } else { high = logarithm }
      let theta = exp(logarithm)
      let curvature = theta * theta * found.information - theta * found.score
      let next = curvature > 0 ? logarithm + theta * found.score / curvature : .nan
      let kept = next > low && next < high ? next : (low + high) / 2
      let move = (kept - logarithm).magnitude
      logarithm = kept
      found = derivatives(exp(logarithm), means)
      if move < 1e-13 || found.score == 0 { break }
    }
    return (exp(logarithm), 1 / found.information.squareRoot())
  }

  /// Where the search begins: θ for which the squared residuals have the mean that they should have.
  private func moments(_ means: [Double]) -> Double {
    var (squares, excess) = (0.0, 0.0)
    for (count, mean) in zip(counts, means) {
      squares += mean * mean
      excess += (count - mean) * (count - mean) - count
    }
    return excess > 0 ? squares / excess : 1
  }

  /// The score and the observed information of θ.
  private func derivatives(_ theta: Double, _ means: [Double]) -> (score: Double, information: Double) {
    var (score, information) = (0.0, 0.0)
    for rise in rises {
      let gained = GammaFunction.polygammaRise(theta + rise.from, by: rise.gap)
      score += rise.areas * gained.first
      information += rise.areas * gained.second
    }
    counts.withUnsafeBufferPointer { counts in
      means.withUnsafeBufferPointer { means in
        for row in 0..<counts.count {
          let mean = means[row]
          let whole = mean + theta
          let departure = (mean - counts[row]) / whole
          score += departure - log1p(mean / theta)
          information += (departure - mean / theta) / whole
        }
      }
    }
    return (score, information)
  }
}
