public import WardlightGazetteer

extension AreaDeprivation {
  /// Summarises one domain of an index for larger areas.
  ///
  /// Weights are the user's where they are given, else the population that the index itself publishes: of working age for employment, children for IDACI, older people for
  /// IDAOPI where the index has them, all residents for the rest.
  ///
  /// - Parameters:
  ///   - index: The index, of small areas.
  ///   - domain: What of it.
  ///   - crosswalk: From its areas to the larger ones.
  ///   - areas: The wanted areas, in order; `nil` for all of the cross-walk.
  ///   - populations: The residents of the index's areas, aligned with its codes, where it brings none or others are wanted.
  ///   - convention: By whose definition ranks and extent run.
  ///   - least: The least part of an area's residents that must be covered.
  /// - Throws: As ``summarise(_:by:areas:convention:leastCoverage:)``, and ``DeprivationError/noDenominators(source:wanted:)`` where neither index nor user gives
  ///   populations, ``DeprivationError/nothingToSummarise(source:domain:)``.
  public static func summarise(
    _ index: IndexTable, _ domain: DeprivationMeasure.Domain = .multiple, by crosswalk: Crosswalk, areas: [String]? = nil,
    populations: PopulationWeights? = nil, convention: SummaryConvention = .ministry, leastCoverage least: Double = 0.9
  ) throws(DeprivationError) -> AreaDeprivation {
    try summarise(
      try SummaryColumns(index, domain, populations: populations), by: crosswalk, areas: areas, convention: convention, leastCoverage: least
    )
  }
}

extension SummaryColumns {
  /// One domain of an index.
  ///
  /// Where the index has scores and no ranks, ranks are made of the scores, but only of a table that has all areas of its release: among a part of them they would
  /// be ranks of that part, and percentiles of no country.
  ///
  /// - Throws: ``DeprivationError/noDenominators(source:wanted:)``, ``DeprivationError/nothingToSummarise(source:domain:)``.
  public init(
    _ index: IndexTable, _ domain: DeprivationMeasure.Domain, populations: PopulationWeights? = nil
  ) throws(DeprivationError) {
    let score = index.measure(of: domain, .score) ?? index.measure(of: domain, .averageScore)
    let rank = index.rankOfSmallAreas(domain)
    guard score != nil || rank != nil else { throw .nothingToSummarise(source: index.file, domain: domain.title) }
    let (people, note) = try index.weights(for: domain, populations)
    let scores = score.map { index.values(of: $0) } ?? []
    let direction = score?.direction ?? .higherIsMoreDeprived
    let made = rank == nil && index.isWhole ? Self.ranks(of: scores, direction) : []
    self.init(
      title: domain.title + (index.release.map { ", \($0.title)" } ?? ""), source: index.file, codes: index.codes, scores: scores,
      direction: direction, ranks: rank.map { index.values(of: $0) } ?? made, ranked: index.isOfSmallAreas ? index.release?.areas : nil,
      populations: people, denominators: note,
      notes: made.isEmpty
        ? [] : ["The index has no ranks of \(domain.short) here; they are made of its scores, equal ones sharing the smallest."],
      notices: index.notices(on: populations, for: domain))
  }
}

extension IndexTable {
  /// Whether the areas are LSOAs, as far as is known, so that ranks are those of the country.
  fileprivate var isOfSmallAreas: Bool { (vintage?.kind ?? release?.vintage?.kind ?? .lsoa) == .lsoa }

  /// Whether the table has every area of its release.
  fileprivate var isWhole: Bool { isOfSmallAreas && release?.areas == count }

  /// The rank of a domain's score among the small areas of the country.
  fileprivate func rankOfSmallAreas(_ domain: DeprivationMeasure.Domain) -> DeprivationMeasure? {
    guard isOfSmallAreas else { return nil }
    return measures.first {
      $0.domain == domain && $0.form == .rank && ($0.ranked ?? .score) == .score && $0.direction == .lowerIsMoreDeprived
    }
  }

  /// The population by which a domain's average is weighted; `nil` where the index brings none.
  public func denominator(for domain: DeprivationMeasure.Domain) -> IndexPopulation? {
    let wanted: IndexPopulation.Group =
      switch domain {
      case .employment: .workingAge
      case .idaci: .children
      case .idaopi: .older
      default: .all
      }
    guard wanted != .all, let total = denominator else { return denominator }
    return populations.first { $0.group == wanted && ($0.year ?? total.year) == total.year } ?? total
  }

  /// Residents of the index's areas and whom they count.
  fileprivate func weights(
    for domain: DeprivationMeasure.Domain, _ given: PopulationWeights?
  ) throws(DeprivationError) -> (values: [Double], note: String) {
    if let given {
      precondition(given.values.count == count, "\(given.values.count) populations for the \(count) areas of \(file)")
      return (given.values, given.note)
    }
    guard let population = denominator(for: domain) else { throw .noDenominators(source: file, wanted: wantedDenominators) }
    return (values(of: population), "\(population.note), \(population.group.inWords), column \(population.field)")
  }

  /// `LSOAs 2021 with the residents of mid-2022`.
  private var wantedDenominators: String {
    let areas = (release?.vintage ?? vintage).map(String.init(describing:)) ?? "its areas"
    return "\(areas) with their residents" + (release?.populationYear.map { " in mid-\($0)" } ?? "")
  }

  /// What must be known of populations that are not the index's own.
  fileprivate func notices(on given: PopulationWeights?, for domain: DeprivationMeasure.Domain) -> [String] {
    guard let given else { return [] }
    let weighted = "The populations are \(given.note)"
    if let own = denominator(for: domain) {
      return given.notices + [
        "\(weighted); the index brings its own (\(own.note), column \(own.field)), with which the official figures are made."
      ]
    }
    guard let release, let year = release.populationYear, !given.note.contains(String(year)) else { return given.notices }
    return given.notices + ["\(weighted); the official figures of the \(release.title) are made with those of mid-\(year)."]
  }
}
