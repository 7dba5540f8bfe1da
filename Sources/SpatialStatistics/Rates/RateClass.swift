/// What an area's rate is against the rate that areas are held against.
public enum RateClass: String, Hashable, Sendable, CaseIterable {
  /// The whole credible interval lies above.
  case higher
  /// The whole credible interval lies below.
  case lower
  /// The credible interval holds that rate, or the counts show no difference between areas.
  case notDifferent = "not different"
  /// There are too few cases here and around to say anything.
  case notEnough = "not enough"
  /// There is no rate.
  case undefined

  init(_ interval: Interval, against rate: Double) {
    self = interval.lower > rate ? .higher : interval.upper < rate ? .lower : .notDifferent
  }
}
