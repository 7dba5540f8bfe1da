public import WardlightCounting
public import WardlightDisclosure
public import WardlightRecords

/// What is counted without a configuration: records in one layer of areas.
public struct CountRequest: Sendable {
  /// The records.
  public var records: Configuration.RecordSource
  /// The areas.
  public var areas: Configuration.AreaSource
  /// Where postcodes are; without it a postcode is no location.
  public var postcodes: Configuration.PostcodeSource?
  /// Towns by name, for records with neither coordinates nor a postcode; without it a name is no location.
  public var towns: Configuration.TownSource?
  /// Records outside every area go to the nearest one within this many metres.
  public var nearest: Double
  /// The periods that are counted.
  public var periods: CountingPeriods
  /// Whether intervention and intelligence are counted apart.
  public var types: TypeDivision
  /// What a count counts.
  public var unit: CountingUnit
  /// Whom rates are computed from; `nil` gives no rates.
  public var population: PopulationSource?
  /// How counts are protected.
  public var policy: Policy
  /// The marking of what is written.
  public var marking: Marking
  /// Where the key comes from under which identifiers become pseudonyms.
  public var key = KeySource.perRun

  /// A request of all its parts.
  public init(
    records: Configuration.RecordSource, areas: Configuration.AreaSource, postcodes: Configuration.PostcodeSource? = nil,
    towns: Configuration.TownSource? = nil,
    nearest: Double = 50, periods: CountingPeriods, types: TypeDivision = .together, unit: CountingUnit = .records,
    population: PopulationSource? = nil, policy: Policy = .standard, marking: Marking = .official
  ) {
    self.records = records
    self.areas = areas
    self.postcodes = postcodes
    self.towns = towns
    self.nearest = nearest
    self.periods = periods
    self.types = types
    self.unit = unit
    self.population = population
    self.policy = policy
    self.marking = marking
  }
}
