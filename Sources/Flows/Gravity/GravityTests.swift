import WardlightSpatialStatistics

/// What each pair is after correction.
struct GravityTests {
  private(set) var q: [Double]
  private(set) var classes: [ExcessClass]
  /// How many pairs are tested.
  private(set) var count = 0
  /// Why none is.
  private(set) var reason: String?

  init(_ tails: GravityTails, _ fit: GravityFit, _ flows: FlowMatrix, _ options: FlowTestOptions) {
    q = [Double](repeating: .nan, count: tails.more.count)
    classes = [ExcessClass](repeating: .undefined, count: tails.more.count)
    guard flows.total >= options.leastTotal else {
      reason = "Not enough: there are fewer than \(options.leastTotal) flows in all."
      return
    }
    let tested = Self.tested(tails.law, fit, flows, options)
    count = tested.count
    guard count > 0 else {
      reason = "Not enough: with so few at both ends no flow could be told from chance."
      return
    }
    judge(tested, tails, options)
  }

  private mutating func judge(_ tested: [Int], _ tails: GravityTails, _ options: FlowTestOptions) {
    let p = tested.map { CountTails(more: tails.more[$0], fewer: tails.fewer[$0]).p(options.alternative) }
    let corrected = MultipleTesting(p, correction: options.correction, level: options.alpha)
    for (place, cell) in tested.enumerated() {
      q[cell] = corrected.q[place]
      guard corrected.isSignificant[place] else {
        classes[cell] = .notDifferent
        continue
      }
      classes[cell] = ExcessClass(CountTails(more: tails.more[cell], fewer: tails.fewer[cell]), options.alternative)
    }
  }

  /// Pairs of which enough is expected, and which a flow that their margins allow could make a find.
  private static func tested(_ law: GravityModel.Law, _ fit: GravityFit, _ flows: FlowMatrix, _ options: FlowTestOptions) -> [Int] {
    let eligible = fit.expected.indices.filter { !fit.expected[$0].isNaN && fit.expected[$0] >= options.leastExpected }
    let enough = options.alpha / Double(max(1, eligible.count))
    let width = flows.destinations.count
    let least = eligible.map { cell in
      let most = min(flows.originTotals[cell / width], flows.destinationTotals[cell % width])
      return leastP(law, most: Double(most), mean: fit.expected[cell], options.alternative, enough: enough)
    }
    guard least.contains(where: { $0 > enough }) else { return eligible }
    let level = Attainable(least, options).level
    return zip(eligible, least).filter { $0.1 <= level }.map(\.0)
  }

  /// The smallest p that a pair can have, or a bound of it where that is `enough`.
  private static func leastP(_ law: GravityModel.Law, most: Double, mean: Double, _ alternative: Alternative, enough: Double) -> Double {
    let none = law.probabilityOfNone(mean)
    let bound = CountTails(more: law.boundOfMore(most, mean: mean), fewer: none).p(alternative)
    return bound <= enough ? bound : CountTails(more: law.tails(of: most, mean: mean).more, fewer: none).p(alternative)
  }
}
