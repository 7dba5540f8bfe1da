/// What a scan looks for and how it is judged.
public struct ScanOptions: Hashable, Sendable {
  /// The shapes that windows have.
  public var window: ScanWindow
  /// Whether windows also begin and end in time.
  public var time: ScanTime
  /// Whether clusters have more cases than chance explains, fewer, or either.
  public var rates: ScanRates
  /// The most that a window may hold, as a share of the population, above 0 and at most 0.5.
  public var largestShare: Double
  /// The longest distance from the centre to a centroid in the window, in metres; `nil` for no limit. It is the longer half-axis of an ellipse.
  public var largestRadius: Double?
  /// The fewest cases of a cluster of high rates, at least 1.
  public var fewestCases: Int
  /// How many replicates are drawn; 0 leaves clusters without a p-value.
  public var replicates: Int
  /// The most clusters that are reported.
  public var mostClusters: Int
  /// Names the random draws.
  public var seed: UInt64

  /// Options with the recommended defaults: circles, no time, high rates, half of the population, at least 2 cases, 999 replicates.
  public init(
    window: ScanWindow = .circular, time: ScanTime = .none, rates: ScanRates = .high, largestShare: Double = 0.5,
    largestRadius: Double? = nil, fewestCases: Int = 2, replicates: Int = 999, mostClusters: Int = 10, seed: UInt64
  ) {
    precondition(largestShare > 0 && largestShare <= 0.5, "a window of \(largestShare) of the population is not above 0 and at most 0.5")
    precondition(largestRadius.map { $0 > 0 } ?? true, "a window of \(largestRadius ?? 0) m has no areas")
    precondition(fewestCases >= 1 && mostClusters >= 1 && replicates >= 0, "\(replicates) replicates cannot be drawn")
    self.window = window
    self.time = time
    self.rates = rates
    self.largestShare = largestShare
    self.largestRadius = largestRadius
    self.fewestCases = fewestCases
    self.replicates = replicates
    self.mostClusters = mostClusters
    self.seed = seed
  }
}

/// The shapes that windows have.
public enum ScanWindow: Hashable, Sendable {
  /// Circles of every size around every centroid.
  case circular
  /// Circles, and ellipses of several shapes and directions.
  case elliptic(ScanEllipses)
}

/// The ellipses of an elliptic scan.
///
/// The statistic of a window is its log likelihood ratio times [4s/(s + 1)²]ᵃ, with s the ratio of the longer to the shorter axis.
///
/// - SeeAlso: Kulldorff, Huang, Pickle & Duczmal (2006), doi:10.1002/sim.2490.
public struct ScanEllipses: Hashable, Sendable {
  /// The ratios of the longer to the shorter axis, each above 1.
  public let shapes: [Double]
  /// For each shape how many directions the longer axis takes, spread evenly over half a turn from due east.
  public let directions: [Int]
  /// The exponent a of the penalty on long windows: 0 for none, 0.5 for a medium one, 1 for a strong one.
  public let penalty: Double

  /// - Parameters:
  ///   - shapes: The ratios of the axes, each above 1.
  ///   - directions: As many as shapes, each at least 1.
  ///   - penalty: At least 0.
  public init(shapes: [Double] = [1.5, 2, 3, 4, 5], directions: [Int] = [4, 6, 9, 12, 15], penalty: Double = 0.5) {
    precondition(shapes.count == directions.count, "\(shapes.count) shapes cannot have \(directions.count) numbers of directions")
    precondition(shapes.allSatisfy { $0 > 1 && $0.isFinite }, "an ellipse's axes differ, so none of \(shapes) may be 1 or less")
    precondition(directions.allSatisfy { $0 >= 1 }, "each shape needs a direction")
    precondition(penalty >= 0 && penalty.isFinite, "a penalty of \(penalty) would favour long windows")
    self.shapes = shapes
    self.directions = directions
    self.penalty = penalty
  }
}

/// Whether windows have a beginning and an end in time.
public enum ScanTime: Hashable, Sendable {
  /// All periods are one.
  case none
  /// Cylinders that cover any run of periods, at most this share of all of them.
  case retrospective(largestShare: Double = 0.5)
  /// Cylinders that are still there in the last period, at most this share of all periods long.
  case prospective(largestShare: Double = 0.5)
}

/// Which departures from chance are clusters.
public enum ScanRates: String, Hashable, Sendable, CaseIterable {
  /// More cases than expected.
  case high
  /// Fewer cases than expected.
  case low
  /// More or fewer.
  case both

  var includesHigh: Bool { self != .low }
  var includesLow: Bool { self != .high }
}
