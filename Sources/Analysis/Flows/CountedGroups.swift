import WardlightEssentials
import WardlightFlows
import WardlightGeometry
import WardlightLoading

/// Flows added up by group: the boroughs of small areas, say.
struct CountedGroups {
  let origins: Side
  let destinations: Side

  /// The groups at one end.
  struct Side {
    let ends: FlowEnds
    let areas: Areas?
    /// The group of each place; `nil` of places that no row names.
    fileprivate let ofPlace: [Int?]
  }

  init(_ rows: CountedRows, _ groups: CountedLinks.Groups, _ from: CountedPlaces, _ to: CountedPlaces) throws {
    guard from.areas != nil, to.areas != nil else { throw LinkFault.groupsWithoutAreas }
    let own = try Self.groups(rows, groups.origin, rows.origins, from)
    let other = try Self.groups(rows, groups.destination, rows.destinations, to)
    let isOneLayer = from.ends.isSame(as: to.ends)
    origins = try Self.side(isOneLayer ? try Self.merged(own, other, rows, groups, from) : own, from, groups.origin)
    destinations = isOneLayer ? origins : try Self.side(other, to, groups.destination)
  }

  func pairs(_ rows: CountedRows) -> (current: [FlowMatrix.Pair], previous: [FlowMatrix.Pair]) {
    let pairs = rows.pairs
    return (pairs.current.compactMap(grouped), pairs.previous.compactMap(grouped))
  }

  private func grouped(_ pair: FlowMatrix.Pair) -> FlowMatrix.Pair? {
    guard let origin = origins.ofPlace[pair.origin], let destination = destinations.ofPlace[pair.destination] else { return nil }
    return FlowMatrix.Pair(origin: origin, destination: destination, count: pair.count)
  }

  /// The name of each place's group, as the rows state it.
  private static func groups(_ rows: CountedRows, _ field: String, _ places: [Int32], _ known: CountedPlaces) throws(LinkFault) -> [String?]
  {
    var groups = [String?](repeating: nil, count: known.ends.count)
    for row in places.indices where places[row] >= 0 {
      let (place, name) = (Int(places[row]), rows.text(field, row))
      guard !name.isEmpty, groups[place] != name else { continue }
      if let first = groups[place] {
        throw .severalGroups(
          place: known.ends.codes[place], file: rows.file, column: field, row: rows.table.rowNumber(row), groups: [first, name])
      }
      groups[place] = name
    }
    return groups
  }

  private static func merged(
    _ one: [String?], _ other: [String?], _ rows: CountedRows, _ groups: CountedLinks.Groups, _ known: CountedPlaces
  ) throws(LinkFault) -> [String?] {
    var merged = one
    for place in other.indices {
      guard let name = other[place] else { continue }
      if let first = one[place], first != name {
        throw .severalGroups(
          place: known.ends.codes[place], file: rows.file, column: groups.destination, row: rows.table.rowNumber(0), groups: [first, name])
      }
      merged[place] = name
    }
    return merged
  }

  private static func side(_ ofPlace: [String?], _ known: CountedPlaces, _ field: String) throws -> Side {
    let names = Set(ofPlace.compactMap { $0 }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let groups = ofPlace.map { $0.flatMap { numbers[$0] } }
    guard let areas = known.areas else { throw LinkFault.groupsWithoutAreas }
    let placed = groups.indices.filter { groups[$0] != nil }
    let shapes = SharedBorders(areas.shapes.selecting(placed)).dissolved(by: placed.compactMap { groups[$0] })
    let grouped = Areas(
      geography: Geography(kind: "groups", vintage: areas.geography.vintage), codes: names, names: names, shapes: shapes, plane: areas.plane
    )
    return Side(ends: FlowEnds(grouped), areas: grouped, ofPlace: groups)
  }
}
