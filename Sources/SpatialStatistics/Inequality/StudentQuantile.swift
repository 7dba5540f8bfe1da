import Foundation

/// How many standard errors hold 95 % of Student's t.
enum StudentQuantile {
  /// The 0.975 quantile of t, to about 10⁻¹³.
  ///
  /// - Parameter degrees: Degrees of freedom, at least 1.
  /// - Complexity: O(degrees).
  /// - SeeAlso: Abramowitz & Stegun (1964), 26.7.3 and 26.7.4, for the probability.
  static func upper(degrees: Int) -> Double {
    precondition(degrees >= 1, "there is no t with \(degrees) degrees of freedom")
    var (low, high) = (1.9, 13.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if inside(middle, degrees) < 0.95 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(|T| ≤ t).
  private static func inside(_ t: Double, _ degrees: Int) -> Double {
    let angle = atan(t / Double(degrees).squareRoot())
    let square = cos(angle) * cos(angle)
    var term = degrees.isMultiple(of: 2) ? 1 : cos(angle)
    var sum = degrees == 1 ? 0 : term
    var power = degrees.isMultiple(of: 2) ? 2 : 3
    while power <= degrees - 2 {
      term *= square * Double(power - 1) / Double(power)
      sum += term
      power += 2
    }
    return degrees.isMultiple(of: 2) ? sin(angle) * sum : 2 / Double.pi * (angle + sin(angle) * sum)
  }
}
