public import WardlightDisclosure
public import WardlightSpatialStatistics

/// What is asked of a layer: where high values, low ones, or unlike ones lie together.
public struct HotSpotRequest: Sendable {
  /// The layer and its table.
  public var layer: FigureLayer
  /// The field that is tested.
  public var value: String
  /// The field of whom the values are cases among; with it rates are tested.
  public var population: String?
  /// Whether one person can be several cases.
  public var cases: CaseCounts.Kind
  /// The field that a statistic of two figures, or of change, needs: the other one, or that of the earlier period.
  public var companion: String?
  /// The statistic.
  public var statistic: HotSpotStatistic
  /// Which joins a bivariate join count counts.
  public var joins: BivariateLocalJoinCount.Kind
  /// Who is whose neighbour.
  public var neighbours: Neighbourhood
  /// How rows of weights are scaled.
  public var standardization: Standardization
  /// How significance is decided.
  public var inference: InferenceOptions
  /// An area has no class where it and its neighbours together have fewer cases; `nil` sets no limit.
  public var minimumCount: Int?
  /// The part of the layer that is wanted; `nil` wants all of it.
  public var part: AreaPart?
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking

  /// A request of all its parts.
  public init(
    layer: FigureLayer, value: String, population: String? = nil, cases: CaseCounts.Kind = .persons, companion: String? = nil,
    statistic: HotSpotStatistic = .giStar,
    joins: BivariateLocalJoinCount.Kind = .withoutColocation, neighbours: Neighbourhood,
    standardization: Standardization? = nil, inference: InferenceOptions,
    minimumCount: Int? = nil, part: AreaPart? = nil, policy: Policy = .standard, marking: Marking = .official
  ) {
    self.layer = layer
    self.value = value
    self.population = population
    self.cases = cases
    self.companion = companion
    self.statistic = statistic
    self.joins = joins
    self.neighbours = neighbours
    self.standardization = standardization ?? statistic.defaultStandardization
    self.inference = inference
    self.minimumCount = minimumCount
    self.part = part
    self.policy = policy
    self.marking = marking
  }

  /// The fields with figures, the value first.
  var fields: [String] { [value] + [population, companion].compactMap { $0 } }

  /// Whether the empirical Bayes index is tested and not the rates themselves.
  var testsIndex: Bool { statistic == .empiricalBayesMoran || (statistic == .change && population != nil) }

  /// The fields that count persons or records, as far as a policy can know.
  var countFields: [String] { [value] + [companion].compactMap { $0 } }
}
