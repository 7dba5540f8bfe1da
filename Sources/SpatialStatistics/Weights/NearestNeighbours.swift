public import WardlightEssentials
public import WardlightGeometry

extension Weights {
  /// The k areas nearest to each are its neighbours, each weighing 1.
  ///
  /// These weights need not be symmetric. Of areas equally far those first in order of code are taken.
  ///
  /// - Parameters:
  ///   - k: How many neighbours, from 1 to one less than the number of areas.
  ///   - places: Where the areas are, in order of code.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/tooManyNeighbours(wanted:areas:)``, ``StatisticsError/noPlace(area:)`` for coordinates that are not finite,
  ///   ``StatisticsError/tooManyLinks(_:)``.
  /// - Complexity: O(n · k log k), as long as the places are not all in a few spots of a wide plane.
  public static func nearest(_ k: Int, of places: [Coordinate], parallel: Parallel = Parallel()) throws(StatisticsError) -> Weights {
    let search = try NearestSearch(places, neighbours: k)
    return try RowAssembly.rows(places.count, parallel) { areas, rows in
      var candidates: [NearestSearch.Candidate] = []
      for area in areas {
        search.find(around: area, &candidates)
        let start = rows.neighbours.count
        for candidate in candidates { rows.neighbours.append(candidate.number) }
        rows.endRow(from: start)
      }
    }.finished()
  }
}

/// Finds the areas nearest to each of some areas.
struct NearestSearch: Sendable {
  private let grid: PointGrid
  private let places: [Coordinate]
  private let wanted: Int

  /// An area and how far it is.
  struct Candidate: Comparable, Sendable {
    let squaredDistance: Double
    let number: Int32

    @inline(__always)
    static func < (one: Candidate, other: Candidate) -> Bool {
      one.squaredDistance < other.squaredDistance || (one.squaredDistance == other.squaredDistance && one.number < other.number)
    }
  }

  init(_ places: [Coordinate], neighbours wanted: Int) throws(StatisticsError) {
    precondition(wanted >= 1, "\(wanted) nearest neighbours are none")
    guard wanted < places.count else { throw .tooManyNeighbours(wanted: wanted, areas: places.count) }
    grid = try PointGrid(places)
    self.places = places
    self.wanted = wanted
  }

  /// The nearest areas, the nearest first, the area itself not among them.
  func find(around area: Int, _ candidates: inout [Candidate]) {
    let metres = grid.reach(around: places[area], toHold: wanted + 1)
    collect(around: area, within: metres, &candidates)
    // What lies in the corners of the squares may be farther off than something beyond their sides.
    let farthest = candidates[wanted - 1].squaredDistance.squareRoot()
    if farthest > metres { collect(around: area, within: farthest, &candidates) }
    candidates.removeSubrange(wanted...)
  }

  /// All areas in the squares up to so far away, sorted by distance.
  private func collect(around area: Int, within metres: Double, _ candidates: inout [Candidate]) {
    let place = places[area]
    candidates.removeAll(keepingCapacity: true)
    grid.forEachRun(around: place, within: metres) { run in
      for at in run where grid.numbers[at] != Int32(area) {
        candidates.append(Candidate(squaredDistance: grid.places[at].squaredDistance(to: place), number: grid.numbers[at]))
      }
    }
    candidates.sort()
  }
}
