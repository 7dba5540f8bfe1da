internal import WardlightEssentials
internal import WardlightGeometry

/// Densities in which no spot dominates a cell.
///
/// To leave out the cells that a spot dominates would show that spot as a round hole. Here it fades: near it the density is what the others give,
/// raised by one part in N − 1, wherever exactly it lies and however many points it has.
struct DominanceLimit {
  let spread: KernelSpread
  let spots: Int
  /// Below this a cell has 0, per square metre.
  let least: Double

  init(_ spread: KernelSpread, spots: Int, bandwidth: Double) {
    self.spread = spread
    self.spots = spots
    least = Double(spots) * spread.kernel.value(squared: 0, bandwidth: bandwidth) / 4
  }

  /// For each cell the limited density, per square metre.
  func gathered(_ places: DensityPlaces, _ parallel: Parallel) -> [Double] {
    let grid = spread.grid
    let widest = spread.kernel.reach * (places.places.reduce(0) { max($0, $1.bandwidth) })
    return parallel.fill(Array(repeating: grid.columns, count: grid.rows)) { (row, cells: UnsafeMutableBufferPointer<Double>) in
      let northing = grid.northing(ofRow: row)
      let near = places.places(inBands: places.bands(from: northing - widest, to: northing + widest))
      var line = LineOfCells(columns: grid.columns)
      for number in near { line.count(span(of: places.places[number], at: northing)) }
      line.makeRoom()
      for number in near { add(places.places[number], at: northing, to: &line) }
      for column in cells.indices { cells.initializeElement(at: column, to: line.withParts(of: column, limited)) }
    }
  }

  private func span(of place: DensityPlace, at northing: Double) -> Range<Int> {
    let reach = spread.kernel.reach * place.bandwidth
    let rest = reach * reach - (northing - place.northing) * (northing - place.northing)
    guard rest > 0, place.weight > 0 else { return 0..<0 }
    let grid = spread.grid
    return CellSpan(
      centre: place.easting, half: rest.squareRoot(), origin: grid.origin.easting, cell: grid.cell, count: grid.columns
    ).range
  }

  private func add(_ place: DensityPlace, at northing: Double, to line: inout LineOfCells) {
    let up = northing - place.northing
    for column in span(of: place, at: northing) {
      let across = spread.eastings[column] - place.easting
      let value = spread.kernel.value(squared: across * across + up * up, bandwidth: place.bandwidth)
      line.add(place.weight * value, to: column)
    }
  }

  /// The largest T = Σ min(cᵢ, T/N), or 0 where it is too small. Sorts the parts.
  private func limited(_ found: UnsafeMutableBufferPointer<Double>) -> Double {
    var parts = found
    guard parts.count >= spots else { return 0 }
    parts.sort(by: >)
    var rest = parts.reversed().reduce(0, +)
    for (cut, largest) in parts.prefix(spots).enumerated() {
      // With the `cut` largest parts held down, the others make up this.
      let total = rest / (1 - Double(cut) / Double(spots))
      if largest <= total / Double(spots) { return total < least ? 0 : total }
      rest -= largest
    }
    // Exactly so many spots, but for rounding.
    let total = Double(spots) * parts[spots - 1]
    return total < least ? 0 : total
  }
}

/// The parts of each cell of one row, cell by cell in one buffer.
private struct LineOfCells {
  private var starts: [Int]
  private var next: [Int] = []
  private var parts: [Double] = []

  init(columns: Int) { starts = [Int](repeating: 0, count: columns + 2) }

  /// Says that each cell of a span will have one part more.
  mutating func count(_ span: Range<Int>) {
    starts[span.lowerBound + 1] += 1
    starts[span.upperBound + 1] -= 1
  }

  /// Turns the changes from cell to cell into where each cell's parts begin.
  mutating func makeRoom() {
    var (count, total) = (0, 0)
    for column in 0..<starts.count - 1 {
      count += starts[column + 1]
      starts[column] = total
      total += count
    }
    starts[starts.count - 1] = total
    next = starts
    parts = [Double](repeating: 0, count: total)
  }

  mutating func add(_ part: Double, to column: Int) {
    parts[next[column]] = part
    next[column] += 1
  }

  /// The parts of a cell, which `body` may reorder.
  mutating func withParts(of column: Int, _ body: (UnsafeMutableBufferPointer<Double>) -> Double) -> Double {
    let range = starts[column]..<next[column]
    return parts.withUnsafeMutableBufferPointer { body(UnsafeMutableBufferPointer(rebasing: $0[range])) }
  }
}
