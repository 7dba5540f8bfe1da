/// Breaks at round numbers: multiples of 1, 2 or 5 times a power of ten that span the values.
public enum PrettyBreaks {
  /// The share of a step by which an end may miss a value, because most decimal fractions are no binary ones.
  private static let slack = 1e-10

  /// The ends from the lower end of the first class to the upper end of the last, so that there is one more of them than of classes.
  ///
  /// With c = range / classes and p = 10^⌊log₁₀ c⌋, the step is p, but 2p where c ≥ 1.4p, 5p where c ≥ 2.8p and 10p where c ≥ 7p; the steps are
  /// those of R's `pretty(values, classes)`. There are between half and twice as many classes as were asked for.
  ///
  /// - Parameters:
  ///   - values: Ascending finite numbers; without any there are no ends, and where all are equal the value is the only one.
  ///   - classes: About how many classes, at least 1.
  /// - SeeAlso: Becker, Chambers and Wilks (1988), The New S Language. R makes up a range where all values are nearly equal.
  public static func ends(of values: [Double], classes: Int) -> [Double] {
    guard let first = values.first, let last = values.last else { return [] }
    guard last > first else { return [last] }
    let step = RoundStep(nearest: (last - first) / Double(classes))
    let lower = (first / step.size + slack).rounded(.down)
    let upper = (last / step.size - slack).rounded(.up)
    return (0...Int(upper - lower)).map { step.multiple(lower + Double($0)) }
  }
}

/// 1, 2 or 5 times a power of ten.
private struct RoundStep {
  private var factor: Double
  private var exponent: Double

  init(nearest size: Double) {
    exponent = floorOfLogarithm(size)
    // A step u gives way to the next one, v, where v − c < b (c − u): b is 2.75 for v = 5p and 1.5 for the others, as in R.
    let share = size / power(10, exponent)
    factor = share > 7 ? 10 : share > 2.8 ? 5 : share > 1.4 ? 2 : 1
  }

  var size: Double { multiple(1) }

  /// A division by a whole power of ten rounds to the nearest number, which a multiplication by its inverse does not.
  func multiple(_ count: Double) -> Double {
    exponent < 0 ? count * factor / power(10, -exponent) : count * factor * power(10, exponent)
  }
}
