/// The clusters that a scan found, the most likely one first.
public struct ScanResult: Hashable, Sendable {
  /// Clusters that share no area, in order of their statistic; empty where no window has more cases than expected (or fewer).
  public let clusters: [ScanCluster]
  /// For each area the place of its cluster in ``clusters``, or `nil`.
  public let clusterOfArea: [Int?]
  /// For each area why it was left out; `nil` where it was not.
  public let reasons: [String?]
  /// For each area how many cases chance would give it over the whole time; `NaN` where it was left out.
  public let expected: [Double]
  /// All cases.
  public let cases: Int
  /// All persons: the mean over periods, or under Bernoulli all cases and controls; `NaN` where the model has none.
  public let population: Double
  /// How many periods were scanned; 1 where time plays no part.
  public let periods: Int
  /// The largest statistic of each replicate, in the order of drawing.
  public let replicateMaxima: [Double]
  /// The distribution that was fitted to them.
  public let gumbel: GumbelFit
  /// The options.
  public let options: ScanOptions
  /// Sentences about what these data and options cannot show.
  public let warnings: [String]
}

/// A window whose rate departs from that of the rest of the map.
public struct ScanCluster: Hashable, Sendable {
  /// The area whose centroid is the window's centre.
  public let centre: Int
  /// The areas, in order of code.
  public let areas: [Int]
  /// The window's extent.
  public let extent: ScanExtent
  /// The periods it covers, counted from 0; all of them where time plays no part.
  public let periods: ClosedRange<Int>
  /// Whether there are more cases than expected.
  public let isHigh: Bool
  /// Cases inside.
  public let cases: Int
  /// Cases expected inside.
  public let expected: Double
  /// Persons inside: the mean over the cluster's periods, or under Bernoulli its cases and controls; `NaN` where the model has none.
  public let population: Double
  /// The rate inside over the rate outside; infinite where all cases are inside.
  public let relativeRisk: Double
  /// The logarithm of the likelihood ratio.
  public let logLikelihoodRatio: Double
  /// What clusters are ordered and tested by: the log likelihood ratio, times the penalty of an ellipse.
  public let statistic: Double
  /// (1 + replicates whose maximum is at least the statistic) / (replicates + 1); `NaN` without replicates.
  public let pMonteCarlo: Double
  /// The upper tail of the Gumbel distribution fitted to the replicates' maxima; `NaN` without one.
  public let pGumbel: Double
}

/// How far a window reaches from its centre, in metres.
public struct ScanExtent: Hashable, Sendable {
  /// The shorter half-axis: the radius of a circle.
  public let shorter: Double
  /// The longer half-axis: the radius of a circle.
  public let longer: Double
  /// The direction of the longer axis in degrees, anticlockwise from due east, from 0 to below 180; 0 for a circle.
  public let direction: Double

  /// Whether the window is a circle.
  public var isCircle: Bool { shorter == longer }
}
