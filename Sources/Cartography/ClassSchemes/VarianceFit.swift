/// How well classes fit the numbers that they part.
public enum VarianceFit {
  /// The goodness of variance fit, GVF = 1 − Σ (x − mean of its class)² / Σ (x − mean of all)²: 1 where each class holds equal numbers, 0 where
  /// the classes explain nothing.
  ///
  /// - Parameters:
  ///   - values: Finite numbers in any order; numbers above the last end are in its class.
  ///   - upperEnds: The upper ends of the classes, ascending; a number that equals one lies below it.
  /// - Returns: The goodness, 1 where all numbers are equal, or `nil` without numbers or ends.
  /// - Complexity: O(n k) for n numbers and k classes.
  /// - SeeAlso: Jenks and Caspall (1971), Error on choroplethic maps, https://doi.org/10.1111/j.1467-8306.1971.tb00779.x; `jenks.tests` of R's
  ///   classInt has the same.
  public static func goodness(of values: [Double], upperEnds: [Double]) -> Double? {
    guard !values.isEmpty, !upperEnds.isEmpty else { return nil }
    let groups = Dictionary(grouping: values) { value in upperEnds.firstIndex { value <= $0 } ?? upperEnds.count - 1 }
    let whole = squares(values)
    guard whole > 0 else { return 1 }
    // In the order of the classes, since sums in another order have other last bits.
    let inside = upperEnds.indices.reduce(0) { $0 + squares(groups[$1] ?? []) }
    return 1 - inside / whole
  }

  /// The sum of squared differences from the mean.
  private static func squares(_ values: [Double]) -> Double {
    guard let first = values.first else { return 0 }
    let mean = first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}
