import Foundation

/// A fit that moves no more, with what is known of θ.
struct SettledFit {
  var fit: CountFit
  /// The standard error of θ; `nil` for the Poisson family.
  var thetaStandardError: Double?
  /// The most steps of a fit.
  let limit: Int

  /// The deviance of the rate of all areas alone, at the same θ.
  func nullDeviance() throws(RegressionFault) -> Double {
    var null = CountFit(fit.frame.withoutCovariates)
    try null.settle(theta: fit.theta, limit: limit)
    let likelihood = CountLikelihood(theta: fit.theta)
    return zip(fit.frame.counts, null.means).reduce(0) { $0 + likelihood.deviance($1.0, $1.1) }
  }

  /// The negative binomial from a Poisson fit: coefficients and θ in turn, until neither moves.
  ///
  /// Where the squared residuals of the Poisson fit are together no larger than the counts, the likelihood falls from θ = ∞ on.
  func widened(limit: Int) throws(RegressionFault) -> SettledFit {
    let search = ThetaSearch(fit.frame.counts)
    let excess = zip(fit.frame.counts, fit.means).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.0 }
    guard excess > 0, var best = search.best(from: nil, means: fit.means) else { throw .notOverdispersed }
    var widened = fit
    while true {
      try widened.settle(theta: best.theta, limit: limit)
      guard let next = search.best(from: best.theta, means: widened.means) else { throw .notOverdispersed }
      let move = log(next.theta / best.theta).magnitude
      best = next
      if move < 1e-12 { break }
    }
    try widened.settle(theta: best.theta, limit: limit)
    return SettledFit(fit: widened, thetaStandardError: best.standardError, limit: limit)
  }
}

extension CountFit {
  /// The Poisson fit of a frame.
  static func poisson(_ frame: CountFrame, limit: Int) throws(RegressionFault) -> SettledFit {
    var fit = CountFit(frame)
    try fit.settle(limit: limit)
    let lost = zip(frame.counts, fit.means).contains { $0 == 0 && $1 < 1e-8 }
    if lost, Separation(frame).hasToShow { throw .separation(covariates: Array(frame.names.dropFirst())) }
    return SettledFit(fit: fit, thetaStandardError: nil, limit: limit)
  }
}
