public import WardlightGeometry

/// What becomes of areas without neighbours.
public enum IslandPolicy: String, Hashable, Sendable, CaseIterable {
  /// They stay without and are reported; statistics have no result for them.
  case report
  /// Each is linked, both ways, to the area whose centroid is nearest.
  case nearest
  /// They are an error.
  case error
}

extension Weights {
  /// The weights under a policy for islands.
  ///
  /// Under ``IslandPolicy/nearest`` a new link weighs as much as the lightest link there is, or 1 where there is none: it is longer than those that
  /// the weights allow.
  ///
  /// - Parameters:
  ///   - policy: What becomes of islands.
  ///   - places: Where the areas are, aligned with them; looked at under ``IslandPolicy/nearest`` only.
  /// - Throws: ``StatisticsError/islands(_:)`` under ``IslandPolicy/error``, ``StatisticsError/noOtherArea(area:)`` where the island is the only
  ///   area, and what `places` throws.
  /// - Complexity: O(n + links); for each island a search for its nearest neighbour.
  public func settlingIslands(
    _ policy: IslandPolicy, places: () throws(StatisticsError) -> [Coordinate]
  ) throws(StatisticsError) -> Weights {
    let islands = islands
    guard !islands.isEmpty, policy != .report else { return self }
    if policy == .error { throw .islands(islands) }
    guard count > 1 else { throw .noOtherArea(area: islands[0]) }
    let places = try places()
    precondition(places.count == count, "\(places.count) places do not align with \(count) rows of weights")
    let search = try NearestSearch(places, neighbours: 1)
    var candidates: [NearestSearch.Candidate] = []
    var added = [[Int32]](repeating: [], count: count)
    for island in islands {
      search.find(around: island, &candidates)
      added[island].append(candidates[0].number)
      added[Int(candidates[0].number)].append(Int32(island))
    }
    return adding(added)
  }

  /// With further neighbours for each area, each weighing as much as the lightest link.
  private func adding(_ added: [[Int32]]) -> Weights {
    let lightest = values?.min() ?? 1
    var grown = RaggedRows()
    var weights: [Double] = []
    for area in 0..<count {
      let old = Array(rows[area])
      let new = Set(added[area]).subtracting(old)
      let row = (zip(old, self.weights(of: area)).map { ($0, $1) } + new.map { ($0, lightest) }).sorted { $0.0 < $1.0 }
      grown.append(row.map(\.0))
      if values != nil { weights.append(contentsOf: row.map(\.1)) }
    }
    return Weights(rows: grown, values: values == nil ? nil : weights, selfWeight: selfWeight)
  }
}
