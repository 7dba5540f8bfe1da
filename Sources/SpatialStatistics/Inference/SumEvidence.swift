import WardlightEssentials
import WardlightGeometry

/// The evidence for sums over neighbours: permutations where they are asked for, else the normal distribution.
struct SumEvidence: Sendable {
  let pool: ValuePool
  let options: InferenceOptions
  let parallel: Parallel

  init(_ pool: ValuePool, _ options: InferenceOptions, _ parallel: Parallel) {
    (self.pool, self.options, self.parallel) = (pool, options, parallel)
  }

  /// - Parameters:
  ///   - tested: The positions in the pool that are tested.
  ///   - isReversed: Whether at a position a larger sum means a smaller statistic.
  func evidence(_ tested: [Int], isReversed: (_ position: Int) -> Bool = { _ in false }) -> Evidence {
    guard options.permutations > 0 else { return .normal }
    var tails = tails(tested)
    for (place, position) in tested.enumerated() where isReversed(position) { tails[place] = tails[place].swapped }
    return .tails(tails)
  }

  /// The sequences that all tested areas share.
  func sequences(_ tested: [Int]) -> SequenceBlocks {
    let most = tested.lazy.map { pool.neighbours.range(of: $0).count }.max() ?? 0
    return SequenceBlocks(count: options.permutations, length: min(most + 1, pool.count), pool: pool.count, seed: options.seed)
  }

  /// The tails of the sums of the tested areas, in their order: shared where a row's weights are equal, direct where they are not.
  private func tails(_ tested: [Int]) -> [TailCounts] {
    guard !tested.isEmpty else { return [] }
    let sequences = sequences(tested)
    guard let weights = pool.weights else { return shared(tested, sequences) }
    let isEven = tested.map { pool.isEven($0) }
    let even = tested.indices.filter { isEven[$0] }
    let uneven = tested.indices.filter { !isEven[$0] }
    var tails = [TailCounts](repeating: TailCounts(greater: 0, lesser: 0), count: tested.count)
    for (place, found) in zip(even, shared(even.map { tested[$0] }, sequences)) { tails[place] = found }
    for (place, found) in zip(uneven, direct(uneven.map { tested[$0] }, weights, sequences)) { tails[place] = found }
    return tails
  }

  private func shared(_ tested: [Int], _ sequences: SequenceBlocks) -> [TailCounts] {
    guard !tested.isEmpty else { return [] }
    return SharedTails(pool.units, pool.neighbours, tested: tested, sequences).tails(tested, parallel)
  }

  private func direct(_ tested: [Int], _ weights: [Double], _ sequences: SequenceBlocks) -> [TailCounts] {
    guard !tested.isEmpty else { return [] }
    return DirectTails(pool.units, pool.neighbours, weights, tested: tested, sequences).tails(tested, parallel)
  }
}
