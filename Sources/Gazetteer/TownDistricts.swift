internal import WardlightGeometry

/// Districts and unitary authorities as places that stand for their towns.
///
/// A county that has districts is none: its name says too little about where a town is.
enum TownDistricts {
  /// The districts of some towns, in order of name, each in the middle of its cities and towns, or of its other places where it has none of those.
  ///
  /// The force is the one that more than half of its places have, else none. Two districts of one name are two where their counties differ.
  static func districts(of towns: [Town]) -> [Town] {
    var members: [Key: [Town]] = [:]
    for town in towns {
      if let key = key(town) { members[key, default: []].append(town) }
    }
    return members.keys.sorted { ($0.name, $0.county) < ($1.name, $1.county) }.map { district($0, members[$0] ?? []) }
  }

  private struct Key: Hashable {
    let name: String
    let county: String
  }

  private static func key(_ town: Town) -> Key? {
    if let district = town.district { return Key(name: district, county: town.county ?? "") }
    return town.county.map { Key(name: $0, county: $0) }
  }

  private static func district(_ key: Key, _ towns: [Town]) -> Town {
    // `Abertawe - Swansea` is two names of one district.
    let names = key.name.split(separator: " - ").map(String.init)
    let larger = towns.filter { $0.kind.rank >= Town.Kind.town.rank }
    let centred = larger.isEmpty ? towns : larger
    let count = Double(max(1, centred.count))
    let middle = Coordinate(
      easting: (centred.reduce(0) { $0 + $1.place.easting } / count).rounded(),
      northing: (centred.reduce(0) { $0 + $1.place.northing } / count).rounded())
    return Town(
      name: names.first ?? key.name, otherName: names.dropFirst().first, kind: .district, place: middle, force: force(of: towns),
      district: key.name,
      county: key.county.isEmpty ? nil : key.county)
  }

  private static func force(of towns: [Town]) -> Int? {
    var counts: [Int: Int] = [:]
    for town in towns { if let force = town.force { counts[force, default: 0] += 1 } }
    return counts.first { 2 * $0.value > towns.count }?.key
  }
}
