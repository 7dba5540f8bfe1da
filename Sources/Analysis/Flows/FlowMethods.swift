public import WardlightFlows
public import WardlightSpatialStatistics

/// What is computed of flows, and how.
public struct FlowMethods: Hashable, Sendable {
  /// How significance is decided.
  public var inference: InferenceOptions
  /// How flows are expected to fall with distance.
  public var decay: GravityModel.Decay
  /// Whether flows that stay in their place take part in models; it matters only where both ends are the same places.
  public var selfFlows: SelfFlows
  /// Whether clusters of flows are looked for.
  public var clusters: ClusterSearch
  /// Flows smaller than this are merged into regional others; `nil` leaves all.
  public var mergeBelow: Int?

  /// Whether clusters are looked for.
  public enum ClusterSearch: String, Hashable, Sendable, CaseIterable {
    /// They are not.
    case off
    /// They are, where the flows are few enough.
    case on
  }

  /// Methods with the recommended defaults.
  public init(
    inference: InferenceOptions, decay: GravityModel.Decay = .exponential, selfFlows: SelfFlows = .leftOut, clusters: ClusterSearch = .on,
    mergeBelow: Int? = nil
  ) {
    self.inference = inference
    self.decay = decay
    self.selfFlows = selfFlows
    self.clusters = clusters
    self.mergeBelow = mergeBelow
  }
}
