import Foundation
import WardlightEssentials
import WardlightGeometry

/// The autocorrelation by distance of a value and of measures in the same areas, and what follows from it.
struct PairwiseAutocorrelation {
  private let pairs: RankedPairs
  private let distances: DistanceClasses
  private let sums: ClassSums?

  init(_ pairs: RankedPairs, at places: [Coordinate], classes: Int?, _ parallel: Parallel) {
    self.pairs = pairs
    let isPossible = places.count >= RankCorrelation.leastPairs && places.count <= EffectiveSize.mostAreas
    distances = DistanceClasses(isPossible ? places : [], classes, parallel)
    sums = distances.isEmpty ? nil : ClassSums(distances, [pairs.value] + pairs.measures, parallel)
  }

  /// One result for each measure.
  var sizes: [EffectiveSize] { pairs.measures.indices.map(size) }

  private func size(_ measure: Int) -> EffectiveSize {
    let (x, y) = (pairs.value, pairs.measures[measure])
    if let reason = RankCorrelation.reason(x, y) { return EffectiveSize(without: reason, rho: .nan, pairs: x.count) }
    let rho = RankCorrelation.rho(x, y)
    if x.count > EffectiveSize.mostAreas {
      return EffectiveSize(without: "more than \(EffectiveSize.mostAreas) areas have too many pairs", rho: rho, pairs: x.count)
    }
    guard let sums else { return EffectiveSize(without: "all areas lie at one place", rho: rho, pairs: x.count) }
    let estimate = 1 + sums.inverseVariance(0, measure + 1)
    return EffectiveSize(estimate, rho: rho, pairs: x.count, classes: distances.ends)
  }
}

extension EffectiveSize {
  init(without reason: String, rho: Double, pairs: Int) {
    self.init(
      n: .nan, estimate: .nan, pairs: pairs, classes: [], rho: rho, p: .nan, lower: .nan, upper: .nan, reason: reason)
  }

  init(_ estimate: Double, rho: Double, pairs: Int, classes: [Double]) {
    let n = min(estimate, Double(pairs))
    let reason = Self.reason(n)
    let ends = reason == nil ? RankCorrelation.interval(rho, n: n) : (.nan, .nan)
    let p = reason == nil ? StudentDistribution.pOfCorrelation(rho, degreesOfFreedom: n - 2) : .nan
    self.init(
      n: n > 0 ? n : .nan, estimate: estimate, pairs: pairs, classes: classes, rho: rho, p: p, lower: ends.0, upper: ends.1, reason: reason)
  }

  private static func reason(_ n: Double) -> String? {
    guard n > 1 else { return "the variance of the correlation cannot be estimated from these distances" }
    return n > 3 ? nil : "the areas are so alike to their neighbours that they are worth no more than three independent ones"
  }
}
