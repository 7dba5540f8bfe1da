public import WardlightEssentials

/// What a model does not explain: each area's count against the one that covariates and population would give.
///
/// Columns align with the areas. An area that was left out has `NaN` and ``ExcessClass/undefined``.
public struct ModelResiduals: Sendable {
  /// (y − μ)/√variance, with the family's variance: μ, or μ + μ²/θ.
  public let pearson: [Double]
  /// The root of the area's part of the deviance, with the sign of y − μ.
  public let deviance: [Double]
  /// y/μ: the count as a multiple of what is expected.
  public let ratios: [Double]
  /// The probability of a count at least as large, under the family at the expected count.
  public let pMore: [Double]
  /// The probability of a count at most as large.
  public let pFewer: [Double]
  /// Twice the smaller of the two, at most 1, or the asked one, corrected for the number of areas.
  public let q: [Double]
  /// What each area is after the correction.
  public let classes: [ExcessClass]
  /// Which departures count.
  public let alternative: Alternative
  /// What was done about many tests.
  public let correction: Correction
  /// The level of significance after correction.
  public let alpha: Double

  /// The residuals of a model, each area judged by the exact tails of the family.
  ///
  /// The tails take what was fitted for known. Each area has its share in the fit, so that its own departure is drawn in a little: the test errs
  /// towards finding nothing, as does doubling the tail of a distribution that has steps.
  ///
  /// - Complexity: O(areas · √count).
  public init(
    _ model: CountModel, alternative: Alternative = .twoSided, correction: Correction = .falseDiscoveryRate, alpha: Double = 0.05
  ) {
    let likelihood = CountLikelihood(theta: model.theta)
    let used = model.expected.indices.filter { !model.expected[$0].isNaN }
    let pairs = used.map { (count: model.counts[$0], mean: model.expected[$0]) }
    let tails = used.map { model.tails(of: model.counts[$0], in: $0) }
    let tested = MultipleTesting(tails.map { $0.p(alternative) }, correction: correction, level: alpha)
    func spread(_ values: [Double]) -> [Double] {
      var all = [Double](repeating: .nan, count: model.counts.count)
      for (place, area) in used.enumerated() { all[area] = values[place] }
      return all
    }
    var classes = [ExcessClass](repeating: .undefined, count: model.counts.count)
    for (place, area) in used.enumerated() {
      classes[area] = tested.isSignificant[place] ? ExcessClass(tails[place], alternative) : .notDifferent
    }
    pearson = spread(pairs.map { ($0.count - $0.mean) / likelihood.variance($0.mean).squareRoot() })
    deviance = spread(pairs.map { (likelihood.deviance($0.count, $0.mean).squareRoot() * ($0.count < $0.mean ? -1 : 1)) })
    ratios = spread(pairs.map { $0.count / $0.mean })
    pMore = spread(tails.map(\.more))
    pFewer = spread(tails.map(\.fewer))
    q = spread(tested.q)
    (self.classes, self.alternative, self.correction, self.alpha) = (classes, alternative, correction, alpha)
  }

  /// Where areas with more than expected lie together, and areas with fewer: Gi\* of the Pearson residuals.
  ///
  /// Residuals are taken to nine decimals, so that sums of them are whole numbers of the last one, equal sums are equal, and the last bits in which two fits of
  /// the same data may differ decide nothing.
  ///
  /// **What a permutation assumes.** Under the model Pearson residuals have the mean 0 and the variance 1 everywhere and are nearly independent; a permutation
  /// takes them for exchangeable, so that any one could stand in any area. That is nearly so where expected counts are large or alike. Where many are
  /// below about 5 the residuals of populous areas are less skewed than those of others, and p is approximate. That the coefficients were fitted to the
  /// same counts is not allowed for: it makes residuals sum to about nothing and be uncorrelated with the covariates, which with some hundred areas and two
  /// coefficients matters little, and makes the test err towards finding nothing.
  ///
  /// **What it does not say.** A hot spot of residuals is a place with more cases than this model leads one to expect. A covariate that was left out, a different
  /// practice of recording or referring, and a cause at work there all look the same.
  ///
  /// - Parameters:
  ///   - weights: The neighbours, aligned with the areas.
  ///   - standardization: Whether rows are scaled; it changes no z and no p.
  ///   - options: How significance is decided.
  ///   - parallel: Changes the time only.
  public func hotSpots(
    weights: Weights, standardization: Standardization = .binary, options: InferenceOptions, parallel: Parallel
  ) -> LocalStatistics {
    let rounded = pearson.map { ($0 * 1e9).rounded() / 1e9 }
    return GetisOrd.giStar(rounded, weights: weights, standardization: standardization, options: options, parallel: parallel)
  }
}

/// Whether an area has more cases than its model would give.
public enum ExcessClass: String, Hashable, Sendable, CaseIterable {
  /// More than chance explains.
  case more
  /// Fewer than chance explains.
  case fewer
  /// Chance explains the difference.
  case notDifferent = "not different"
  /// The area has no expected count.
  case undefined

  /// The side on which a count that is significant lies: the asked one, or that of the smaller tail.
  public init(_ tails: CountTails, _ alternative: Alternative) {
    switch alternative {
    case .twoSided: self = tails.more < tails.fewer ? .more : .fewer
    case .greater: self = .more
    case .less: self = .fewer
    }
  }
}
