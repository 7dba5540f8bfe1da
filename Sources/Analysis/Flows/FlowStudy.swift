import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// Flows of records: everything computed once, then shown for all of London, for a borough, or for a force.
final class FlowStudy: Sendable {
  let input: FlowInput
  /// The later period and, where there are two, the earlier one.
  let current: Period
  let previous: Period?
  /// From boroughs to forces.
  let forces: PairedFlows
  /// From boroughs to towns.
  let towns: PairedFlows
  /// From London as one place, and from places elsewhere, to towns and forces.
  let hubs: HubTable
  /// Where most go from each of these places.
  let dominant: DominantFlows

  init(_ input: FlowInput, _ parallel: Parallel) {
    self.input = input
    current = input.comparison?.current ?? input.whole
    previous = input.comparison?.previous
    let layers = input.layers
    let periods = Periods(current: current, previous: previous)
    let wish = FlowModels.Wish(methods: input.methods, origins: input.boroughs, destinations: input.outsideForces)
    (forces, towns) = parallel.pair(
      { PairedFlows(input.links, .forces, periods, layers, wish, Parallel(threads: 1)) },
      { PairedFlows(input.links, .towns, periods, layers, wish.towns, Parallel(threads: 1)) })
    let places = FlowCounts(
      input.links, FlowSelection(period: current, origins: .londonAndElsewhere, destinations: .places), layers: layers)
    hubs = HubTable.of(places.matrix)
    dominant = DominantFlows.nystuenDacey(places.matrix)
  }

  /// What may be shown of a place.
  func findings(of subject: Subject, _ door: Door) -> FlowFindings {
    FlowFindings(FlowFindingsBuilder(study: self, subject: subject, door: door).parts())
  }

  /// The two periods that are compared.
  struct Periods {
    let current: Period
    let previous: Period?
  }
}

/// The flows from boroughs to destinations of one kind, in both periods, and what statistics say of them.
struct PairedFlows: Sendable {
  let counts: FlowCounts
  let before: FlowCounts?
  let models: FlowModels

  init(
    _ links: PlacedLinks, _ kind: FlowSelection.DestinationKind, _ periods: FlowStudy.Periods, _ layers: FlowLayers,
    _ wish: FlowModels.Wish, _ parallel: Parallel
  ) {
    counts = FlowCounts(links, FlowSelection(period: periods.current, destinations: kind), layers: layers)
    before = periods.previous.map { FlowCounts(links, FlowSelection(period: $0, destinations: kind), layers: layers) }
    models = FlowModels(counts.matrix, wish, parallel)
  }
}

extension FlowModels.Wish {
  /// The same of towns, which are no areas.
  fileprivate var towns: FlowModels.Wish {
    FlowModels.Wish(methods: methods, origins: origins, destinations: nil, isClustered: false)
  }
}
