/// Divides one cell of the index after the other; its buffers are used again.
struct CellDivider {
  private let vertices: UnsafeBufferPointer<Coordinate>
  private let areas: UnsafeBufferPointer<Int32>
  private var (touching, crossing, rising) = (CellBuckets(), CellBuckets(), CellBuckets())
  private var chains: [EdgeChain] = []

  /// - Parameters:
  ///   - vertices: Those of ``BorderEdges``, lent for as long as the divider is in use.
  ///   - areas: The areas of its edges.
  init(_ vertices: UnsafeBufferPointer<Coordinate>, areas: UnsafeBufferPointer<Int32>) {
    self.vertices = vertices
    self.areas = areas
  }

  /// Into how many columns and rows a cell is divided: about six small cells for each edge.
  static func parts(edges count: Int) -> Int { min(max(Int((Double(count) * 6).squareRoot()), 1), 1_024) }

  /// Adds the small cells of a cell.
  ///
  /// - Parameters:
  ///   - grid: The small cells.
  ///   - centre: The centre of the whole cell, which `owners` have.
  ///   - touching: The edges that touch the cell, ascending.
  mutating func divide(
    _ grid: CellGrid, centre: Coordinate, _ touching: ArraySlice<Int32>, _ owners: OwnerSet, _ cells: inout [CellEntry],
    _ entries: inout [Int32]
  ) {
    var owners = owners
    sort(touching, grid, from: centre, &owners)
    for row in 0..<grid.rows {
      for place in rising.range(of: row) { owners.toggle(rising.number(place)) }
      var along = owners
      for column in 0..<grid.columns {
        let cell = grid.cell(column, row)
        for place in crossing.range(of: cell) { along.toggle(crossing.number(place)) }
        cells.append(self.touching.isEmpty(cell) ? .whole(along.first) : entry(of: cell, along, &entries))
      }
    }
  }

  /// Puts each edge into the small cells that it touches and before the centres that it passes, and leads the owners from the centre of the whole
  /// cell to that of the first small one.
  private mutating func sort(_ edges: ArraySlice<Int32>, _ grid: CellGrid, from centre: Coordinate, _ owners: inout OwnerSet) {
    touching.removeAll()
    crossing.removeAll()
    rising.removeAll()
    let path = CellPath(place: grid.centre(0, 0), centre: centre)
    for edge in edges {
      let area = areas[Int(edge)]
      let (start, end) = (vertices[Int(edge)], vertices[Int(edge) + 1])
      if path.isCrossed(from: start, to: end) { owners.toggle(area) }
      grid.forEachCell(from: start, to: end, in: 0..<grid.rows) { touching.add(edge, to: $0) }
      grid.forEachCrossing(from: start, to: end, in: 0..<grid.rows) { column, row in
        if column > 0, column < grid.columns { crossing.add(area, to: grid.cell(column, row)) }
      }
      if let row = grid.firstRow(northOf: start, end), row > 0, row < grid.rows { rising.add(area, to: row) }
    }
    touching.sort(cells: grid.count)
    crossing.sort(cells: grid.count)
    rising.sort(cells: grid.rows)
  }

  private mutating func entry(of cell: Int, _ owners: OwnerSet, _ entries: inout [Int32]) -> CellEntry {
    gatherChains(of: cell)
    let place = entries.count
    if let other = simplePartner(owners) {
      let (chain, hasCentre) = (chains[0], owners.first == chains[0].area)
      entries.append(chain.area)
      entries.append(other)
      entries.append(chain.first)
      entries.append(chain.count << 1 | (hasCentre ? 1 : 0))
      return .entry(.simple, at: place)
    }
    entries.append(Int32(owners.count))
    entries.append(Int32(chains.count))
    entries.append(contentsOf: owners.areas)
    for chain in chains {
      entries.append(chain.area)
      entries.append(chain.first)
      entries.append(chain.count)
    }
    return .entry(.full, at: place)
  }

  private mutating func gatherChains(of cell: Int) {
    chains.removeAll(keepingCapacity: true)
    for place in touching.range(of: cell) {
      let edge = touching.number(place)
      if let last = chains.last, last.first + last.count == edge {
        chains[chains.count - 1].count += 1
      } else {
        chains.append(EdgeChain(area: areas[Int(edge)], first: edge, count: 1))
      }
    }
  }

  /// The area on the other side of the cell's one chain, −1 where there is none; `nil` where the cell is not that simple.
  private func simplePartner(_ owners: OwnerSet) -> Int32? {
    if chains.count == 1 {
      return owners.count == 0 || owners.count == 1 && owners.first == chains[0].area ? -1 : nil
    }
    guard chains.count == 2, chains[0].area != chains[1].area, chains[0].count == chains[1].count, owners.count == 1 else { return nil }
    guard owners.first == chains[0].area || owners.first == chains[1].area else { return nil }
    let (forth, back) = (Int(chains[0].first), Int(chains[1].first + chains[1].count))
    let isShared = (0...Int(chains[0].count)).allSatisfy { vertices[forth + $0] == vertices[back - $0] }
    return isShared ? chains[1].area : nil
  }
}
