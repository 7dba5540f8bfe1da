import WardlightEssentials

/// The rows of `links.csv` whose young people do not come from London: links that begin in other cities and in towns of the county forces.
///
/// Which places send young people into the eastern region is published (the region's pathfinder of Norfolk, Suffolk, Essex and Cambridgeshire, 2020), and that Ipswich is
/// both a destination, from London, and an origin, to Cambridge, Essex and west Suffolk. How many each sends is not: these numbers are made up.
struct LinksFromElsewhere {
  let rows: [Demo.Link]

  /// Links from one place to one town, in both years.
  struct Line: Hashable {
    let origin: String
    let town: String
    let before: Int
    let latest: Int
  }

  /// - Throws: ``DemonstrationError/unknownName(_:kind:)`` where a town is not among those of the facts.
  init(figures: DemoFigures, periods: DemoPeriods, seed: UInt64) throws(DemonstrationError) {
    let names = TownNames(figures.towns)
    var random = KeyedRandom(seed: seed, purpose: "links from elsewhere")
    var days: [(day: CalendarDate, line: Int)] = []
    var forces: [String] = []
    for (number, line) in Self.lines.enumerated() {
      forces.append(try names.force(of: line.town))
      days += (0..<line.before).map { _ in (random.day(of: periods.before), number) }
      days += (0..<line.latest).map { _ in (random.day(of: periods.latest), number) }
    }
    days.sort { ($0.day, $0.line) < ($1.day, $1.line) }
    rows = days.enumerated().map { place, link in
      let line = Self.lines[link.line]
      return Demo.Link(
        id: PersonName.text("E", place + 1, digits: 5), date: link.day.description, responsibleBorough: "", force: forces[link.line],
        town: line.town, origin: line.origin)
    }
  }

  /// Every origin but Ipswich as the pathfinder names it; the towns and the numbers are assumptions.
  static let lines = [
    Line(origin: "Ipswich", town: "Cambridge", before: 6, latest: 9), Line(origin: "Ipswich", town: "Colchester", before: 8, latest: 11),
    Line(origin: "Ipswich", town: "Clacton-on-Sea", before: 5, latest: 7),
    Line(origin: "Ipswich", town: "Chelmsford", before: 2, latest: 3),
    Line(origin: "Ipswich", town: "Bury St Edmunds", before: 9, latest: 12),
    Line(origin: "Ipswich", town: "Newmarket", before: 4, latest: 6),
    Line(origin: "Ipswich", town: "Haverhill", before: 3, latest: 5), Line(origin: "Ipswich", town: "Mildenhall", before: 2, latest: 1),
    Line(origin: "Liverpool", town: "Norwich", before: 14, latest: 12),
    Line(origin: "Liverpool", town: "King's Lynn", before: 6, latest: 8),
    Line(origin: "Liverpool", town: "Great Yarmouth", before: 7, latest: 9),
    Line(origin: "Liverpool", town: "Ipswich", before: 4, latest: 6),
    Line(origin: "Manchester", town: "Norwich", before: 6, latest: 5),
    Line(origin: "Manchester", town: "Peterborough", before: 7, latest: 7),
    Line(origin: "Manchester", town: "Great Yarmouth", before: 5, latest: 2),
    Line(origin: "Bedford", town: "Cambridge", before: 9, latest: 8),
    Line(origin: "Bedford", town: "Peterborough", before: 5, latest: 6),
    Line(origin: "Glasgow", town: "Great Yarmouth", before: 3, latest: 5),
    Line(origin: "Glasgow", town: "Norwich", before: 2, latest: 2), Line(origin: "Bristol", town: "Ipswich", before: 3, latest: 3),
    Line(origin: "Bristol", town: "Norwich", before: 1, latest: 2), Line(origin: "Swindon", town: "Ipswich", before: 2, latest: 5),
    Line(origin: "Slough", town: "Colchester", before: 6, latest: 5), Line(origin: "Slough", town: "Chelmsford", before: 3, latest: 4),
    Line(origin: "Luton", town: "Cambridge", before: 7, latest: 6), Line(origin: "Luton", town: "Peterborough", before: 8, latest: 9),
    Line(origin: "Milton Keynes", town: "Cambridge", before: 5, latest: 7),
    Line(origin: "Milton Keynes", town: "Ely", before: 1, latest: 2),
    Line(origin: "Bury St Edmunds", town: "Sudbury", before: 4, latest: 5),
    Line(origin: "Bury St Edmunds", town: "Haverhill", before: 6, latest: 6),
    Line(origin: "Bury St Edmunds", town: "Thetford", before: 5, latest: 7),
  ]
}
