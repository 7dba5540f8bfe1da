import WardlightCounting
import WardlightDisclosure
import WardlightFlows
import WardlightGeometry

/// The members of dimensions that links have: how places are called in keys, and how they lie in each other.
///
/// A member stands for the links that it has, so that persons of a member are those with at least one of its links. A town all of whose links state one force lies in that
/// force; one whose links state several, or some of them none, is cut into the pieces that each force has. Wards are cut by borough in the same way.
struct FlowMembers: Sendable {
  private let links: PlacedLinks
  private let boroughs: [String]
  private let forces: [String]
  private let wards: [String]
  /// For each town the forces that its links state, −1 for none.
  private let forcesOfTown: [Int: Set<Int>]
  /// For each ward the boroughs at which its links begin, −1 for none.
  private let boroughsOfWard: [Int: Set<Int>]
  private let boroughNames: Set<String>
  private let forceNames: Set<String>
  private let townNames: Set<String>
  private let wardNames: Set<String>

  init(_ input: FlowInput, boroughs: [String], forces: [String]) {
    links = input.links
    self.boroughs = boroughs
    self.forces = forces
    wards = input.wards?.codes ?? []
    var towns: [Int: Set<Int>] = [:]
    var wards: [Int: Set<Int>] = [:]
    for row in input.links.rows {
      if let town = row.town { towns[town, default: []].insert(row.force ?? -1) }
      if let ward = row.ward, !row.origin.isElsewhere { wards[ward, default: []].insert(Self.borough(row) ?? -1) }
    }
    (forcesOfTown, boroughsOfWard) = (towns, wards)
    (boroughNames, forceNames) = (Set(boroughs), Set(forces))
    townNames = Set(input.links.towns.names.map(CountName.town))
    wardNames = Set(self.wards)
  }

  private static func borough(_ row: PlacedLinks.Row) -> Int? {
    if case .borough(let place) = row.origin { place } else { nil }
  }

  /// What the tables count.
  var measure: String { links.namesPersons ? CountName.persons : CountName.links }

  // MARK: members

  func borough(_ place: Int) -> String { boroughs[place] }

  func force(_ place: Int) -> String { forces[place] }

  func category(_ place: Int) -> String { links.categories.names[place] }

  func elsewhere(_ code: String) -> String { FlowName.part(code, of: FlowName.elsewhere) }

  /// A town, or the part of it whose links state a force.
  func town(_ place: Int, within force: Int?) -> String {
    let name = CountName.town(links.towns.names[place])
    guard let force, forcesOfTown[place] != [force] else { return name }
    return FlowName.part(name, of: forces[force])
  }

  /// A ward, or the part of it whose links begin at a borough.
  func ward(_ place: Int, within borough: Int?) -> String {
    guard let borough, boroughsOfWard[place] != [borough] else { return wards[place] }
    return FlowName.part(wards[place], of: boroughs[borough])
  }

  /// What a filter says of the keys of all its counts.
  func members(of filter: LinkFilter) -> [String: String] {
    var members: [String: String] = [:]
    switch filter.origin {
    case .london: members[CountName.origin] = CountName.london
    case .borough(let place): members[CountName.origin] = boroughs[place]
    case .elsewhere: members[CountName.origin] = FlowName.elsewhere
    case .ward, .at, .everywhere: break
    }
    if let force = filter.force { members[CountName.destination] = forces[force] }
    if let category = filter.category { members[CountName.category] = self.category(category) }
    return members
  }

  /// What a row of a ranking says beside its filter.
  func members(of row: FlowRanking.Row, _ end: FlowRanking.End, _ filter: LinkFilter) -> [String: String] {
    let own: [String: String] =
      switch end {
      case .forces: [CountName.destination: forces[row.place]]
      case .towns: [CountName.destination: town(row.place, within: filter.force)]
      case .boroughs: [CountName.origin: boroughs[row.place]]
      case .origins: [CountName.origin: elsewhere(row.code)]
      case .wards: [CountName.origin: ward(row.place, within: Self.borough(filter))]
      }
    return members(of: filter).merging(own) { _, own in own }
  }

  /// What those have for whom a place is known at all.
  func known(_ end: FlowRanking.End, _ filter: LinkFilter) -> [String: String] {
    let own: [String: String] =
      switch end {
      case .forces: [CountName.destination: FlowName.inForce]
      case .towns: [CountName.destination: filter.force.map { FlowName.part(FlowName.inTown, of: forces[$0]) } ?? FlowName.inTown]
      case .boroughs: [CountName.origin: FlowName.inBorough]
      case .origins: [:]
      case .wards: [CountName.origin: Self.borough(filter).map { FlowName.part(FlowName.inWard, of: boroughs[$0]) } ?? FlowName.inWard]
      }
    return members(of: filter).merging(own) { _, own in own }
  }

  private static func borough(_ filter: LinkFilter) -> Int? {
    if case .borough(let place) = filter.origin { place } else { nil }
  }

  /// The links of a force that state no town.
  func townless(_ force: Int) -> String { FlowName.part(CountName.noTown, of: forces[force]) }
}

// MARK: kinds of members

extension FlowMembers {
  /// What an origin is: places of one kind stand in the rows of one table.
  func kind(ofOrigin member: String?) -> String {
    guard let member else { return "" }
    if boroughNames.contains(member) { return "borough" }
    if wardNames.contains(member) { return "ward" }
    return member.hasPrefix(FlowName.part("", of: FlowName.elsewhere)) ? FlowName.elsewhere + " place" : member
  }

  /// What a destination is.
  func kind(ofDestination member: String?) -> String {
    guard let member else { return "" }
    if forceNames.contains(member) { return "force" }
    if townNames.contains(member) { return "town" }
    if member.hasSuffix(FlowName.part(CountName.noTown, of: "")) { return CountName.noTown }
    return member.contains(FlowName.part(CountName.town(""), of: "")) ? "part of a town" : member
  }

  /// All of those of whom a key counts the ones with a known place; `nil` for other keys.
  func whole(ofKnown key: CellKey) -> CellKey? {
    var members = key.members
    switch (members[CountName.origin], members[CountName.destination]) {
    case (_, FlowName.inForce), (_, FlowName.inTown): members[CountName.destination] = nil
    case (FlowName.inBorough, _), (FlowName.inWard, _): members[CountName.origin] = CountName.london
    case (let origin, let destination):
      let known = (origin.flatMap { Self.place($0, of: FlowName.inWard) }, destination.flatMap { Self.place($0, of: FlowName.inTown) })
      if let place = known.1 {
        members[CountName.destination] = place
      } else if let place = known.0 {
        members[CountName.origin] = place
      } else {
        return nil
      }
    }
    return CellKey(key.measure, members)
  }

  /// The place of which a member is a part.
  private static func place(_ member: String, of part: String) -> String? {
    let ending = FlowName.part(part, of: "")
    return member.hasSuffix(ending) ? String(member.dropLast(ending.count)) : nil
  }
}

// MARK: how members lie in each other

extension FlowMembers {
  var dimensions: [Dimension] {
    [Dimension(CountName.period, .time), origins, destinations, categories]
  }

  var measures: [Measure] {
    let records = Measure(CountName.links, .sums)
    return links.namesPersons ? [Measure(CountName.persons, .overlaps, within: CountName.links), records] : [records]
  }

  private var origins: Dimension {
    var nest = Nest()
    nest.put(CountName.london, in: [Dimension.whole])
    nest.put(FlowName.elsewhere, in: [Dimension.whole])
    nest.put(FlowName.inBorough, in: [CountName.london])
    for borough in boroughs { nest.put(borough, in: [FlowName.inBorough]) }
    for row in links.rows where row.origin.isElsewhere { nest.put(FlowName.elsewhere, links, row.origin, forces) }
    addWards(&nest)
    return Dimension(CountName.origin, nest.structure([Dimension.whole, FlowName.inBorough, FlowName.elsewhere]))
  }

  private func addWards(_ nest: inout Nest) {
    guard !boroughsOfWard.isEmpty else { return }
    nest.put(FlowName.inWard, in: [CountName.london])
    nest.makeUp(FlowName.inWard)
    for (ward, found) in boroughsOfWard.sorted(by: { $0.key < $1.key }) {
      nest.put(wards[ward], in: [FlowName.inWard])
      for borough in found.sorted() where borough >= 0 {
        let known = FlowName.part(FlowName.inWard, of: boroughs[borough])
        nest.put(known, in: [boroughs[borough], FlowName.inWard])
        nest.makeUp(known)
        let piece = self.ward(ward, within: borough)
        nest.put(piece, in: [known] + (piece == wards[ward] ? [] : [wards[ward]]))
      }
      if found.count > 1, !found.contains(-1) { nest.makeUp(wards[ward]) }
    }
  }

  private var destinations: Dimension {
    var nest = Nest()
    nest.put(FlowName.inForce, in: [Dimension.whole])
    nest.put(FlowName.inTown, in: [Dimension.whole])
    nest.put(FlowName.inLondon, in: [FlowName.inForce])
    for force in forces.indices {
      nest.put(forces[force], in: [links.londonForces.contains(force) ? FlowName.inLondon : FlowName.inForce])
      nest.put(FlowName.part(FlowName.inTown, of: forces[force]), in: [forces[force]])
      nest.put(townless(force), in: [forces[force]])
      nest.makeUp(forces[force])
    }
    for (town, found) in forcesOfTown.sorted(by: { $0.key < $1.key }) { addTown(town, found, &nest) }
    return Dimension(CountName.destination, nest.structure([FlowName.inForce, FlowName.inTown, FlowName.inLondon]))
  }

  private func addTown(_ town: Int, _ found: Set<Int>, _ nest: inout Nest) {
    let whole = CountName.town(links.towns.names[town])
    nest.put(whole, in: [FlowName.inTown])
    for force in found.sorted() where force >= 0 {
      let known = FlowName.part(FlowName.inTown, of: forces[force])
      nest.makeUp(known)
      let piece = self.town(town, within: force)
      nest.put(piece, in: [known] + (piece == whole ? [] : [whole]))
    }
    if found.count > 1, !found.contains(-1) { nest.makeUp(whole) }
  }

  private var categories: Dimension {
    var nest = Nest()
    for name in links.categories.names { nest.put(name, in: [Dimension.whole]) }
    let isComplete = !links.categories.names.isEmpty && links.rows.allSatisfy { $0.category != nil }
    return Dimension(CountName.category, nest.structure(isComplete ? [Dimension.whole] : []))
  }
}

/// A nesting while it is put together.
private struct Nest {
  private var within: [String: [String]] = [:]
  private var complete: Set<String> = []

  mutating func put(_ member: String, in parents: [String]) {
    let known = within[member, default: []]
    within[member] = known + parents.filter { !known.contains($0) }
  }

  /// A place outside London, as the tables of origins call it.
  mutating func put(_ whole: String, _ links: PlacedLinks, _ origin: PlacedLinks.Origin, _ forces: [String]) {
    let code =
      switch origin {
      case .town(let place): links.towns.names[place]
      case .force(let place): forces[place]
      case .elsewhere(let place): links.elsewhere.names[place]
      case .borough, .london, .unknown: ""
      }
    put(FlowName.part(code, of: whole), in: [whole])
  }

  mutating func makeUp(_ member: String) { complete.insert(member) }

  func structure(_ others: [String]) -> Dimension.Structure { .nested(within: within, complete: complete.union(others)) }
}
