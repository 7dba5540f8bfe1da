public import WardlightDisclosure
public import WardlightEssentials
public import WardlightRecords

/// What is asked of links without a configuration: where they go, what changed, and what size and distance do not explain.
public struct FlowsRequest: Sendable {
  /// The links: records, or a table of counts.
  public var links: FlowLinkSource
  /// Where links begin: London's boroughs, or the areas of a table of counts.
  public var origins: FlowPlaceSource
  /// Where links end: county forces, or the areas of a table of counts; `nil` takes the origins.
  public var destinations: FlowPlaceSource?
  /// The towns that records may name; they have no use for a table of counts.
  public var towns: Configuration.TownSource?
  /// Tables of other names of forces, towns and boroughs, which go before the project's own.
  public var aliases: [String]
  /// The periods that are compared; `nil` takes all records as one period.
  public var comparison: Configuration.Comparison?
  /// The rescue requests, for links that are records.
  public var rescues: Configuration.RecordSource?
  /// A force by name or code, whose view is wanted; for links that are records.
  public var force: String?
  /// What is computed, and how.
  public var methods: FlowMethods
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking
  /// Where the key comes from under which identifiers become pseudonyms.
  public var key = KeySource.perRun

  /// A request of all its parts.
  public init(
    links: FlowLinkSource, origins: FlowPlaceSource, destinations: FlowPlaceSource? = nil, towns: Configuration.TownSource? = nil,
    aliases: [String] = [], comparison: Configuration.Comparison? = nil, rescues: Configuration.RecordSource? = nil, force: String? = nil,
    methods: FlowMethods, policy: Policy = .standard, marking: Marking = .official
  ) {
    self.links = links
    self.origins = origins
    self.destinations = destinations
    self.towns = towns
    self.aliases = aliases
    self.comparison = comparison
    self.rescues = rescues
    self.force = force
    self.methods = methods
    self.policy = policy
    self.marking = marking
  }

  /// Reads, counts, computes and protects.
  ///
  /// - Parameters:
  ///   - parallel: Changes the time only.
  ///   - progress: Hears of each step.
  /// - Throws: ``AnalysisError``: for a layer or a table that cannot be used, a place of a table of counts that is no area, a count that is none, margins that do
  ///   not add up, an unknown force, or a policy that the records are not open to.
  /// - Complexity: O(rows + pairs) for tables; the models are those of the room of flows, and are left out, with a sentence, where they would take too long.
  public func run(
    parallel: Parallel = Parallel(), progress: @escaping ProgressReport = { _ in }
  ) throws(AnalysisError) -> FlowsOutcome {
    try analysing { try FlowsRun(self, parallel, progress).outcome() }
  }
}

/// Where links come from.
public enum FlowLinkSource: Sendable {
  /// Records, one a row: `date`, `county_force`, and perhaps `id`, `origin` or `responsible_borough`, `town`, `category`, `ward`.
  case records(Configuration.RecordSource)
  /// A table of counts, one a row: from where, to where, how many.
  case counts(CountedLinks)
}

/// A table of counts between places.
public struct CountedLinks: Hashable, Sendable {
  /// The file: any table that GDAL opens.
  public var path: String
  /// The column of the origins' codes or names.
  public var origin: String
  /// The column of the destinations' codes or names.
  public var destination: String
  /// The column of counts.
  public var count: String
  /// The column of the counts before, with which these are compared; `nil` without.
  public var previous: String?
  /// The columns by which origins and destinations are added up, boroughs say; `nil` leaves them as they are.
  public var groups: Groups?
  /// A table of what each origin and each destination has in all, with which the counts must agree; `nil` without.
  public var margins: MarginTable?
  /// What is counted, in the plural; `nil` says persons.
  public var noun: String?

  /// The columns of groups, of which the table has one for each end.
  public struct Groups: Hashable, Sendable {
    /// The column of the origins' groups.
    public var origin: String
    /// The column of the destinations' groups.
    public var destination: String

    /// Groups by their two columns.
    public init(origin: String, destination: String) {
      self.origin = origin
      self.destination = destination
    }
  }

  /// A table of totals: a row for each place.
  public struct MarginTable: Hashable, Sendable {
    /// The file.
    public var path: String
    /// The column of the places' codes or names.
    public var code: String
    /// The column of what leaves each place; an empty cell says nothing.
    public var out: String?
    /// The column of what arrives in each place; an empty cell says nothing.
    public var into: String?

    /// A table by its columns.
    public init(path: String, code: String = "code", out: String? = "out", into: String? = "in") {
      self.path = path
      self.code = code
      self.out = out
      self.into = into
    }
  }

  /// A table by its columns.
  public init(
    path: String, origin: String = "origin", destination: String = "destination", count: String, previous: String? = nil,
    groups: Groups? = nil, margins: MarginTable? = nil, noun: String? = nil
  ) {
    self.path = path
    self.origin = origin
    self.destination = destination
    self.count = count
    self.previous = previous
    self.groups = groups
    self.margins = margins
    self.noun = noun
  }
}

/// Places at one end of flows.
public enum FlowPlaceSource: Sendable {
  /// A layer of areas, by code or name.
  case areas(Configuration.AreaSource)
  /// A table of towns with a point each.
  case towns(Configuration.TownSource)
}
