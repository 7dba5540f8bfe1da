public import WardlightEssentials

extension GammaPoisson {
  /// Between which ranks each area's true rate lies among those of all areas, by drawing from the posteriors.
  ///
  /// Each draw takes a rate from every area's posterior and ranks them, the highest first. An area's interval holds the middle part of its
  /// ranks: as many draws as fit into the tail below are left out on either side. Rates that do not differ at all share all
  /// ranks, from first to last. Draws that come out equal, which they do only by rounding, stand in order of area code.
  ///
  /// - Parameters:
  ///   - level: How much of the draws lies inside, above 0 and below 1: 0.95.
  ///   - draws: How many, at least 1; 9,999 leave the ends of the interval uncertain by about a tenth of the tail.
  ///   - seed: Names the draws, which are the same on any number of threads.
  /// - Returns: Aligned with the areas; `nil` where an area has no posterior.
  /// - Complexity: O(draws · areas · log areas) time, 4 bytes for each draw of each area.
  public func rankIntervals(level: Double, draws: Int, seed: UInt64, parallel: Parallel) -> [RankInterval?] {
    precondition(draws >= 1, "ranks cannot be drawn \(draws) times")
    let ranked = posteriors.indices.filter { posteriors[$0] != .none }
    guard ratesDiffer else { return shared(by: ranked) }
    let table = DrawnRanks(ranked.compactMap { gamma(of: $0) }, draws: draws, seed: seed, parallel)
    let left = Int((Double(draws) * (1 - level) / 2).rounded(.down))
    var intervals = [RankInterval?](repeating: nil, count: posteriors.count)
    for (area, ranks) in zip(ranked, table.spans(leaving: left, parallel)) { intervals[area] = ranks }
    return intervals
  }

  private func gamma(of area: Int) -> GammaDistribution? {
    if case .gamma(let gamma) = posteriors[area] { gamma } else { nil }
  }

  private func shared(by ranked: [Int]) -> [RankInterval?] {
    posteriors.map { $0 == .none ? nil : RankInterval(best: 1, worst: ranked.count) }
  }
}

/// The rank of every area in every draw.
private struct DrawnRanks {
  let areas: Int
  /// Draws in a block; each block has its own random stream, so that threads do not matter.
  static let blockSize = 64
  /// For each block the ranks of its draws, draw by draw.
  let blocks: [[Int32]]

  init(_ posteriors: [GammaDistribution], draws: Int, seed: UInt64, _ parallel: Parallel) {
    areas = posteriors.count
    blocks = parallel.mapRanges(draws, size: Self.blockSize) { block in
      var random = KeyedRandom(seed: seed, purpose: "rank intervals", index: UInt64(block.lowerBound))
      return block.flatMap { _ in Self.ranks(posteriors, &random) }
    }
  }

  private static func ranks(_ posteriors: [GammaDistribution], _ random: inout KeyedRandom) -> [Int32] {
    let rates = posteriors.map { $0.logarithmOfSample(&random) }
    let order = rates.indices.sorted { (-rates[$0], $0) < (-rates[$1], $1) }
    var ranks = [Int32](repeating: 0, count: rates.count)
    for (place, area) in order.enumerated() { ranks[area] = Int32(place + 1) }
    return ranks
  }

  /// What is left of each area's ranks without so many at either end.
  func spans(leaving left: Int, _ parallel: Parallel) -> [RankInterval] {
    parallel.map(areas) { area in
      let ranks = blocks.flatMap { block in stride(from: area, to: block.count, by: areas).map { block[$0] } }.sorted()
      return RankInterval(best: Int(ranks[left]), worst: Int(ranks[ranks.count - 1 - left]))
    }
  }
}
