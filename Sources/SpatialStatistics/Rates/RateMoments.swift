/// The mean and the variance of true rates, by the method of moments.
struct RateMoments: Hashable, Sendable {
  /// b = ΣO / ΣP; `NaN` where no area has a population.
  let mean: Double
  /// a = ΣP(r − b)² / ΣP − b / P̄, at least 0; `NaN` where there is no mean.
  let variance: Double
  /// Whether the moments gave a negative variance, for which 0 stands.
  let wasClamped: Bool

  /// The moments over some areas; those without cases or without a population that is a positive number do not count.
  init(cases: [Double], population: [Double], over areas: some Sequence<Int>) {
    let areas = areas.filter { Self.counts(cases[$0], population[$0]) }
    let people = areas.reduce(0) { $0 + population[$1] }
    let mean = areas.reduce(0) { $0 + cases[$1] } / people
    let spread = areas.reduce(0) { sum, area in
      let departure = cases[area] / population[area] - mean
      return sum + population[area] * departure * departure
    }
    let variance = spread / people - mean / (people / Double(areas.count))
    self.mean = mean
    self.variance = areas.isEmpty ? .nan : max(variance, 0)
    wasClamped = variance < 0
  }

  /// Whether an area has a rate.
  static func counts(_ cases: Double, _ population: Double) -> Bool { cases.isFinite && population.isFinite && population > 0 }

  /// The rate drawn towards the mean, C·r + (1 − C)·b with C = a / (a + b / P).
  func shrunken(_ cases: Double, _ population: Double) -> Double {
    guard Self.counts(cases, population) else { return .nan }
    guard mean > 0 else { return mean }
    let trust = variance / (variance + mean / population)
    return trust * (cases / population) + (1 - trust) * mean
  }

  /// The rate in standard deviations from the mean, (r − b) / √(a + b / P).
  func index(_ cases: Double, _ population: Double) -> Double {
    guard Self.counts(cases, population), mean > 0 else { return .nan }
    return (cases / population - mean) / (variance + mean / population).squareRoot()
  }
}
