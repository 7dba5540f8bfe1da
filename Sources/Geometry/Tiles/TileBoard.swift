/// Areas on the cells of a grid, and how far the layout is from a good one.
///
/// The cost of a layout is the sum of
/// - for each pair of neighbours: 0.4 |d − u|², at most 4, where d leads from one tile to the other and u is the step that it should be; less 2
///   where the tiles share a side, less 0.7 where they share no more than a corner;
/// - for each area: 0.05 |x − t|², where t is the place that it is laid out for;
/// - for each side that two tiles share: a half where they are of different pieces of land, so that islands stay islands, else −0.8, so that the
///   outline is smooth and no hole opens;
/// - for each piece of a group beyond those on the ground: 12.
struct TileBoard {
  let network: TileNetwork
  let field: TileField
  /// The cell of each area.
  private(set) var cellOfArea: [Int32]
  /// The area on each cell, or −1.
  private(set) var areaOnCell: [Int32]
  /// The pieces of each group.
  private(set) var pieces: [Int]
  /// The number of pieces in which each group may lie.
  let allowedPieces: [Int]
  private let targets: [Coordinate]
  private var search: PieceSearch

  private static let penaltyOfPiece = 12.0
  private static let pull = 0.05

  /// - Parameters:
  ///   - targets: Where each area should be, in tiles.
  ///   - cellOfArea: The cell of each area, no two the same.
  init(_ network: TileNetwork, targets: [Coordinate], field: TileField, cellOfArea: [Int32]) {
    self.network = network
    self.targets = targets
    self.field = field
    self.cellOfArea = cellOfArea
    var areaOnCell = [Int32](repeating: -1, count: field.cells.count)
    for (area, cell) in cellOfArea.enumerated() { areaOnCell[Int(cell)] = Int32(area) }
    self.areaOnCell = areaOnCell
    allowedPieces = network.piecesOfGroups
    search = PieceSearch(network, cells: field.cells.count)
    pieces = Array(repeating: 0, count: network.groups)
    for group in 0..<network.groups { pieces[group] = piecesNow(group) }
  }

  /// The part of the cost that depends on where an area is, without that of its group.
  ///
  /// - Parameter other: An area whose pair with this one does not count.
  func cost(of area: Int, without other: Int = -1) -> Double {
    let cell = Int(cellOfArea[area])
    let place = field.centres[cell]
    var cost = Self.pull * place.squaredDistance(to: targets[area])
    var entry = Int(network.neighbours.starts[area])
    let end = Int(network.neighbours.starts[area + 1])
    // Loops over ranges are several times slower where code is not optimised, as in tests.
    while entry < end {
      let neighbour = Int(network.neighbours.values[entry])
      if neighbour != other {
        let centre = field.centres[Int(cellOfArea[neighbour])]
        cost += pairCost(centre.easting - place.easting, centre.northing - place.northing, network.steps[entry])
      }
      entry += 1
    }
    return cost + sideCost(of: area, at: cell, without: other)
  }

  @inline(__always)
  private func pairCost(_ across: Double, _ up: Double, _ step: Coordinate) -> Double {
    let length = across * across + up * up
    let off = (across - step.easting) * (across - step.easting) + (up - step.northing) * (up - step.northing)
    let bonus = length < 1.1 ? 2.0 : (length < 2.1 && field.sides == 4 ? 0.7 : 0)
    return min(off * 0.4, 4) - bonus
  }

  private func sideCost(of area: Int, at cell: Int, without other: Int) -> Double {
    var cost = 0.0
    var entry = Int(field.around.starts[cell])
    let end = entry + field.sides
    while entry < end {
      let beside = Int(field.around.values[entry])
      entry += 1
      guard beside >= 0 else { continue }
      let neighbour = Int(areaOnCell[beside])
      if neighbour >= 0, neighbour != other { cost += network.land[neighbour] == network.land[area] ? -0.8 : 0.5 }
    }
    return cost
  }

  /// The cost of the whole layout.
  var total: Double {
    var pairsTwice = 0.0
    var pulls = 0.0
    for area in 0..<network.count {
      let pull = Self.pull * field.centres[Int(cellOfArea[area])].squaredDistance(to: targets[area])
      pulls += pull
      pairsTwice += cost(of: area) - pull
    }
    return pulls + pairsTwice / 2 + pieces.indices.reduce(0) { $0 + surplus($1, pieces[$1]) }
  }

  /// Puts what lies on two cells each on the other's.
  mutating func swap(_ cell: Int, _ other: Int) {
    areaOnCell.swapAt(cell, other)
    if areaOnCell[cell] >= 0 { cellOfArea[Int(areaOnCell[cell])] = Int32(cell) }
    if areaOnCell[other] >= 0 { cellOfArea[Int(areaOnCell[other])] = Int32(other) }
  }

  /// The pieces beyond those on the ground.
  func surplus(_ group: Int, _ pieces: Int) -> Double { Double(max(0, pieces - allowedPieces[group])) * Self.penaltyOfPiece }

  mutating func piecesNow(_ group: Int) -> Int { search.pieces(of: group, cellOfArea, areaOnCell, field) }

  mutating func setPieces(_ count: Int, of group: Int) { pieces[group] = count }
}

/// Counts the pieces of a group on a board.
private struct PieceSearch {
  private let group: [Int]
  private let members: RaggedRows
  private var seen: [Int32]
  private var round: Int32 = 0
  private var front: [Int] = []

  init(_ network: TileNetwork, cells: Int) {
    group = network.group
    members = RaggedRows(rows: network.groups) { add in
      for area in 0..<network.count { add(network.group[area], Int32(area)) }
    }
    seen = Array(repeating: 0, count: cells)
  }

  mutating func pieces(of number: Int, _ cellOfArea: [Int32], _ areaOnCell: [Int32], _ field: TileField) -> Int {
    round += 1
    var pieces = 0
    for member in members.range(of: number) {
      let start = Int(cellOfArea[Int(members.values[member])])
      guard seen[start] != round else { continue }
      pieces += 1
      seen[start] = round
      front.append(start)
      while let cell = front.popLast() {
        var entry = Int(field.around.starts[cell])
        let end = entry + field.sides
        while entry < end {
          let beside = Int(field.around.values[entry])
          entry += 1
          guard beside >= 0, seen[beside] != round, areaOnCell[beside] >= 0, group[Int(areaOnCell[beside])] == number else { continue }
          seen[beside] = round
          front.append(beside)
        }
      }
    }
    return pieces
  }
}
