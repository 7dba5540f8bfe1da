public import WardlightSpatialStatistics

/// How it is decided which flows depart from what is expected; the same for every model of flows.
public struct FlowTestOptions: Hashable, Sendable {
  /// How many tables are drawn under chance; 0 draws none.
  public var permutations: Int
  /// Which departures count.
  public var alternative: Alternative
  /// What is done about the many tests on one table.
  public var correction: Correction
  /// The level of significance after correction, above 0 and below 1.
  public var alpha: Double
  /// The least expected flow of a pair that is tested; 0 tests every pair that can be significant at all.
  public var leastExpected: Double
  /// The fewest flows in all that a table needs for any test.
  public var leastTotal: Int
  /// Names the random draws.
  public var seed: UInt64

  /// Options with the recommended defaults.
  public init(
    permutations: Int = 9_999, alternative: Alternative = .twoSided, correction: Correction = .falseDiscoveryRate, alpha: Double = 0.05,
    leastExpected: Double = 0, leastTotal: Int = 10, seed: UInt64
  ) {
    precondition(permutations >= 0, "\(permutations) tables cannot be drawn")
    precondition(alpha > 0 && alpha < 1, "a level of significance of \(alpha) does not lie between 0 and 1")
    precondition(leastExpected >= 0 && leastTotal >= 0, "a flow cannot be below 0")
    self.permutations = permutations
    self.alternative = alternative
    self.correction = correction
    self.alpha = alpha
    self.leastExpected = leastExpected
    self.leastTotal = leastTotal
    self.seed = seed
  }

  /// The same as options of a statistic of areas.
  public var inference: InferenceOptions {
    InferenceOptions(permutations: permutations, alternative: alternative, correction: correction, alpha: alpha, seed: seed)
  }
}

/// What becomes of flows that stay in their place, where both ends are the same places.
public enum SelfFlows: String, Hashable, Sendable, CaseIterable {
  /// They are flows like others.
  case kept
  /// They are left out, and none is expected: the cells in which a place meets itself are no cells.
  case leftOut = "left out"
}
