public import WardlightEssentials
import WardlightGeometry

/// The sums over random neighbours with which the sum over the real ones of one area is compared: what its p-value comes from.
///
/// The sum leaves the area's own value out, which no permutation moves: so the distribution is the same for Gi, Gi\* and local Moran. Draws
/// are those of the whole map with the same options.
public struct ReferenceDistribution: Hashable, Sendable {
  /// The weighted sum of the values of the area's neighbours.
  public let observed: Double
  /// What the sum is expected to be.
  public let expected: Double
  /// The variance of the sum.
  public let variance: Double
  /// The sums over random neighbours, in the order in which they were drawn.
  public let sums: [Double]
  /// How many of them are at least the observed one, ties decided exactly.
  public let greater: Int
  /// How many of them are at most the observed one.
  public let lesser: Int
  /// Why there is none; `nil` where there is one.
  public let reason: String?

  /// The reference distribution of one area.
  ///
  /// - Parameters:
  ///   - area: Its place in order of code.
  ///   - x: The values in order of area code; `NaN` where missing.
  ///   - weights: The neighbours, aligned with `x`.
  ///   - standardization: Whether rows are scaled, so that the sum is a mean.
  ///   - options: Those of the map.
  ///   - parallel: Changes the time only.
  /// - Returns: Without sums, and `NaN`, where the area has no result.
  /// - Complexity: O(n + links + R · k).
  public init(
    of area: Int, _ x: [Double], weights: Weights, standardization: Standardization = .binary, options: InferenceOptions, parallel: Parallel
  ) {
    let pool = ValuePool(x, weights)
    let moments = SumMoments(pool)
    let scores = pool.scores(parallel) { position, sums in
      let value = pool.values[position]
      if let reason = moments.degeneracy(value, sums) { return LocalScore(degeneracy: reason) }
      return moments.others(value, pool.centred[position], sums.standardized(standardization))
    }
    guard let position = pool.areas.firstIndex(of: area), scores[position].degeneracy == nil else {
      let reason = pool.areas.firstIndex(of: area).flatMap { scores[$0].degeneracy } ?? (x[area].isInfinite ? .infinite : .missing)
      self.init(nothingBecause: reason)
      return
    }
    let sample = AreaSample(pool, position, standardization)
    let draws = sample.draws(SumEvidence(pool, options, parallel).sequences(Inference.tested(scores)), parallel)
    self.init(scores[position], draws)
  }

  private init(_ score: LocalScore, _ draws: [AreaSample.Draw]) {
    (observed, expected, variance) = (score.statistic, score.expected, score.variance)
    sums = draws.map(\.sum)
    greater = draws.count { $0.comparison >= 0 }
    lesser = draws.count { $0.comparison <= 0 }
    reason = nil
  }

  private init(nothingBecause reason: Degeneracy) {
    (observed, expected, variance) = (.nan, .nan, .nan)
    (sums, greater, lesser) = ([], 0, 0)
    self.reason = reason.rawValue
  }

  /// The sums counted in classes of equal width.
  ///
  /// - Parameter classes: How many at most, at least 1. Whole sums of a small range have a class each, or classes of whole width.
  /// - Returns: Classes from the smallest sum, or the observed one where that is smaller, to the largest; none where there are no sums.
  public func histogram(classes: Int = 20) -> [HistogramClass] {
    precondition(classes >= 1, "a histogram cannot have \(classes) classes")
    guard !sums.isEmpty, let lowest = (sums + [observed]).min(), let highest = (sums + [observed]).max() else { return [] }
    let isWhole = (sums + [observed]).allSatisfy { $0 == $0.rounded() && $0.magnitude < 0x1p53 }
    let width = isWhole ? (((highest - lowest) + 1) / Double(classes)).rounded(.up) : (highest - lowest) / Double(classes)
    let count = isWhole ? Int((highest - lowest) / width) + 1 : classes
    guard width > 0 else { return [HistogramClass(lower: lowest, upper: highest, count: sums.count)] }
    var counts = [Int](repeating: 0, count: count)
    for sum in sums { counts[min(count - 1, Int((sum - lowest) / width))] += 1 }
    return counts.enumerated().map { place, count in
      HistogramClass(lower: lowest + Double(place) * width, upper: lowest + Double(place + 1) * width, count: count)
    }
  }
}

/// A class of a histogram.
public struct HistogramClass: Hashable, Sendable {
  /// Where the class begins; what lies exactly here belongs to it.
  public let lower: Double
  /// Where the class ends; what lies exactly here belongs to the next, but for the last.
  public let upper: Double
  /// How many sums lie in the class.
  public let count: Int
}

/// The samples of one area, and what they add up to.
private struct AreaSample: Sendable {
  private let position: Int
  private let values: [Double]
  /// What each neighbour weighs.
  private let weights: [Double]
  /// The values and the weights as the whole numbers whose sums are compared.
  private let units: [Int64]
  private let wholeWeights: [Int64]
  private let observed: Int128

  /// One drawn sum.
  struct Draw: Sendable {
    let sum: Double
    /// Whether it lies above (1), at (0) or below (−1) the observed one.
    let comparison: Int
  }

  init(_ pool: ValuePool, _ position: Int, _ standardization: Standardization) {
    let row = pool.neighbours.range(of: position)
    let weights = pool.weights.map { Array($0[row]) } ?? [Double](repeating: 1, count: row.count)
    let total = weights.reduce(0, +)
    let isEven = pool.isEven(position)
    self.position = position
    self.weights = standardization == .row ? weights.map { $0 / total } : weights
    values = pool.values
    let drawn = DrawnValues(pool.units)
    units = isEven ? pool.units : drawn.values.map { Int64($0) }
    wholeWeights = isEven ? weights.map { _ in 1 } : drawn.weights(weights[...]).map { Int64($0) }
    observed = zip(row, wholeWeights).reduce(0) { [units] in $0 + Int128(units[Int(pool.neighbours.values[$1.0])]) * Int128($1.1) }
  }

  func draws(_ sequences: SequenceBlocks, _ parallel: Parallel) -> [Draw] {
    let blocks = parallel.map(sequences.blocks) { block in
      let positions = sequences.positions(of: block)
      return stride(from: 0, to: positions.count, by: sequences.length).map { draw(positions[$0..<$0 + sequences.length]) }
    }
    return Array(blocks.joined())
  }

  /// The sum of one sequence: its first k, the next in the place of the area itself.
  private func draw(_ sequence: ArraySlice<Int32>) -> Draw {
    var sum = 0.0
    var whole = Int128(0)
    for (place, weight) in weights.enumerated() {
      let drawn = Int(sequence[sequence.startIndex + place])
      let other = drawn == position ? Int(sequence[sequence.startIndex + weights.count]) : drawn
      sum += weight * values[other]
      whole += Int128(wholeWeights[place]) * Int128(units[other])
    }
    return Draw(sum: sum, comparison: whole > observed ? 1 : whole < observed ? -1 : 0)
  }
}
