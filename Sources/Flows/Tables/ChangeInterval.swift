public import WardlightCounting
internal import WardlightSpatialStatistics

/// Whether a count changed between two periods by more than chance explains, and by how much.
///
/// Given that the two periods have n events together, those of the later one are binomial with π = λ₂d₂ / (λ₁d₁ + λ₂d₂), where λ are the rates a day and d the lengths of the
/// periods. Exact limits of π (Clopper and Pearson) become limits of the ratio of rates λ₂/λ₁ = π/(1 − π) · d₁/d₂. p is twice the smaller tail under λ₁ = λ₂, at most 1,
/// so that it is at most 1 − confidence where, and only where, the interval leaves out 1.
///
/// Events are taken as independent. Where persons are counted, and one is counted in both periods, they are not: see ``sharedPersonsCaveat``.
///
/// - SeeAlso: Przyborowski & Wilenski (1940), doi:10.1093/biomet/31.3-4.313. R's `poisson.test(c(to, from), c(d₂, d₁))` gives the same ratio and limits; its p adds up
///   all outcomes that are no more likely, which for periods of equal length is the same.
public struct ChangeInterval: Hashable, Sendable {
  /// The counts.
  public let change: Change
  /// The lower limit of the ratio, from 0.
  public let lower: Double
  /// The upper limit; infinite where the earlier count is 0.
  public let upper: Double
  /// The p-value, two-sided.
  public let p: Double
  /// What may be said.
  public let verdict: Verdict
  /// The confidence of the limits.
  public let confidence: Double
  /// How many days the earlier period has for one of the later.
  let perDay: Double

  /// The ratio of the rates a day, later over earlier: 1 is no change. Infinite from zero, `NaN` where both are zero.
  public var ratio: Double { Double(change.to) / Double(change.from) * perDay }

  /// What may be said of a change.
  public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// The rate rose.
    case rise
    /// The rate fell.
    case fall
    /// The two counts are within what chance explains; this does not show that nothing changed.
    case noChangeShown = "no change shown"
    /// So few in all that even if they had all come in one period, no change could be shown: fewer than 6 in two periods of equal length, at 95 % confidence.
    case notEnough = "not enough"
  }

  /// What must be said beside intervals of persons, some of whom are counted in both periods.
  public static let sharedPersonsCaveat =
    "The interval takes those counted in the two periods as different and independent of each other; it is not exact where one person is counted in both, or where several were linked by one event."

  /// What must be said beside a table of many intervals.
  public static let manyRowsCaveat =
    "Each interval stands for itself: of many places without any change about one in twenty would show one by chance."

  /// The interval of the change from one count to another.
  ///
  /// - Parameters:
  ///   - from: The earlier count, from 0.
  ///   - to: The later count, from 0.
  ///   - days: How many days the earlier and the later period have.
  ///   - confidence: Between 0 and 1.
  /// - Complexity: O(√(from + to)) for each of about 140 steps.
  public static func conditionalBinomial(from: Int, to: Int, days: (Int, Int), confidence: Double = 0.95) -> ChangeInterval {
    precondition(days.0 > 0 && days.1 > 0, "periods of \(days.0) and \(days.1) days")
    precondition(from >= 0 && to >= 0, "counts of \(from) and \(to)")
    let perDay = Double(days.0) / Double(days.1)
    let limits = BinomialLimits(successes: to, trials: from + to, confidence: confidence)
    let p = twoSided(to, from, odds: 1 / perDay)
    let isRise = Double(to) * perDay > Double(from)
    return ChangeInterval(
      change: Change(from: from, to: to), lower: limits.lowerOdds * perDay, upper: limits.upperOdds * perDay, p: p,
      verdict: verdict(isRise, p, count: from + to, odds: 1 / perDay, level: 1 - confidence), confidence: confidence, perDay: perDay)
  }

  private static func twoSided(_ successes: Int, _ failures: Int, odds: Double) -> Double {
    let tails = BinomialLimits.tails(successes: successes, failures: failures, odds: odds)
    return min(1, 2 * min(tails.more, tails.fewer))
  }

  private static func verdict(_ isRise: Bool, _ p: Double, count: Int, odds: Double, level: Double) -> Verdict {
    if p <= level { return isRise ? .rise : .fall }
    let smallest = min(twoSided(count, 0, odds: odds), twoSided(0, count, odds: odds))
    return smallest > level ? .notEnough : .noChangeShown
  }
}

extension Change {
  /// Whether this change is more than chance explains.
  ///
  /// - Parameters:
  ///   - days: How many days the earlier and the later period have.
  ///   - confidence: Between 0 and 1.
  public func interval(days: (Int, Int), confidence: Double = 0.95) -> ChangeInterval {
    .conditionalBinomial(from: from, to: to, days: days, confidence: confidence)
  }
}
