/// The cells that stand for an outline nobody drew: as many as there are places, in one piece where the places are, without holes.
///
/// Each place is thought of as a disc of its size. How far out a cell lies is its squared distance to a place over that
/// place's size, the least over all places, averaged over the cell and its neighbours so that the rim is smooth.
/// The cells that lie least far out are taken, one by one; a cell that would close a hole is taken with the hole or not at all.
public struct TileOutline: Sendable {
  /// The chosen cells, in order of row and column.
  public let cells: [TileGrid.Cell]

  /// Chooses one cell for each place.
  ///
  /// - Parameters:
  ///   - grid: The cells there are.
  ///   - places: Centres, in metres.
  ///   - sizes: The size of each place in square metres, which says how far it reaches.
  /// - Complexity: O(places²) distances.
  public init(grid: TileGrid, places: [Coordinate], sizes: [Double]) {
    guard let box = Box(around: places) else {
      cells = []
      return
    }
    let around = grid.cells(in: box.expanded(by: 12 * grid.radius))
    var growth = OutlineGrowth(grid, around)
    for cell in Self.fromInsideOut(around, grid, places, sizes) { growth.take(cell, upTo: places.count) }
    cells = growth.taken.sorted()
  }

  private static func fromInsideOut(_ cells: [TileGrid.Cell], _ grid: TileGrid, _ places: [Coordinate], _ sizes: [Double])
    -> [TileGrid.Cell]
  {
    let remoteness = cells.map { Self.remoteness(of: grid.centre(of: $0), places, sizes) }
    let ofCell = Dictionary(uniqueKeysWithValues: zip(cells, remoteness))
    let smooth = zip(cells, remoteness).map { cell, own in
      grid.neighbours(of: cell).reduce(own) { $0 + (ofCell[$1] ?? own) }
    }
    return cells.indices.sorted { (smooth[$0], cells[$0]) < (smooth[$1], cells[$1]) }.map { cells[$0] }
  }

  private static func remoteness(of centre: Coordinate, _ places: [Coordinate], _ sizes: [Double]) -> Double {
    var least = Double.infinity
    for place in places.indices { least = min(least, centre.squaredDistance(to: places[place]) / sizes[place]) }
    return least
  }
}

/// Cells taken one by one.
private struct OutlineGrowth {
  private(set) var taken: Set<TileGrid.Cell> = []
  private let grid: TileGrid
  private let all: Set<TileGrid.Cell>

  init(_ grid: TileGrid, _ cells: [TileGrid.Cell]) {
    self.grid = grid
    all = Set(cells)
  }

  mutating func take(_ cell: TileGrid.Cell, upTo count: Int) {
    guard taken.count < count, taken.insert(cell).inserted, canCloseHole(cell) else { return }
    let holes = holes()
    if taken.count + holes.count <= count { taken.formUnion(holes) } else { taken.remove(cell) }
  }

  /// A cell can close a hole only where the free cells around it do not lie side by side in one run.
  private func canCloseHole(_ cell: TileGrid.Cell) -> Bool {
    let isFree = grid.neighbours(of: cell).map { !taken.contains($0) }
    let isCornerFree = grid.cornerNeighbours(of: cell).map { !taken.contains($0) }
    let runs = isFree.indices.count { side in
      let previous = (side + isFree.count - 1) % isFree.count
      return isFree[side] && !(isFree[previous] && (isCornerFree.isEmpty || isCornerFree[previous]))
    }
    return runs > 1
  }

  /// The free cells that cannot be reached from the rim without crossing a taken one.
  private func holes() -> Set<TileGrid.Cell> {
    var reached = all.filter { cell in !taken.contains(cell) && grid.neighbours(of: cell).contains { !all.contains($0) } }
    var front = Array(reached)
    while let cell = front.popLast() {
      for next in grid.neighbours(of: cell) where all.contains(next) && !taken.contains(next) && reached.insert(next).inserted {
        front.append(next)
      }
    }
    return all.subtracting(taken).subtracting(reached)
  }
}
