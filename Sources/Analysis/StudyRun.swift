import Foundation
import WardlightCounting
import WardlightDeprivation
import WardlightDisclosure
import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightSpatialStatistics

/// The steps of a run, in order.
struct StudyRun {
  private let configuration: Configuration
  private let created: CalendarDate
  private let earlier: [ReleasedCell]
  private let parallel: Parallel
  private let progress: ProgressReport

  init(
    _ configuration: Configuration, _ created: CalendarDate, _ earlier: [ReleasedCell], _ parallel: Parallel,
    _ progress: @escaping ProgressReport
  ) {
    self.configuration = configuration
    self.earlier = earlier
    self.created = created
    self.parallel = parallel
    self.progress = progress
  }

  func study() throws -> Study {
    let door = try Door(policy: configuration.policy, marking: configuration.marking, sources: configuration.sourceStatements)
    say("Reading boundaries and records")
    let (boundaries, reading) = parallel.pair({ Result { try StudyAreas(configuration) } }, { Result { try readRecords() } })
    let areas = try boundaries.get()
    let records = try reading.get()
    let names = try StudyNames(configuration, forces: areas.forces, aliases: areas.aliases)
    let inputs = try InputList(configuration).checked()
    say("Locating and counting \(configuration.referrals.noun.plural)")
    let locations = try locations(of: records.referrals.records, areas, names)
    let located = LocatedReferrals(records.referrals, locations: locations, areaCount: areas.wards.count)
    let referrals = ReferralStudy(located, configuration.period, areas)
    let counts = referrals.byWard
    let rates = areas.denominators.map { Rate.perThousand(counts, populations: $0.populations) } ?? []
    let destinations = destinations(records, locations, areas, names)
    let rescues = records.rescues.map { RescueListing($0, configuration, names, codes: areas.forces?.codes ?? []) }
    let flows = flows(destinations, rescues, areas)
    say("Testing for hot spots")
    let weights = Weights.contiguity(.queen, of: areas.wards.shapes)
    let study = Study(
      configuration: configuration, created: created, door: door.stating(provenance(inputs)), areas: areas, referrals: referrals,
      wardCounts: counts, wardRates: rates, weights: weights,
      hotSpotsOfCounts: test(counts.map(Double.init), weights), hotSpotsOfRates: rates.isEmpty ? nil : test(rates, weights),
      deprivation: try deprivation(areas, counts, weights), destinations: destinations, rescues: rescues,
      flows: flows, tallies: tallies(records, located), inputs: inputs,
      rejected: rejected(records, locations, destinations?.links, rescues?.names), nameNotices: names.notices)
    if door.terms.policy.rules != nil { say("Protecting small counts") }
    return try study.protected(after: earlier, parallel)
  }

  private func provenance(_ inputs: [ProductStatement.Input]) -> Provenance {
    Provenance(producer: configuration.producer, program: "Wardlight", created: created, sources: inputs.namesByRole)
  }

  private func say(_ task: String) { progress(Progress(task: task, done: 0)) }

  private func readRecords() throws -> StudyRecords {
    let key = try configuration.key.key()
    return StudyRecords(
      referrals: try ReferralReader.read(configuration.referrals.files, key: key, parallel: parallel),
      links: try configuration.links.map { try LinkReader.read($0.files, key: key, parallel: parallel) },
      rescues: try configuration.rescues.map { try RescueReader.read($0.files, parallel: parallel) })
  }

  private func locations(of referrals: [Referral], _ areas: StudyAreas, _ names: StudyNames) throws -> [Location] {
    let postcodes = try configuration.postcodes.map { try PostcodeDirectory.load($0.files, parallel: parallel) }
    let index = PointInAreaIndex(areas.wards.shapes)
    return Locator(index: index, postcodes: postcodes, towns: names.towns, nearestWithin: configuration.nearest)
      .locate(referrals, parallel: parallel)
  }

  private func test(_ values: [Double], _ weights: Weights) -> LocalStatistics {
    GetisOrd.giStar(values, weights: weights, options: configuration.inference, parallel: parallel)
  }

  private func deprivation(_ areas: StudyAreas, _ counts: [Int], _ weights: Weights) throws -> StudyDeprivation? {
    guard let source = configuration.deprivation else { return nil }
    say("Holding \(configuration.referrals.noun.plural) against deprivation")
    return try StudyDeprivation(source, configuration, areas, counts: counts, weights: weights, parallel)
  }

  private func destinations(
    _ records: StudyRecords, _ locations: [Location], _ areas: StudyAreas, _ names: StudyNames
  ) -> DestinationListing? {
    guard let reading = records.links, let source = configuration.links else { return nil }
    let wards = ReferralWards(codes: areas.wards.codes, referrals: records.referrals.records, locations: locations)
    return DestinationListing(reading, source, configuration.comparison, areas, names, wards)
  }

  private func flows(_ destinations: DestinationListing?, _ rescues: RescueListing?, _ areas: StudyAreas) -> FlowStudy? {
    guard let destinations, let source = configuration.links else { return nil }
    say("Holding \(source.noun.plural) against size and distance")
    let input = FlowInput(
      links: destinations.links, rescues: rescues, comparison: configuration.comparison, window: configuration.period,
      yearStart: configuration.yearStart, noun: source.noun, boroughs: areas.boroughs, forces: areas.forces, wards: areas.wards,
      place: "London", methods: configuration.flows)
    return FlowStudy(input, parallel)
  }

  private func tallies(_ records: StudyRecords, _ located: LocatedReferrals) -> RecordTallies {
    RecordTallies(
      referrals: located.reconciliation(in: configuration.period),
      links: records.links.map { RecordTallies.DatedTally($0, in: configuration.period, date: \.date) },
      rescues: records.rescues.map { RecordTallies.DatedTally($0, in: configuration.period, date: \.date) })
  }

  /// The rows that were rejected, not mapped, odd, or whose names were not simply found.
  private func rejected(
    _ records: StudyRecords, _ locations: [Location], _ links: PlacedLinks?, _ rescues: NameReport?
  ) -> [RejectedRow] {
    RejectedRows(configuration.referrals).all(records.referrals, locations) { configuration.period.contains($0) }
      + (zip(configuration.links, records.links).map { RejectedRows($0).all($1, names: links?.nameReport, links: links?.linkReport) } ?? [])
      + (zip(configuration.rescues, records.rescues).map { RejectedRows($0).all($1, names: rescues) } ?? [])
  }
}

/// The records of a study as they were read.
struct StudyRecords: Sendable {
  let referrals: RecordReading<Referral>
  let links: RecordReading<Link>?
  let rescues: RecordReading<Rescue>?
}

extension Configuration {
  /// What the door must know about the sources.
  var sourceStatements: [Door.SourceStatement] {
    recordSources.map(\.statement)
  }
}

extension Configuration.RecordSource {
  /// What the door must know about the source.
  var statement: Door.SourceStatement { Door.SourceStatement(name: noun.plural, isSynthetic: isSynthetic, isPersonal: isPersonal) }
}
