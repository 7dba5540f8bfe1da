import Foundation
import WardlightEssentials
import WardlightSpatialStatistics

/// The p-values of all pairs, and what they are after correction.
struct FlowPairTests: Sendable {
  private(set) var more: [Double]
  private(set) var fewer: [Double]
  /// The smallest p-value that a pair's margins allow.
  private(set) var least: [Double]
  private(set) var q: [Double]
  private(set) var classes: [ExcessClass]
  private(set) var tests = 0
  /// The largest of ``least`` among those that are tested.
  private(set) var level: Double
  /// How many pairs are judged by the normal distribution.
  private(set) var normal = 0

  private init(_ margins: FlowMargins, _ options: FlowTestOptions) {
    (more, fewer, least, q) = (margins.nothing, margins.nothing, margins.nothing, margins.nothing)
    classes = [ExcessClass](repeating: .undefined, count: margins.cellCount)
    level = options.alpha
  }

  /// Pairs judged by the hypergeometric distribution.
  init(exact flows: FlowMatrix, _ margins: FlowMargins, _ fit: MarginalFit, _ options: FlowTestOptions, _ parallel: Parallel) {
    self.init(margins, options)
    let wide = margins.columns.count
    let rows = parallel.map(margins.rows.count) { origin in Self.tails(flows, origin, margins) }
    for (origin, row) in rows.enumerated() {
      for (destination, tails) in row.enumerated() {
        guard let tails else { continue }
        let cell = origin * wide + destination
        (more[cell], fewer[cell]) = (tails.own.more, tails.own.fewer)
        least[cell] = tails.least(options.alternative)
      }
    }
    let eligible = more.indices.filter { !more[$0].isNaN && fit.expected[$0] >= options.leastExpected }
    level = Attainable(eligible.map { least[$0] }, options).level
    let tested = eligible.filter { least[$0] <= level }
    let tails = tested.map { CountTails(more: more[$0], fewer: fewer[$0]) }
    let corrected = MultipleTesting(tails.map { $0.p(options.alternative) }, correction: options.correction, level: options.alpha)
    judge(tested, tails, corrected, options)
  }

  /// Pairs judged by drawn tables, and, where those are not mixed, by the normal distribution if chance varies enough for it.
  init(
    drawn: FlowPermutation, isMixed: Bool, _ flows: FlowMatrix, _ margins: FlowMargins, _ fit: MarginalFit, _ options: FlowTestOptions
  ) {
    self.init(margins, options)
    let denominator = options.permutations + 1
    margins.forEachCell { origin, destination, cell in
      if !isMixed, fit.variance[cell] >= Self.normalVariance {
        let (above, scale) = (Double(flows[origin, destination]) - fit.expected[cell], (2 * fit.variance[cell]).squareRoot())
        (more[cell], fewer[cell], least[cell]) = (erfc((above - 0.5) / scale) / 2, erfc(-(above + 0.5) / scale) / 2, 0)
        normal += 1
      } else if options.permutations > 0 {
        more[cell] = Double(drawn.greater[cell] + 1) / Double(denominator)
        fewer[cell] = Double(drawn.lesser[cell] + 1) / Double(denominator)
        let (top, bottom) = (Double(drawn.most[cell] + 1) / Double(denominator), Double(drawn.none[cell] + 1) / Double(denominator))
        least[cell] = CountTails(more: top, fewer: bottom).p(options.alternative)
      }
    }
    let tested = more.indices.filter {
      !more[$0].isNaN && fit.variance[$0] > 1e-9 * fit.expected[$0] && fit.expected[$0] >= options.leastExpected
        && least[$0] <= options.alpha
    }
    let tails = tested.map { CountTails(more: more[$0], fewer: fewer[$0]) }
    let units = tested.map { normal > 0 ? 1 : Self.units(Int(drawn.greater[$0]), Int(drawn.lesser[$0]), options) }
    let corrected =
      normal > 0
      ? MultipleTesting(tails.map { $0.p(options.alternative) }, correction: options.correction, level: options.alpha)
      : MultipleTesting(units: units, denominator: denominator, correction: options.correction, level: options.alpha)
    judge(tested, tails, corrected, options)
  }

  /// From here on, ten flows either way, a flow given the margins is nearly normal.
  private static let normalVariance = 100.0

  private static func units(_ greater: Int, _ lesser: Int, _ options: FlowTestOptions) -> Int {
    switch options.alternative {
    case .greater: greater + 1
    case .less: lesser + 1
    case .twoSided: min(options.permutations + 1, 2 * (min(greater, lesser) + 1))
    }
  }

  private mutating func judge(_ tested: [Int], _ tails: [CountTails], _ corrected: MultipleTesting, _ options: FlowTestOptions) {
    tests = tested.count
    for (place, cell) in tested.enumerated() {
      q[cell] = corrected.q[place]
      classes[cell] = corrected.isSignificant[place] ? ExcessClass(tails[place], options.alternative) : .notDifferent
    }
  }

  /// The tails of a flow, and the smallest that its margins allow.
  private struct PairTails: Sendable {
    let own: CountTails
    let most: Double
    let fewest: Double

    func least(_ alternative: Alternative) -> Double { CountTails(more: most, fewer: fewest).p(alternative) }
  }

  /// The tails of an origin's pairs; `nil` where the margins leave a flow no choice.
  private static func tails(_ flows: FlowMatrix, _ origin: Int, _ margins: FlowMargins) -> [PairTails?] {
    var known: [Int: (most: Double, fewest: Double, none: CountTails?)] = [:]
    return margins.columns.indices.map { destination in
      guard margins.isCell(origin, destination) else { return nil }
      let (row, column, support) = (margins.rows[origin], margins.columns[destination], margins.support(origin, destination))
      guard support.lowerBound < support.upperBound else { return nil }
      func tails(_ count: Int) -> CountTails { CountTails(of: count, population: margins.total, marked: row, draws: column) }
      let ends =
        known[column] ?? (tails(support.upperBound).more, tails(support.lowerBound).fewer, support.lowerBound == 0 ? tails(0) : nil)
      known[column] = ends
      let count = flows[origin, destination]
      return PairTails(own: count == 0 ? ends.none ?? tails(0) : tails(count), most: ends.most, fewest: ends.fewest)
    }
  }
}

/// Which tests can reach their level at all.
///
/// - SeeAlso: Tarone (1990), doi:10.2307/2531456.
struct Attainable {
  /// Tests whose smallest p-value is above it are none.
  let level: Double

  init(_ least: [Double], _ options: FlowTestOptions) {
    guard options.correction != .none, !least.isEmpty else {
      level = options.alpha
      return
    }
    let ascending = least.sorted()
    var (tests, reached) = (0, least.count)
    repeat {
      tests += 1
      while reached > 0, ascending[reached - 1] > options.alpha / Double(tests) { reached -= 1 }
    } while reached > tests
    level = options.alpha / Double(tests)
  }
}
