import Foundation

/// Exact limits of the probability behind a count of successes (Clopper and Pearson).
///
/// The lower limit is the probability under which as many successes or more have α/2, the upper one that under which as many or fewer have; no successes leave the
/// lower one at 0, nothing but successes the upper one at 1. They are held as odds p/(1 − p), so that a limit near 0 or 1 keeps its digits.
///
/// - Complexity: O(√trials) for each of about 70 steps.
/// - SeeAlso: Clopper & Pearson (1934), doi:10.1093/biomet/26.4.404. R's `binom.test` gives the same limits.
public struct BinomialLimits: Hashable, Sendable {
  /// The odds of the lower limit, from 0.
  public let lowerOdds: Double
  /// The odds of the upper limit; infinite where all trials are successes.
  public let upperOdds: Double

  /// The limits of one count.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: How many trials there are; of none nothing is known and the limits are 0 and infinity.
  ///   - confidence: Between 0 and 1.
  public init(successes: Int, trials: Int, confidence: Double = 0.95) {
    precondition(0 <= successes && successes <= trials, "\(successes) successes in \(trials) trials")
    precondition(0 < confidence && confidence < 1, "a confidence of \(confidence)")
    let tail = (1 - confidence) / 2
    let failures = trials - successes
    lowerOdds = successes == 0 ? 0 : Self.odds { Self.tails(successes, failures, logOdds: $0).more > tail }
    upperOdds = failures == 0 ? .infinity : Self.odds { Self.tails(successes, failures, logOdds: $0).fewer <= tail }
  }

  /// The lower limit as a probability.
  public var lower: Double { Self.probability(lowerOdds) }
  /// The upper limit as a probability.
  public var upper: Double { Self.probability(upperOdds) }

  /// The probabilities of as many successes or more, and of as many or fewer.
  ///
  /// - Parameters:
  ///   - successes: From 0.
  ///   - failures: From 0.
  ///   - odds: The odds of a success, above 0 and finite.
  public static func tails(successes: Int, failures: Int, odds: Double) -> (more: Double, fewer: Double) {
    tails(successes, failures, logOdds: log(odds))
  }

  private static func tails(_ successes: Int, _ failures: Int, logOdds: Double) -> (more: Double, fewer: Double) {
    let p = 1 / (1 + exp(-logOdds))
    let q = 1 / (1 + exp(logOdds))
    let more = successes == 0 ? 1 : IncompleteBeta(Double(successes), Double(failures) + 1, at: p, complement: q).lower
    let fewer = failures == 0 ? 1 : IncompleteBeta(Double(successes) + 1, Double(failures), at: p, complement: q).upper
    return (more, fewer)
  }

  private static func probability(_ odds: Double) -> Double { odds == .infinity ? 1 : odds / (1 + odds) }

  /// The odds from which on something holds, by halving the logarithm's range until nothing lies between.
  private static func odds(where holds: (Double) -> Bool) -> Double {
    var (low, high) = (-700.0, 700.0)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return exp(high) }
      if holds(middle) { high = middle } else { low = middle }
    }
  }
}
