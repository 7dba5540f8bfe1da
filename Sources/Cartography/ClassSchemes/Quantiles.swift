/// Breaks that put as equal numbers of values into each class as ties allow.
public enum Quantiles {
  /// The upper ends of the classes, ascending, each once, so that ties can leave fewer than were asked for.
  ///
  /// The i-th of k ends is the quantile i/k by linear interpolation at rank 1 + (n − 1) i/k.
  ///
  /// - Parameters:
  ///   - values: Ascending numbers; without any there are no ends.
  ///   - classes: At least 1.
  /// - SeeAlso: Hyndman and Fan (1996), definition 7, https://doi.org/10.2307/2684934; mapclassify's `Quantiles` has the same ends.
  public static func upperEnds(of values: [Double], classes: Int) -> [Double] {
    guard let last = values.last else { return [] }
    let ends = (1...classes).map { step in
      let rank = Double(values.count - 1) * Double(step) / Double(classes)
      let below = min(Int(rank), values.count - 1)
      let above = min(below + 1, values.count - 1)
      return step == classes ? last : values[below] + (rank - Double(below)) * (values[above] - values[below])
    }
    return ends.reduce(into: []) { kept, end in if kept.last != end { kept.append(end) } }
  }
}

/// Breaks at equal distances from the least value to the largest.
public enum EqualIntervals {
  /// The upper ends of the classes, ascending; where all values are equal there is one.
  ///
  /// - Parameters:
  ///   - values: Ascending numbers; without any there are no ends.
  ///   - classes: At least 1.
  public static func upperEnds(of values: [Double], classes: Int) -> [Double] {
    guard let first = values.first, let last = values.last else { return [] }
    guard last > first else { return [last] }
    return (1...classes).map { $0 == classes ? last : first + (last - first) * Double($0) / Double(classes) }
  }
}
