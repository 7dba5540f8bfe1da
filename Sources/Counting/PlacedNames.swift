internal import WardlightGazetteer
internal import WardlightRecords

/// The names of links as directories, and how each was found.
struct PlacedNames {
  let forces: NameDirectory
  let boroughs: NameDirectory
  let towns: TownDirectory
  let elsewhere: NameDirectory
  let categories: NameDirectory
  /// The force of each link, aligned with the links.
  let forcePlaces: [Int?]
  /// The forces of London.
  let londonForces: Set<Int>
  private let reading: TownReading?
  private let origins: OriginReading

  init(_ links: [Link], forces: NameIndex, boroughs: NameIndex, towns gazetteer: TownGazetteer?, unrecognised: UnrecognisedNames) {
    let origins = OriginReading(
      links.lazy.compactMap(\.origin), boroughs: boroughs, forces: forces, towns: gazetteer, destinations: links.lazy.compactMap(\.town))
    func stated(_ isWanted: (OriginReading.Meaning) -> Bool) -> [String] {
      links.compactMap(\.origin).filter { origins.meanings[$0].map(isWanted) ?? false }
    }
    let directory = NameDirectory(
      known: forces, names: links.compactMap(\.force) + stated { if case .force = $0 { true } else { false } }, typingErrors: .corrected,
      unrecognised: unrecognised)
    let forcePlaces = links.map { $0.force.flatMap(directory.place) }
    let townOrigins = stated { if case .town = $0 { true } else { false } }
    let towns = links.map(\.town) + townOrigins
    let townForces = forcePlaces + [Int?](repeating: nil, count: townOrigins.count)
    let reading = gazetteer.map { TownReading($0, names: towns, forces: townForces, knownForces: forces.names.count) }
    self.forces = directory
    self.boroughs = NameDirectory(
      known: boroughs, names: links.compactMap(\.responsibleBorough) + stated { if case .borough = $0 { true } else { false } },
      unrecognised: unrecognised)
    self.towns = TownDirectory(names: towns, forces: townForces, forceNames: directory.names, reading: reading, unrecognised: unrecognised)
    elsewhere = NameDirectory(
      known: NameIndex(names: []), names: stated { if case .elsewhere = $0 { true } else { false } }, unrecognised: unrecognised,
      recognisedBy: forces)
    categories = NameDirectory(known: NameIndex(names: []), names: links.compactMap(\.category))
    londonForces = LondonForces(known: forces).places(in: directory)
    self.forcePlaces = forcePlaces
    self.reading = reading
    self.origins = origins
  }

  /// Where a link begins: as it states, else in its responsible borough. A town of London's whose borough the gazetteer knows is that borough.
  func origin(_ link: Link) -> PlacedLinks.Origin {
    guard let name = link.origin, let meaning = origins.meanings[name] else {
      return link.responsibleBorough.flatMap(boroughs.place).map { .borough($0) } ?? .unknown
    }
    switch meaning {
    case .borough: return boroughs.place(of: name).map { .borough($0) } ?? .unknown
    case .london: return .london
    case .town: return towns.place(of: name, force: nil).map(town) ?? .unknown
    case .force: return forces.place(of: name).map { .force($0) } ?? .unknown
    case .elsewhere: return elsewhere.place(of: name).map { .elsewhere($0) } ?? .unknown
    }
  }

  private func town(_ place: Int) -> PlacedLinks.Origin {
    guard let force = towns.forces[place], londonForces.contains(force) else { return .town(place) }
    let district = towns.gazetteerTowns[place].flatMap { reading?.gazetteer.towns[$0].district }
    return district.flatMap(boroughs.known.place).map { .borough($0) } ?? .london
  }

  /// The force of a town that the gazetteer knows.
  func impliedForce(_ town: Int) -> Int? { towns.gazetteerTowns[town] == nil ? nil : towns.forces[town] }

  /// How each name of each link was found; towns only where there is a gazetteer.
  func report(_ links: [Link]) -> NameReport {
    var tally = NameTally()
    for (index, link) in links.enumerated() {
      if let force = link.force { tally.add(.init(forces.match(force)), .force, link.source) }
      if let borough = link.responsibleBorough { tally.add(.init(boroughs.match(borough)), .borough, link.source) }
      if let town = link.town, let reading {
        tally.add(.init(reading.resolution(town, force: forcePlaces[index])), .town, link.source)
      }
      if let meaning = link.origin.flatMap({ origins.meanings[$0] }) { tally.add(meaning.outcome, .origin, link.source) }
    }
    return NameReport(tally)
  }
}
