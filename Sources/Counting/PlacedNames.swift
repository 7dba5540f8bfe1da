internal import WardlightGazetteer
internal import WardlightRecords

/// The names of links as directories, and how each was found.
struct PlacedNames {
  let forces: NameDirectory
  let boroughs: NameDirectory
  let towns: TownDirectory
  /// The force of each link, aligned with the links.
  let forcePlaces: [Int?]
  private let reading: TownReading?

  init(_ links: [Link], forces: NameIndex, boroughs: NameIndex, towns gazetteer: TownGazetteer?) {
    let directory = NameDirectory(known: forces, names: links.lazy.compactMap(\.force), typingErrors: .corrected)
    let forcePlaces = links.map { $0.force.flatMap(directory.place) }
    let towns = links.map(\.town)
    let reading = gazetteer.map { TownReading($0, names: towns, forces: forcePlaces, knownForces: forces.names.count) }
    self.forces = directory
    self.boroughs = NameDirectory(known: boroughs, names: links.lazy.compactMap(\.responsibleBorough))
    self.towns = TownDirectory(names: towns, forces: forcePlaces, forceNames: directory.names, reading: reading)
    self.forcePlaces = forcePlaces
    self.reading = reading
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
    }
    return NameReport(tally)
  }
}
