public import WardlightSpatialStatistics

/// Flows against what the sizes of both ends alone would give.
///
/// Columns are row-major, origin · destinations + destination, aligned with the ends of the flows. A pair of which nothing can be expected, since an end has no
/// flow at all or the pair is left out, has `NaN` and ``ExcessClass/undefined``.
///
/// **What independence means.** Given how many leave each origin and how many arrive at each destination, who goes where is left to chance: any flow could have
/// any other's destination. The expected flow is row · column / total; where self-flows are left out it is aᵢbⱼ with the factors that give both margins
/// (quasi-independence). Distance plays no part: a pair that is near may stand out for that alone.
///
/// - SeeAlso: Haberman (1973), doi:10.2307/2529686; Goodman (1968), doi:10.1080/01621459.1968.10480920, for quasi-independence.
public struct IndependenceModel: Sendable {
  /// e: the expected flow.
  public let expected: [Double]
  /// Haberman's adjusted residual (o − e)/√v, about standard normal under independence where e is large; v = e(1 − row/total)(1 − column/total), and where
  /// self-flows are left out e less what fitting the margins takes from it.
  public let adjusted: [Double]
  /// The probability of a flow at least as large, given both margins.
  public let pMore: [Double]
  /// The probability of a flow at most as large, given both margins.
  public let pFewer: [Double]
  /// The smallest p-value that the pair's margins allow, whatever the flow.
  public let leastP: [Double]
  /// p, one-sided or twice the smaller tail, corrected for the pairs that are tested; `NaN` for others.
  public let q: [Double]
  /// What each pair is after the correction; ``ExcessClass/undefined`` where it is not tested, which ``reason(origin:destination:)`` explains.
  public let classes: [ExcessClass]
  /// How many pairs are tested: m of the correction.
  public let tests: Int
  /// The largest ``leastP`` of a pair that is tested.
  public let testedLevel: Double
  /// Pearson's Σ(o − e)²/e.
  public let chiSquare: Double
  /// G² = 2Σo·ln(o/e).
  public let likelihoodRatio: Double
  /// Pairs less what fitting the margins takes.
  public let degreesOfFreedom: Int
  /// The share of tables with the same margins whose ``chiSquare`` is at least as large, this table counted: (1 + those drawn)/(permutations + 1).
  public let p: Double
  /// The upper tail of the χ² distribution, which sparse tables do not follow.
  public let pAsymptotic: Double
  /// Where the p-values of pairs come from.
  public let evidence: FlowEvidence
  /// How many tables were drawn.
  public let permutations: Int
  /// Whether self-flows were left out.
  public let selfFlows: SelfFlows
  /// The options.
  public let options: FlowTestOptions
  /// Why nothing is tested; `nil` where something is.
  public let reason: String?
  /// Sentences about what these data and options cannot show.
  public let warnings: [String]

  let margins: FlowMargins

  /// Names the random draws.
  public var seed: UInt64 { options.seed }
}

/// Where the p-values of pairs come from.
public enum FlowEvidence: Hashable, Sendable {
  /// The hypergeometric distribution, which a flow follows exactly where all tables with the same margins are drawn by shuffling.
  case hypergeometric
  /// Tables with the same margins and an empty diagonal, each so many random exchanges away from one that lies as many away from the flows.
  case markovChain(steps: Int)
}
