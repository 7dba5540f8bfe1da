import WardlightCounting
import WardlightDisclosure
import WardlightEssentials
import WardlightFlows
import WardlightGeometry

/// The flows of a study as a door lets them be seen.
struct SeenFlows: Sendable {
  let forces: ShownMatrix
  let towns: ShownMatrix
  let places: ShownMatrix

  init(_ study: FlowStudy, _ door: Door) {
    let keys = FlowPairKeys(study)
    forces = ShownMatrix(study.forces.now, door) { keys.pair(.forces, $0, $1, study.current) }
    towns = ShownMatrix(study.towns.now, door) { keys.pair(.towns, $0, $1, study.current) }
    places = ShownMatrix(study.places, door) { keys.place($0, $1) }
  }

  /// What models are made of.
  var matrices: [FlowMatrix] { [forces.matrix, towns.matrix, places.matrix] }
}

/// What statistics say of the flows as they may be seen.
struct ShownFlows: Sendable {
  let seen: SeenFlows
  let forces: FlowModels
  let towns: FlowModels
  /// From London as one place, and from places elsewhere, to towns and forces.
  let hubs: HubTable

  init(_ seen: SeenFlows, _ input: FlowInput, _ parallel: Parallel) {
    let wish = FlowModels.Wish(methods: input.methods, origins: input.boroughs, destinations: input.outsideForces)
    self.seen = seen
    (forces, towns) = parallel.pair(
      { FlowModels(seen.forces.matrix, wish, Parallel(threads: 1)) }, { FlowModels(seen.towns.matrix, wish.towns, Parallel(threads: 1)) })
    hubs = HubTable.of(seen.places.matrix)
  }
}

extension FlowModels.Wish {
  /// The same of towns, which are no areas.
  fileprivate var towns: FlowModels.Wish {
    FlowModels.Wish(methods: methods, origins: origins, destinations: nil, isClustered: false)
  }
}

/// The keys of pairs of places.
struct FlowPairKeys {
  private let study: FlowStudy
  private let places: PlaceMembers
  private let towns: [Int]

  /// Destinations of pairs.
  enum Kind {
    case forces
    case towns
  }

  init(_ study: FlowStudy) {
    self.study = study
    places = PlaceMembers(study)
    let numbers = Dictionary(study.input.links.towns.names.enumerated().map { ($1, $0) }) { first, _ in first }
    towns = study.towns.now.destinations.names.map { numbers[$0] ?? 0 }
  }

  /// What a pair of a borough and a destination says of the key of its count.
  func members(_ kind: Kind, _ origin: Int, _ destination: Int) -> [String: String] {
    let end = kind == .forces ? study.forces.now.destinations.codes[destination] : study.members.town(towns[destination], within: nil)
    return [CountName.origin: study.members.borough(origin), CountName.destination: end]
  }

  func pair(_ kind: Kind, _ origin: Int, _ destination: Int, _ period: Period) -> CellKey {
    CellKey(
      study.members.measure, members(kind, origin, destination).merging([CountName.period: Dimension.member(period)]) { own, _ in own })
  }

  /// What a pair of London, or a place elsewhere, and a destination says of the key of its count; `nil` for what is no flow between places.
  func members(place origin: Int, _ destination: Int) -> [String: String]? {
    guard let from = places.origins[origin], let to = places.destinations[destination] else { return nil }
    return [CountName.origin: from, CountName.destination: to]
  }

  func place(_ origin: Int, _ destination: Int) -> CellKey? {
    members(place: origin, destination).map {
      CellKey(study.members.measure, $0.merging([CountName.period: Dimension.member(study.current)]) { own, _ in own })
    }
  }
}

/// The places of the network of London and places elsewhere as members.
private struct PlaceMembers {
  /// As origins.
  let origins: [String?]
  /// As destinations; `nil` for London and for places that are neither town nor force.
  let destinations: [String?]

  init(_ study: FlowStudy) {
    let links = study.input.links
    let ends = study.places.origins
    let towns = Dictionary(links.towns.names.enumerated().map { ($1, $0) }) { first, _ in first }
    let forces = Dictionary(study.forceCodes.enumerated().map { ($1, $0) }) { first, _ in first }
    // Places follow in the order London, towns, forces, others; a later place of a code that is taken says in brackets what it is.
    origins = ends.codes.indices.map { $0 == 0 ? CountName.london : study.members.elsewhere(ends.codes[$0]) }
    destinations = ends.codes.indices.map { number in
      let code = ends.codes[number]
      if let town = towns[code], number > 0 { return study.members.town(town, within: nil) }
      let plain = code.hasSuffix(" (force)") ? String(code.dropLast(8)) : code
      return number == 0 ? nil : forces[plain].map(study.members.townless)
    }
  }
}
