/// Breaks in the widest gaps between neighbouring values.
public enum MaximumBreaks {
  /// The upper ends of the classes, ascending: the middles of the widest gaps, and the largest value.
  ///
  /// Of gaps of the same width the lowest ones come first. Equal values have no gap, so that there are fewer classes than were asked for where
  /// there are fewer different values.
  ///
  /// - Parameters:
  ///   - values: Ascending finite numbers; without any there are no ends.
  ///   - classes: At least 1.
  /// - Complexity: O(n log n).
  /// - SeeAlso: mapclassify's `MaximumBreaks`, which of equal gaps takes whichever its sort leaves last, and breaks at gaps of no width, too.
  public static func upperEnds(of values: [Double], classes: Int) -> [Double] {
    guard let last = values.last else { return [] }
    let gaps = values.indices.dropFirst().filter { values[$0] > values[$0 - 1] }
    let widest = gaps.sorted { first, second in
      let (one, other) = (values[first] - values[first - 1], values[second] - values[second - 1])
      return one == other ? first < second : one > other
    }
    return widest.prefix(classes - 1).sorted().map { values[$0 - 1] / 2 + values[$0] / 2 } + [last]
  }
}
