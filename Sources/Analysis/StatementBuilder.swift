import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightSpatialStatistics

/// Writes what a product says about itself: methods, caveats, notices, sources.
struct StatementBuilder {
  let study: Study
  let subject: Subject

  func statement() -> ProductStatement {
    let configuration = study.configuration
    return ProductStatement(
      title: configuration.title, producer: configuration.producer, noun: configuration.referrals.noun,
      place: configuration.referrals.place, period: configuration.period,
      comparison: configuration.comparison, geography: study.areas.wards.geography,
      populationNote: study.areas.denominators?.note,
      deprivationTitle: study.deprivation?.overlay.input.index.title, forceClasses: configuration.forceClasses,
      flowScale: configuration.flowScale, terms: study.door.terms,
      isSynthetic: configuration.recordSources.allSatisfy(\.isSynthetic), credits: credits(), methods: methods(), caveats: caveats(),
      notices: notices(), resolution: resolution(), inputs: study.inputs, vintages: vintages(), options: options(), created: study.created)
  }

  private func credits() -> [String] {
    let configuration = study.configuration
    let credits =
      [
        configuration.wards.areas.credit, configuration.forces?.credit, configuration.postcodes?.credit, configuration.towns?.credit,
        configuration.deprivation?.credit, configuration.water?.credit, configuration.land?.credit,
      ]
      .compactMap { $0 } + configuration.recordSources.map(\.credit)
    var seen: Set<String> = []
    return credits.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// A force's pack is about flows alone.
  private var flows: FlowNotes? {
    guard case .force = subject, let flows = study.flows else { return nil }
    return FlowNotes(builder: FlowFindingsBuilder(study: flows, subject: subject, door: study.door))
  }

  private func methods() -> [String] {
    if let flows { return flows.methods }
    let inference = study.configuration.inference
    return [
      "Records are placed by their coordinates or postcode and counted in the \(study.areas.wards.geography.kind) of \(study.areas.wards.geography.vintage). A place outside every ward goes to the nearest one within \(FixedDecimal.shortest(study.configuration.nearest, decimals: 1)) m; the table of records says how many did.",
      "Hot spots: Getis and Ord’s Gi* of the \(study.wardCounts.count) wards of London, neighbours being wards that share a border or a corner and the ward itself, equal weights. A ward is hot or cold where its permutation p-value, \(inference.correction.inWords), is at most \(FixedDecimal.shortest(inference.alpha, decimals: 3)): \(FixedDecimal.grouped(inference.permutations)) conditional permutations, \(inference.alternative.inWords), seed \(inference.seed).",
    ] + rateMethod() + (overlayRelease.map { $0.0.notes.methods($0.1) } ?? []) + [
      "Area codes, as recognised: \(ledger.entries.map { "\($0.source), \($0.field): \($0.recognised)" }.joined(separator: "; ")). Codes of one vintage are joined with codes of the same.",
      "Ranks: equal counts share the smallest rank and the next one skips. Changes are given as a number and as a percentage of the earlier count.",
      "Counts of persons: \(study.destinations?.unitSentence ?? "records are counted, not persons.")",
    ]
  }

  private var overlayRelease: (DeprivationOverlay, OverlayRelease)? {
    study.deprivation.map { ($0.overlay, OverlayRelease($0.overlay, study.door, study.classes.overlay)) }
  }

  private func rateMethod() -> [String] {
    guard let denominators = study.areas.denominators else { return [] }
    return ["Rates are per 1,000 residents (\(denominators.note)) over the whole window, not per year."]
  }

  private func caveats() -> [String] {
    if let flows { return flows.caveats + protectionCaveat() }
    return [
      study.configuration.referrals.place.caveat,
      "A difference of a few may be chance where counts are small; the hot-spot test and the rates stand beside the counts for this reason.",
    ] + (overlayRelease.map { $0.0.caveats(of: study.place(of: subject), $0.1) } ?? []) + protectionCaveat()
  }

  private func protectionCaveat() -> [String] {
    guard study.door.terms.policy.threshold != nil else { return [study.door.terms.ground].filter { !$0.isEmpty } }
    return study.protection?.caveats ?? []
  }

  private func notices() -> [String] {
    if let flows { return flows.notices }
    let notices = study.areas.notices + study.areas.vintages.notices + study.nameNotices + resolution()
    return Self.once(notices + (study.deprivation?.overlay.notices ?? []))
  }

  private func resolution() -> [String] {
    Self.once([study.hotSpotsOfCounts, study.hotSpotsOfRates].compactMap { $0 }.flatMap(\.warnings))
  }

  private static func once(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }

  /// Every column of area codes, that of the index of deprivation too.
  private var ledger: VintageLedger {
    var ledger = study.areas.vintages.ledger
    for entry in study.deprivation?.entries ?? [] { ledger.add(entry) }
    return ledger
  }

  private func vintages() -> ProductStatement.Listing {
    ProductStatement.Listing(headings: VintageLedger.headings, rows: ledger.rows)
  }

  private func options() -> [ProductStatement.Option] {
    let inference = study.configuration.inference
    let comparison = study.configuration.comparison
    return [
      ("permutations", String(inference.permutations)), ("alternative", inference.alternative.rawValue),
      ("correction", inference.correction.rawValue), ("seed", String(inference.seed)),
      ("current", comparison.current.description), ("previous", comparison.previous.description),
      ("nearest_metres", FixedDecimal.shortest(study.configuration.nearest, decimals: 3)), ("transform", study.areas.operation),
    ].map(ProductStatement.Option.init)
  }
}

extension Configuration {
  /// All sources of records there are.
  var recordSources: [RecordSource] { [referrals] + [links, rescues].compactMap { $0 } }
}

extension Correction {
  var inWords: String {
    switch self {
    case .falseDiscoveryRate: "corrected for false discoveries (Benjamini and Hochberg)"
    case .bonferroni: "corrected after Bonferroni"
    case .none: "uncorrected"
    }
  }
}

extension Alternative {
  var inWords: String {
    switch self {
    case .twoSided: "two-sided"
    case .greater: "one-sided for high values"
    case .less: "one-sided for low values"
    }
  }
}
