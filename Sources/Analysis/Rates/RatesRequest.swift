public import WardlightDisclosure
public import WardlightEssentials
public import WardlightGeometry
public import WardlightSpatialStatistics

/// What is asked of a layer: how sure its rates from small counts are.
public struct RatesRequest: Sendable {
  /// The layer and its table.
  public var layer: FigureLayer
  /// The field of the cases.
  public var cases: String
  /// The field of the people among whom they happened.
  public var population: String
  /// Whether one person can be several cases.
  public var kind: CaseCounts.Kind
  /// Who is whose neighbour.
  public var neighbours: Neighbourhood
  /// To how many people rates refer: 1,000.
  public var per: Double
  /// The rate that areas are held against, per so many people; `nil` for that of all areas.
  public var benchmark: Double?
  /// How much lies inside intervals.
  public var level: Double
  /// How many times ranks are drawn.
  public var draws: Int
  /// Names the draws.
  public var seed: UInt64
  /// An area has no class and no rank where it and its neighbours together have fewer cases; `nil` sets no limit.
  public var minimumCount: Int?
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking

  /// A request of all its parts.
  public init(
    layer: FigureLayer, cases: String, population: String, kind: CaseCounts.Kind = .persons, neighbours: Neighbourhood,
    per: Double = 1_000, benchmark: Double? = nil, level: Double = 0.95, draws: Int = 9_999,
    seed: UInt64 = 1, minimumCount: Int? = nil, policy: Policy = .standard, marking: Marking = .official
  ) {
    self.layer = layer
    self.cases = cases
    self.population = population
    self.kind = kind
    self.neighbours = neighbours
    self.per = per
    self.benchmark = benchmark
    self.level = level
    self.draws = draws
    self.seed = seed
    self.minimumCount = minimumCount
    self.policy = policy
    self.marking = marking
  }

  /// Reads, computes and protects.
  ///
  /// - Parameter parallel: Changes the time only.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, cases that are no counts, more cases than people, weights that
  ///   cannot be made.
  /// - Complexity: That of the reading, of the weights and of ``AreaRates``.
  public func run(parallel: Parallel = Parallel()) throws(AnalysisError) -> RatesOutcome {
    try analysing { try RatesRun(self, parallel).outcome() }
  }
}

/// The rates; the tables have passed the door.
public final class RatesOutcome: Sendable {
  /// A row for each area.
  public let table: Released<Table>
  /// How many areas are of which class.
  public let summary: Released<Table>
  /// The areas.
  public let areas: Areas
  /// How it was done, in sentences.
  public let notes: [String]
  /// What should be known of areas, codes and figures.
  public let notices: [String]

  init(table: Released<Table>, summary: Released<Table>, areas: Areas, notes: [String], notices: [String]) {
    self.table = table
    self.summary = summary
    self.areas = areas
    self.notes = notes
    self.notices = notices
  }
}
