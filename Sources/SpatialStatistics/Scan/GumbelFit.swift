import Foundation

/// A Gumbel distribution fitted to the maxima of replicates by their moments, which tells small p-values apart with few replicates.
///
/// β = s√6/π and μ = mean − γβ, with γ Euler's constant and s the standard deviation over (R − 1).
///
/// - SeeAlso: Abrams, Kleinman & Kulldorff (2010), doi:10.1186/1476-072X-9-61.
public struct GumbelFit: Hashable, Sendable {
  /// Where the distribution has its peak; `NaN` where nothing could be fitted.
  public let location: Double
  /// How wide it is; `NaN` where nothing could be fitted.
  public let scale: Double

  /// - Parameter maxima: The largest statistic of each replicate; fewer than two, or equal ones, give no fit.
  public init(_ maxima: [Double]) {
    let count = Double(maxima.count)
    let mean = maxima.reduce(0, +) / count
    let variance = maxima.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    guard maxima.count > 1, variance > 0 else {
      location = .nan
      scale = .nan
      return
    }
    scale = (6 * variance).squareRoot() / .pi
    location = mean - 0.577_215_664_901_532_9 * scale
  }

  /// The chance that a maximum is at least `statistic`; `NaN` without a fit.
  public func upperTail(of statistic: Double) -> Double { -expm1(-exp(-(statistic - location) / scale)) }
}
