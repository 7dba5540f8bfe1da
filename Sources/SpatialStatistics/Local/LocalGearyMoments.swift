import WardlightGeometry

/// Local Geary's c of each area, with its mean and variance when neighbours are drawn from all others.
struct LocalGearyMoments {
  private let map: PairMap
  private let weights: [Double]
  private let n: Double
  private let centred: [Double]
  /// Σd², Σd³ and Σd⁴ of the values less their mean.
  private let powers: (Double, Double, Double)
  private let differences: Differences

  init(_ map: PairMap) {
    self.map = map
    weights = map.weights()
    n = Double(map.count)
    let values = map.scaledValues
    let mean = values.reduce(0, +) / max(n, 1)
    let correction = values.reduce(0) { $0 + ($1 - mean) } / max(n, 1)
    centred = values.map { ($0 - mean) - correction }
    powers = centred.reduce((0, 0, 0)) { ($0.0 + $1 * $1, $0.1 + $1 * $1 * $1, $0.2 + ($1 * $1) * ($1 * $1)) }
    differences = Differences(map.values)
  }

  func scores() -> [LocalScore] {
    let varies = map.varies
    return (0..<map.count).map { position in
      if !varies { return LocalScore(degeneracy: .noVariance) }
      if let reason = degeneracy(position) { return LocalScore(degeneracy: reason) }
      return score(position)
    }
  }

  private func degeneracy(_ position: Int) -> Degeneracy? {
    let neighbours = map.rows.range(of: position).count
    if neighbours == 0 { return .island }
    if neighbours == map.count - 1, map.hasEqualWeights(position) { return .allNeighbours }
    return differences.areEqual(from: position) ? .equalDifferences : nil
  }

  private func score(_ position: Int) -> LocalScore {
    let range = map.rows.range(of: position)
    var (sum, weight, squares) = (0.0, 0.0, 0.0)
    for place in range {
      let difference = centred[position] - centred[Int(map.rows.values[place])]
      sum += weights[place] * difference * difference
      weight += weights[place]
      squares += weights[place] * weights[place]
    }
    let m2 = powers.0 / (n - 1)
    let chance = differencesByChance(position)
    let spread = chance.variance * ((n - 1) * squares - weight * weight) / (n - 2)
    return LocalScore(
      statistic: sum / m2, expected: weight * chance.mean / m2, variance: spread / (m2 * m2),
      z: (sum - weight * chance.mean) / spread.squareRoot())
  }

  /// The mean and variance of the squared differences from one area to all others.
  ///
  /// With e the others less their own mean and D the area's value less that mean, a = (D − e)² has the mean D² + μ₂ and the variance
  /// 4D²μ₂ − 4Dμ₃ + μ₄ − μ₂².
  private func differencesByChance(_ position: Int) -> (mean: Double, variance: Double) {
    let own = centred[position]
    let othersMean = -own / (n - 1)
    let away = own - othersMean
    let (m2, m3, m4) = dominates(position) ? countedMoments(position, othersMean) : remainingMoments(own, othersMean)
    return (away * away + m2, 4 * away * away * m2 - 4 * away * m3 + m4 - m2 * m2)
  }

  /// Whether an area has so much of the whole variance that little would be left to subtract it from; at most three can.
  private func dominates(_ position: Int) -> Bool { 4 * centred[position] * centred[position] > powers.0 }

  private func countedMoments(_ position: Int, _ mean: Double) -> (Double, Double, Double) {
    var (m2, m3, m4) = (0.0, 0.0, 0.0)
    for (other, value) in centred.enumerated() where other != position {
      let e = value - mean
      m2 += e * e
      m3 += e * e * e
      m4 += (e * e) * (e * e)
    }
    return (m2 / (n - 1), m3 / (n - 1), m4 / (n - 1))
  }

  private func remainingMoments(_ own: Double, _ mean: Double) -> (Double, Double, Double) {
    let q2 = (powers.0 - own * own) / (n - 1)
    let q3 = (powers.1 - own * own * own) / (n - 1)
    let q4 = (powers.2 - (own * own) * (own * own)) / (n - 1)
    let square = mean * mean
    return (q2 - square, q3 - 3 * mean * q2 + 2 * mean * square, q4 - 4 * mean * q3 + 6 * square * q2 - 3 * square * square)
  }
}

/// Whether all other values lie equally far from a value, decided in whole numbers.
private struct Differences {
  private let units: [Int64]
  private let sorted: [Int64]

  init(_ values: [Double]) {
    units = ExactValues(values, terms: 2).units
    sorted = RadixSort.sorted(units)
  }

  func areEqual(from position: Int) -> Bool {
    guard let lowest = sorted.first, let highest = sorted.last, sorted.count > 2 else { return true }
    let own = units[position]
    let furthest = max(own - lowest, highest - own)
    let place = sorted.partitioningIndex { $0 >= own }
    let below = place > 0 ? own - sorted[place - 1] : furthest
    let above = place + 1 < sorted.count ? sorted[place + 1] - own : furthest
    return min(below, above) == furthest
  }
}

extension Array {
  /// The first index from which a condition holds, where it holds for the end of the array only.
  @inline(__always)
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
