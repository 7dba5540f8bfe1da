/// Whether counts vary more than a Poisson model allows.
///
/// Two tests are given, because they ask for different things.
///
/// - **Cameron and Trivedi's** needs the Poisson fit alone and assumes no other family. If the variance is μ + α·μ² (or μ + α·μ), then
///   ((y − μ)² − y)/μ has the mean α·μ (or α): α is its regression through the origin, and the statistic its t. A few areas far from what is expected, which are
///   just what one looks for, widen α's own error, so that with them the test is timid.
/// - **The likelihood ratio** of the negative binomial against the Poisson model compares the two that one chooses between. Under the Poisson model θ lies at the
///   border, infinity, so that the statistic is 0 half of the time and chi-square with one degree of freedom otherwise: p is half of the latter's tail.
///
/// - SeeAlso: Cameron & Trivedi (1990), Regression-based tests for overdispersion in the Poisson model, doi:10.1016/0304-4076(90)90014-K; Self &
///   Liang (1987), doi:10.1080/01621459.1987.10478472.
public struct OverdispersionTest: Hashable, Sendable {
  /// Which test.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Cameron and Trivedi's, against the variance μ + α·μ².
    case quadratic = "Cameron–Trivedi, variance μ + αμ²"
    /// Cameron and Trivedi's, against the variance μ + α·μ.
    case linear = "Cameron–Trivedi, variance μ + αμ"
    /// Likelihood ratio of the negative binomial against the Poisson model.
    case likelihoodRatio = "likelihood ratio"
  }

  /// Which test.
  public let kind: Kind
  /// α: 0 for Poisson counts; 1/θ for the likelihood ratio.
  public let alpha: Double
  /// t, or twice the difference of the log likelihoods, at least 0.
  public let statistic: Double
  /// The p-value against counts that vary more.
  public let p: Double

  /// Cameron and Trivedi's test of a Poisson model, as `AER::dispersiontest(trafo = 2)` does the quadratic one and `dispersiontest()` the linear.
  ///
  /// - Parameters:
  ///   - model: A fit of the Poisson family; another is a mistake of the program.
  ///   - kind: Against μ + α·μ² or μ + α·μ.
  public static func cameronTrivedi(_ model: CountModel, against kind: Kind = .quadratic) -> OverdispersionTest {
    precondition(model.family == .poisson && kind != .likelihoodRatio, "this test holds a Poisson model against a variance")
    let rows = zip(model.counts, model.expected).filter { !$0.1.isNaN }
    let excess = rows.map { ($0.0 - $0.1) / $0.1 * ($0.0 - $0.1) - $0.0 / $0.1 }
    let against = kind == .linear ? rows.map { _ in 1 } : rows.map(\.1)
    let line = LineThroughOrigin(excess, on: against)
    let t = line.slope / line.standardError
    return OverdispersionTest(kind: kind, alpha: line.slope, statistic: t, p: NormalDistribution.p(t, .greater))
  }

  /// The likelihood ratio test of a Poisson model within a negative binomial one of the same counts and covariates.
  public static func likelihoodRatio(_ poisson: CountModel, within model: CountModel) -> OverdispersionTest {
    precondition(poisson.family == .poisson && poisson.areas == model.areas, "the models are not of the same areas")
    let ratio = max(0, 2 * (model.logLikelihood - poisson.logLikelihood))
    let p = ratio > 0 ? NormalDistribution.p(ratio.squareRoot(), .greater) : 1
    return OverdispersionTest(kind: .likelihoodRatio, alpha: model.theta.map { 1 / $0 } ?? 0, statistic: ratio, p: p)
  }
}

/// A regression on one column without an intercept.
private struct LineThroughOrigin {
  let slope: Double
  let standardError: Double

  init(_ values: [Double], on column: [Double]) {
    let squares = column.reduce(0) { $0 + $1 * $1 }
    let slope = zip(values, column).reduce(0) { $0 + $1.0 * $1.1 } / squares
    let left = zip(values, column).reduce(0) { sum, row in
      let departure = row.0 - slope * row.1
      return sum + departure * departure
    }
    self.slope = slope
    standardError = (left / Double(values.count - 1) / squares).squareRoot()
  }
}
