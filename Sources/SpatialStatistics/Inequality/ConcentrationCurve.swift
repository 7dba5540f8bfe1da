/// How much of the cases falls on how much of the people, the most deprived first.
///
/// Point k holds the share of the people in the k most deprived groups of areas and the share of the cases there. With cases spread as
/// people are the curve is the diagonal; **above the diagonal cases are concentrated in deprived areas**, below it in less deprived ones.
///
/// Equally deprived areas enter together, so that their order cannot bend the curve.
///
/// - SeeAlso: Wagstaff, Paci & van Doorslaer (1991), On the measurement of inequalities in health, doi:10.1016/0277-9536(91)90212-U.
public struct ConcentrationCurve: Hashable, Sendable {
  /// Cumulative shares of the people from 0 to 1, the most deprived first; empty where there is a ``reason``.
  public let population: [Double]
  /// Cumulative shares of the cases, aligned with ``population``.
  public let cases: [Double]
  /// How many areas have a part in it.
  public let n: Int
  /// What is left out, and why.
  public let leftOut: LeftOutAreas
  /// Why there is no curve; `nil` where there is one.
  public let reason: String?

  /// - Parameters:
  ///   - cases: The cases of each area, at least 0, in order of area code; `NaN` where missing.
  ///   - population: The people of each area; `nil` where each area is to count as one. An area with none is left out, with its cases.
  ///   - deprivation: A measure of each area, higher where more deprived (turn the sign of a rank); `NaN` where missing.
  /// - Complexity: O(n log n).
  public init(cases: [Double], population: [Double]?, deprivation: [Double]) {
    self.init(RankedAreas(cases: cases, population: population, deprivation: deprivation))
  }

  init(_ ranked: RankedAreas) {
    n = ranked.areas.count
    leftOut = ranked.leftOut
    reason = ranked.areas.isEmpty ? "no area has a count, people and a score" : ranked.total > 0 ? nil : "there are no cases"
    population = reason == nil ? Self.cumulative(ranked.people, ranked.ties) : []
    cases = reason == nil ? Self.cumulative(ranked.cases, ranked.ties) : []
  }

  /// Running sums at the ends of ties; the last is 1, whatever rounding did.
  static func cumulative(_ shares: [Double], _ ties: [Range<Int>]) -> [Double] {
    var sums = [0.0]
    var sum = 0.0
    for tie in ties {
      for place in tie { sum += shares[place] }
      sums.append(min(1, sum))
    }
    sums[sums.count - 1] = 1
    return sums
  }

  /// The share of the cases that falls on the most deprived part of the people, an area at its edge cut in proportion.
  ///
  /// - Parameter people: A share from 0 to 1: 0.2 for the most deprived fifth of the people.
  /// - Returns: A share from 0 to 1; `NaN` where there is no curve.
  /// - Complexity: O(log n).
  public func share(ofMostDeprived people: Double) -> Double {
    precondition((0...1).contains(people), "\(people) is no share")
    guard reason == nil else { return .nan }
    var (low, high) = (0, population.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if population[middle] <= people { low = middle } else { high = middle }
    }
    let width = population[high] - population[low]
    return width > 0 ? cases[low] + (cases[high] - cases[low]) * (people - population[low]) / width : cases[high]
  }
}
