import WardlightGeometry

/// The cells that stand for an outline nobody drew: as many as there are places, in one piece where the places are, without holes.
///
/// Each place is thought of as a disc of its size. How far out a cell lies is its squared distance to a place over that
/// place's size, the least over all places, averaged over the cell and its six neighbours so that the rim is smooth.
/// The cells that lie least far out are taken, one by one; a cell that would close a hole is taken with the hole or not at all.
struct HexagonOutline {
  /// The chosen cells, in order of row and column.
  let cells: [HexagonGrid.Cell]

  init(grid: HexagonGrid, places: [Coordinate], sizes: [Double]) {
    guard let box = Box(around: places) else {
      cells = []
      return
    }
    let around = grid.cells(in: box.expanded(by: 12 * grid.radius))
    let ranked = Self.fromInsideOut(around, grid, places, sizes)
    cells = Self.taken(ranked, count: places.count).sorted()
  }

  private static func fromInsideOut(_ cells: [HexagonGrid.Cell], _ grid: HexagonGrid, _ places: [Coordinate], _ sizes: [Double])
    -> [HexagonGrid.Cell]
  {
    let remoteness = cells.map { Self.remoteness(of: grid.centre(of: $0), places, sizes) }
    let ofCell = Dictionary(uniqueKeysWithValues: zip(cells, remoteness))
    let smooth = zip(cells, remoteness).map { cell, own in
      cell.neighbours.reduce(own) { $0 + (ofCell[$1] ?? own) }
    }
    return cells.indices.sorted { (smooth[$0], cells[$0]) < (smooth[$1], cells[$1]) }.map { cells[$0] }
  }

  private static func remoteness(of centre: Coordinate, _ places: [Coordinate], _ sizes: [Double]) -> Double {
    zip(places, sizes).reduce(Double.infinity) { min($0, centre.squaredDistance(to: $1.0) / $1.1) }
  }

  private static func taken(_ ranked: [HexagonGrid.Cell], count: Int) -> Set<HexagonGrid.Cell> {
    let all = Set(ranked)
    var taken: Set<HexagonGrid.Cell> = []
    for cell in ranked where taken.count < count && !taken.contains(cell) {
      let grown = taken.union([cell])
      let whole = closesHole(cell, in: grown) ? grown.union(holes(in: grown, of: all)) : grown
      if whole.count <= count { taken = whole }
    }
    return taken
  }

  /// A cell can close a hole only where its free neighbours do not lie side by side in one run.
  private static func closesHole(_ cell: HexagonGrid.Cell, in taken: Set<HexagonGrid.Cell>) -> Bool {
    let isTaken = cell.neighbours.map(taken.contains)
    let runs = isTaken.indices.filter { !isTaken[$0] && isTaken[($0 + 5) % 6] }
    return runs.count > 1
  }

  /// The free cells that cannot be reached from the rim of `all` without crossing a taken one.
  private static func holes(in taken: Set<HexagonGrid.Cell>, of all: Set<HexagonGrid.Cell>) -> Set<HexagonGrid.Cell> {
    var reached = all.filter { cell in !taken.contains(cell) && cell.neighbours.contains { !all.contains($0) } }
    var front = Array(reached)
    while let cell = front.popLast() {
      for next in cell.neighbours where all.contains(next) && !taken.contains(next) && reached.insert(next).inserted { front.append(next) }
    }
    return all.subtracting(taken).subtracting(reached)
  }
}
