import WardlightCartography
import WardlightDisclosure
import WardlightGeometry

/// Forces, boroughs and towns for tests of flow maps, in true shapes: squares.
enum CountySample {
  /// Four forces of 60 km around a corner, named `North`, `East`, `South`, `West`.
  static let forces: Areas = squares(
    "county force", ["North", "East", "South", "West"], size: 60_000,
    at: [
      Coordinate(easting: 540_000, northing: 250_000), Coordinate(easting: 600_000, northing: 190_000),
      Coordinate(easting: 540_000, northing: 130_000), Coordinate(easting: 480_000, northing: 190_000),
    ])

  /// Boroughs of 8 km in rows of six, in the middle of the forces.
  static func boroughs(_ count: Int) -> Areas {
    let names = (0..<count).map { place in
      let name = ["Barking and Dagenham", "Bexley", "Kensington and Chelsea", "Brent", "Hammersmith and Fulham", "Camden"][place % 6]
      return place < 6 ? name : "\(name) \(place / 6)"
    }
    let places = (0..<count).map { place -> Coordinate in
      let (row, column) = place.quotientAndRemainder(dividingBy: 6)
      return Coordinate(easting: 546_000 + 8_000 * Double(column), northing: 236_000 - 8_000 * Double(row))
    }
    return squares("borough", names, size: 8_000, at: places)
  }

  private static func squares(_ kind: String, _ names: [String], size: Double, at places: [Coordinate]) -> Areas {
    var shapes = MultiPolygons()
    for place in places {
      let (right, foot) = (place.easting + size, place.northing - size)
      let corners: [Coordinate] = [
        place, Coordinate(easting: right, northing: place.northing), Coordinate(easting: right, northing: foot),
        Coordinate(easting: place.easting, northing: foot), place,
      ]
      shapes.append([[corners]])
    }
    let codes = names.indices.map { "E\(10_000 + $0)" }
    return Areas(geography: Geography(kind: kind, vintage: "2022"), codes: codes, names: names, shapes: shapes)
  }

  /// Towns of the force East.
  static let eastern: FlowPlaces = towns([
    ("Seaham", 650_000, 180_000), ("Midton", 630_000, 160_000), ("Lowbridge", 612_000, 140_000), ("Farpoint", 655_000, 135_000),
  ])

  /// A town in each force, and one of which nobody knows where it is.
  static let everywhere: FlowPlaces = towns([
    ("Norbury", 570_000, 220_000), ("Seaham", 650_000, 180_000), ("Southwick", 575_000, 90_000), ("Westerham", 500_000, 160_000),
    ("Nowhere", .nan, 0),
  ])

  private static func towns(_ rows: [(name: String, easting: Double, northing: Double)]) -> FlowPlaces {
    let sites: [Coordinate] = rows.map { Coordinate(easting: $0.easting, northing: $0.northing) }
    let codes: [String] = rows.map { "T-\($0.name)" }
    return .points(kind: "town", codes: codes, names: rows.map(\.name), sites: sites)
  }

  /// Flows from each borough to some towns of the force East, most of them small, and some to towns that nobody knows.
  static func inflows(_ count: Int) throws -> FlowLinks {
    let boroughs = boroughs(count)
    var rows: [(from: String, to: String, count: Int?)] = []
    for place in 0..<count {
      for (town, name) in eastern.names.enumerated() where (place * 7 + town * 3) % 4 != 0 {
        rows.append((boroughs.codes[place], name, 1 + (place * 5 + town * 11) % 19))
      }
      if place % 3 == 0 { rows.append((boroughs.codes[place], "", 2 + place)) }
    }
    return try FlowSample.links(rows)
  }

  static func inflowMap(
    _ count: Int, merging: FlowMerging = .below(5), scale: FlowScale? = nil, force: Int = 1, page: Page? = nil
  ) throws -> InflowMap {
    try InflowMap(
      links: try inflows(count), origins: .areas(boroughs(count)), towns: eastern, into: forces, code: forces.codes[force],
      furniture: try Sample.furniture(title: "Into East"), merging: merging, scale: scale, unit: "individuals",
      setting: MapSetting(context: forces.shapes, beyond: .sea, page: page))
  }

  /// From one place to the forces, with towns.
  static func townMap(_ towns: FlowTowns) throws -> FlowMap {
    FlowMap(
      origin: Coordinate(easting: 570_000, northing: 190_000), originName: "Newham", destinations: forces,
      values: try Sample.counts([40, 66, 3, 0]), furniture: try Sample.furniture(title: "From Newham"), unit: "individuals"
    )
    .showing(towns)
  }
}
