public import WardlightDisclosure
public import WardlightEssentials
public import WardlightGeometry
public import WardlightSpatialStatistics

/// What is asked of areas over time: which hot spots are new, which last, which fade.
public struct EmergingRequest: Sendable {
  /// The layer.
  public var layer: FigureLayer
  /// The table with a row for each area and period.
  public var table: String
  /// The table's field of codes; `nil` takes the layer's, or `code` where the table has no such field.
  public var tableCode: String?
  /// The table's field of periods.
  public var period: String
  /// The table's field of values.
  public var value: String
  /// What a pair without a row is.
  public var absent: AbsentBin
  /// Who is whose neighbour in space.
  public var neighbours: Neighbourhood
  /// How many periods back neighbours reach.
  public var steps: Int
  /// How it is decided what is hot.
  public var inference: InferenceOptions
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking

  /// A request of all its parts.
  public init(
    layer: FigureLayer, table: String, tableCode: String? = nil, period: String, value: String, absent: AbsentBin = .missing,
    neighbours: Neighbourhood,
    steps: Int = 1, inference: InferenceOptions, policy: Policy = .standard,
    marking: Marking = .official
  ) {
    self.layer = layer
    self.table = table
    self.tableCode = tableCode
    self.period = period
    self.value = value
    self.absent = absent
    self.neighbours = neighbours
    self.steps = steps
    self.inference = inference
    self.policy = policy
    self.marking = marking
  }

  /// Reads, tests and protects.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, values that are no counts under a policy that protects counts,
  ///   fewer than two periods, weights that cannot be made.
  /// - Complexity: That of the reading, of the weights and of ``EmergingHotSpots``.
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> EmergingOutcome {
    try analysing { try EmergingRun(self, parallel).outcome() }
  }
}

/// Hot spots over time; the tables have passed the door.
public final class EmergingOutcome: Sendable {
  /// A row for each area.
  public let table: Released<Table>
  /// A row for each area and period: what the classes were made of.
  public let bins: Released<Table>
  /// How many areas are of which class.
  public let summary: Released<Table>
  /// What the classes mean that were found, a sentence each.
  public let definitions: [String]
  /// The areas.
  public let areas: Areas
  /// How it was done, in sentences.
  public let notes: [String]
  /// What should be known of areas, codes and values.
  public let notices: [String]

  init(
    table: Released<Table>, bins: Released<Table>, summary: Released<Table>, definitions: [String], areas: Areas, notes: [String],
    notices: [String]
  ) {
    self.table = table
    self.bins = bins
    self.summary = summary
    self.definitions = definitions
    self.areas = areas
    self.notes = notes
    self.notices = notices
  }
}
