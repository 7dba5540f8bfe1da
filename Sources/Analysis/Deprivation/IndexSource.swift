public import WardlightDeprivation

/// Where an index of deprivation is, and what of it is wanted.
public struct IndexSource: Hashable, Sendable {
  /// The files of the index, which are joined by code: one with scores and another with domains, say.
  public var files: [String]
  /// The column of area codes; `nil` where its name says that it is.
  public var code: String?
  /// The measure that areas are ranked, mapped and modelled by, by its header; `nil` takes the overall index, its score before its rank.
  public var measure: String?
  /// The further measures, by their headers; empty takes a measure of each domain that the files have.
  public var domains: [String]
  /// Measures whose headings do not say what they are, and the end at which each is deprived.
  public var own: [OwnMeasure]
  /// Look-ups from the index's areas to the layer's, where these are not the same.
  public var lookups: [LookupSource]
  /// The population of the index's areas, where its files have none; it weighs them within the layer's.
  public var population: PopulationTable?
  /// What the index is called; `nil` takes its name and the measure's.
  public var title: String?

  /// An index of all its parts.
  public init(
    files: [String], code: String? = nil, measure: String? = nil, domains: [String] = [], own: [OwnMeasure] = [],
    lookups: [LookupSource] = [],
    population: PopulationTable? = nil, title: String? = nil
  ) {
    self.files = files
    self.code = code
    self.measure = measure
    self.domains = domains
    self.own = own
    self.lookups = lookups
    self.population = population
    self.title = title
  }

  /// The files that are read, each with its role.
  var listedFiles: [(role: String, path: String)] {
    files.map { ("deprivation", $0) } + lookups.flatMap(\.files).map { ("look-up", $0) } + (population?.listedFiles ?? [])
  }
}
