/// Whether a series rises or falls over time: the test of Mann and Kendall, and Sen's slope.
///
/// S is the number of pairs of periods in which the later value is larger, less those in which it is smaller. With n values, of which groups
/// of t are equal, V = [n(n − 1)(2n + 5) − Σt(t − 1)(2t + 5)] / 18 and z = (S − sgn S) / √V. The slope is the median over all
/// pairs of the difference by the time between them.
///
/// **Ties and gaps.** Where all values are equal S = 0, z = 0 and p = 1. Values that are not finite leave a gap: their pairs do not count, while
/// time runs on for the slope. With fewer than two values z, p and the slope are `NaN`.
///
/// **Where others differ.** R's Kendall gives the exact p for short series without ties; ArcGIS the normal one as here.
///
/// - Complexity: O(n² log n).
/// - SeeAlso: Mann (1945), doi:10.2307/1907187; Kendall & Gibbons (1990), Rank Correlation Methods; Sen (1968), doi:10.1080/01621459.1968.10480934.
public struct MannKendall: Hashable, Sendable {
  /// S: above 0 where the series rises.
  public let statistic: Int
  /// V, the variance of S by chance.
  public let variance: Double
  /// S in standard deviations, one step nearer to 0.
  public let z: Double
  /// The two-sided p-value of z under the normal distribution.
  public let p: Double
  /// Sen's slope, in units of the values by period.
  public let slope: Double

  /// - Parameter series: The values in order of time, one for each period.
  public init(_ series: [Double]) {
    let times = series.indices.filter { series[$0].isFinite }
    let pairs = times.indices.flatMap { later in times[..<later].map { (earlier: $0, later: times[later]) } }
    statistic = pairs.reduce(0) { $0 + Self.sign(series[$1.later] - series[$1.earlier]) }
    variance = Self.variance(times.map { series[$0] })
    slope = Self.median(pairs.map { (series[$0.later] - series[$0.earlier]) / Double($0.later - $0.earlier) })
    if pairs.isEmpty {
      (z, p) = (.nan, .nan)
    } else {
      z = variance > 0 ? Double(statistic - statistic.signum()) / variance.squareRoot() : 0
      p = NormalDistribution.p(z, .twoSided)
    }
  }

  private static func sign(_ difference: Double) -> Int { difference > 0 ? 1 : (difference < 0 ? -1 : 0) }

  private static func variance(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    var tied = 0.0
    var start = 0
    for place in sorted.indices where place + 1 == sorted.count || sorted[place + 1] != sorted[place] {
      tied += term(Double(place + 1 - start))
      start = place + 1
    }
    return (term(Double(values.count)) - tied) / 18
  }

  private static func term(_ count: Double) -> Double { count * (count - 1) * (2 * count + 5) }

  private static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
