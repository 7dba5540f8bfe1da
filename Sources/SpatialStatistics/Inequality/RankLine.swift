/// The straight line of rates on fractional ranks, weighted by people, in the symbols of ``InequalitySlope``.
struct RankLine {
  /// The fitted rates at the most and at the least deprived end.
  let ends: (most: Double, least: Double)
  /// The variance of each end; they are equal, for the ends lie equally far from the mean.
  let endVariance: Double
  /// The covariance of the ends.
  let endCovariance: Double

  /// The standard error of the difference of the ends.
  var slopeError: Double { (2 * (endVariance - endCovariance)).squareRoot() }

  init(_ ranked: RankedAreas) {
    let mean = ranked.total / ranked.population
    let ranks = ranked.ranks
    var (spread, product) = (0.0, 0.0)
    for (rank, tie) in zip(ranks, ranked.ties) {
      for place in tie {
        spread += ranked.people[place] * (rank - 0.5) * (rank - 0.5)
        product += (ranked.cases[place] - ranked.people[place]) * mean * (rank - 0.5)
      }
    }
    let slope = product / spread
    let scatter = Self.scatter(ranked, ranks, mean: mean, slope: slope) / Double(ranked.areas.count - 2)
    ends = (mean - slope / 2, mean + slope / 2)
    endVariance = scatter * (1 + 1 / (4 * spread))
    endCovariance = scatter * (1 - 1 / (4 * spread))
  }

  /// The sum of squared residuals, weighted by shares of the people.
  private static func scatter(_ ranked: RankedAreas, _ ranks: [Double], mean: Double, slope: Double) -> Double {
    var sum = 0.0
    for (rank, tie) in zip(ranks, ranked.ties) {
      for place in tie {
        let residual = (ranked.cases[place] / ranked.people[place] - 1) * mean - slope * (rank - 0.5)
        sum += ranked.people[place] * residual * residual
      }
    }
    return sum
  }
}

/// The ratio of the ends of a line with Fieller's interval: the ratios ρ for which (A − ρB)² ≤ t²·var(A − ρB).
struct EndRatio {
  let ratio: Double
  let lower: Double
  let upper: Double
  let reason: String?

  init(ratio: Double, lower: Double, upper: Double, reason: String?) {
    (self.ratio, self.lower, self.upper, self.reason) = (ratio, lower, upper, reason)
  }

  init(_ line: RankLine, t: Double) {
    let (most, least) = line.ends
    guard most > 0, least > 0 else {
      (ratio, lower, upper) = (.nan, .nan, .nan)
      reason = "the line falls to 0 before the \(least > 0 ? "most" : "least") deprived end, so the ends have no ratio"
      return
    }
    ratio = most / least
    let (square, constant) = (least * least - t * t * line.endVariance, most * most - t * t * line.endVariance)
    let half = most * least - t * t * line.endCovariance
    let root = max(0, half * half - square * constant).squareRoot()
    guard square > 0 else {
      (lower, upper) = (constant > 0 ? constant / (half + root) : 0, .nan)
      reason = "the rate at the least deprived end may be 0, so the ratio has no upper limit"
      return
    }
    (lower, upper) = (max(0, (half - root) / square), (half + root) / square)
    reason = nil
  }
}
