import Foundation

/// The logarithm of Kulldorff's likelihood ratio of a window.
///
/// With c cases in the window, E expected there and C in all, under Poisson c·ln(c/E) + (C − c)·ln((C − c)/(C − E)); under Bernoulli the same
/// of those who are not cases is added. A term whose count is 0 is 0.
///
/// Expected numbers are whole units, so that the same areas have the same statistic to the last bit from whichever centre they are reached.
struct LikelihoodRatio: Sendable {
  /// All cases, C.
  let cases: Double
  /// The units of all areas and periods together.
  let unitTotal: Double
  /// Persons for each unit under Bernoulli, where units are persons; 0 under Poisson.
  let isBernoulli: Bool

  /// Cases expected in a window of so many units.
  @inline(__always)
  func expected(_ units: Double) -> Double { units * cases / unitTotal }

  /// The log likelihood ratio, whether there are more cases than expected or fewer.
  ///
  /// Impossible counts (more cases than persons) give infinity, so that a bound stays a bound.
  @inline(__always)
  func value(_ c: Double, units: Double) -> Double {
    let e = expected(units)
    var ratio = Self.term(c, e) + Self.term(cases - c, cases - e)
    if isBernoulli {
      ratio += Self.term(units - c, units - e) + Self.term(unitTotal - units - cases + c, unitTotal - units - cases + e)
    }
    return ratio
  }

  /// The ratio where there are more cases than expected, else 0.
  @inline(__always)
  func high(_ c: Double, units: Double) -> Double { c > expected(units) ? value(c, units: units) : 0 }

  /// The ratio where there are fewer cases than expected, else 0.
  @inline(__always)
  func low(_ c: Double, units: Double) -> Double { c < expected(units) ? value(c, units: units) : 0 }

  @inline(__always)
  private static func term(_ observed: Double, _ expected: Double) -> Double {
    if observed == 0 { return 0 }
    return observed < 0 || expected <= 0 ? .infinity : observed * log(observed / expected)
  }
}
