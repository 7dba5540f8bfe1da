import Synchronization
import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// Flows of records: everything counted once, then shown for all of London, for a borough, or for a force.
///
/// Models are of the flows as the door lets them be seen, and are made when the first findings are asked for.
final class FlowStudy: Sendable {
  let input: FlowInput
  /// The later period and, where there are two, the earlier one.
  let current: Period
  let previous: Period?
  /// What the counts are called in keys.
  let members: FlowMembers
  /// From boroughs to forces.
  let forces: CountedPairs
  /// From boroughs to towns.
  let towns: CountedPairs
  /// From London as one place, and from places elsewhere, to towns and forces.
  let places: FlowMatrix
  private let parallel: Parallel
  private let modelled = Mutex<[ShownFlows]>([])

  init(_ input: FlowInput, _ parallel: Parallel) {
    self.input = input
    self.parallel = parallel
    current = input.comparison?.current ?? input.whole
    previous = input.comparison?.previous
    members = FlowMembers(
      input, boroughs: Self.codes(input.links.boroughs, input.boroughs), forces: Self.codes(input.links.forces, input.forces))
    let (periods, layers) = (Periods(current: current, previous: previous), input.layers)
    forces = CountedPairs(input.links, .forces, periods, layers)
    towns = CountedPairs(input.links, .towns, periods, layers)
    places =
      FlowCounts(
        input.links, FlowSelection(period: periods.current, origins: .londonAndElsewhere, destinations: .places), layers: layers
      ).matrix
  }

  /// What may be shown of a place.
  func findings(of subject: Subject, _ door: Door) -> FlowFindings {
    FlowFindings(FlowFindingsBuilder(study: self, subject: subject, door: door).parts())
  }

  /// The flows as they may be seen, with their models, which are made once for each way of seeing them.
  func shown(_ door: Door) -> ShownFlows {
    let seen = SeenFlows(self, door)
    return modelled.withLock { known in
      if let flows = known.first(where: { $0.seen.matrices == seen.matrices }) { return flows }
      let flows = ShownFlows(seen, input, parallel)
      known.append(flows)
      return flows
    }
  }

  /// The two periods that are compared.
  struct Periods {
    let current: Period
    let previous: Period?
  }
}

/// The flows from boroughs to destinations of one kind, in both periods.
struct CountedPairs: Sendable {
  let now: FlowMatrix
  let before: FlowMatrix?

  init(_ links: PlacedLinks, _ kind: FlowSelection.DestinationKind, _ periods: FlowStudy.Periods, _ layers: FlowLayers) {
    now = FlowCounts(links, FlowSelection(period: periods.current, destinations: kind), layers: layers).matrix
    before = periods.previous.map { FlowCounts(links, FlowSelection(period: $0, destinations: kind), layers: layers).matrix }
  }
}
