public import WardlightSpatialStatistics

/// A local statistic as a user asks for it.
public enum HotSpotStatistic: String, Hashable, Sendable, CaseIterable {
  /// Getis and Ord's Gi\*: the area and its neighbours together.
  case giStar = "gi-star"
  /// Getis and Ord's Gi: the neighbours without the area.
  case gi
  /// Local Moran: the area against its neighbours.
  case localMoran = "local-moran"
  /// Local Geary: how unlike its neighbours the area is.
  case localGeary = "local-geary"
  /// Local join count: marked areas beside marked ones.
  case localJoinCount = "local-join-count"
  /// Local Moran of rates, by the empirical Bayes index.
  case empiricalBayesMoran = "eb-local-moran"
  /// Local Moran of one figure against another among the neighbours.
  case bivariateMoran = "bivariate-local-moran"
  /// Areas marked by one figure beside areas marked by another.
  case bivariateJoinCount = "bivariate-local-join-count"
  /// Local Moran of the change since an earlier period.
  case change
}

extension HotSpotStatistic {
  /// What it is called in a sentence.
  public var name: String {
    switch self {
    case .giStar: "Getis and Ord's Gi*"
    case .gi: "Getis and Ord's Gi"
    case .localMoran: "local Moran's I"
    case .localGeary: "local Geary's c"
    case .localJoinCount: "local join count"
    case .empiricalBayesMoran: "local Moran's I of rates (empirical Bayes index)"
    case .bivariateMoran: "bivariate local Moran's I"
    case .bivariateJoinCount: "bivariate local join count"
    case .change: "local Moran's I of the change"
    }
  }

  /// Which further field it needs.
  public var companion: Companion {
    switch self {
    case .giStar, .gi, .localMoran, .localGeary, .localJoinCount: .none
    case .empiricalBayesMoran: .population
    case .bivariateMoran, .bivariateJoinCount: .other
    case .change: .previous
    }
  }

  /// A field beside the value.
  public enum Companion: Hashable, Sendable {
    /// None.
    case none
    /// The population.
    case population
    /// Another figure of the same areas.
    case other
    /// The same figure of an earlier period.
    case previous
  }

  /// How rows of weights are scaled where the user says nothing.
  public var defaultStandardization: Standardization {
    switch self {
    case .giStar, .gi, .localJoinCount, .bivariateJoinCount: .binary
    case .localMoran, .localGeary, .empiricalBayesMoran, .bivariateMoran, .change: .row
    }
  }

  /// Whether the figures are marks: 1 where something is, 0 where it is not.
  public var takesMarks: Bool { self == .localJoinCount || self == .bivariateJoinCount }

  /// What its second moment is divided by, where that is a choice; `nil` where it is not.
  var divisor: String? {
    switch self {
    case .giStar, .gi, .localJoinCount, .bivariateJoinCount: nil
    case .localMoran, .localGeary, .empiricalBayesMoran, .bivariateMoran, .change: "the second moment divides by n − 1"
    }
  }

  /// Whether the area's own value is part of the sum.
  var countsItself: Bool { self == .giStar }
}
