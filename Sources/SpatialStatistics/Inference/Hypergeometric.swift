/// How many marked ones are among some that are drawn without replacement.
struct Hypergeometric: Sendable {
  /// P(H ≥ t) for t = 0 … draws.
  let upperTails: [Double]
  let mean: Double
  let variance: Double

  /// The distribution of one kind of draw.
  ///
  /// Probabilities are built from the most likely count outwards by ratios of neighbours, all positive, so that far tails are as exact as near ones.
  ///
  /// - Parameters:
  ///   - population: How many there are, at least 1.
  ///   - marked: How many of them are marked, at most `population`.
  ///   - draws: How many are drawn, at most `population`.
  /// - Complexity: O(draws).
  init(population: Int, marked: Int, draws: Int) {
    precondition(marked <= population && draws <= population, "\(marked) marked and \(draws) drawn are not among \(population)")
    let share = Double(marked) / Double(population)
    mean = Double(draws) * share
    variance = population == 1 ? 0 : mean * (1 - share) * Double(population - draws) / Double(population - 1)
    upperTails = Self.upperTails(Self.relativeWeights(population, marked, draws))
  }

  /// The probabilities of 0 … draws as multiples of that of the most likely count.
  private static func relativeWeights(_ population: Int, _ marked: Int, _ draws: Int) -> [Double] {
    let (least, most) = (max(0, draws - (population - marked)), min(draws, marked))
    let mode = min(most, max(least, (draws + 1) * (marked + 1) / (population + 2)))
    func ratio(_ count: Int) -> Double {
      Double(marked - count) * Double(draws - count) / (Double(count + 1) * Double(population - marked - draws + count + 1))
    }
    var weights = [Double](repeating: 0, count: draws + 1)
    weights[mode] = 1
    for count in mode..<most { weights[count + 1] = weights[count] * ratio(count) }
    for count in (least..<mode).reversed() { weights[count] = weights[count + 1] / ratio(count) }
    return weights
  }

  /// Sums from the smaller end, so that small tails are not lost beside large ones; what is certain is 1.
  private static func upperTails(_ weights: [Double]) -> [Double] {
    var sums = weights
    for count in weights.indices.dropLast().reversed() { sums[count] += sums[count + 1] }
    return sums.map { $0 / sums[0] }
  }
}
