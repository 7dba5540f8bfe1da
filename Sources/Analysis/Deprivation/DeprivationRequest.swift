public import WardlightDeprivation
public import WardlightDisclosure
public import WardlightEssentials
public import WardlightSpatialStatistics

/// What is asked of a layer: whether what is counted follows deprivation, and what deprivation does not explain.
public struct DeprivationRequest: Sendable {
  /// The layer and its table.
  public var layer: FigureLayer
  /// The field that is held against deprivation; without one the index alone is summarised.
  public var value: String?
  /// The field of the people among whom the value was counted; without one nothing is modelled and there is no concentration curve.
  public var population: String?
  /// The field of the layer that names the group of an area, a borough say; each group has its own correlation.
  public var group: String?
  /// The group that is shown alone, after all areas were tested.
  public var part: String?
  /// The index of deprivation.
  public var index: IndexSource
  /// An index of another year, by whose ranks the first is held.
  public var comparison: IndexSource?
  /// What stands for an area that is made of the index's smaller areas.
  public var summary: SummaryMeasure
  /// By whose definition it is made.
  public var convention: SummaryConvention
  /// Who is whose neighbour.
  public var neighbours: Neighbourhood
  /// How significance is decided.
  public var inference: InferenceOptions
  /// From how many records on an area counts among those whose share in the most deprived fifth is told.
  public var atLeast: Int
  /// What is counted, in the plural; `nil` takes the value's field.
  public var noun: String?
  /// What all areas together are called; `nil` takes “All” and their kind.
  public var whole: String?
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking

  /// A request of all its parts.
  public init(
    layer: FigureLayer, value: String? = nil, population: String? = nil, group: String? = nil, part: String? = nil, index: IndexSource,
    comparison: IndexSource? = nil, summary: SummaryMeasure = .averageScore, convention: SummaryConvention = .ministry,
    neighbours: Neighbourhood, inference: InferenceOptions,
    atLeast: Int = 5, noun: String? = nil, whole: String? = nil, policy: Policy = .standard, marking: Marking = .official
  ) {
    self.layer = layer
    self.value = value
    self.population = population
    self.group = group
    self.part = part
    self.index = index
    self.comparison = comparison
    self.summary = summary
    self.convention = convention
    self.neighbours = neighbours
    self.inference = inference
    self.atLeast = atLeast
    self.noun = noun
    self.whole = whole
    self.policy = policy
    self.marking = marking
  }

  /// Reads, joins, computes and protects.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer, a table or an index that cannot be used, an index of another vintage than the layer, figures that
  ///   are no counts under a policy that protects counts, weights that cannot be made, a part that is no group.
  /// - Complexity: That of the reading, and O(areas² + permutations · areas).
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> DeprivationOutcome {
    try analysing { try DeprivationRun(self, parallel).outcome() }
  }
}

/// What was found; its tables have passed the door.
public final class DeprivationOutcome: Sendable {
  /// What was found of the areas, or of the part that was asked for.
  public let findings: DeprivationFindings
  /// The index summarised for each area: average score and rank, extent, shares in the worst tenth and fifth; `nil` where the index has the
  /// layer's own areas.
  public let summary: Released<Table>?
  /// How ranks by the two indices compare; `nil` without a second one.
  public let comparison: Released<Table>?
  /// How it was done, in sentences.
  public let notes: [String]
  /// What should be known of areas, codes, index and figures.
  public let notices: [String]

  init(
    findings: DeprivationFindings, summary: Released<Table>?, comparison: Released<Table>?, notes: [String], notices: [String]
  ) {
    self.findings = findings
    self.summary = summary
    self.comparison = comparison
    self.notes = notes
    self.notices = notices
  }
}
