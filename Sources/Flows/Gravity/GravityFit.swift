public import WardlightEssentials

/// A doubly constrained gravity model as fitted, before any pair is judged.
///
/// T_ij = A_i·O_i·B_j·D_j·f(d_ij), f = exp(−β d) or d^−β. With counts that follow Poisson's law this is a log-linear model, and the best β and factors are those with which
/// model and data have the same totals of origins and destinations and the same Σ T·g(d), g being d or ln d.
///
/// **How it is found.** Rows are balanced exactly whenever β changes. Newton's method then takes β and the columns' factors on together: the information on β is what the
/// weighted squares of g leave when rows and columns have had their share, and the columns follow β along the tangent. Conjugate gradients on a copy of the table in single precision give the
/// step; whether it was right is found in double precision, so that only the time depends on that copy. A large table's search begins where one of every eighth row ends. It ends where no margin
/// is missed by more than a billionth and β by no more than 10⁻⁷ of its standard error.
///
/// - SeeAlso: Wilson (1971), A family of spatial interaction models, doi:10.1068/a030001; Flowerdew & Aitkin (1982), A method of fitting the gravity model based on the Poisson
///   distribution, doi:10.1111/j.1467-9787.1982.tb00744.x; Hyman (1969), The calibration of trip distribution models, doi:10.1068/a010105, for the first β.
public struct GravityFit: Sendable {
  /// How flows fall with distance.
  public let decay: GravityModel.Decay
  /// β: per kilometre for the exponential decay, a pure number for the power.
  public let beta: Double
  /// β's standard error under the Poisson model, the square root of 1 over the information that margins leave.
  public let standardError: Double
  /// A; `NaN` where nothing flows.
  public let originFactors: [Double]
  /// B, scaled so that Σ B_j·D_j = Σ D_j; `NaN` where nothing flows.
  public let destinationFactors: [Double]
  /// Twice what the saturated model's log likelihood is above this one's.
  public let deviance: Double
  /// The deviance of the same margins without distance.
  public let nullDeviance: Double
  /// The sum of squared Pearson residuals.
  public let pearson: Double
  /// Pairs that can have flows.
  public let pairs: Int
  /// Pairs less coefficients: rows, columns less one, and β.
  public let degreesOfFreedom: Int
  /// Newton's steps.
  public let iterations: Int
  /// Passes over the table in which margins were balanced.
  public let balancings: Int
  /// The mean distance of what flows, in metres: of the data, and of the model.
  public let meanDistance: (observed: Double, fitted: Double)
  /// The expected flow of each pair, row-major; `NaN` for structural zeros and pairs of places without flows.
  public let expected: [Double]

  /// Pearson's statistic over the degrees of freedom: 1 for Poisson counts.
  public var dispersion: Double { pearson / Double(degreesOfFreedom) }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - flows: The counts.
  ///   - distances: Aligned with its ends.
  ///   - decay: How flows fall with distance.
  ///   - selfFlows: Whether flows that stay in their place are modelled, over their own distance, or left out as structural zeros. Without meaning where the ends are
  ///     different places.
  ///   - parallel: Changes the time only.
  /// - Throws: ``FlowsError/gravity(_:)``: nothing flows; a place with flows has no point; too few pairs; all distances equal, or following from places alone; no
  ///   convergence, which is so where the best β is infinite.
  /// - Complexity: O(origins · destinations) time for each of some dozens of passes, and memory.
  public static func fit(
    _ flows: FlowMatrix, distances: FlowDistances, decay: GravityModel.Decay = .exponential, selfFlows: SelfFlows = .kept,
    parallel: Parallel = Parallel()
  ) throws(FlowsError) -> GravityFit {
    let problem = try GravityProblem(flows, distances, decay, selfFlows, parallel)
    var search = GravitySearch(problem, parallel: parallel)
    try search.run()
    return GravityFit(problem, search, distances, parallel)
  }

  private init(_ problem: GravityProblem, _ search: GravitySearch, _ distances: FlowDistances, _ parallel: Parallel) {
    let table = FittedTable(problem, search, parallel)
    let (originScale, destinationScale) = (search.originScale, search.destinationScale)
    decay = problem.decay
    beta = search.beta
    standardError = (1 / search.information).squareRoot()
    originFactors = zip(search.a, problem.origins).map { $1 > 0 ? $0 * originScale / $1 : .nan }
    destinationFactors = zip(search.destinationFactors, problem.destinations).map { $1 > 0 ? $0 / destinationScale / $1 : .nan }
    (deviance, pearson, expected) = (table.deviance, table.pearson, table.expected)
    nullDeviance = NullTable(problem, saturated: table.saturated).deviance
    (pairs, degreesOfFreedom) = (problem.pairs, problem.degreesOfFreedom)
    (iterations, balancings) = (search.steps, search.passes)
    meanDistance = search.meanDistance ?? table.meanDistance(problem, distances, parallel)
  }
}
