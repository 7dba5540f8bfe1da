/// What a scan of flows looks for and how it is judged.
public struct FlowClusterOptions: Hashable, Sendable {
  /// The most that a window may hold at each end, as a share of all flows, above 0 and at most 0.5; a window of one place may hold more.
  public var largestShare: Double
  /// The most origins of a window; `nil` for no limit.
  public var mostOrigins: Int?
  /// The most destinations of a window; `nil` for no limit.
  public var mostDestinations: Int?
  /// The fewest flows of a cluster, at least 1.
  public var fewestFlows: Int
  /// How many replicates are drawn; 0 leaves clusters without a p-value.
  public var replicates: Int
  /// The most clusters that are reported.
  public var mostClusters: Int
  /// Names the random draws.
  public var seed: UInt64

  /// Options with the recommended defaults.
  public init(
    largestShare: Double = 0.25, mostOrigins: Int? = nil, mostDestinations: Int? = nil, fewestFlows: Int = 2, replicates: Int = 999,
    mostClusters: Int = 10, seed: UInt64
  ) {
    precondition(largestShare > 0 && largestShare <= 0.5, "a window of \(largestShare) of the flows is not above 0 and at most 0.5")
    precondition(mostOrigins ?? 1 >= 1 && mostDestinations ?? 1 >= 1, "a window needs a place at each end")
    precondition(fewestFlows >= 1 && mostClusters >= 1 && replicates >= 0, "\(replicates) replicates cannot be drawn")
    self.largestShare = largestShare
    self.mostOrigins = mostOrigins
    self.mostDestinations = mostDestinations
    self.fewestFlows = fewestFlows
    self.replicates = replicates
    self.mostClusters = mostClusters
    self.seed = seed
  }
}
