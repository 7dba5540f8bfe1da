internal import WardlightSpatialStatistics

/// How many of some requests were completed, in per cent, with exact limits.
///
/// - SeeAlso: Clopper & Pearson (1934), doi:10.1093/biomet/26.4.404; R's `binom.test` gives the same limits.
public struct CompletionRate: Hashable, Sendable {
  /// Completed per 100 requests.
  public let percent: Double
  /// The lower limit, in per cent.
  public let lower: Double
  /// The upper limit, in per cent.
  public let upper: Double
  /// The confidence of the limits.
  public let confidence: Double

  /// The rate of some requests; `nil` without a request.
  ///
  /// - Parameters:
  ///   - completed: From 0 to `requests`.
  ///   - requests: All of them.
  ///   - confidence: Between 0 and 1.
  public init?(completed: Int, of requests: Int, confidence: Double = 0.95) {
    guard requests > 0 else { return nil }
    let limits = BinomialLimits(successes: completed, trials: requests, confidence: confidence)
    percent = 100 * Double(completed) / Double(requests)
    lower = 100 * limits.lower
    upper = 100 * limits.upper
    self.confidence = confidence
  }
}
