import WardlightCounting
import WardlightDisclosure
public import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords

/// Looks at all inputs of a configuration and stops at none.
///
/// What depends on an input that cannot be used is left out, and the report says what would stop a run.
public struct InputCheck {
  private let configuration: Configuration
  private let created: CalendarDate
  private let parallel: Parallel
  private let progress: ProgressReport
  private let notes = Notes()

  /// A check of one configuration.
  ///
  /// - Parameters:
  ///   - configuration: What a run would use.
  ///   - created: The date of the report.
  ///   - parallel: How work is spread; the report does not depend on it.
  ///   - progress: Hears of each step.
  public init(_ configuration: Configuration, created: CalendarDate, parallel: Parallel, progress: @escaping ProgressReport) {
    self.configuration = configuration
    self.created = created
    self.parallel = parallel
    self.progress = progress
  }

  /// Looks at everything.
  ///
  /// - Throws: ``AnalysisError/disclosure(_:)`` where the policy is closed to the records; everything else stands in the report.
  public func report() throws(AnalysisError) -> InputReport {
    let door = try analysing {
      try Door(policy: configuration.policy, marking: .officialSensitive, sources: configuration.sourceStatements)
    }
    let layers = boundaries()
    vintages(layers)
    let postcodes = postcodes()
    records(layers, postcodes, door)
    return InputReport(
      title: configuration.title, configuration: StudyVintages.name(configuration.file), created: created, stops: notes.stops,
      warnings: notes.warnings, sections: notes.sections, rejected: notes.rejected, terms: door.terms)
  }

  /// Takes one step; where it fails, the sentence is kept and the step has no result.
  private func attempt<Result>(_ task: String, _ step: () throws -> Result) -> Result? {
    progress(Progress(task: task, done: 0))
    do {
      return try step()
    } catch {
      notes.stops.append("\(AnalysisError(error))")
      return nil
    }
  }

  private func boundaries() -> Layers {
    let wards = attempt("Looking at the wards") { try BoundaryCheck(configuration.wards, parallel) }
    let forces = configuration.forces.flatMap { source in
      attempt("Looking at the county forces") { try BoundaryCheck(source, texts: [], numbers: [], parallel) }
    }
    for (name, source) in [("water", configuration.water), ("land", configuration.land)] {
      if let source { _ = attempt("Looking at the \(name)") { try source.shapes(parallel: parallel) } }
    }
    let checks = [wards, forces].compactMap { $0 }
    for check in checks {
      notes.stops += check.stops
      notes.warnings += check.warnings
    }
    notes.sections += checks.map(\.section)
    return Layers(wards: wards?.areas, forces: forces?.areas)
  }

  /// The layers that could be read.
  struct Layers {
    let wards: Areas?
    let forces: Areas?
  }

  private func vintages(_ layers: Layers) {
    guard let wards = layers.wards else { return }
    let source = configuration.wards
    guard var vintages = attempt("Looking at the codes", { try StudyVintages() }) else { return }
    let codes = attempt("Looking at the wards’ codes") { try vintages.admit(wards, of: source.areas) }
    _ = attempt("Looking at the boroughs’ codes") {
      try vintages.admit(wards.texts[source.boroughCode, default: []].map { $0 ?? "" }, field: source.boroughCode, of: source.areas)
    }
    if let forces = layers.forces, let source = configuration.forces {
      _ = attempt("Looking at the forces’ codes") { try vintages.admit(forces, of: source) }
    }
    if let codes, let source = configuration.deprivation {
      let joined = attempt("Looking at the index of deprivation") { try IndexJoining(source.index, source.wish, codes, vintages.check) }
      if let joined {
        for entry in joined.entries { vintages.add(entry) }
        notes.warnings += joined.index.notices
      }
      describe(joined?.reading, or: source.index)
    }
    if let codes, let source = source.population {
      let population = attempt("Looking at the population") { try Denominators(source, wards, codes: codes, vintages.check) }
      if let population, let entry = population.entry { vintages.add(entry, population.notices) }
    }
    notes.warnings += vintages.notices
    notes.sections.append(InputReport.Section(vintages.ledger))
  }

  /// Says what the index is, also where it does not suit the wards.
  private func describe(_ reading: IndexReading?, or source: IndexSource) {
    guard let reading = reading ?? (try? IndexReading(source)) else { return }
    notes.sections.append(InputReport.Section(reading))
  }

  private func postcodes() -> PostcodeDirectory? {
    guard let source = configuration.postcodes else { return nil }
    let found = attempt("Looking at the postcodes") { try PostcodeCheck(source, parallel) }
    if let found { notes.sections.append(found.section) }
    return found?.directory
  }

  private func records(_ layers: Layers, _ postcodes: PostcodeDirectory?, _ door: Door) {
    let index = layers.wards.map { PointInAreaIndex($0.shapes) }
    let names = names(layers)
    let locator = index.map {
      Locator(index: $0, postcodes: postcodes, towns: names?.towns, nearestWithin: configuration.nearest)
    }
    let referrals = configuration.referrals
    let key = IdentifierKey()
    var wards: ReferralWards?
    if let reading = attempt(
      "Looking at the \(referrals.noun.plural)", { try ReferralReader.read(referrals.files, key: key, parallel: parallel) })
    {
      let locations = locator?.locate(reading.records, parallel: parallel)
      take(RecordCheck(referrals, configuration.period, reading, dates: reading.records.map(\.date), locations: locations), door)
      notes.rejected += RejectedRows(referrals).all(reading, locations) { configuration.period.contains($0) }
      wards = layers.wards.flatMap { areas in
        locations.map { ReferralWards(codes: areas.codes, referrals: reading.records, locations: $0) }
      }
    }
    if let source = configuration.links, let reading = links(source, key) {
      let links = names.map { PlacedLinks(reading, forces: $0.forces, boroughs: boroughs(layers), towns: $0.towns, wards: wards) }
      take(
        RecordCheck(
          source, configuration.period, reading, dates: reading.records.map(\.date), names: links?.nameReport, links: links?.linkReport),
        door)
      notes.rejected += RejectedRows(source).all(reading, names: links?.nameReport, links: links?.linkReport)
    }
    if let source = configuration.rescues, let reading = rescues(source) {
      let report = names.map { PlacedRescues(reading, forces: $0.forces).nameReport }
      take(RecordCheck(source, configuration.period, reading, dates: reading.records.map(\.date), names: report), door)
      notes.rejected += RejectedRows(source).all(reading, names: report)
    }
  }

  private func links(_ source: Configuration.RecordSource, _ key: IdentifierKey) -> RecordReading<Link>? {
    attempt("Looking at the \(source.noun.plural)") { try LinkReader.read(source.files, key: key, parallel: parallel) }
  }

  private func rescues(_ source: Configuration.RecordSource) -> RecordReading<Rescue>? {
    attempt("Looking at the \(source.noun.plural)") { try RescueReader.read(source.files, parallel: parallel) }
  }

  private func names(_ layers: Layers) -> StudyNames? {
    let aliases = configuration.aliases.filter { path in
      attempt("Looking at the other names in \(StudyVintages.name(path))") { try AliasTable(path: path) } != nil
    }
    let names = attempt("Looking at the names of forces and towns") {
      try StudyNames(configuration, forces: layers.forces, aliases: try AliasTable.of(aliases))
    }
    notes.warnings += names?.notices ?? []
    return names
  }

  private func boroughs(_ layers: Layers) -> NameIndex {
    let names = layers.wards?.texts[configuration.wards.boroughName, default: []].compactMap { $0 } ?? []
    return NameIndex(names: Set(names).sorted())
  }

  private func take(_ check: RecordCheck, _ door: Door) {
    notes.warnings += check.warnings
    notes.sections.append(check.section(door))
  }
}

/// What a check has found so far.
private final class Notes {
  var stops: [String] = []
  var warnings: [String] = []
  var sections: [InputReport.Section] = []
  var rejected: [RejectedRow] = []
}
