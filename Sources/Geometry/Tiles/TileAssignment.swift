/// Places put onto cells so that the total squared distance is least.
enum TileAssignment {
  private static let largestBlock = 1_200

  /// The cell of each place.
  ///
  /// More than 1,200 places are halved, along the longer side of the box around them, until each part has no more; the assignment is the least one
  /// within each part.
  ///
  /// - Precondition: There are as many cells as places.
  /// - Complexity: O(places × 1,200²) for many, O(places³) for few.
  static func cells(_ places: [Coordinate], _ grid: TileGrid, _ cells: [TileGrid.Cell]) -> [TileGrid.Cell] {
    let centres = cells.map(grid.centre)
    var cellOfPlace = Array(repeating: 0, count: places.count)
    var parts = [(places: Array(places.indices), cells: Array(cells.indices))]
    while let part = parts.popLast() {
      if part.places.count > largestBlock {
        parts += halves(part.places, part.cells, places, centres)
      } else {
        assign(part.places, part.cells, places, centres, &cellOfPlace)
      }
    }
    return cellOfPlace.map { cells[$0] }
  }

  private static func assign(_ some: [Int], _ cells: [Int], _ places: [Coordinate], _ centres: [Coordinate], _ cellOfPlace: inout [Int]) {
    let costs = some.flatMap { place in cells.map { Int(places[place].squaredDistance(to: centres[$0]).rounded()) } }
    let columns = LinearAssignment.columns(costs: costs, rows: some.count, columns: cells.count)
    for (row, column) in columns.enumerated() { cellOfPlace[some[row]] = cells[column] }
  }

  private static func halves(_ some: [Int], _ cells: [Int], _ places: [Coordinate], _ centres: [Coordinate]) -> [(
    places: [Int], cells: [Int]
  )] {
    let isWide = Box(around: some.map { places[$0] }).map { $0.width >= $0.height } ?? true
    func sorted(_ numbers: [Int], _ coordinates: [Coordinate]) -> [Int] {
      numbers.sorted { first, second in
        let (one, other) = (coordinates[first], coordinates[second])
        return isWide
          ? (one.easting, one.northing, first) < (other.easting, other.northing, second)
          : (one.northing, one.easting, first) < (other.northing, other.easting, second)
      }
    }
    let (some, cells) = (sorted(some, places), sorted(cells, centres))
    let half = some.count / 2
    return [(Array(some[..<half]), Array(cells[..<half])), (Array(some[half...]), Array(cells[half...]))]
  }
}
