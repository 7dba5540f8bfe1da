/// How far the rate falls from the most to the least deprived end: the slope index of inequality, and the relative one.
///
/// The rates of areas are fitted by a straight line on the fractional rank R of ``FractionalRanks``, weighted by people: r = α + βR.
/// **Slope index**: −β, the fitted rate at the most deprived end less that at the least deprived one, above 0 where deprived areas have
/// more; its 95 % interval is that of the regression, by Student's t with T − 2 degrees of freedom. **Relative index**: the ratio of the
/// ends, α / (α + β), above 1 where deprived areas have more, with Fieller's 95 % interval. The scatter of areas about the line makes the
/// error, so that differences beyond chance are in it; neighbours that are alike make it too small.
///
/// - SeeAlso: Mackenbach & Kunst (1997), Measuring the magnitude of socio-economic inequalities in health,
///   doi:10.1016/S0277-9536(96)00073-1, for both indices, the relative one as the ratio of the ends; Fieller (1954), Some problems in
///   interval estimation, doi:10.1111/j.2517-6161.1954.tb00159.x.
public struct InequalitySlope: Hashable, Sendable {
  /// The slope index, in cases per ``per`` people; `NaN` where there is a ``reason``.
  public let slope: Double
  /// The lower end of its 95 % interval.
  public let slopeLower: Double
  /// The upper end of its 95 % interval.
  public let slopeUpper: Double
  /// The relative index; `NaN` where there is a ``ratioReason`` for having none.
  public let ratio: Double
  /// The lower end of its 95 % interval, at least 0; `NaN` where it has none.
  public let ratioLower: Double
  /// The upper end of its 95 % interval; `NaN` where it has none.
  public let ratioUpper: Double
  /// The fitted rate at the most deprived end, in cases per ``per`` people.
  public let mostDeprived: Double
  /// The fitted rate at the least deprived end.
  public let leastDeprived: Double
  /// How many people a rate is of; 1 where areas count as one each.
  public let per: Double
  /// How many areas have a part in it.
  public let n: Int
  /// What is left out, and why.
  public let leftOut: LeftOutAreas
  /// Why there is no slope; `nil` where there is one.
  public let reason: String?
  /// Why there is no ratio, or one without an end of its interval; `nil` where all three are there.
  public let ratioReason: String?

  /// The indices of some areas.
  ///
  /// - Parameters:
  ///   - cases: The cases of each area, at least 0, in order of area code; `NaN` where missing.
  ///   - population: The people of each area; `nil` where each area is to count as one, and the rate is then cases per area. An area with
  ///     none is left out.
  ///   - deprivation: A measure of each area, higher where more deprived (turn the sign of a rank); `NaN` where missing.
  ///   - per: How many people a rate is of; without a population always 1.
  /// - Returns: With fewer than ``ConcentrationIndex/leastAreas`` areas, with no cases, or where all are equally deprived, a reason instead
  ///   of numbers.
  /// - Complexity: O(n log n).
  public static func of(cases: [Double], population: [Double]?, deprivation: [Double], per: Double = 1_000) -> InequalitySlope {
    InequalitySlope(RankedAreas(cases: cases, population: population, deprivation: deprivation), per: population == nil ? 1 : per)
  }

  private init(_ ranked: RankedAreas, per: Double) {
    self.per = per
    n = ranked.areas.count
    leftOut = ranked.leftOut
    reason = ranked.reason(atLeast: ConcentrationIndex.leastAreas)
    let fit = reason == nil ? LineFit(RankLine(ranked), areas: n) : LineFit.none
    (mostDeprived, leastDeprived) = (fit.most * per, fit.least * per)
    slope = (fit.most - fit.least) * per
    (slopeLower, slopeUpper) = ((fit.most - fit.least - fit.half) * per, (fit.most - fit.least + fit.half) * per)
    (ratio, ratioLower, ratioUpper) = (fit.ends.ratio, fit.ends.lower, fit.ends.upper)
    ratioReason = reason ?? fit.ends.reason
  }
}

/// A line's ends, half its slope's interval and their ratio.
private struct LineFit {
  let most: Double
  let least: Double
  let half: Double
  let ends: EndRatio

  static let none = LineFit(most: .nan, least: .nan, half: .nan, ends: EndRatio(ratio: .nan, lower: .nan, upper: .nan, reason: nil))

  init(_ line: RankLine, areas: Int) {
    let t = StudentQuantile.upper(degrees: areas - 2)
    self.init(most: line.ends.most, least: line.ends.least, half: t * line.slopeError, ends: EndRatio(line, t: t))
  }

  private init(most: Double, least: Double, half: Double, ends: EndRatio) {
    (self.most, self.least, self.half, self.ends) = (most, least, half, ends)
  }
}
