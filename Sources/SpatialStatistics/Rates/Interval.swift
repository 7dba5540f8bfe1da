/// From one number to another.
public struct Interval: Hashable, Sendable {
  /// The lower end; `NaN` where there is none.
  public let lower: Double
  /// The upper end; `NaN` where there is none.
  public let upper: Double

  /// From `lower` to `upper`.
  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// No interval.
  public static let none = Interval(.nan, .nan)

  /// Both ends times a factor.
  public static func * (interval: Interval, factor: Double) -> Interval { Interval(interval.lower * factor, interval.upper * factor) }
}

/// The exact interval of a Poisson mean from one count.
public enum PoissonInterval {
  /// The interval that holds the mean with at least the level's probability, in cases.
  ///
  /// With O cases its ends are the α/2 quantile of Gamma(O, 1), 0 where O = 0, and the 1 − α/2 quantile of Gamma(O + 1, 1).
  ///
  /// - Parameters:
  ///   - cases: A whole number of at least 0.
  ///   - level: The probability, above 0 and below 1: 0.95.
  /// - SeeAlso: Garwood (1936), Fiducial limits for the Poisson distribution, doi:10.1093/biomet/28.3-4.437.
  public static func exact(cases: Double, level: Double) -> Interval {
    let tail = (1 - level) / 2
    let lower = cases > 0 ? GammaDistribution(shape: cases, rate: 1).quantile(tail) : 0
    return Interval(lower, GammaDistribution(shape: cases + 1, rate: 1).quantile(1 - tail))
  }
}
