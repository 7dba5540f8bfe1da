/// The concentration index and its variances, in the symbols of ``ConcentrationIndex``.
struct ConcentrationMoments {
  let index: Double
  private let ranked: RankedAreas
  private let ranks: [Double]

  init(_ ranked: RankedAreas) {
    self.ranked = ranked
    ranks = ranked.ranks
    index = zip(ranked.ties, ranks).reduce(0) { sum, tie in sum + ranked.cases[tie.0].reduce(0, +) * (2 * tie.1 - 1) }
  }

  /// Σ fₜ(aₜ − (1 + C))² / T; 1 + C is the mean of a.
  var groupedVariance: Double {
    let heights = ConcentrationCurve.cumulative(ranked.cases, ranked.ties)
    var sum = 0.0
    for (group, tie) in ranked.ties.enumerated() {
      let (slope, level) = (2 * ranks[group] - 1 - index, 2 - heights[group] - heights[group + 1])
      for place in tie {
        let residual = ranked.cases[place] / ranked.people[place] * slope + level - (1 + index)
        sum += ranked.people[place] * residual * residual
      }
    }
    return sum / Double(ranked.areas.count)
  }

  /// The variance of the slope of 2·var(R)·r/μ on R.
  var regressionVariance: Double {
    let spread = zip(ranked.ties, ranks).reduce(0) { $0 + ranked.people[$1.0].reduce(0, +) * ($1.1 - 0.5) * ($1.1 - 0.5) }
    var sum = 0.0
    for (rank, tie) in zip(ranks, ranked.ties) {
      for place in tie {
        let residual = 2 * spread * (ranked.cases[place] / ranked.people[place] - 1) - index * (rank - 0.5)
        sum += ranked.people[place] * residual * residual
      }
    }
    return sum / Double(ranked.areas.count - 2) / spread
  }
}
