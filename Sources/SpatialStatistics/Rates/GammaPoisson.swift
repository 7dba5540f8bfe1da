/// What is known of each area's true rate once its cases are seen, if true rates follow a gamma distribution.
///
/// The prior has the mean b and the variance a of ``EmpiricalBayes``: Gamma(b²/a, b/a). With O cases among P people the posterior is
/// Gamma(b²/a + O, b/a + P), whose mean is the empirical Bayes rate.
///
/// **Where a = 0** the counts show no sign that true rates differ. The prior is then the point b and so is every posterior: its mean and both ends
/// of its interval are b, which is honest about the estimate but not about its error. Above another rate than b it is with probability
/// 0 or 1; above b itself there is no answer, `NaN`. Where nobody has a case there is no posterior.
///
/// The moments are taken for known, so intervals are somewhat too narrow where areas are few.
///
/// - SeeAlso: Clayton & Kaldor (1987), Empirical Bayes estimates of age-standardized relative risks, doi:10.2307/2532003.
public struct GammaPoisson: Hashable, Sendable {
  /// What is known of one true rate.
  enum Posterior: Hashable, Sendable {
    /// The area has no rate, or nobody has a case.
    case none
    /// True rates do not differ.
    case point(Double)
    /// A distribution.
    case gamma(GammaDistribution)
  }

  /// The moments of the prior.
  public let bayes: EmpiricalBayes
  let posteriors: [Posterior]

  /// - Parameter counts: Cases and population, in order of area code.
  /// - Complexity: O(areas).
  public init(_ counts: CaseCounts) {
    let bayes = EmpiricalBayes(cases: counts.cases, population: counts.population)
    self.bayes = bayes
    posteriors = (0..<counts.count).map { area in
      guard counts.hasRate(area), bayes.mean > 0 else { return .none }
      guard bayes.variance > 0 else { return .point(bayes.mean) }
      return .gamma(
        GammaDistribution(
          shape: bayes.mean * bayes.mean / bayes.variance + counts.cases[area],
          rate: bayes.mean / bayes.variance + counts.population[area]))
    }
  }

  /// Whether the counts show that true rates differ at all.
  public var ratesDiffer: Bool { bayes.variance > 0 }

  /// The mean of each posterior, cases per head; `NaN` where there is none.
  public var means: [Double] {
    posteriors.map { posterior in
      switch posterior {
      case .none: .nan
      case .point(let rate): rate
      case .gamma(let gamma): gamma.mean
      }
    }
  }

  /// The middle part of each posterior, with as much of it below as above.
  ///
  /// - Parameter level: How much lies inside, above 0 and below 1: 0.95.
  /// - Complexity: O(areas), each a search of about ten steps.
  public func intervals(level: Double) -> [Interval] {
    let tail = (1 - level) / 2
    return posteriors.map { posterior in
      switch posterior {
      case .none: .none
      case .point(let rate): Interval(rate, rate)
      case .gamma(let gamma): Interval(gamma.quantile(tail), gamma.quantile(1 - tail))
      }
    }
  }

  /// The probability of each true rate lying above a given one.
  ///
  /// - Parameter rate: Cases per head: the mean of all areas, or another rate.
  public func exceedance(of rate: Double) -> [Double] {
    posteriors.map { posterior in
      switch posterior {
      case .none: .nan
      case .point(let point): point == rate ? .nan : (point > rate ? 1 : 0)
      case .gamma(let gamma): gamma.survival(rate)
      }
    }
  }
}
