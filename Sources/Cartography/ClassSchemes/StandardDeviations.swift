/// Breaks at the mean and at multiples of the standard deviation from it.
public enum StandardDeviations {
  /// The upper ends of the classes, ascending: mean + multiple × s for each multiple, and the largest value above them.
  ///
  /// s is the standard deviation with n − 1 in the denominator. Ends that lie outside the values part nothing: those below the least value are
  /// left out, and so are those from the largest value on, which is the last end. All ends are values in the same unit as `values`.
  ///
  /// - Parameters:
  ///   - values: Ascending finite numbers; without any there are no ends, and where all are equal there is one.
  ///   - multiples: Ascending.
  /// - SeeAlso: mapclassify's `StdMean`, which keeps the ends outside the values and so draws classes that nothing can be in.
  public static func upperEnds(of values: [Double], multiples: [Double]) -> [Double] {
    guard let first = values.first, let last = values.last else { return [] }
    guard last > first else { return [last] }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    return multiples.map { mean + deviation * $0 }.filter { $0 >= first && $0 < last } + [last]
  }
}
