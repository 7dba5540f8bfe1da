import WardlightEssentials
import WardlightGeometry

/// The rows of `links.csv` that are about London's young people: one for each linked individual of each year.
struct LinkRecords {
  let rows: [Demo.Link]

  private struct Individual {
    let day: CalendarDate
    let id: String
    let borough: String
    let place: Place
  }

  fileprivate struct Place: Hashable {
    let force: String
    let town: String
  }

  init(before: LinkMargins, latest: LinkMargins, figures: DemoFigures, periods: DemoPeriods, seed: UInt64) {
    let distances = BoroughToForce(figures: figures)
    let first = Self.pairs(before, distances, seed: seed, index: 0)
    let second = Self.pairs(latest, distances, seed: seed, index: 1)
    var persons = LinkedPersons(seed: seed)
    var random = KeyedRandom(seed: seed, purpose: "days of links")
    var individuals = first.map { pair in
      Individual(day: random.day(of: periods.before), id: persons.another(in: pair.borough), borough: pair.borough, place: pair.place)
    }
    individuals += second.map { pair in
      Individual(day: random.day(of: periods.latest), id: persons.later(in: pair.borough), borough: pair.borough, place: pair.place)
    }
    individuals += first.prefix(7).map { pair in
      Individual(day: random.day(of: periods.late), id: persons.another(in: pair.borough), borough: pair.borough, place: pair.place)
    }
    individuals.sort { ($0.day, $0.id) < ($1.day, $1.id) }
    rows = Self.withUnreadableDates(individuals.map(Self.row))
  }

  private static func row(_ individual: Individual) -> Demo.Link {
    Demo.Link(
      id: individual.id, date: individual.day.description, responsibleBorough: individual.borough, force: individual.place.force,
      town: individual.place.town, origin: "")
  }

  /// Two more rows whose dates nobody can read.
  private static func withUnreadableDates(_ rows: [Demo.Link]) -> [Demo.Link] {
    var all = rows
    for (number, date) in ["2020-02-30", "spring 2020"].enumerated() where !rows.isEmpty {
      let model = rows[rows.count / (number + 2)]
      all.insert(
        Demo.Link(
          id: PersonName.text("L", 90_000 + number, digits: 5), date: date, responsibleBorough: model.responsibleBorough,
          force: model.force, town: "", origin: ""),
        at: rows.count / (number + 2))
    }
    return all
  }

  /// Boroughs and places matched at random, then drawn somewhat together where they are near.
  private static func pairs(_ margins: LinkMargins, _ distances: BoroughToForce, seed: UInt64, index: UInt64)
    -> [(borough: String, place: Place)]
  {
    var random = KeyedRandom(seed: seed, purpose: "boroughs and forces of links", index: index)
    let boroughs = random.shuffled(margins.boroughs.flatMap { Array(repeating: $0.name, count: $0.individuals) })
    var places = random.shuffled(placesOfIndividuals(margins))
    for _ in places.indices {
      let one = random.below(places.count)
      let other = random.below(places.count)
      let apart = distances(boroughs[one], places[one].force) + distances(boroughs[other], places[other].force)
      let swapped = distances(boroughs[one], places[other].force) + distances(boroughs[other], places[one].force)
      if swapped < apart { places.swapAt(one, other) }
    }
    return zip(boroughs, places).map { ($0, $1) }
  }

  /// Each individual's place: a town and its force, a force alone, or neither.
  private static func placesOfIndividuals(_ margins: LinkMargins) -> [Place] {
    let inTowns = Dictionary(margins.towns.map { ($0.force, $0.individuals) }, uniquingKeysWith: +)
    let ofTowns = margins.towns.flatMap { Array(repeating: Place(force: $0.force, town: $0.name), count: $0.individuals) }
    let ofForces = margins.forces.flatMap {
      Array(repeating: Place(force: $0.name, town: ""), count: $0.individuals - inTowns[$0.name, default: 0])
    }
    let known = ofTowns + ofForces
    return known + Array(repeating: Place(force: "", town: ""), count: margins.individuals - known.count)
  }
}

/// How far a force is from a borough, in kilometres; 0 where one of them is not known.
///
/// One ward stands for its borough: among distances to forces a few kilometres do not matter.
private struct BoroughToForce {
  private let boroughs: [String: Coordinate]
  private let forces: [String: Coordinate]

  init(figures: DemoFigures) {
    boroughs = Dictionary(figures.wards.map { ($0.borough, $0.centre) }, uniquingKeysWith: { first, _ in first })
    forces = Dictionary(figures.forces.map { ($0.name, $0.centre) }, uniquingKeysWith: { first, _ in first })
  }

  func callAsFunction(_ borough: String, _ force: String) -> Double {
    guard let from = boroughs[borough], let to = forces[force] else { return 0 }
    return from.distance(to: to) / 1_000
  }
}

/// Hands out linked persons who do not exist; some of the first year are linked again in the second.
private struct LinkedPersons {
  private var random: KeyedRandom
  private var count = 0
  private var known: [String: [String]] = [:]

  init(seed: UInt64) { random = KeyedRandom(seed: seed, purpose: "persons linked") }

  mutating func another(in borough: String) -> String {
    count += 1
    let person = PersonName.text("L", count, digits: 5)
    known[borough, default: []].append(person)
    return person
  }

  mutating func later(in borough: String) -> String {
    let draw = random.below(100)
    if draw < 12, let person = known[borough]?.first {
      known[borough]?.removeFirst()
      return person
    }
    count += 1
    return PersonName.text("L", count, digits: 5)
  }
}
