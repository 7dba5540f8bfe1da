import Foundation

/// One coefficient of a regression with the logarithm as its link, on the scale of the covariate as it was given.
public struct Coefficient: Hashable, Sendable {
  /// The covariate's name; ``interceptName`` for the intercept.
  public let name: String
  /// The estimate: by how much the logarithm of the expected count rises with one unit of the covariate.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double

  /// What the intercept is called.
  public static let interceptName = "intercept"

  init(name: String, estimate: Double, standardError: Double) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
  }

  /// The estimate in standard errors.
  public var z: Double { estimate / standardError }
  /// The two-sided p-value of ``z`` under the normal distribution.
  public var p: Double { NormalDistribution.p(z, .twoSided) }
  /// The lower end of Wald's 95 % interval.
  public var lower: Double { estimate - Self.ninetyFive * standardError }
  /// The upper end of Wald's 95 % interval.
  public var upper: Double { estimate + Self.ninetyFive * standardError }

  /// By what a rise of the covariate multiplies the expected count, exp(step · estimate), with the 95 % interval of that.
  ///
  /// - Parameter step: The rise, in units of the covariate: 10 for ten points of a score. Below 0 it is a fall.
  public func rateRatio(per step: Double = 1) -> RateRatio {
    let ends = [exp(step * lower), exp(step * upper)].sorted()
    return RateRatio(name: name, step: step, ratio: exp(step * estimate), lower: ends[0], upper: ends[1])
  }

  /// The same estimate, with a standard error so many times as large.
  func widened(by factor: Double) -> Coefficient { Coefficient(name: name, estimate: estimate, standardError: standardError * factor) }

  /// The 97.5 % quantile of the standard normal distribution.
  private static let ninetyFive = 1.959_963_984_540_054
}

/// By what a rise of a covariate multiplies the expected count.
public struct RateRatio: Hashable, Sendable {
  /// The covariate's name.
  public let name: String
  /// The rise, in units of the covariate.
  public let step: Double
  /// The factor.
  public let ratio: Double
  /// The lower end of its 95 % interval.
  public let lower: Double
  /// The upper end of its 95 % interval.
  public let upper: Double
}
