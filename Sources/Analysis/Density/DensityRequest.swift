public import WardlightCounting
public import WardlightDisclosure
public import WardlightLoading
public import WardlightSpatialStatistics

/// A density of records on a grid, or the ratio of two.
public struct DensityRequest: Sendable {
  /// The records.
  public var records: Configuration.RecordSource
  /// Which of them count.
  public var periods: CountingPeriods
  /// The records of the denominator; `nil` for a density rather than a ratio.
  public var denominator: Denominator?
  /// Where postcodes are; without it a postcode is no location.
  public var postcodes: Configuration.PostcodeSource?
  /// What eastings and northings are; `nil` for the British National Grid.
  public var crs: CRSOverride?
  /// The study region; `nil` for wherever records are.
  public var region: LayerSource?
  /// The side of a cell in metres.
  public var cell: Double
  /// How a record spreads.
  public var kernel: DensityKernel
  /// How far.
  public var width: Width
  /// Whether the width changes from place to place.
  public var adaption: Adaption
  /// What is done at the region's border.
  public var edge: EdgeCorrection
  /// How records are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking
  /// What lies around and over a map of the surface; `nil` where no map is wanted.
  public var layers: SurfaceLayers?

  /// How wide kernels are, before any adaption.
  public enum Width: Hashable, Sendable {
    /// So many metres.
    case metres(Double)
    /// By Scott's rule from the spread of the records, to ten metres; a start, and often too wide.
    case scott
  }

  /// Whether kernels are narrow where records are many.
  public enum Adaption: Hashable, Sendable {
    /// All are alike.
    case none
    /// By a pilot density (Abramson).
    case abramson
    /// By the distance to the k-th nearest record; the width is then the widest.
    case nearest(Int)
  }

  /// What a density is divided by.
  public struct Denominator: Sendable {
    /// Its records.
    public var records: Configuration.RecordSource
    /// Which of them count.
    public var periods: CountingPeriods
    /// The smallest density, in records per square kilometre, that anything is divided by.
    public var floor: Double
    /// What the ratio is of.
    public var scale: DensityRatio.Scale

    /// A denominator of all its parts.
    public init(records: Configuration.RecordSource, periods: CountingPeriods, floor: Double, scale: DensityRatio.Scale = .densities) {
      self.records = records
      self.periods = periods
      self.floor = floor
      self.scale = scale
    }
  }

  /// A request of all its parts.
  public init(
    records: Configuration.RecordSource, periods: CountingPeriods, denominator: Denominator? = nil,
    postcodes: Configuration.PostcodeSource? = nil, crs: CRSOverride? = nil, region: LayerSource? = nil, cell: Double,
    kernel: DensityKernel = .epanechnikov, width: Width, adaption: Adaption = .none, edge: EdgeCorrection = .conserving,
    policy: Policy = .standard, marking: Marking = .official, layers: SurfaceLayers? = nil
  ) {
    self.records = records
    self.periods = periods
    self.denominator = denominator
    self.postcodes = postcodes
    self.crs = crs
    self.region = region
    self.cell = cell
    self.kernel = kernel
    self.width = width
    self.adaption = adaption
    self.edge = edge
    self.policy = policy
    self.marking = marking
    self.layers = layers
  }
}
