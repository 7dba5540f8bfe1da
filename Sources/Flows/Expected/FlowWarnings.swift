import WardlightSpatialStatistics

/// What a test of flows cannot show.
struct FlowWarnings {
  let sentences: [String]

  init(_ margins: FlowMargins, _ fit: MarginalFit, _ draws: FlowDraws, _ pairs: FlowPairTests, _ options: FlowTestOptions) {
    sentences = [
      Self.walk(margins, draws), Self.normal(draws, pairs), Self.resolution(draws, pairs, options), fit.isBalanced ? nil : Self.unbalanced,
      Self.noFreedom(fit),
    ].compactMap { $0 }
  }

  private static let unbalanced =
    "The expected flows could not be balanced to both margins: the empty diagonal leaves a place hardly any choice, and expected flows are approximate."

  private static func noFreedom(_ fit: MarginalFit) -> String? {
    fit.degreesOfFreedom > 0 ? nil : "The margins determine the whole table, so that nothing can depart from them."
  }

  /// A walk that is too short for so many flows.
  static func walk(_ margins: FlowMargins, _ draws: FlowDraws) -> String? {
    guard let steps = draws.steps, steps > 0, !draws.isMixed else { return nil }
    return
      "Drawn tables are \(steps) exchanges from their hub, fewer than so many flows need to be mixed: drawn p-values keep their level and err towards finding nothing."
  }

  private static func normal(_ draws: FlowDraws, _ pairs: FlowPairTests) -> String? {
    guard pairs.normal > 0 else { return nil }
    return
      "Flows that chance varies by ten or more (\(pairs.normal) pairs) are judged by the normal distribution of their adjusted residual."
  }

  /// The smallest drawn p-value, corrected, against the level.
  private static func resolution(_ draws: FlowDraws, _ pairs: FlowPairTests, _ options: FlowTestOptions) -> String? {
    guard draws.steps != nil, options.permutations > 0, options.correction != .none, pairs.tests > 0, pairs.normal == 0 else {
      return nil
    }
    let tails = options.alternative == .twoSided ? 2.0 : 1.0
    let smallest = tails * Double(pairs.tests) / Double(options.permutations + 1)
    guard smallest > options.alpha else { return nil }
    let wanted = Int((tails * Double(pairs.tests) / options.alpha).rounded(.up)) - 1
    return options.correction == .bonferroni
      ? "With \(options.permutations) tables none of \(pairs.tests) pairs can be significant at \(options.alpha) after Bonferroni's correction; one alone needs \(wanted)."
      : "With \(options.permutations) tables at least \(Int((smallest / options.alpha).rounded(.up))) of \(pairs.tests) pairs must be significant together at \(options.alpha); one alone needs \(wanted)."
  }
}
