import Foundation

@testable import WardlightSpatialStatistics

/// Rates from small counts, and trends.
extension ReferenceInput {
  var empiricalBayes: ReferenceResults {
    let bayes = EmpiricalBayes(cases: x, population: population)
    return ReferenceResults([
      "crude": zip(x, population).map { $0 / $1 }, "rate": bayes.rates, "index": bayes.index, "mean": [bayes.mean],
      "variance": [bayes.variance],
    ])
  }

  func localEmpiricalBayes() throws -> ReferenceResults {
    let counts = try CaseCounts(cases: x, population: population, of: .persons)
    return ReferenceResults(["rate": LocalEmpiricalBayes(counts, weights: weights).rates])
  }

  func posterior() throws -> ReferenceResults {
    let counts = try CaseCounts(cases: x, population: population, of: .persons)
    let gamma = GammaPoisson(counts)
    let intervals = gamma.intervals(level: 0.95)
    return ReferenceResults([
      "lower": intervals.map(\.lower), "upper": intervals.map(\.upper), "exceedance": gamma.exceedance(of: gamma.bayes.mean),
    ])
  }

  var poissonInterval: ReferenceResults {
    let interval = PoissonInterval.exact(cases: number("cases"), level: 0.95)
    return ReferenceResults(["lower": [interval.lower], "upper": [interval.upper]])
  }

  var trend: ReferenceResults {
    let trend = MannKendall((test.keys["series"] ?? "").split(separator: " ").compactMap { Double($0) })
    return ReferenceResults(["S": [Double(trend.statistic)], "z": [trend.z], "p": [trend.p]])
  }

  /// The chance that the largest of so many independent z exceeds a printed value.
  var criticalValue: ReferenceResults {
    let p = NormalDistribution.p(number("z"), .greater)
    return ReferenceResults(["tail": [1 - pow(1 - p, number("areas"))]])
  }

  private func number(_ key: String) -> Double { Double(test.keys[key] ?? "") ?? .nan }
}
