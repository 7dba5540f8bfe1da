/// Breaks that grow by the same factor.
public enum GeometricIntervals {
  /// The upper ends of the classes, ascending: least × (largest / least)^(i/k) for i from 1 to k.
  ///
  /// Each class is wider than the one below it by the factor (largest / least)^(1/k), which suits values that are skewed to the right.
  ///
  /// - Parameters:
  ///   - values: Ascending finite numbers; without any there are no ends, and where all are equal there is one.
  ///   - classes: At least 1.
  /// - Returns: The ends, or `nil` where the least value is not above zero: no factor leads from there to the largest.
  /// - SeeAlso: ArcGIS's “geometrical interval”, whose breaks are such a series, too, but with a factor found by search, which is not published.
  public static func upperEnds(of values: [Double], classes: Int) -> [Double]? {
    guard let first = values.first, let last = values.last else { return [] }
    guard first > 0 else { return nil }
    guard last > first else { return [last] }
    return (1...classes).map { $0 == classes ? last : first * power(last / first, Double($0) / Double(classes)) }
  }
}
