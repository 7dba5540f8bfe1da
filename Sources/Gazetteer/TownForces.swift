internal import WardlightGeometry

/// The forces of towns: as a table names them, or by where the towns lie.
struct TownForces {
  private let forces: NameIndex
  private let all: ForceAreas?
  /// The areas of each country by the letter with which their codes begin; empty where the codes have none.
  private let byCountry: [Character: ForceAreas]
  private let tolerance: Double
  private(set) var nearest = 0

  init(_ forces: NameIndex, areas: Areas?, nearestWithin metres: Double) {
    self.forces = forces
    all = areas.map { ForceAreas($0, Array($0.codes.indices)) }
    tolerance = metres
    guard let areas, areas.codes.allSatisfy(Self.isOfficial) else {
      byCountry = [:]
      return
    }
    let letters = Dictionary(grouping: areas.codes.indices) { areas.codes[$0].first ?? " " }
    byCountry = letters.mapValues { ForceAreas(areas, $0) }
  }

  /// The force of each town of a table: the one that is named, else the one in which it lies.
  mutating func places(of table: TownTable) -> [Int?] {
    var known: [String: Int?] = [:]
    for name in Set(table.forces ?? []) { known[name] = .some(forces.place(of: name)) }
    return table.towns.indices.map { town in
      if let name = table.forces?[town], !name.isEmpty { return known[name] ?? nil }
      return place(at: table.towns[town].place, country: table.countries[town])
    }
  }

  private mutating func place(at place: Coordinate, country: String) -> Int? {
    guard let areas = areas(of: country) else { return nil }
    if let area = areas.area(at: place) { return area }
    guard tolerance > 0, let area = areas.nearest(to: place, within: tolerance) else { return nil }
    nearest += 1
    return area
  }

  /// Borders are drawn roughly, and Coldstream is not in Northumbria.
  private func areas(of country: String) -> ForceAreas? {
    guard !byCountry.isEmpty, let letter = Self.letters[country] else { return all }
    return byCountry[letter]
  }

  /// A letter and eight digits: `E23000001`.
  private static func isOfficial(_ code: String) -> Bool {
    code.count == 9 && code.first.map(letters.values.contains) ?? false && code.dropFirst().allSatisfy(\.isNumber)
  }

  private static let letters: [String: Character] = ["England": "E", "Wales": "W", "Scotland": "S", "Northern Ireland": "N"]
}

/// Some areas of forces, answering with their places among all.
private struct ForceAreas {
  private let index: PointInAreaIndex
  private let places: [Int]

  init(_ areas: Areas, _ places: [Int]) {
    index = PointInAreaIndex(areas.shapes.selecting(places))
    self.places = places
  }

  func area(at place: Coordinate) -> Int? { index.area(at: place).map { places[$0] } }

  func nearest(to place: Coordinate, within metres: Double) -> Int? {
    index.nearestArea(to: place, within: metres).map { places[$0.area] }
  }
}
