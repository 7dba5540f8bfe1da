import WardlightEssentials

extension CountModel {
  /// Which of the two families counts are modelled by, and why.
  ///
  /// **The rule.** The negative binomial model is used where the likelihood ratio test rejects the Poisson one at the level α (see ``OverdispersionTest``), else
  /// the Poisson model; also where the negative binomial has no answer, because the counts vary no more than Poisson ones.
  public struct Choice: Sendable {
    /// The Poisson model.
    public let poisson: CountModel
    /// The negative binomial model; `nil` where there is none.
    public let negativeBinomial: CountModel?
    /// Why there is no negative binomial model; `nil` where there is one.
    public let fault: RegressionFault?
    /// Cameron and Trivedi's test of the Poisson model.
    public let cameronTrivedi: OverdispersionTest
    /// The likelihood ratio test; `nil` where there is no negative binomial model.
    public let likelihoodRatio: OverdispersionTest?
    /// The level of the rule.
    public let alpha: Double

    /// The model that the rule picks.
    public var preferred: CountModel {
      guard let negativeBinomial, let likelihoodRatio, likelihoodRatio.p < alpha else { return poisson }
      return negativeBinomial
    }
  }

  /// Fits both families and picks one by the rule of ``Choice``.
  ///
  /// Parameters are those of ``fit(_:on:population:family:steps:)``.
  ///
  /// - Parameter alpha: The level at which the Poisson model is given up.
  /// - Throws: Why there is no Poisson model either.
  public static func preferred(
    _ counts: [Double], on covariates: [Covariate], population: [Double]? = nil, alpha: Double = 0.05, steps: Int = 200
  ) throws(RegressionFault) -> Choice {
    let poisson = try fit(counts, on: covariates, population: population, steps: steps)
    let wider = Result { () throws(RegressionFault) in
      try fit(counts, on: covariates, population: population, family: .negativeBinomial, steps: steps)
    }
    let (negativeBinomial, fault): (CountModel?, RegressionFault?) =
      switch wider {
      case .success(let model): (model, nil)
      case .failure(let fault): (nil, fault)
      }
    return Choice(
      poisson: poisson, negativeBinomial: negativeBinomial, fault: fault, cameronTrivedi: .cameronTrivedi(poisson),
      likelihoodRatio: negativeBinomial.map { .likelihoodRatio(poisson, within: $0) }, alpha: alpha)
  }
}

extension CountModel.Choice {
  /// Which model is used and why, in one sentence, with figures of two decimals and p of four.
  public var words: String {
    let picked = "so the \(preferred.family.rawValue) model is used."
    let isNarrow = poisson.dispersion < 1 && preferred.family == .poisson
    return isNarrow
      ? "\(less), \(picked)" : likelihoodRatio.map { "\(more), which chance \(verdict($0)), \(picked)" } ?? "\(more); \(reason), \(picked)"
  }

  private var less: String { "The counts vary less than a Poisson model with these expected counts allows (\(dispersion) times as much)" }

  private var more: String { "The counts vary \(dispersion) times as much as a Poisson model with these expected counts allows" }

  private var dispersion: String { FixedDecimal.text(poisson.dispersion, decimals: 2) }

  private func verdict(_ test: OverdispersionTest) -> String {
    let p = test.p < 0.0001 ? "< 0.0001" : "= \(FixedDecimal.text(test.p, decimals: 4))"
    return "\(preferred.family == .poisson ? "explains" : "does not explain") (likelihood ratio test, p \(p))"
  }

  private var reason: String {
    fault == .notOverdispersed
      ? "a variance that grows with the square of what is expected fits them no better" : "a negative binomial model could not be fitted"
  }
}
