import WardlightEssentials

/// What a layout of tiles should keep of areas: which are neighbours, in which direction they lie, and which belong together.
///
/// Lengths are in widths of a tile.
struct TileNetwork: Sendable {
  /// Where each area is, in the plane.
  let places: [Coordinate]
  /// The neighbours of each area: those with a border of some length in common.
  let neighbours: RaggedRows
  /// The step of one tile from an area towards its neighbour, aligned with the values of ``neighbours``.
  let steps: [Coordinate]
  /// The group of each area, 0 ..< ``groups``.
  let group: [Int]
  /// The number of groups; 1 where areas have none.
  let groups: Int
  /// The piece of land of each area: areas have the same where a chain of neighbours leads from one to the other.
  let land: [Int]

  init(_ areas: Areas, groups: [Int]?, snap: Double, parallel: Parallel) {
    places = Self.places(areas.shapes)
    neighbours = areas.shapes.contiguity(.rook, snap: snap, parallel: parallel)
    group = groups ?? Array(repeating: 0, count: areas.count)
    self.groups = (group.max() ?? -1) + 1
    steps = Self.steps(places, neighbours)
    land = Self.pieces(neighbours, members: Array(0..<areas.count)) { _ in true }
  }

  /// The number of areas.
  var count: Int { places.count }

  /// Each pair of neighbours once, the smaller number first.
  func forEachPair(_ visit: (_ area: Int, _ other: Int) -> Void) {
    for area in 0..<count {
      for other in neighbours[area] where Int(other) > area { visit(area, Int(other)) }
    }
  }

  /// The number of pieces in which each group lies on the ground.
  var piecesOfGroups: [Int] {
    var members = [[Int]](repeating: [], count: groups)
    for area in 0..<count { members[group[area]].append(area) }
    return members.enumerated().map { number, members in
      Set(Self.pieces(neighbours, members: members) { group[$0] == number }.filter { $0 >= 0 }).count
    }
  }

  /// The centroids; an area without a shape is put into the middle of the others.
  private static func places(_ shapes: MultiPolygons) -> [Coordinate] {
    let centroids = (0..<shapes.count).map(shapes.centroid)
    let known = centroids.compactMap { $0 }
    let share = 1 / Double(max(known.count, 1))
    let middle = Coordinate(
      easting: known.reduce(0) { $0 + $1.easting * share }, northing: known.reduce(0) { $0 + $1.northing * share })
    return centroids.map { $0 ?? middle }
  }

  private static func steps(_ places: [Coordinate], _ neighbours: RaggedRows) -> [Coordinate] {
    var steps: [Coordinate] = []
    steps.reserveCapacity(neighbours.values.count)
    for area in places.indices {
      for other in neighbours[area] {
        let distance = max(places[area].distance(to: places[Int(other)]), 1e-9)
        steps.append(
          Coordinate(
            easting: (places[Int(other)].easting - places[area].easting) / distance,
            northing: (places[Int(other)].northing - places[area].northing) / distance))
      }
    }
    return steps
  }

  /// A number for each area, the same for those between which a chain of neighbours leads; −1 for those that are no members.
  private static func pieces(_ neighbours: RaggedRows, members: [Int], _ isMember: (Int) -> Bool) -> [Int] {
    var piece = Array(repeating: -1, count: neighbours.count)
    for first in members where piece[first] < 0 {
      piece[first] = first
      var front = [first]
      while let area = front.popLast() {
        for other in neighbours[area].map(Int.init) where piece[other] < 0 && isMember(other) {
          piece[other] = first
          front.append(other)
        }
      }
    }
    return piece
  }
}
