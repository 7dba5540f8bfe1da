public import WardlightEssentials
import WardlightGeometry

/// Local Geary's c: whether an area's neighbours are like it, whether high, low or middling.
///
/// cᵢ = Σⱼwᵢⱼ(xᵢ − xⱼ)² / m₂ with m₂ = Σ(x − x̄)² / (n − 1). With aⱼ = (xᵢ − xⱼ)², W and S the sums of the weights and of their squares, and ā
/// and s² the mean and variance (by n − 1) of a over the other n − 1 areas, chance gives E = W·ā / m₂ and V = s²·[(n − 1)S − W²] / (n − 2) / m₂². A
/// small c is **positive** autocorrelation: `less` finds areas that are similar to their neighbours, `greater` those that are dissimilar.
///
/// The permutation p holds the area's own value and draws its neighbours from the others without replacement, exactly as
/// ``GetisOrd`` does; where weights differ within a row each drawn value meets the weight of its place. All sums are of whole numbers, so that ties
/// count in both tails.
///
/// **No result.** A value that is `NaN` or infinite takes its area out of the map. An island, an area whose neighbours are all others and weigh the
/// same, values that do not vary, and an area from which all others differ equally give `NaN` and a reason.
///
/// **Where others differ.** m₂ divides by n − 1 as in spdep and GeoDa, by n in esda. spdep's moments (`localC_perm`) are means over draws. The p of all
/// three is one-sided in effect, and spdep draws with replacement.
///
/// - SeeAlso: Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x; Anselin (2019), doi:10.1111/gean.12164.
public enum LocalGeary {
  /// c for each area.
  ///
  /// - Parameters:
  ///   - x: The values in order of area code; `NaN` where missing.
  ///   - weights: The neighbours, aligned with `x`.
  ///   - standardization: Whether rows are scaled to sum to 1, which they are by default; it scales c and changes neither z nor p.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  /// - Complexity: O(n log n + links) for z. With permutations O(R · n) where weights are equal within rows, and less where areas share
  ///   values and numbers of neighbours; O(R · links) where weights differ.
  public static func statistics(
    _ x: [Double], weights: Weights, standardization: Standardization = .row, options: InferenceOptions, parallel: Parallel
  ) -> LocalStatistics {
    let map = PairMap(x, weights, standardization)
    let scores = LocalGearyMoments(map).scores()
    let tested = Inference.tested(scores)
    let evidence = options.permutations == 0 || tested.isEmpty ? .normal : Evidence.tails(tails(map, tested, options, parallel))
    let judged = Inference(options).judge(scores, tested: tested, evidence, parallel) { _, direction in
      direction == .low ? .similar : .dissimilar
    }
    return LocalStatistics(x, ValuePool(x, weights), scores, judged, options)
  }

  /// Rows of equal weights share their sums, the others are summed one by one; both from the same draws.
  private static func tails(_ map: PairMap, _ tested: [Int], _ options: InferenceOptions, _ parallel: Parallel) -> [TailCounts] {
    let most = tested.reduce(0) { max($0, map.rows.range(of: $1).count) }
    let sequences = SharedSequences(
      count: options.permutations, length: most + 1, pool: map.count, seed: options.seed, parallel: parallel)
    let entries = sequences.entriesByPosition()
    let unequal = tested.filter { !map.hasEqualWeights($0) }
    let equal = unequal.isEmpty ? tested : tested.filter { map.hasEqualWeights($0) }
    let shared = SharedGearyPermutation(map, sequences, entries, most).tails(of: equal, parallel)
    guard !unequal.isEmpty else { return shared }
    let direct = DirectGearyPermutation(map, sequences, entries).tails(of: unequal, parallel)
    return (Array(zip(equal, shared)) + Array(zip(unequal, direct))).sorted { $0.0 < $1.0 }.map { $0.1 }
  }
}

extension PairMap {
  /// Whether the neighbours of an area all weigh the same.
  func hasEqualWeights(_ position: Int) -> Bool {
    guard let raw else { return true }
    let row = raw[rows.range(of: position)]
    return row.min() == row.max()
  }
}
