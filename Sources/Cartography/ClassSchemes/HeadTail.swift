/// Head–tail breaks: the mean parts the many small values from the few large ones, whose mean parts them again.
public enum HeadTail {
  /// The largest share of the values that may lie above their mean for it to be parted again.
  public static let largestHead = 0.4

  /// The upper ends of the classes, ascending: the means, and the largest value.
  ///
  /// The values are parted at their mean into the tail, which is not above it, and the head. While the head has at most 40 % of the values that
  /// were parted, and two or more, it is parted in the same way. A head of equal values is not parted.
  ///
  /// - Parameter values: Ascending finite numbers; without any there are no ends, and where all are equal there is one.
  /// - Complexity: O(n).
  /// - SeeAlso: Jiang (2013), Head/tail breaks, The Professional Geographer 65(3), https://doi.org/10.1080/00330124.2012.700499. So does R's
  ///   classInt with `thr = 0.4`; mapclassify's `HeadTailBreaks` goes on although the head is a majority.
  public static func upperEnds(of values: [Double]) -> [Double] {
    guard let last = values.last else { return [] }
    var ends: [Double] = []
    var head = values[...]
    while let least = head.first, least < last {
      let mean = head.reduce(0, +) / Double(head.count)
      let rest = head.drop { $0 <= mean }
      // A mean that rounding lifts to the largest value parts nothing.
      if rest.isEmpty { break }
      ends.append(mean)
      guard Double(rest.count) <= largestHead * Double(head.count) else { break }
      head = rest
    }
    return ends + [last]
  }
}
