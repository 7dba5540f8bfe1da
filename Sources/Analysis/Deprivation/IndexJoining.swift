import WardlightDeprivation
import WardlightGazetteer

/// An index of deprivation on its way to a layer's areas: joined by code, or summarised by look-ups.
struct IndexJoining: Sendable {
  /// The index by the layer's areas.
  let index: OverlayIndex
  /// What the ledger says of the index's codes, and of those on the way.
  let entries: [VintageLedger.Entry]
  /// The index as it was read.
  let reading: IndexReading
  /// The summary of the main measure's domain; `nil` where the index has the layer's own areas.
  let summary: AreaDeprivation?

  /// - Parameter summary: What stands for an area that is made of the index’s smaller ones, and by whose definition.
  init(_ source: IndexSource, _ summary: SummaryWish, _ layer: CheckedColumn, _ check: VintageCheck) throws {
    let reading = try IndexReading(source)
    self =
      source.lookups.isEmpty
      ? try IndexJoining(joining: reading, source, layer, check)
      : try IndexJoining(summarising: reading, source, summary, layer, check)
  }

  private init(joining reading: IndexReading, _ source: IndexSource, _ layer: CheckedColumn, _ check: VintageCheck) throws {
    let joined = try reading.table.join(layer, measures: reading.measures, check)
    let title = source.title ?? reading.table.title(of: reading.main)
    self.reading = reading
    summary = nil
    entries = [joined.entry] + joined.crosswalkEntries
    index = OverlayIndex(
      title: title,
      measures: zip(reading.measures, joined.columns).map { OverlayMeasure($0, $1.values, title: $0 == reading.main ? source.title : nil) },
      notes: ["Deprivation: \(title), joined by code."] + reading.table.notes,
      notices: reading.table.warnings + joined.warnings + joined.notices)
  }

  private init(
    summarising reading: IndexReading, _ source: IndexSource, _ wish: SummaryWish, _ layer: CheckedColumn, _ check: VintageCheck
  ) throws {
    let crosswalk = try CrosswalkChain.load(source.lookups, check.register)
    let domains = reading.domains
    let populations = try source.population.map { try Self.populations($0, of: reading.table, check) }
    let summaries = try reading.table.summarised(
      domains, for: layer, by: crosswalk, populations: populations, convention: wish.convention, check)
    let measures = summaries.domains.enumerated().map {
      OverlayMeasure($1, of: domains[$0], by: wish.measure.figure, title: $0 == 0 ? source.title : nil)
    }
    let main = summaries.domains[0]
    let title = source.title ?? "\(main.about.title), \(measures[0].form.inWords)"
    self.reading = reading
    summary = main
    entries = [summaries.entry] + summaries.furtherEntries
    index = OverlayIndex(
      title: title, measures: measures, notes: ["Deprivation: \(title)."] + main.notes,
      notices: reading.table.warnings + summaries.warnings + main.notices)
  }

  /// - Precondition: The table names one column; which ages an index weighs by is not for its user to choose.
  private static func populations(_ table: PopulationTable, of index: IndexTable, _ check: VintageCheck) throws -> PopulationWeights {
    guard case .column(let column, let note) = table.persons else {
      preconditionFailure("the population of an index is one column, not the bands of some ages")
    }
    return try index.populations(path: table.file, code: table.code, field: column, note: note, check)
  }
}

extension IndexReading {
  /// What is summarised, that of the main measure first.
  fileprivate var domains: [DeprivationMeasure.Domain] {
    var domains: [DeprivationMeasure.Domain] = []
    for measure in measures where !domains.contains(measure.domain) && hasFigures(measure.domain) { domains.append(measure.domain) }
    return domains.isEmpty ? [main.domain] : domains
  }

  private func hasFigures(_ domain: DeprivationMeasure.Domain) -> Bool {
    table.measures.contains { $0.domain == domain && ($0.form == .score || $0.form == .rank) }
  }
}

extension OverlayMeasure {
  /// A measure as it stands in the index.
  init(_ measure: DeprivationMeasure, _ values: [Double], title: String?) {
    self.init(
      key: measure.field, title: title ?? measure.title, domain: measure.domain.title, form: measure.form, values: values,
      isTurned: measure.direction == .lowerIsMoreDeprived)
  }

  /// A summary of an index's smaller areas; the average rank where the index has no scores of the domain.
  init(_ summary: AreaDeprivation, of domain: DeprivationMeasure.Domain, by wanted: SummaryFigure, title: String?) {
    let hasWanted = summary.values(of: wanted).contains { !$0.isNaN }
    let figure = hasWanted ? wanted : summary.values(of: .averageRank).contains { !$0.isNaN } ? .averageRank : .averageScore
    self.init(
      key: "\(domain.short) \(figure.form.inWords)".lowercased().replacing(" ", with: "_"),
      title: title ?? "\(domain.short), \(figure.form.inWords)", domain: domain.title, form: figure.form,
      values: summary.values(of: figure), isTurned: !summary.isHigherMoreDeprived(figure))
  }
}

extension SummaryFigure {
  /// What kind of number it is.
  var form: DeprivationMeasure.Form {
    switch self {
    case .averageScore: .averageScore
    case .averageRank: .averageRank
    case .extent: .extent
    case .localConcentration: .localConcentration
    case .proportionInWorst10: .share
    case .shareInWorst10, .shareInWorst20: .other
    }
  }
}

extension SummaryMeasure {
  /// The figure of a summary.
  var figure: SummaryFigure {
    switch self {
    case .averageScore: .averageScore
    case .averageRank: .averageRank
    case .extent: .extent
    case .localConcentration: .localConcentration
    case .worstTenth: .shareInWorst10
    case .worstFifth: .shareInWorst20
    }
  }
}
