public import WardlightEssentials
import WardlightGeometry

/// The local join count: how many neighbours of a marked area are marked too.
///
/// With x = 1 where an area is marked, cᵢ = xᵢ·Σxⱼ over its k neighbours. For a marked area chance draws these k from the other n − 1, of which n₁ − 1 are marked; so cᵢ
/// is hypergeometric, and p = P(H ≥ cᵢ) is exact. No permutations are drawn, and the seed changes nothing. p stands where others have the permutation p,
/// the p of z beside it. The alternative is `greater` whatever the options say, and the result says so: fewer joins than chance gives are not looked for.
///
/// **No result.** An area that is not marked, an island, an area with no marked neighbour, one that all others neighbour, and a map on which all areas are marked
/// give `NaN` and a reason. A marked area without a marked neighbour still counts among the tests of the correction: it could have had one, and leaving it
/// out because it has none would make the others look rarer than they are.
///
/// **Weights** say who the neighbours are. Each counts 1, and so they must not differ within a row.
///
/// **Where others differ.** spdep (`local_joincount_uni`), GeoDa and esda count the same joins and judge them by permutations. GeoDa prints the smaller tail, so
/// that an area with fewer joins than expected seems to have more, and stays off the exact p with any number of draws: on Columbus, with
/// 99,999, 0.0230 for 5 joins of 5 where the exact p is 0.0197.
///
/// - SeeAlso: Anselin & Li (2019), doi:10.1007/s10109-019-00299-x.
public enum LocalJoinCount {
  /// The joins of each marked area.
  ///
  /// - Parameters:
  ///   - x: 1 where an area is marked, 0 where not, in order of area code; `NaN` where that is not known.
  ///   - weights: The neighbours, aligned with `x`.
  ///   - options: The correction and its level; permutations and the alternative do not matter.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/notBinary(area:)`` for the first area whose value is neither 0 nor 1,
  ///   ``StatisticsError/unequalWeights(area:)`` for the first whose neighbours weigh differently.
  /// - Complexity: O(n + links + k²) for the distinct numbers k of neighbours.
  public static func statistics(
    _ x: [Double], weights: Weights, options: InferenceOptions, parallel: Parallel
  ) throws(StatisticsError) -> LocalStatistics {
    try StatisticsError.requireBinary(x)
    let joins = try Joins(x, weights) {
      x[$0] == 1 ? nil : .notMarked
    } counted: {
      x[$0] == 1
    }
    return joins.judged(x, options, parallel)
  }
}

/// Joins from some areas to some others, judged by the hypergeometric distribution.
struct Joins {
  private let pool: ValuePool
  /// Aligned with the pool: why an area's joins are not counted; `nil` where they are.
  private let obstacles: [Degeneracy?]
  /// Whether an area counts as a neighbour.
  private let counted: [Bool]
  private let total: Int

  /// - Parameters:
  ///   - x: Values; where they are `NaN` an area leaves the map.
  ///   - obstacle: Why the joins of an area are not counted.
  ///   - counted: Whether an area counts as a neighbour.
  init(
    _ x: [Double], _ weights: Weights, from obstacle: (_ area: Int) -> Degeneracy?, counted: (_ area: Int) -> Bool
  ) throws(StatisticsError) {
    if let area = (0..<weights.count).first(where: { !weights.areEqual(around: $0) }) { throw .unequalWeights(area: area) }
    pool = ValuePool(x, weights)
    obstacles = pool.areas.map(obstacle)
    self.counted = pool.areas.map(counted)
    total = self.counted.count { $0 }
  }

  /// The results of all areas.
  func judged(_ x: [Double], _ options: InferenceOptions, _ parallel: Parallel) -> LocalStatistics {
    let oneSided = InferenceOptions(
      permutations: 0, alternative: .greater, correction: options.correction, alpha: options.alpha, seed: options.seed)
    var (scores, p) = scores()
    let tested = Inference.tested(scores)
    var judged = Inference(oneSided).judge(scores, tested: tested, .exact(tested.map { p[$0] }), parallel) { _, _ in .together }
    for position in tested where scores[position].statistic == 0 {
      scores[position] = LocalScore(degeneracy: .noJoin)
      judged.blank(position)
    }
    return LocalStatistics(x, pool, scores, judged, oneSided)
  }

  /// Scores and exact p-values, aligned with the pool.
  private func scores() -> (scores: [LocalScore], p: [Double]) {
    var distributions: [Int: Hypergeometric] = [:]
    var p = [Double](repeating: .nan, count: pool.count)
    let scores = (0..<pool.count).map { position in
      if let reason = degeneracy(position) { return LocalScore(degeneracy: reason) }
      let row = pool.neighbours[position]
      let marked = total - (counted[position] ? 1 : 0)
      let chance =
        distributions[row.count] ?? Hypergeometric(population: pool.count - 1, marked: marked, draws: row.count)
      distributions[row.count] = chance
      let joins = row.count { counted[Int($0)] }
      p[position] = chance.upperTails[joins]
      return LocalScore(
        statistic: Double(joins), expected: chance.mean, variance: chance.variance,
        z: (Double(joins) - chance.mean) / chance.variance.squareRoot())
    }
    return (scores, p)
  }

  private func degeneracy(_ position: Int) -> Degeneracy? {
    if let obstacle = obstacles[position] { return obstacle }
    let neighbours = pool.neighbours[position].count
    if neighbours == 0 { return .island }
    if neighbours == pool.count - 1 { return .allNeighbours }
    let marked = total - (counted[position] ? 1 : 0)
    if marked == 0 { return .noJoin }
    return marked == pool.count - 1 ? .noVariance : nil
  }
}

extension Inference.Judgement {
  /// Takes back what was said of an area, but not that it was tested.
  fileprivate mutating func blank(_ position: Int) {
    pNormal[position] = .nan
    pPermutation[position] = .nan
    q[position] = .nan
    classes[position] = .undefined
  }
}

extension Weights {
  /// Whether the neighbours of an area weigh the same.
  fileprivate func areEqual(around area: Int) -> Bool {
    guard let values else { return true }
    let row = values[rows.range(of: area)]
    return row.min() == row.max()
  }
}
