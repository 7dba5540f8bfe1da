public import WardlightSpatialStatistics

/// Clusters of flows: near origins from which more than expected go to near destinations.
public struct FlowClusters: Sendable {
  /// Clusters that share no pair of origin and destination, the most likely first: by log likelihood ratio, then fewer pairs, then the codes of the centres.
  public let clusters: [FlowCluster]
  /// The largest log likelihood ratio of each replicate, in the order of drawing.
  public let replicateMaxima: [Double]
  /// The distribution that was fitted to them.
  public let gumbel: GumbelFit
  /// How many windows were looked at.
  public let windows: Int
  /// The options.
  public let options: FlowClusterOptions
  /// Why nothing was looked for; `nil` where something was.
  public let reason: String?
  /// Sentences about what these data and options cannot show.
  public let warnings: [String]

  /// The clusters that are significant at a level.
  public func significant(at alpha: Double = 0.05) -> [FlowCluster] { clusters.filter { $0.p <= alpha } }
}

/// Origins and destinations between which more flow than expected.
public struct FlowCluster: Hashable, Sendable {
  /// The origin around which the others lie.
  public let originCentre: Int
  /// The destination around which the others lie.
  public let destinationCentre: Int
  /// The origins, ascending.
  public let origins: [Int]
  /// The destinations, ascending.
  public let destinations: [Int]
  /// Flows between them.
  public let observed: Int
  /// Flows expected between them.
  public let expected: Double
  /// How far the farthest origin is from the central one, in metres.
  public let originRadius: Double
  /// How far the farthest destination is from the central one, in metres.
  public let destinationRadius: Double
  /// Observed / expected.
  public var ratio: Double { Double(observed) / expected }
  /// The logarithm of the likelihood ratio.
  public let logLikelihoodRatio: Double
  /// (1 + replicates whose maximum is at least as large) / (replicates + 1); `NaN` without replicates.
  public let p: Double
  /// The upper tail of the Gumbel distribution fitted to the replicates' maxima; `NaN` without one.
  public let pGumbel: Double
}
