import Foundation
public import WardlightEssentials
import WardlightSpatialStatistics

extension IndependenceModel {
  /// Tests flows against independence of their ends.
  ///
  /// **Pairs.** Where all pairs are cells, a flow given both margins is hypergeometric, exactly: drawing tables by shuffling destinations among flows would give
  /// these probabilities in the end, so none are drawn for pairs. Where self-flows are left out no such distribution is known; tables with both margins and an
  /// empty diagonal are drawn by ``FlowEvidence/markovChain(steps:)``, and p has the steps of 1/(permutations + 1). Where there are too many flows for that to mix them,
  /// a flow whose variance v is at least 100 is judged by the normal distribution of its adjusted residual, with a correction for its steps.
  ///
  /// **Sparse tables.** A pair whose margins allow no p-value small enough is not tested: it could never be found, and counting it among the tests would hide others.
  /// Exact p-values: with mₖ pairs that can reach α/k, the least k with mₖ ≤ k gives the level α/k (Tarone 1990), and the mₖ pairs that can reach it are corrected
  /// among themselves, by Benjamini and Hochberg's procedure as Gilbert (2005) does or by Bonferroni's. Drawn p-values: the pairs that can reach α. The choice
  /// reads the margins only, so that the error rate holds.
  ///
  /// **The whole table.** The permutation p of χ² does not need large expected flows, as the asymptotic one does.
  ///
  /// - Parameters:
  ///   - flows: The flows.
  ///   - selfFlows: Matters only where both ends are the same places.
  ///   - options: How it is decided.
  ///   - parallel: Changes the time only.
  /// - Returns: Columns of `NaN` and a reason where there are fewer than two origins or destinations with flows or fewer flows than the options ask for.
  /// - Complexity: O(permutations · (flows + cells)), or O(permutations · flows · log flows) with an empty diagonal, which also needs O(places³).
  /// - SeeAlso: Tarone (1990), doi:10.2307/2531456; Gilbert (2005), doi:10.1111/j.1467-9876.2005.00475.x.
  public static func test(
    _ flows: FlowMatrix, selfFlows: SelfFlows = .kept, options: FlowTestOptions, parallel: Parallel
  ) -> IndependenceModel {
    let isHollow = selfFlows == .leftOut && flows.isSquare
    let flows = isHollow ? flows.withoutSelfFlows() : flows
    let margins = FlowMargins(flows, hasEmptyDiagonal: isHollow)
    if let reason = margins.reasonForNoTest(options) { return IndependenceModel(margins, selfFlows, options, reason: reason) }
    let fit = MarginalFit(margins, parallel)
    let draws = FlowDraws(flows, margins, tables: options.permutations, seed: options.seed)
    let permutation = FlowPermutation(flows, draws, expected: fit.expected, tables: options.permutations, countsPairs: isHollow, parallel)
    let pairs =
      isHollow
      ? FlowPairTests(drawn: permutation, isMixed: draws.isMixed, flows, margins, fit, options)
      : FlowPairTests(exact: flows, margins, fit, options, parallel)
    return IndependenceModel(flows, margins, fit, draws, permutation, pairs, selfFlows, options)
  }
}

extension FlowMargins {
  /// Why a table is too small for any test.
  func reasonForNoTest(_ options: FlowTestOptions) -> String? {
    let (from, to) = (activeRows.count, activeColumns.count)
    if from < 2 { return "Flows from \(from == 1 ? "one origin" : "no origin") cannot be held against flows from others." }
    if to < 2 { return "Flows to \(to == 1 ? "one destination" : "no destination") cannot be held against flows to others." }
    if total < options.leastTotal { return "There are fewer than the \(options.leastTotal) flows in all that a test needs." }
    return nil
  }
}

extension IndependenceModel {
  /// A table that is not tested.
  fileprivate init(_ margins: FlowMargins, _ selfFlows: SelfFlows, _ options: FlowTestOptions, reason: String) {
    let nothing = margins.nothing
    (expected, adjusted, pMore, pFewer, leastP, q) = (nothing, nothing, nothing, nothing, nothing, nothing)
    classes = [ExcessClass](repeating: .undefined, count: margins.cellCount)
    (tests, testedLevel, degreesOfFreedom, permutations) = (0, options.alpha, 0, 0)
    (chiSquare, likelihoodRatio, p, pAsymptotic) = (.nan, .nan, .nan, .nan)
    (evidence, warnings) = (.hypergeometric, [])
    (self.selfFlows, self.options, self.reason, self.margins) = (selfFlows, options, reason, margins)
  }

  fileprivate init(
    _ flows: FlowMatrix, _ margins: FlowMargins, _ fit: MarginalFit, _ draws: FlowDraws, _ permutation: FlowPermutation,
    _ pairs: FlowPairTests,
    _ selfFlows: SelfFlows, _ options: FlowTestOptions
  ) {
    let departures = FlowDepartures(flows, margins, fit)
    (expected, adjusted) = (fit.expected, departures.adjusted)
    (pMore, pFewer, leastP) = (pairs.more, pairs.fewer, pairs.least)
    (q, classes, tests, testedLevel) = (pairs.q, pairs.classes, pairs.tests, pairs.level)
    (chiSquare, likelihoodRatio, degreesOfFreedom) = (departures.chiSquare, departures.likelihoodRatio, fit.degreesOfFreedom)
    let hasDraws = options.permutations > 0 && fit.degreesOfFreedom > 0
    p = hasDraws ? Double(permutation.asFar + 1) / Double(options.permutations + 1) : .nan
    pAsymptotic = ChiSquareDistribution.upperTail(of: departures.chiSquare, degreesOfFreedom: fit.degreesOfFreedom)
    evidence = draws.steps.map { .markovChain(steps: $0) } ?? .hypergeometric
    (permutations, reason) = (options.permutations, nil)
    warnings = FlowWarnings(margins, fit, draws, pairs, options).sentences
    (self.selfFlows, self.options, self.margins) = (selfFlows, options, margins)
  }
}

/// How far flows stray from what is expected.
private struct FlowDepartures {
  private(set) var adjusted: [Double]
  private(set) var chiSquare = 0.0
  private(set) var likelihoodRatio = 0.0

  init(_ flows: FlowMatrix, _ margins: FlowMargins, _ fit: MarginalFit) {
    adjusted = margins.nothing
    var observed = [Double](repeating: 0, count: margins.cellCount)
    for pair in flows.pairs { observed[pair.origin * margins.columns.count + pair.destination] = Double(pair.count) }
    for cell in observed.indices where fit.expected[cell] > 0 {
      let (o, e, v) = (observed[cell], fit.expected[cell], fit.variance[cell])
      if v > 1e-9 * e { adjusted[cell] = (o - e) / v.squareRoot() }
      chiSquare += (o - e) * (o - e) / e
      if o > 0 { likelihoodRatio += 2 * o * log(o / e) }
    }
  }
}
