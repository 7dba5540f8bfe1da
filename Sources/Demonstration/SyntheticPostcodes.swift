import WardlightEssentials
import WardlightGeometry

/// Postcodes that exist nowhere: no British postcode starts with Q.
///
/// Each borough is a postal district, each ward has some units inside its hexagon, a few
/// at the edge of London one just outside, and a few districts lie far outside London.
struct SyntheticPostcodes {
  /// The postcodes of each ward, aligned with the wards.
  let ofWard: [[Demo.Postcode]]
  /// Postcodes of places outside London.
  let outside: [Demo.Postcode]
  /// Sectors outside London, without their units.
  let outsideSectors: [String]
  /// Postcodes in the right form that stand in no file.
  let unknown: [String]

  var all: [Demo.Postcode] { (ofWard.flatMap { $0 } + outside).sorted { $0.text < $1.text } }

  private static let unitsOfWard = 4
  private static let outsideTowns = 6
  private static let unitsOfTown = 5
  /// The letters that may end a postcode.
  private static let unitLetters = Array("ABDEFGHJLNPQRSTUWXYZ").map(String.init)

  /// Draws the postcodes.
  ///
  /// - Parameters:
  ///   - wards: The wards, in order of code.
  ///   - map: Their hexagons.
  init(wards: [DemoFigures.Ward], map: HexagonMap, seed: UInt64) {
    let boroughs = Set(wards.map(\.boroughCode)).sorted()
    let edge = EdgePlaces(map: map)
    var rankInBorough: [String: Int] = [:]
    var ofWard: [[Demo.Postcode]] = []
    for (place, ward) in wards.enumerated() {
      let rank = rankInBorough[ward.boroughCode, default: 0]
      rankInBorough[ward.boroughCode] = rank + 1
      let district = (boroughs.firstIndex(of: ward.boroughCode) ?? 0) + 1
      var random = KeyedRandom(seed: seed, purpose: "postcodes of a ward", index: UInt64(place))
      ofWard.append(
        (0..<Self.unitsOfWard).map { unit in
          let inside = Self.place(near: map.centres[place], within: 0.6 * map.grid.radius, &random)
          let isLast = unit == Self.unitsOfWard - 1
          return Demo.Postcode(
            text: Self.text(district: district, number: rank * Self.unitsOfWard + unit),
            place: isLast ? edge.justOutside(place) ?? inside : inside, district: ward.boroughCode, ward: ward.code)
        })
    }
    self.ofWard = ofWard
    outside = Self.outside(of: map, seed: seed)
    outsideSectors = (0..<Self.outsideTowns).map { "QX\(90 + $0) 1" }
    unknown = (0..<30).map { Self.text(district: 60 + $0 / 10, number: $0) }
  }

  /// Places on a wide circle around London, well away from every hexagon.
  private static func outside(of map: HexagonMap, seed: UInt64) -> [Demo.Postcode] {
    (0..<outsideTowns).flatMap { town in
      var random = KeyedRandom(seed: seed, purpose: "postcodes outside London", index: UInt64(town))
      let direction = [(1, 0), (1, 1), (-1, 1), (-1, 0), (-1, -1), (1, -1)][town]
      let centre = Coordinate(
        easting: map.grid.origin.easting + Double(direction.0) * 60_000, northing: map.grid.origin.northing + Double(direction.1) * 50_000)
      return (0..<unitsOfTown).map { unit in
        Demo.Postcode(
          text: text(district: 90 + town, number: unit), place: place(near: centre, within: 3_000, &random), district: "", ward: "")
      }
    }
  }

  /// Sectors 1 to 9 in turn, then the next unit: no sector is 0, which a letter O could stand for.
  private static func text(district: Int, number: Int) -> String {
    let unit = number / 9
    let letters = unitLetters[(unit * 7 + number) % unitLetters.count] + unitLetters[unit % unitLetters.count]
    return "QX\(district) \(number % 9 + 1)\(letters)"
  }

  /// A whole metre in the square that fits into the circle around a centre.
  private static func place(near centre: Coordinate, within radius: Double, _ random: inout KeyedRandom) -> Coordinate {
    let reach = radius / 2.0.squareRoot()
    let across = (random.unit() * 2 - 1) * reach
    let up = (random.unit() * 2 - 1) * reach
    return Coordinate(easting: (centre.easting + across).rounded(), northing: (centre.northing + up).rounded())
  }
}

/// Places a few metres outside London, as postcodes on a river bank or in the middle of a border road are.
private struct EdgePlaces {
  private let map: HexagonMap
  private let taken: Set<TileGrid.Cell>
  /// How far outside, in metres: a locator with a tolerance of 50 m finds the ward.
  private static let metres = 25.0

  init(map: HexagonMap) {
    self.map = map
    taken = Set(map.cells)
  }

  /// A place beyond the middle of an outer side, for every fifth cell by row and column that has one.
  func justOutside(_ area: Int) -> Coordinate? {
    let cell = map.cells[area]
    guard (cell.row * 3 + cell.column).isMultiple(of: 5), let free = map.grid.neighbours(of: cell).first(where: { !taken.contains($0) })
    else {
      return nil
    }
    let from = map.grid.centre(of: cell)
    let to = map.grid.centre(of: free)
    let share = 0.5 + Self.metres / from.distance(to: to)
    return Coordinate(
      easting: (from.easting + share * (to.easting - from.easting)).rounded(),
      northing: (from.northing + share * (to.northing - from.northing)).rounded())
  }
}
