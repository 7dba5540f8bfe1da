public import WardlightEssentials
public import WardlightGeometry

extension Weights {
  /// Areas at most so far apart are neighbours, each weighing 1.
  ///
  /// - Parameters:
  ///   - metres: The largest distance, itself included; areas at the same place are neighbours.
  ///   - places: Where the areas are, in order of code.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/noPlace(area:)`` for coordinates that are not finite, ``StatisticsError/tooManyLinks(_:)``.
  /// - Complexity: O(n + links), as long as the places are not all in a few spots of a wide plane.
  public static func within(_ metres: Double, of places: [Coordinate], parallel: Parallel = Parallel()) throws(StatisticsError) -> Weights {
    precondition(metres >= 0, "areas cannot lie \(metres) m apart")
    let grid = try PointGrid(places)
    return try RowAssembly.rows(places.count, parallel) { areas, rows in
      for area in areas { rows.appendNeighbours(of: area, at: places[area], within: metres, grid) }
    }.finished()
  }

  /// The least distance band in which every area has a neighbour: the largest distance to a nearest neighbour.
  ///
  /// - Parameter places: Where the areas are.
  /// - Returns: Metres; ``within(_:of:parallel:)`` with this very number has no islands.
  /// - Throws: ``StatisticsError/tooManyNeighbours(wanted:areas:)`` where there are fewer than two areas, ``StatisticsError/noPlace(area:)``.
  /// - Complexity: O(n) on average.
  public static func leastBand(of places: [Coordinate], parallel: Parallel = Parallel()) throws(StatisticsError) -> Double {
    let search = try NearestSearch(places, neighbours: 1)
    let distances = parallel.mapRanges(places.count, size: 512) { areas in
      var candidates: [NearestSearch.Candidate] = []
      return areas.reduce(0) { longest, area in
        search.find(around: area, &candidates)
        return max(longest, candidates[0].squaredDistance.squareRoot())
      }
    }
    return distances.max() ?? 0
  }
}

extension RowAssembly {
  /// Adds the row of an area: all others at most `metres` from it.
  @inline(__always)
  mutating func appendNeighbours(of area: Int, at place: Coordinate, within metres: Double, _ grid: PointGrid) {
    let start = neighbours.count
    grid.forEachRun(around: place, within: metres) { run in
      for at in run where grid.places[at].distance(to: place) <= metres && grid.numbers[at] != Int32(area) {
        neighbours.append(grid.numbers[at])
      }
    }
    endRow(from: start)
  }
}
