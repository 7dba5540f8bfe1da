/// Tails of the χ² distribution.
public enum ChiSquareDistribution {
  /// P(X ≥ x); 1 for 0 or less, `NaN` without degrees of freedom.
  ///
  /// - Parameters:
  ///   - statistic: x.
  ///   - degreesOfFreedom: At least 1.
  public static func upperTail(of statistic: Double, degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom >= 1, !statistic.isNaN else { return .nan }
    return statistic <= 0 ? 1 : IncompleteGamma(shape: Double(degreesOfFreedom) / 2, at: statistic / 2).upper
  }
}
