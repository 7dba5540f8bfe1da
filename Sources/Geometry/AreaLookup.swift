/// The buffers of an ``AreaGrid``, lent for as long as places are looked up.
struct AreaLookup {
  let grid: CellGrid
  let vertices: UnsafeBufferPointer<Coordinate>
  let parts: UnsafeBufferPointer<CellPart>
  let cells: UnsafeBufferPointer<CellEntry>
  let entries: UnsafeBufferPointer<Int32>

  /// The number of the area that has a place, or −1.
  func area(at place: Coordinate) -> Int32 {
    guard grid.box.contains(place) else { return -1 }
    let cell = cell(at: place)
    return cell.isWhole ? cell.area : area(at: place, in: cell)
  }

  /// The same for many places, block by block.
  ///
  /// Each step goes through a whole block before the next begins, so that the processor fetches from many places of memory at once.
  func areas(at places: UnsafeBufferPointer<Coordinate>, into answers: UnsafeMutableBufferPointer<Int32>) {
    let size = 512
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { cells in
      withUnsafeTemporaryAllocation(of: Bordered.self, capacity: size) { bordered in
        for start in stride(from: 0, to: places.count, by: size) {
          let block = start..<min(places.count, start + size)
          let some = UnsafeBufferPointer(rebasing: places[block])
          findCells(of: some, cells)
          let count = answer(cells, count: some.count, UnsafeMutableBufferPointer(rebasing: answers[block]), bordered)
          fetch(bordered[..<count])
          for next in bordered[..<count] { answers[start + Int(next.place)] = area(at: some[Int(next.place)], next) }
        }
      }
    }
  }

  /// A place in a cell with borders.
  private struct Bordered {
    let place: Int32
    let cell: CellEntry
    var entry = SimpleEntry(area: 0, other: 0, first: 0, count: 0)
    /// The first vertex of a simple entry.
    var start = Coordinate(easting: 0, northing: 0)
  }

  /// The numbers of the small cells that have places; −1 outside the grid.
  private func findCells(of places: UnsafeBufferPointer<Coordinate>, _ cells: UnsafeMutableBufferPointer<Int32>) {
    for place in places.indices {
      let isOutside = !grid.box.contains(places[place])
      let number = cellNumber(at: isOutside ? grid.box.lower : places[place])
      cells.initializeElement(at: place, to: isOutside ? -1 : Int32(truncatingIfNeeded: number))
    }
  }

  /// Answers for the places in whole cells, and gathers the others.
  private func answer(
    _ cells: UnsafeMutableBufferPointer<Int32>, count: Int, _ answers: UnsafeMutableBufferPointer<Int32>,
    _ bordered: UnsafeMutableBufferPointer<Bordered>
  ) -> Int {
    for place in 0..<count {
      let cell = cells[place] < 0 ? CellEntry.whole(-1) : self.cells[Int(cells[place])]
      cells[place] = Int32(bitPattern: cell.bits)
      answers.initializeElement(at: place, to: cell.area)
    }
    var found = 0
    for place in 0..<count {
      let cell = CellEntry(bits: UInt32(bitPattern: cells[place]))
      bordered.initializeElement(at: found, to: Bordered(place: Int32(truncatingIfNeeded: place), cell: cell))
      found += cell.isWhole ? 0 : 1
    }
    return found
  }

  /// Fetches the simple entries and their first vertices.
  private func fetch(_ bordered: Slice<UnsafeMutableBufferPointer<Bordered>>) {
    var bordered = bordered
    for next in bordered.indices where bordered[next].cell.isSimple { bordered[next].entry = simpleEntry(at: bordered[next].cell.place) }
    for next in bordered.indices { bordered[next].start = vertices[Int(bordered[next].entry.first)] }
  }

  /// The small cell of a place in the grid's box.
  @inline(__always)
  private func cell(at place: Coordinate) -> CellEntry { cells[cellNumber(at: place)] }

  @inline(__always)
  private func cellNumber(at place: Coordinate) -> Int {
    let (column, row) = (grid.column(place.easting), grid.row(place.northing))
    let part = parts[grid.cell(column, row)]
    let small = grid.divided(column, row, parts: Int(part.parts))
    return Int(part.first) + small.cell(small.column(place.easting), small.row(place.northing))
  }

  /// The area at a place in a cell with borders.
  private func area(at place: Coordinate, in cell: CellEntry) -> Int32 {
    guard cell.isSimple else { return full(cell.place, path(from: place)) }
    let entry = simpleEntry(at: cell.place)
    return simple(entry, from: vertices[Int(entry.first)], path(from: place))
  }

  @inline(__always)
  private func area(at place: Coordinate, _ next: Bordered) -> Int32 {
    next.cell.isSimple ? simple(next.entry, from: next.start, path(from: place)) : full(next.cell.place, path(from: place))
  }

  /// The way from a place to the centre of its small cell.
  @inline(__always)
  private func path(from place: Coordinate) -> CellPath {
    let (column, row) = (grid.column(place.easting), grid.row(place.northing))
    let small = grid.divided(column, row, parts: Int(parts[grid.cell(column, row)].parts))
    return CellPath(place: place, centre: small.centre(small.column(place.easting), small.row(place.northing)))
  }

  @inline(__always)
  private func simpleEntry(at place: Int) -> SimpleEntry {
    SimpleEntry(area: entries[place], other: entries[place + 1], first: entries[place + 2], count: entries[place + 3])
  }

  /// One chain of edges parts the cell between an area and another, or nothing.
  @inline(__always)
  private func simple(_ entry: SimpleEntry, from start: Coordinate, _ path: CellPath) -> Int32 {
    var isInside = entry.count & 1 == 1
    var start = start
    for edge in 1...Int(entry.count >> 1) {
      let end = vertices[Int(entry.first) + edge]
      if path.isCrossed(from: start, to: end) { isInside.toggle() }
      start = end
    }
    if isInside { return entry.area }
    if entry.other >= 0 { return entry.other }
    return isOn(path.place, Int(entry.first), Int(entry.count >> 1)) ? entry.area : -1
  }

  /// Walks through the areas of a cell in ascending order, those around its centre and those with an edge in it, to the first
  /// that has the place.
  @inline(never)
  private func full(_ entry: Int, _ path: CellPath) -> Int32 {
    var owner = entry + 2
    let owners = owner + Int(entries[entry])
    var chain = owners
    let chains = owners + 3 * Int(entries[entry + 1])
    while chain < chains {
      let area = entries[chain]
      if owner < owners, entries[owner] < area { return entries[owner] }
      var isInside = owner < owners && entries[owner] == area
      if isInside { owner += 1 }
      while chain < chains, entries[chain] == area {
        let (first, count) = (Int(entries[chain + 1]), Int(entries[chain + 2]))
        if crosses(path, first, count) { isInside.toggle() }
        chain += 3
      }
      if isInside { return area }
    }
    return owner < owners ? entries[owner] : areaOfBorder(at: path.place, from: owners, to: chains)
  }

  /// The first area of some chains on whose border a place lies, or −1.
  private func areaOfBorder(at place: Coordinate, from first: Int, to end: Int) -> Int32 {
    for chain in stride(from: first, to: end, by: 3)
    where isOn(place, Int(entries[chain + 1]), Int(entries[chain + 2])) {
      return entries[chain]
    }
    return -1
  }

  /// Whether a chain of edges crosses the way an odd number of times.
  @inline(__always)
  private func crosses(_ path: CellPath, _ first: Int, _ count: Int) -> Bool {
    var crossed = false
    var start = vertices[first]
    for edge in first + 1...first + count {
      let end = vertices[edge]
      if path.isCrossed(from: start, to: end) { crossed.toggle() }
      start = end
    }
    return crossed
  }

  private func isOn(_ place: Coordinate, _ first: Int, _ count: Int) -> Bool {
    (first..<first + count).contains { Orientation.isOn(place, from: vertices[$0], to: vertices[$0 + 1]) }
  }
}

extension AreaGrid {
  /// Lends the buffers to a closure.
  @inline(__always)
  func withLookup<Result>(_ body: (AreaLookup) -> Result) -> Result {
    vertices.withUnsafeBufferPointer { vertices in
      parts.withUnsafeBufferPointer { parts in
        cells.withUnsafeBufferPointer { cells in
          entries.withUnsafeBufferPointer { entries in
            body(AreaLookup(grid: grid, vertices: vertices, parts: parts, cells: cells, entries: entries))
          }
        }
      }
    }
  }
}
