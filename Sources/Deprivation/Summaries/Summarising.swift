public import WardlightGazetteer

extension AreaDeprivation {
  /// Summarises an index of small areas for larger ones.
  ///
  /// A small area counts in each area by its residents there, its population times its share. One that lacks a score, a rank or a population is left out, and what is left
  /// must cover enough of an area's residents, or the area has no figures and a reason.
  ///
  /// - Parameters:
  ///   - columns: The index; its order does not matter.
  ///   - crosswalk: From its areas to the larger ones: a best fit, or with shares.
  ///   - areas: The codes of the larger areas that are wanted, in the wanted order, which the result has and among which it ranks; `nil` for all of the cross-walk.
  ///   - convention: By whose definition ranks and extent run.
  ///   - least: The least part of an area's residents that must be covered, above 0 and up to 1.
  /// - Throws: ``DeprivationError/badRank(source:code:ranked:)`` for a rank below 1 or above the number ranked,
  ///   ``DeprivationError/badPopulation(source:code:)`` for a population below 0, ``DeprivationError/nothingInCommon(source:crosswalk:)`` where no code of the
  ///   index stands in the cross-walk.
  /// - Complexity: O(codes + links · log of the small areas of an area), and a sort where the codes are not ascending.
  public static func summarise(
    _ columns: SummaryColumns, by crosswalk: Crosswalk, areas: [String]? = nil, convention: SummaryConvention = .ministry,
    leastCoverage least: Double = 0.9
  ) throws(DeprivationError) -> AreaDeprivation {
    try columns.check()
    let parts = SummaryParts(columns, crosswalk, areas)
    guard parts.hasAny else { throw .nothingInCommon(source: columns.source, crosswalk: crosswalk.description) }
    let rule = SummaryRule(columns, convention)
    let summaries = parts.codes.indices.map { Self.area($0, parts, columns, rule, least) }
    return AreaDeprivation(summaries, parts, columns, crosswalk, convention)
  }

  private static func area(
    _ place: Int, _ parts: SummaryParts, _ columns: SummaryColumns, _ rule: SummaryRule, _ least: Double
  ) -> AreaSummary {
    let (known, count) = (parts.parts(of: place), parts.count(of: place))
    guard count > 0 else { return AreaSummary(parts.codes[place], missing: .noSmallAreas) }
    guard !known.isEmpty else { return AreaSummary(parts.codes[place], missing: .notInIndex(areas: count)) }
    var sums = SummarySums()
    for part in known { sums.add(part, of: columns, rule) }
    let residents = sums.population + parts.unknownPeople[place]
    let covered = residents > 0 ? sums.population / residents : 0
    func gap(_ gap: SummaryGap) -> AreaSummary {
      AreaSummary(parts.codes[place], missing: gap, population: sums.population, areasWithin: sums.areas, coverage: covered)
    }
    guard residents > 0 else { return gap(.noResidents) }
    guard covered >= least else { return gap(.covered(share: covered, least: least)) }
    return AreaSummary(parts.codes[place], sums, concentration(known, columns, sums.population, rule), coverage: covered, rule)
  }

  private static func concentration(
    _ parts: ArraySlice<SummaryPart>, _ columns: SummaryColumns, _ population: Double, _ rule: SummaryRule
  ) -> Double {
    guard rule.hasRanks else { return .nan }
    return LocalConcentration.average(
      people: parts.map { columns.populations[$0.row] * $0.share }, ranks: parts.map { columns.ranks[$0.row] }, population: population)
  }

  private init(
    _ summaries: [AreaSummary], _ parts: SummaryParts, _ columns: SummaryColumns, _ crosswalk: Crosswalk, _ convention: SummaryConvention
  ) {
    areas = summaries
    about = About(
      title: columns.title, source: columns.source, denominators: columns.denominators, ranked: columns.ranked, convention: convention,
      crosswalk: crosswalk.description, score: columns.direction)
    elsewhere = parts.elsewhere(columns)
    lacking = parts.lacking
    notes = SummaryWords.notes(about, columns)
    notices = SummaryWords.notices(summaries, parts, columns, crosswalk)
  }
}
