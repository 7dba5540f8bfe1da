import WardlightCounting
public import WardlightDisclosure
public import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightSpatialStatistics

/// One run of a configuration: everything loaded, located, counted and tested, once for all of London.
///
/// What it holds is raw; ``findings(of:)`` and ``reconciliation`` have passed the door. It is a class and never changes: who uses it holds
/// a reference and need not know the layout of the raw columns within.
public final class Study: Sendable {
  let configuration: Configuration
  let created: CalendarDate
  let door: Door
  let areas: StudyAreas
  let referrals: ReferralStudy
  let wardCounts: [Int]
  let wardRates: [Double]
  let hotSpotsOfCounts: LocalStatistics
  let hotSpotsOfRates: LocalStatistics?
  let deprivation: StudyDeprivation?
  let destinations: DestinationListing?
  let rescues: RescueListing?
  let flows: FlowStudy?
  let tallies: RecordTallies
  let inputs: [ProductStatement.Input]
  /// The rows that could not be used, and those that could not be mapped.
  public let rejected: [RejectedRow]
  /// What was odd about the tables of names.
  let nameNotices: [String]
  /// Who is whose neighbour among the wards.
  let weights: Weights
  /// What leaves as it is and what is hidden, of all counts of all packs; `nil` where the policy protects nothing.
  public let suppression: Suppression?
  /// How the counts of all packs are cut down, and how their members lie in each other.
  public let dimensions: [Dimension]
  /// What the counts of all packs count.
  public let measures: [Measure]
  /// Whose classes on maps may be shown.
  let classes: ClassGuards

  init(
    configuration: Configuration, created: CalendarDate, door: Door, areas: StudyAreas, referrals: ReferralStudy, wardCounts: [Int],
    wardRates: [Double], weights: Weights, hotSpotsOfCounts: LocalStatistics, hotSpotsOfRates: LocalStatistics?,
    deprivation: StudyDeprivation?,
    destinations: DestinationListing?, rescues: RescueListing?, flows: FlowStudy?, tallies: RecordTallies,
    inputs: [ProductStatement.Input], rejected: [RejectedRow], nameNotices: [String]
  ) {
    self.configuration = configuration
    self.created = created
    self.door = door
    self.areas = areas
    self.referrals = referrals
    self.wardCounts = wardCounts
    self.wardRates = wardRates
    self.hotSpotsOfCounts = hotSpotsOfCounts
    self.hotSpotsOfRates = hotSpotsOfRates
    self.deprivation = deprivation
    self.destinations = destinations
    self.rescues = rescues
    self.flows = flows
    self.tallies = tallies
    self.inputs = inputs
    self.rejected = rejected
    self.nameNotices = nameNotices
    self.weights = weights
    suppression = nil
    (dimensions, measures) = ([], [])
    classes = .all
  }

  /// The same study, its counts protected together.
  private init(
    _ study: Study, door: Door, _ publication: StudyCells.Publication, _ suppression: Suppression?, _ classes: ClassGuards
  ) {
    configuration = study.configuration
    created = study.created
    self.door = door
    areas = study.areas
    referrals = study.referrals
    wardCounts = study.wardCounts
    wardRates = study.wardRates
    hotSpotsOfCounts = study.hotSpotsOfCounts
    hotSpotsOfRates = study.hotSpotsOfRates
    deprivation = study.deprivation
    destinations = study.destinations
    rescues = study.rescues
    flows = study.flows
    tallies = study.tallies
    inputs = study.inputs
    rejected = study.rejected
    nameNotices = study.nameNotices
    weights = study.weights
    self.suppression = suppression
    dimensions = publication.dimensions
    measures = publication.measures
    self.classes = classes
  }

  /// The study with a door that hides what would give small counts away, solved once for the packs of London, of every borough and of every force, so that their order does not matter.
  ///
  /// - Parameter earlier: What readers know from earlier releases.
  func protected(after earlier: [ReleasedCell], _ parallel: Parallel) throws(DisclosureFault) -> Study {
    let publication = try StudyCells.all(self)
    guard door.terms.policy.rules != nil else { return Study(self, door: door, publication, nil, .all) }
    let suppression = try Suppression.solve(
      publication.cells, dimensions: publication.dimensions, measures: publication.measures, policy: door.terms.policy, earlier: earlier,
      parallel: parallel)
    let door = door.shielded(by: suppression.shield)
    return Study(self, door: door, publication, suppression, try ClassGuards.of(self, door))
  }

  /// Runs a configuration.
  ///
  /// - Parameters:
  ///   - configuration: What to do.
  ///   - created: The date of creation that stands in every product.
  ///   - earlier: What readers know from earlier releases; counts are protected against being told from what changed.
  ///   - parallel: How work is spread; the result does not depend on it.
  ///   - progress: Hears of each step.
  /// - Throws: ``AnalysisError``, before anything is written.
  public static func run(
    _ configuration: Configuration, created: CalendarDate, earlier: [ReleasedCell] = [], parallel: Parallel,
    progress: @escaping ProgressReport
  ) throws(AnalysisError) -> Study {
    do {
      return try StudyRun(configuration, created, earlier, parallel, progress).study()
    } catch {
      throw AnalysisError(error)
    }
  }

  /// The place that a name or a code stands for.
  ///
  /// - Parameter name: A borough's name, in any case, or its code.
  /// - Throws: ``AnalysisError/unknownBorough(_:suggestions:)`` with the nearest names.
  public func subject(named name: String) throws(AnalysisError) -> Subject {
    let boroughs = areas.boroughs
    switch areas.boroughIndex.resolve(name) {
    case .found(let place): return .borough(code: boroughs.codes[place], name: boroughs.names[place])
    case .several(let places): throw .unknownBorough(name, suggestions: places.map { boroughs.codes[$0] })
    case .unknown(let suggestions): throw .unknownBorough(name, suggestions: suggestions)
    }
  }

  /// The county force that a name or a code stands for.
  ///
  /// - Parameter name: A force's name, in any case, one of its other names, or its code.
  /// - Throws: ``AnalysisError/unknownForce(_:suggestions:)`` with the nearest names, ``AnalysisError/noLinks`` where there are no links.
  public func subject(force name: String) throws(AnalysisError) -> Subject {
    guard let flows else { throw .noLinks }
    return try flows.subject(force: name)
  }

  /// Where linked persons come from and go to, for London, a borough or a force; `nil` without links.
  public func flows(of subject: Subject) -> FlowFindings? { flows?.findings(of: subject, door) }

  /// What the pack of a place shows.
  public func findings(of subject: Subject) -> Findings { FindingsBuilder(study: self, subject: subject).findings() }

  /// What became of each record read, under the policy.
  public var reconciliation: Released<Table> { ReconciliationTable(study: self).released(door) }

  /// Whether the referrals name a responsible borough at all.
  var knowsResponsibility: Bool { referrals.located.statesResponsibleBoroughs }

  /// The place of a borough among the boroughs; `nil` for London and for a force.
  func place(of subject: Subject) -> Int? {
    switch subject {
    case .london, .force: nil
    case .borough(let code, _): areas.boroughs.index(ofCode: code)
    }
  }
}
