import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords

/// One run of a request, step by step.
struct FlowsRun {
  private let request: FlowsRequest
  private let parallel: Parallel
  private let progress: ProgressReport

  init(_ request: FlowsRequest, _ parallel: Parallel, _ progress: @escaping ProgressReport) {
    self.request = request
    self.parallel = parallel
    self.progress = progress
  }

  func outcome() throws -> FlowsOutcome {
    switch request.links {
    case .records(let source): try records(source)
    case .counts(let source): try counts(source)
    }
  }

  private func say(_ task: String) { progress(Progress(task: task, done: 0)) }

  // MARK: a table of counts

  private func counts(_ source: CountedLinks) throws -> FlowsOutcome {
    guard request.force == nil else { throw LinkFault.forceOfCounts }
    let door = try Door(policy: request.policy, marking: request.marking, sources: [])
    say("Reading flows")
    let reading = try CountedReading(source, origins: request.origins, destinations: request.destinations, parallel)
    say("Holding flows against size and distance")
    let analysis = try CountedFlows(reading, source, request.methods, door, parallel)
    let findings = analysis.findings()
    return FlowsOutcome(
      findings: findings, account: door.release(analysis.account), rejected: reading.rejected, notes: findings.notes + [policy(door)],
      notices: findings.notices, dimensions: analysis.keys.dimensions, measures: analysis.keys.measures)
  }

  // MARK: records

  private func records(_ source: Configuration.RecordSource) throws -> FlowsOutcome {
    guard case .areas(let boroughs) = request.origins else { throw LinkFault.recordsNeedAreas(end: "origin") }
    let door = try Door(policy: request.policy, marking: request.marking, sources: statements(source))
    say("Reading boundaries and \(source.noun.plural)")
    let places = try RecordPlaces(request, boroughs: boroughs, parallel)
    let reading = try LinkReader.read(source.files, key: request.key.key(), parallel: parallel)
    let links = PlacedLinks(reading, forces: places.forceNames, boroughs: places.boroughNames, towns: places.towns)
    let window = try window(links, source)
    let rescues = try request.rescues.map { rescues in
      RescueListing(
        try RescueReader.read(rescues.files, parallel: parallel), window: window, comparison: request.comparison,
        forces: places.forceNames, codes: places.forces?.codes ?? [])
    }
    say("Holding \(source.noun.plural) against size and distance")
    let study = FlowStudy(
      FlowInput(
        links: links, rescues: rescues, comparison: request.comparison, window: window, yearStart: 1, noun: source.noun,
        boroughs: places.boroughs, forces: places.forces, wards: nil, place: "London", methods: request.methods), parallel)
    let account = account(reading, source, window)
    let publication = try publication(door, study, rescues, account)
    let shielded = try shielded(door, publication)
    let findings = study.findings(of: try request.force.map { try study.subject(force: $0) } ?? .london, shielded)
    return FlowsOutcome(
      findings: findings, account: shielded.release(account),
      rejected: RejectedRows(source).all(reading, names: links.nameReport, links: links.linkReport), notes: findings.notes + [policy(door)],
      notices: places.notices + findings.notices, dimensions: publication.dimensions, measures: publication.measures)
  }

  private func statements(_ source: Configuration.RecordSource) -> [Door.SourceStatement] {
    ([source] + [request.rescues].compactMap { $0 }).map(\.statement)
  }

  /// From the first day of the periods, or of the records, to the last.
  private func window(_ links: PlacedLinks, _ source: Configuration.RecordSource) throws(LinkFault) -> Period {
    let compared = request.comparison.flatMap { Period(from: $0.previous.from, to: $0.current.to) }
    let days = links.rows.map(\.day)
    let recorded = zip(days.min(), days.max()).flatMap { first, last in
      Period(from: CalendarDate(daysSince1970: first), to: CalendarDate(daysSince1970: last))
    }
    guard let window = compared ?? recorded else { throw .nothingRead(files: source.files.map { StudyVintages.name($0.path) }) }
    return window
  }

  private func account(_ reading: RecordReading<Link>, _ source: Configuration.RecordSource, _ window: Period) -> RawTable {
    let inside = reading.records.count { window.contains($0.date) }
    let lines = [
      ("Read", reading.rowsRead), ("Rejected", reading.faults.count), ("Out of period", reading.records.count - inside),
      ("In period", inside),
    ]
    return RawTable(
      name: "records", title: "What became of each record", note: "Rows of the files. The period is \(window.inWords).",
      columns: [
        RawColumn("name", "Records", .labels(lines.map(\.0))),
        RawColumn("links", source.noun.plural.capitalizedFirst, .counts(lines.map(\.1))),
      ],
      meaning: CountMeaning(
        rows: [Dimension.whole, "rejected", "out of period", "in period"].map { CountMeaning.Part(nil, ["account": $0]) },
        columns: ["links": CountMeaning.Part("rows")]))
  }

  /// Every count that is shown, and how they add up.
  private func publication(
    _ door: Door, _ study: FlowStudy, _ rescues: RescueListing?, _ account: RawTable
  ) throws(DisclosureFault) -> StudyCells.Publication {
    let flows = try FlowCells.all(study, policy: door.terms.policy)
    let within = Dictionary(uniqueKeysWithValues: ["rejected", "out of period", "in period"].map { ($0, [Dimension.whole]) })
    return (
      cells: flows.cells + FlowCells.cells(of: account) + (rescues.map { FlowCells.cells(of: $0.table(door)) } ?? []),
      dimensions: flows.dimensions + (rescues.map { [$0.dimension] } ?? [])
        + [Dimension("account", .nested(within: within, complete: [Dimension.whole]))],
      measures: flows.measures + RescueListing.measures + [Measure("rows", .sums)]
    )
  }

  /// The door for all that is shown, considered together.
  private func shielded(_ door: Door, _ publication: StudyCells.Publication) throws(DisclosureFault) -> Door {
    guard door.terms.policy.rules != nil else { return door }
    let solved = try Suppression.solve(
      publication.cells, dimensions: publication.dimensions, measures: publication.measures, policy: door.terms.policy, parallel: parallel)
    return door.shielded(by: solved.shield)
  }

  private func policy(_ door: Door) -> String { "Policy \(door.terms.policy): \(door.terms.policy.inWords)" }
}

/// The places that records may name, without a configuration.
private struct RecordPlaces {
  let boroughs: Areas
  let forces: Areas?
  let boroughNames: NameIndex
  let forceNames: NameIndex
  let towns: TownGazetteer?
  let notices: [String]

  init(_ request: FlowsRequest, boroughs source: Configuration.AreaSource, _ parallel: Parallel) throws {
    var forceSource: Configuration.AreaSource?
    if let destinations = request.destinations {
      guard case .areas(let source) = destinations else { throw LinkFault.recordsNeedAreas(end: "destination") }
      forceSource = source
    }
    let aliases = try AliasTable.of(request.aliases)
    var vintages = try StudyVintages()
    let loaded = try Self.load(source, &vintages, parallel)
    let loadedForces = try forceSource.map { try Self.load($0, &vintages, parallel) }
    boroughs = loaded.areas
    forces = loadedForces?.areas
    boroughNames = NameIndex(names: boroughs.names, codes: boroughs.codes, aliases: aliases.entries(of: .borough))
    forceNames = ForceNames.index(names: forces?.names ?? [], codes: forces?.codes ?? [], aliases: aliases)
    let (areas, names) = (forces, forceNames)
    towns = try request.towns.map { try TownGazetteer(path: $0.file, forces: names, areas: areas, aliases: aliases) }
    notices = [loaded, loadedForces].compactMap { $0 }.flatMap(StudyAreas.notices) + vintages.sentences + vintages.notices
  }

  private static func load(
    _ source: Configuration.AreaSource, _ vintages: inout StudyVintages, _ parallel: Parallel
  ) throws -> LoadedAreas {
    let loaded = try AreaLoader(
      source: source.layer, fields: AreaFields(code: source.code, name: source.name),
      geography: Geography(kind: source.kind, vintage: source.vintage, isHexagonMap: source.isHexagonMap), parallel: parallel
    ).load()
    _ = try vintages.admit(loaded.areas, of: source)
    return loaded
  }
}
