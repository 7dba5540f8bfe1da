/// The rows of a rank chart: one for each of the first ranks, below a rule those beyond, and below another those whose rank is not known.
struct RankLadder {
  /// The row of each place in each period, counted from the top; `nil` where the period does not know it.
  private(set) var places: [[Int?]]
  /// Shared ranks in each period.
  private(set) var ties: [Set<Int>] = []
  /// How many rows are for the first ranks, for those beyond, and for those that are protected.
  private(set) var first = 0
  private(set) var beyond = 0
  private(set) var hidden = 0
  /// Whether a row between two others is empty.
  private(set) var hasGaps = false

  /// - Parameter paths: In order of name.
  init(_ paths: [RankPath], top: Int, periods: Int) {
    places = Array(repeating: Array(repeating: nil, count: periods), count: paths.count)
    for period in 0..<periods {
      let ranked = paths.indices.filter { paths[$0].states[period].rank != nil }
      let all = ranked.compactMap { paths[$0].states[period].rank }
      ties.append(Set(all.filter { rank in all.count { $0 == rank } > 1 }))
      placeFirst(ranked.filter { (paths[$0].states[period].rank ?? 0) <= top }, paths, period)
    }
    for period in 0..<periods {
      let late = paths.indices.filter { (paths[$0].states[period].rank ?? 0) > top }
      beyond = max(beyond, late.count)
      for (row, path) in ordered(late, paths, period).enumerated() { places[path][period] = first + row }
    }
    for period in 0..<periods {
      let unknown = paths.indices.filter { paths[$0].states[period] == .hidden }
      hidden = max(hidden, unknown.count)
      // In order of name, which tells nothing about the ranks.
      for (row, path) in unknown.enumerated() { places[path][period] = first + beyond + row }
    }
  }

  /// All rows.
  var rows: Int { first + beyond + hidden }

  func isTied(_ rank: Int, _ period: Int) -> Bool { ties[period].contains(rank) }

  /// A row each: that of the rank, or the next free one where ranks are shared.
  private mutating func placeFirst(_ members: [Int], _ paths: [RankPath], _ period: Int) {
    var next = 0
    for path in ordered(members, paths, period) {
      let row = max(next, (paths[path].states[period].rank ?? 1) - 1)
      if row > next { hasGaps = true }
      places[path][period] = row
      next = row + 1
    }
    first = max(first, next)
  }

  /// By rank; those that share one as they stood before, so that lines cross less, then by name.
  private func ordered(_ members: [Int], _ paths: [RankPath], _ period: Int) -> [Int] {
    members.sorted { one, other in
      let ranks = (paths[one].states[period].rank ?? 0, paths[other].states[period].rank ?? 0)
      guard ranks.0 == ranks.1 else { return ranks.0 < ranks.1 }
      let before = (neighbour(paths[one], period), neighbour(paths[other], period))
      return before.0 != before.1 ? before.0 < before.1 : one < other
    }
  }

  /// The rank in the period before, or for the first period in the next one.
  private func neighbour(_ path: RankPath, _ period: Int) -> Int {
    let other = period > 0 ? period - 1 : period + 1
    return path.states.indices.contains(other) ? path.states[other].rank ?? .max : .max
  }
}
