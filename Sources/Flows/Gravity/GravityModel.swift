public import WardlightEssentials
public import WardlightSpatialStatistics

/// What the sizes of origins and destinations and the distance between them lead one to expect of each flow, and which flows depart from it: the doubly constrained
/// gravity model.
///
/// Columns are row-major, origin · destinations + destination, aligned with the ends of the flows. A pair of which nothing can be expected, since an end has no flow at all or the
/// pair is left out, has `NaN` and ``ExcessClass/undefined``.
///
/// **What it means.** How many leave each origin and how many arrive at each destination is taken as given; of the rest, only distance plays a part. A flow above what is expected is
/// more than size and distance explain; it does not say why.
///
/// **How a pair is judged.** By the exact tails of Poisson's law at the expected flow. Where the data vary more than Poisson's law allows, ``dispersion`` φ above 1, by those of the negative
/// binomial law whose variance is φ·T, as the quasi-Poisson model has it: else thousands of commuters would make each pair a find. φ takes in what single pairs depart, so that the test errs towards
/// finding nothing, as it does by taking for given what was fitted, to which the pair itself has contributed. Pairs that no flow which their margins allow could make a find are no
/// tests (Tarone 1990).
public struct GravityModel: Sendable {
  /// How flows fall with distance.
  public enum Decay: String, Hashable, Sendable, CaseIterable {
    /// exp(−β d), d in kilometres.
    case exponential
    /// d^−β, d in metres.
    case power
  }

  /// The model as fitted, before any pair is judged.
  public let fit: GravityFit
  /// Whether flows that stay in their place are modelled or left out.
  public let selfFlows: SelfFlows
  /// How the distance within places was set.
  public let within: FlowDistances.OwnDistance
  /// Pearson residuals (n − T)/√T, without the dispersion.
  public let residuals: [Double]
  /// The law that pairs are judged by.
  public let law: Law
  /// The probability of a flow at least as large.
  public let pMore: [Double]
  /// The probability of a flow at most as large.
  public let pFewer: [Double]
  /// p, one-sided or twice the smaller tail, corrected for the pairs that are tested; `NaN` for others.
  public let q: [Double]
  /// What each pair is after the correction; ``ExcessClass/undefined`` where it is not tested.
  public let classes: [ExcessClass]
  /// How many pairs are tested: m of the correction.
  public let tests: Int
  /// Why nothing is tested; `nil` where something is.
  public let reason: String?
  /// Sentences about what these data cannot show.
  public let warnings: [String]
  /// The options.
  public let options: FlowTestOptions

  /// The law by which a flow varies about what is expected.
  public enum Law: Hashable, Sendable {
    /// Poisson's: the variance is T.
    case poisson
    /// The negative binomial with the variance φ·T.
    case negativeBinomial(dispersion: Double)
  }

  /// Fits the model and judges every pair.
  ///
  /// - Parameters:
  ///   - flows: The counts.
  ///   - distances: Aligned with its ends.
  ///   - decay: How flows fall with distance.
  ///   - selfFlows: Whether flows that stay in their place are modelled, over their own distance, or left out.
  ///   - options: How it is decided which pairs depart; no permutations are drawn.
  ///   - parallel: Changes the time only.
  /// - Throws: As ``GravityFit/fit(_:distances:decay:selfFlows:parallel:)`` does.
  /// - Complexity: O(pairs · (passes + √count) + pairs log pairs), memory O(pairs).
  public static func fit(
    _ flows: FlowMatrix, distances: FlowDistances, decay: Decay = .exponential, selfFlows: SelfFlows = .kept, options: FlowTestOptions,
    parallel: Parallel
  ) throws(FlowsError) -> GravityModel {
    let fit = try GravityFit.fit(flows, distances: distances, decay: decay, selfFlows: selfFlows, parallel: parallel)
    let counted = flows.isSquare && selfFlows == .leftOut ? flows.withoutSelfFlows() : flows
    return GravityModel(fit, counted, selfFlows, distances.within, options, parallel)
  }

  private init(
    _ fit: GravityFit, _ flows: FlowMatrix, _ selfFlows: SelfFlows, _ within: FlowDistances.OwnDistance, _ options: FlowTestOptions,
    _ parallel: Parallel
  ) {
    (self.fit, self.selfFlows, self.within, self.options) = (fit, selfFlows, within, options)
    law = fit.dispersion > 1 + 1e-6 ? .negativeBinomial(dispersion: fit.dispersion) : .poisson
    let tails = GravityTails(fit, flows, law, parallel)
    let tests = GravityTests(tails, fit, flows, options)
    (residuals, pMore, pFewer) = (tails.residuals, tails.more, tails.fewer)
    (q, classes, self.tests) = (tests.q, tests.classes, tests.count)
    reason = tests.reason
    warnings = Self.warnings(fit, flows)
  }

  private static func warnings(_ fit: GravityFit, _ flows: FlowMatrix) -> [String] {
    let mean = Double(flows.total) / Double(fit.pairs)
    guard mean < 1 else { return [] }
    return [
      "Fewer than one flow is expected of a pair on average, so that deviance, Pearson's statistic and the dispersion say little about how well the model fits."
    ]
  }
}

extension GravityModel {
  /// How flows fall with distance.
  public var decay: Decay { fit.decay }
  /// β: per kilometre for the exponential decay, a pure number for the power.
  public var beta: Double { fit.beta }
  /// β's standard error under Poisson's law.
  public var standardError: Double { fit.standardError }
  /// The lower end of β's 95 % interval: Wald's, with the quasi-Poisson standard error √φ·``standardError`` where φ is above 1.
  public var lower: Double { fit.lower }
  /// The upper end of β's 95 % interval.
  public var upper: Double { fit.upper }
  /// A of T = A·O·B·D·f(d); `NaN` where nothing flows.
  public var originFactors: [Double] { fit.originFactors }
  /// B, scaled so that Σ B·D = Σ D; `NaN` where nothing flows.
  public var destinationFactors: [Double] { fit.destinationFactors }
  /// T.
  public var expected: [Double] { fit.expected }
  /// Twice what the saturated model's log likelihood is above this one's.
  public var deviance: Double { fit.deviance }
  /// The deviance of independence: the same margins without distance (quasi-independence where self-flows are left out).
  public var nullDeviance: Double { fit.nullDeviance }
  /// The sum of squared Pearson residuals.
  public var pearson: Double { fit.pearson }
  /// Pairs less coefficients.
  public var degreesOfFreedom: Int { fit.degreesOfFreedom }
  /// φ: Pearson's statistic over the degrees of freedom, 1 for Poisson counts.
  public var dispersion: Double { fit.dispersion }
  /// Newton's steps.
  public var iterations: Int { fit.iterations }
  /// Passes over the table in which margins were balanced.
  public var balancings: Int { fit.balancings }
  /// The mean distance of what flows, in metres: of the data, and of the model.
  public var meanDistance: (observed: Double, fitted: Double) { fit.meanDistance }

  /// Why a pair is not tested; `nil` where it is.
  ///
  /// - Parameters:
  ///   - origin: The origin's place.
  ///   - destination: The destination's place.
  public func reason(origin: Int, destination: Int) -> String? {
    let cell = origin * fit.destinationFactors.count + destination
    guard classes[cell] == .undefined else { return nil }
    if fit.originFactors[origin].isNaN { return "Nothing flows from this origin." }
    if fit.destinationFactors[destination].isNaN { return "Nothing flows to this destination." }
    if expected[cell].isNaN { return "Flows that stay in their place are left out." }
    if let reason { return reason }
    if expected[cell] < options.leastExpected { return "Fewer than \(options.leastExpected) are expected." }
    return "Not enough: with so few at both ends no flow between them could be told from chance."
  }
}

extension GravityFit {
  /// The lower end of β's 95 % interval: Wald's, with the quasi-Poisson standard error √φ·``standardError`` where φ is above 1.
  public var lower: Double { beta - halfWidth }
  /// The upper end of β's 95 % interval.
  public var upper: Double { beta + halfWidth }

  private var halfWidth: Double { 1.959_963_984_540_054 * standardError * max(1, dispersion).squareRoot() }
}
