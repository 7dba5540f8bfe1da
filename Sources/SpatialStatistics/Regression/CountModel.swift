/// A regression of counts on covariates: what they and the population would lead one to expect in each area.
///
/// The expected count is μ = P · exp(β₀ + β₁x₁ + …): the logarithm is the link and that of the population P an offset, with a coefficient of 1. A count
/// varies about it with the variance μ (Poisson) or μ + μ²/θ (negative binomial, NB2). Coefficients are those of maximum likelihood, with θ by
/// maximum likelihood too; standard errors come from the expected information and, as is usual, take θ for known.
///
/// The expected counts of a Poisson model add up to the counts. Those of a negative binomial one need not, as it lets large areas weigh less: their sum says
/// nothing of how well it fits.
///
/// **What is left out.** An area without a count, a covariate or a population above 0 has `NaN` and a reason, and leaves the fit.
///
/// **What it does not say.** Areas are taken for independent once the covariates are known. Where neighbours have more in common than that, intervals are too
/// narrow: a map of the residuals shows it, ``ModelResiduals/hotSpots(weights:standardization:options:parallel:)``. And what goes with a
/// covariate need not be caused by it.
///
/// R's `glm` (epsilon 10⁻⁸) and `MASS::glm.nb` stop earlier; with `glm.control(epsilon = 1e-14)` their numbers are these.
///
/// - Complexity: O(areas · coefficients²) for each of about ten steps.
/// - SeeAlso: Nelder & Wedderburn (1972), doi:10.2307/2344614; Hilbe (2011), Negative Binomial Regression, doi:10.1017/CBO9780511973420.
public struct CountModel: Sendable {
  /// How counts vary about what is expected.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    /// With the variance μ.
    case poisson = "Poisson"
    /// With the variance μ + μ²/θ.
    case negativeBinomial = "negative binomial"
  }

  /// How counts vary about what is expected.
  public let family: Family
  /// The counts as they came in, in order of area code.
  public let counts: [Double]
  /// The expected counts, aligned with ``counts``; `NaN` where the area was left out.
  public let expected: [Double]
  /// Why an area was left out; `nil` where it was used.
  public let reasons: [String?]
  /// How many areas were used.
  public let areas: Int
  /// The intercept, then the covariates in their order.
  public let coefficients: [Coefficient]
  /// Twice by how much the log likelihood falls short of that of a model with a coefficient for each area.
  public let deviance: Double
  /// The deviance without covariates, the population kept, at the same θ.
  public let nullDeviance: Double
  /// Pearson's chi-square, Σ(y − μ)²/variance.
  public let pearson: Double
  /// Areas less coefficients; θ is not counted.
  public let degreesOfFreedom: Int
  /// θ of the negative binomial; `nil` for the Poisson family.
  public let theta: Double?
  /// The standard error of ``theta``, from the observed information.
  public let thetaStandardError: Double?
  /// The log likelihood, constants included.
  public let logLikelihood: Double
  /// Akaike's criterion; θ counts as a parameter.
  public let aic: Double
  /// How many steps the fit took.
  public let iterations: Int

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - counts: Whole numbers of at least 0, in order of area code; `NaN` where missing.
  ///   - covariates: Aligned with `counts`, on any scale; none fits the rate of all areas alone.
  ///   - population: At risk, aligned with `counts`, in any unit; `nil` for none.
  ///   - family: How counts vary.
  ///   - steps: The most steps of the fit.
  /// - Throws: ``RegressionFault``: a count that is none, too few areas (at least two more than coefficients), all counts 0, a covariate that does not
  ///   vary or follows from others, a best coefficient that is infinite, or for the negative binomial counts that vary no more than Poisson ones.
  public static func fit(
    _ counts: [Double], on covariates: [Covariate], population: [Double]? = nil, family: Family = .poisson, steps: Int = 200
  ) throws(RegressionFault) -> CountModel {
    precondition(covariates.allSatisfy { $0.values.count == counts.count }, "a covariate does not align with \(counts.count) counts")
    precondition(population.map { $0.count == counts.count } ?? true, "the population does not align with \(counts.count) counts")
    precondition(steps >= 1, "\(steps) steps fit nothing")
    let frame = try CountFrame(counts, on: covariates, population: population)
    let poisson = try CountFit.poisson(frame, limit: steps)
    switch family {
    case .poisson: return try CountModel(counts, poisson)
    case .negativeBinomial: return try CountModel(counts, poisson.widened(limit: steps))
    }
  }

  /// Pearson's chi-square by the degrees of freedom: about 1 where the counts vary as the family says.
  public var dispersion: Double { pearson / Double(degreesOfFreedom) }

  /// The coefficients with standard errors times √``dispersion``: a Poisson model whose variance is that many times μ.
  ///
  /// R's `quasipoisson` has the same standard errors, and p-values by Student's t where these are by the normal distribution.
  public var quasiPoisson: [Coefficient] { coefficients.map { $0.widened(by: dispersion.squareRoot()) } }

  /// The coefficient of a covariate.
  ///
  /// - Parameter name: The name of one of the covariates; a name that none has is a mistake of the program.
  public func coefficient(of name: String) -> Coefficient {
    guard let found = coefficients.first(where: { $0.name == name }) else {
      preconditionFailure("“\(name)” is none of \(coefficients.map(\.name))")
    }
    return found
  }

  /// By what a rise of a covariate multiplies the expected count, with the 95 % interval.
  ///
  /// - Parameters:
  ///   - name: The name of one of the covariates.
  ///   - step: The rise, in units of the covariate: 10 for ten points of a score.
  public func rateRatio(of name: String, per step: Double = 1) -> RateRatio { coefficient(of: name).rateRatio(per: step) }

  /// Sentences about what these counts are too few to show; none where they are enough.
  ///
  /// Fewer than ten cases for each covariate leave intervals that hold the truth less often than they say, however many areas have none (Peduzzi et al. 1996,
  /// doi:10.1016/S0895-4356(96)00236-3, for logistic regression, which rare counts come near to).
  public var cautions: [String] {
    let cases = zip(counts, expected).reduce(0) { $1.1.isNaN ? $0 : $0 + $1.0 }
    guard cases < 10 * Double(coefficients.count - 1) else { return [] }
    return [
      "Fewer than ten cases stand behind each covariate of the regression, so its intervals are rough and its coefficients may be far off."
    ]
  }

  /// The least number of areas that a model of so many covariates needs: two more than it has coefficients.
  public static func leastAreas(covariates: Int) -> Int { CountFrame.leastAreas(covariates: covariates) }
}

extension CountModel {
  init(_ given: [Double], _ settled: SettledFit) throws(RegressionFault) {
    let (frame, means, theta) = (settled.fit.frame, settled.fit.means, settled.fit.theta)
    let likelihood = CountLikelihood(theta: theta)
    let rows = Array(zip(frame.counts, means))
    let logLikelihood = rows.reduce(0) { $0 + likelihood.logarithm($1.0, $1.1) }
    var reporting = settled.fit
    family = theta == nil ? .poisson : .negativeBinomial
    (counts, expected) = (given, frame.spread(means))
    (reasons, areas) = (frame.reasons, frame.count)
    coefficients = reporting.reported()
    deviance = rows.reduce(0) { $0 + likelihood.deviance($1.0, $1.1) }
    nullDeviance = try settled.nullDeviance()
    pearson = rows.reduce(0) { $0 + ($1.0 - $1.1) * (($1.0 - $1.1) / likelihood.variance($1.1)) }
    degreesOfFreedom = frame.count - frame.columns
    (self.theta, thetaStandardError) = (theta, settled.thetaStandardError)
    self.logLikelihood = logLikelihood
    aic = 2 * Double(frame.columns + (theta == nil ? 0 : 1)) - 2 * logLikelihood
    iterations = settled.fit.steps
  }
}
