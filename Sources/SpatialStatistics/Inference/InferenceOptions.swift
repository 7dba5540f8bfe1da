/// How it is decided what is significant.
public struct InferenceOptions: Hashable, Sendable {
  /// How many permutations are drawn; 0 leaves the normal approximation alone.
  public let permutations: Int
  /// Which departures count.
  public let alternative: Alternative
  /// What is done about the many tests on one map.
  public let correction: Correction
  /// The level of significance after correction, above 0 and below 1.
  public let alpha: Double
  /// Names the random draws.
  public let seed: UInt64

  /// Options with the recommended defaults.
  public init(
    permutations: Int = 9_999, alternative: Alternative = .twoSided, correction: Correction = .falseDiscoveryRate, alpha: Double = 0.05,
    seed: UInt64
  ) {
    precondition(permutations >= 0, "\(permutations) permutations cannot be drawn")
    precondition(alpha > 0 && alpha < 1, "a level of significance of \(alpha) does not lie between 0 and 1")
    self.permutations = permutations
    self.alternative = alternative
    self.correction = correction
    self.alpha = alpha
    self.seed = seed
  }
}

/// Which departures from chance count.
public enum Alternative: String, Hashable, Sendable, CaseIterable {
  /// High and low values: twice the smaller tail, at most 1.
  case twoSided = "two-sided"
  /// High values only.
  case greater
  /// Low values only.
  case less

  /// How many tails a p-value takes in.
  var tails: Int { self == .twoSided ? 2 : 1 }
}

/// What is done about many tests at once.
public enum Correction: String, Hashable, Sendable, CaseIterable {
  /// The share of false finds among the finds is held (Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
  case falseDiscoveryRate = "fdr"
  /// The chance of a single false find is held.
  case bonferroni
  /// Each test stands alone.
  case none
}
