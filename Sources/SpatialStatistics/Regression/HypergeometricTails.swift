import Foundation

extension CountTails {
  /// The tails of how many marked ones are among some that are drawn without replacement.
  ///
  /// The probability of the count itself comes from three binomial ones in Loader's form, which loses no digits of large numbers; those beyond it, away from the
  /// most likely count, from ratios of neighbours; the tail on the other side is what is left. So the smaller tail has all its digits, however small it is.
  /// Marked and drawn may change places: the result is the same to the last bit.
  ///
  /// - Parameters:
  ///   - count: How many marked ones are among those drawn, as many as there can be.
  ///   - population: How many there are.
  ///   - marked: How many of them are marked.
  ///   - draws: How many are drawn.
  /// - Complexity: O(√(draws · marked / population) + 1).
  /// - SeeAlso: Loader (2000), Fast and accurate computation of binomial probabilities.
  public init(of count: Int, population: Int, marked: Int, draws: Int) {
    let draw = HypergeometricDraw(population: population, marked: max(marked, draws), draws: min(marked, draws))
    precondition(draw.support.contains(count), "\(count) marked ones cannot be among \(draws) of \(population), \(marked) of them marked")
    let own = draw.probability(of: count)
    let isHigh = Double(count) * Double(population) > Double(marked) * Double(draws)
    let outer = min(1, own * (isHigh ? draw.sumAbove(count) : draw.sumBelow(count)))
    let inner = min(1, max(own, 1 - outer + own))
    self.init(more: isHigh ? outer : inner, fewer: isHigh ? inner : outer)
  }
}

/// So many drawn from a population of which so many are marked.
private struct HypergeometricDraw {
  let population: Int
  let marked: Int
  let draws: Int

  /// The counts there can be.
  var support: ClosedRange<Int> { max(0, draws - (population - marked))...min(draws, marked) }

  /// P(H = count).
  func probability(of count: Int) -> Double {
    guard support.lowerBound < support.upperBound else { return 1 }
    let share = Double(draws) / Double(population)
    guard share < 1 else { return 1 }
    let inside = BinomialPoint(marked, share).logarithm(of: count)
    let outside = BinomialPoint(population - marked, share).logarithm(of: draws - count)
    return exp(inside + outside - BinomialPoint(population, share).logarithm(of: draws))
  }

  /// P(H ≥ count) / P(H = count).
  func sumAbove(_ count: Int) -> Double {
    var (sum, term) = (1.0, 1.0)
    for next in count..<max(count, support.upperBound) {
      term *= ratio(next)
      sum += term
      if term < sum * 1e-18 { break }
    }
    return sum
  }

  /// P(H ≤ count) / P(H = count).
  func sumBelow(_ count: Int) -> Double {
    var (sum, term) = (1.0, 1.0)
    var next = count
    while next > support.lowerBound, term >= sum * 1e-18 {
      next -= 1
      term /= ratio(next)
      sum += term
    }
    return sum
  }

  /// P(H = count + 1) / P(H = count).
  private func ratio(_ count: Int) -> Double {
    Double(marked - count) * Double(draws - count) / (Double(count + 1) * Double(population - marked - draws + count + 1))
  }
}

/// Probabilities of a binomial distribution as logarithms.
private struct BinomialPoint {
  let trials: Int
  let share: Double

  init(_ trials: Int, _ share: Double) {
    self.trials = trials
    self.share = share
  }

  /// ln P(B = count).
  func logarithm(of count: Int) -> Double {
    if count == 0 { return Double(trials) * log1p(-share) }
    if count == trials { return Double(trials) * log(share) }
    let (n, k) = (Double(trials), Double(count))
    let stirling = Self.error(n) - Self.error(k) - Self.error(n - k)
    let deviance = Self.deviance(k, n * share) + Self.deviance(n - k, n * (1 - share))
    return stirling - deviance + 0.5 * log(n / (2 * .pi * k * (n - k)))
  }

  /// ln(n!) − ln(√(2πn)·(n/e)ⁿ), for n of at least 1.
  private static func error(_ n: Double) -> Double { GammaFunction.stirlingError(n) }

  /// x·ln(x/m) + m − x, by a series where x is near m.
  private static func deviance(_ x: Double, _ m: Double) -> Double {
    guard (x - m).magnitude < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var power = 2 * x * v
    for odd in stride(from: 3.0, through: 1_001, by: 2) {
      power *= v * v
      let next = sum + power / odd
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
