/// p-values corrected for how many tests there are.
///
/// - Complexity: O(n log n).
/// - SeeAlso: Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.
public struct MultipleTesting: Sendable {
  /// The corrected p-values, aligned with the input.
  public let q: [Double]
  /// Which of them are at most the level.
  public let isSignificant: [Bool]

  /// Corrects p-values `units[i] / denominator`, in whole numbers, so that nothing is decided by rounding.
  ///
  /// Benjamini and Hochberg's procedure steps up: with p₍ⱼ₎ the p-values in ascending order, all up to the largest j with p₍ⱼ₎ ≤ jα/m are
  /// significant, and q is the least m·p₍ₗ₎/l over l ≥ j, at most 1. Equal p-values have equal q.
  ///
  /// - Parameters:
  ///   - units: The numerators, from 1 to `denominator`.
  ///   - denominator: The whole number they are fractions of, at least 1.
  ///   - correction: What is done about many tests.
  ///   - level: The level α, taken to nine decimals.
  public init(units: [Int], denominator: Int, correction: Correction, level: Double) {
    let factors = Self.factors(units, correction)
    let alpha = Int((level * Double(Self.levelUnits)).rounded())
    var q: [Double] = []
    var isSignificant: [Bool] = []
    for (unit, factor) in zip(factors.units, factors.ranks) {
      let numerator = unit * factor.tests
      let whole = denominator * factor.rank
      q.append(min(1, Double(numerator) / Double(whole)))
      isSignificant.append(Self.isAtMost(numerator, times: Self.levelUnits, whole, times: alpha))
    }
    (self.q, self.isSignificant) = (q, isSignificant)
  }

  /// Corrects p-values that are no fractions: of the normal approximation, or exact ones.
  ///
  /// - Parameters:
  ///   - p: The p-values, none of them `NaN`: what cannot be tested is no test.
  ///   - correction: What is done about many tests.
  ///   - level: The level α.
  public init(_ p: [Double], correction: Correction, level: Double) {
    let order = p.indices.sorted { p[$0] < p[$1] }
    var q = p
    var least = 1.0
    for rank in order.indices.reversed() {
      let value = p[order[rank]]
      switch correction {
      case .falseDiscoveryRate: least = min(least, value * Double(p.count) / Double(rank + 1))
      case .bonferroni: least = min(1, value * Double(p.count))
      case .none: least = value
      }
      q[order[rank]] = least
    }
    self.q = q
    isSignificant = q.map { $0 <= level }
  }

  /// Whether one product of whole numbers is at most another, however large they are.
  private static func isAtMost(_ left: Int, times leftFactor: Int, _ right: Int, times rightFactor: Int) -> Bool {
    let (left, right) = (left.multipliedFullWidth(by: leftFactor), right.multipliedFullWidth(by: rightFactor))
    return left.high < right.high || (left.high == right.high && left.low <= right.low)
  }

  private static let levelUnits = 1_000_000_000

  /// By what each p-value is multiplied: tests / rank, and the p-value that decides, which may be a later one.
  private static func factors(_ units: [Int], _ correction: Correction) -> (units: [Int], ranks: [(tests: Int, rank: Int)]) {
    switch correction {
    case .none: (units, units.map { _ in (1, 1) })
    case .bonferroni: (units, units.map { _ in (units.count, 1) })
    case .falseDiscoveryRate: stepUp(units)
    }
  }

  private static func stepUp(_ units: [Int]) -> (units: [Int], ranks: [(tests: Int, rank: Int)]) {
    let order = RadixSort.order(of: units)
    var deciding = units
    var ranks = units.map { _ in (tests: units.count, rank: 1) }
    var best = (unit: 1, rank: 0)
    for place in order.indices.reversed() {
      let unit = units[order[place]]
      let isLess = best.rank == 0 || unit * best.rank < best.unit * (place + 1)
      if isLess { best = (unit, place + 1) }
      deciding[order[place]] = best.unit
      ranks[order[place]].rank = best.rank
    }
    return (deciding, ranks)
  }
}
