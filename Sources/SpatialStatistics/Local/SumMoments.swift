/// The expectation and the variance of a weighted sum over neighbours, where the other values might stand anywhere.
///
/// With n values of mean x̄ and variance s² among which the neighbours are drawn, W and S the sums of their weights and of their squares:
/// E = W·x̄ and V = s²·[nS − W²] / (n − 1).
struct SumMoments {
  private let count: Double
  private let total: Double
  private let centredTotal: Double
  private let centredSquares: Double
  private let scale: Double
  private let spans: OtherSpans

  init(_ pool: ValuePool) {
    count = Double(pool.count)
    total = pool.values.reduce(0, +)
    centredTotal = pool.centred.reduce(0, +)
    centredSquares = pool.centred.reduce(0) { $0 + $1 * $1 }
    scale = pool.scale
    spans = OtherSpans(pool.values)
  }

  /// Why Gi has no result, found from the map and the values themselves, not from a number that came out near 0.
  func degeneracy(_ value: Double, _ sums: NeighbourSums) -> Degeneracy? {
    if !spans.othersVary(without: value) { return .noVariance }
    if sums.count == 0 { return .island }
    return sums.isEven && Double(sums.count + 1) == count ? .allNeighbours : nil
  }

  /// Why Gi\* has no result.
  func starDegeneracy(_ sums: NeighbourSums) -> Degeneracy? {
    if !spans.vary { return .noVariance }
    if sums.count == 0 { return .island }
    return sums.isEven && Double(sums.count + 1) == count ? .allNeighbours : nil
  }

  /// The sum over neighbours drawn from all areas but one, of this value.
  func others(_ value: Double, _ centred: Double, _ sums: NeighbourSums) -> LocalScore {
    let others = count - 1
    let mean = (centredTotal - centred) / others
    let variance = (centredSquares - centred * centred) / others - mean * mean
    return score(sums, of: others, mean: mean, variance: variance, expected: sums.weight * (total - value) / others)
  }

  /// The sum over neighbours drawn from all areas.
  func all(_ sums: NeighbourSums) -> LocalScore {
    let mean = centredTotal / count
    let variance = centredSquares / count - mean * mean
    return score(sums, of: count, mean: mean, variance: variance, expected: sums.weight * (total / count))
  }

  private func score(_ sums: NeighbourSums, of count: Double, mean: Double, variance: Double, expected: Double) -> LocalScore {
    let spread = variance * (count * sums.squares - sums.weight * sums.weight) / (count - 1)
    let z = (sums.centred - sums.weight * mean) / spread.squareRoot()
    return LocalScore(statistic: sums.values, expected: expected, variance: spread * scale * scale, z: z)
  }
}

/// Whether the values vary, and whether they still do when one of them is left out.
private struct OtherSpans {
  private let count: Int
  private var lowest = (Double.infinity, Double.infinity)
  private var highest = (-Double.infinity, -Double.infinity)

  init(_ values: [Double]) {
    count = values.count
    for value in values {
      if value < lowest.0 { lowest = (value, lowest.0) } else if value < lowest.1 { lowest.1 = value }
      if value > highest.0 { highest = (value, highest.0) } else if value > highest.1 { highest.1 = value }
    }
  }

  /// Whether any two values differ.
  var vary: Bool { count > 1 && lowest.0 < highest.0 }

  /// Whether any two values differ once this one is left out.
  func othersVary(without value: Double) -> Bool {
    guard count > 2 else { return false }
    let low = value == lowest.0 ? lowest.1 : lowest.0
    let high = value == highest.0 ? highest.1 : highest.0
    return low < high
  }
}
