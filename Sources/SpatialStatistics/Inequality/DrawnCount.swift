/// How many marked ones are among some that are drawn at random, none twice: the exact distribution, a range and tails.
///
/// H is hypergeometric: of N areas K lie in the most deprived fifth; m of the N are chosen with no heed to deprivation.
///
/// - SeeAlso: Johnson, Kemp & Kotz (2005), Univariate discrete distributions, chapter 6, doi:10.1002/0471715816.
public struct DrawnCount: Hashable, Sendable {
  /// mK/N.
  public let expected: Double
  /// P(H ≥ h) for h = 0 … m.
  private let upperTails: [Double]

  /// - Parameters:
  ///   - population: N, at least 1.
  ///   - marked: K, at most N.
  ///   - draws: m, at most N.
  /// - Complexity: O(m).
  public init(population: Int, marked: Int, draws: Int) {
    let distribution = Hypergeometric(population: population, marked: marked, draws: draws)
    expected = distribution.mean
    upperTails = distribution.upperTails
  }

  /// P(H ≥ h).
  public func p(atLeast count: Int) -> Double { count <= 0 ? 1 : count < upperTails.count ? upperTails[count] : 0 }

  /// P(H ≤ h).
  public func p(atMost count: Int) -> Double { 1 - p(atLeast: count + 1) }

  /// Two-sided: twice the smaller tail, at most 1.
  public func p(_ count: Int) -> Double { min(1, 2 * min(p(atLeast: count), p(atMost: count))) }

  /// The middle of the distribution: the least count with P(H ≤ h) ≥ 0.025 and the least with P(H ≤ h) ≥ 0.975.
  public var range: ClosedRange<Int> {
    let counts = upperTails.indices
    let lower = counts.first { p(atMost: $0) >= 0.025 } ?? 0
    return lower...max(lower, counts.first { p(atMost: $0) >= 0.975 } ?? lower)
  }
}
