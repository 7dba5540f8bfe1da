import Testing
import WardlightCartography
import WardlightDisclosure

/// References: mapclassify 2.10.0 with numpy, `FisherJenks(y, k).bins` and `Quantiles(y, k).bins`.
@Suite struct BreaksTests {
  static let fibonacci: [Double] = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
  static let rates: [Double] = [
    0.9, 1.37, 1.43, 1.86, 2.12, 2.35, 2.68, 4.21, 4.45, 4.45, 4.69, 4.75, 5.46, 5.78, 6.35, 6.42, 7.14, 7.3, 7.56, 7.72, 9.58, 9.89, 10.83,
    12.11, 12.7, 13.87, 14.59, 16.14, 16.72, 16.97, 17.11, 17.49, 17.7, 18.57, 19.1, 19.42, 23.96, 32.6, 33.62, 48.38,
  ]
  static let wide: [Double] = [
    26, 51, 83, 96, 101, 138, 161, 161, 164, 197, 214, 252, 263, 314, 327, 346, 361, 379, 386, 453, 456, 465, 491, 498, 563, 573, 585, 595,
    609, 631, 633, 638, 650, 657, 661, 661, 685, 722, 750, 793, 803, 823, 867, 881, 882, 892, 895, 912, 944, 992,
  ]

  @Test(arguments: [
    (fibonacci, [34, 89]), (fibonacci, [21, 55, 89]), (fibonacci, [8, 21, 34, 55, 89]), (rates, [13.87, 48.38]),
    (rates, [10.83, 23.96, 48.38]),
    (rates, [5.78, 12.7, 23.96, 33.62, 48.38]), (wide, [465, 992]), (wide, [386, 722, 992]), (wide, [214, 386, 498, 750, 992]),
  ])
  func naturalBreaksAgreeWithMapclassify(values: [Double], ends: [Double]) {
    #expect(NaturalBreaks.upperEnds(of: values, classes: ends.count) == ends)
  }

  @Test(arguments: [
    (fibonacci, [8, 89]), (fibonacci, [3.6666666666666667, 18.333333333333333, 89]), (fibonacci, [2, 5, 13, 34, 89]),
    (rates, [5.78, 14.59, 48.38]), (rates, [4.402, 6.852, 12.346, 17.532, 48.38]), (wide, [210.6, 454.8, 631.8, 795, 992]),
  ])
  func quantilesAgreeWithMapclassify(values: [Double], ends: [Double]) {
    let found = Quantiles.upperEnds(of: values, classes: ends.count)
    #expect(found.count == ends.count)
    for (one, other) in zip(found, ends) { #expect(abs(one - other) < 1e-9) }
  }

  /// The optimum by trying all cuts of small sets.
  @Test(arguments: 0..<40) func naturalBreaksAreOptimal(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let values = (0..<9).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % 50)
    }.sorted()
    let ends = NaturalBreaks.upperEnds(of: values, classes: 3)
    let best = Self.allEnds(values).map { Self.cost(values, $0) }.min() ?? 0
    #expect(abs(Self.cost(values, ends) - best) < 1e-9, "seed \(seed)")
  }

  private static func allEnds(_ values: [Double]) -> [[Double]] {
    let different = Set(values).sorted()
    guard let last = different.last else { return [] }
    return different.flatMap { first in different.filter { $0 > first }.map { [first, $0, last] } }
  }

  private static func cost(_ values: [Double], _ ends: [Double]) -> Double {
    var lower = -Double.infinity
    return ends.reduce(0) { total, end in
      let members = values.filter { $0 > lower && $0 <= end }
      lower = max(lower, end)
      let mean = members.reduce(0, +) / Double(max(members.count, 1))
      return total + members.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  @Test func fewerDifferentValuesGiveFewerBreaks() {
    #expect(NaturalBreaks.upperEnds(of: [3, 3, 3], classes: 4) == [3])
    #expect(NaturalBreaks.upperEnds(of: [], classes: 4).isEmpty)
    #expect(Quantiles.upperEnds(of: [3, 3, 3], classes: 4) == [3])
    #expect(EqualIntervals.upperEnds(of: [3, 3, 3], classes: 4) == [3])
    #expect(EqualIntervals.upperEnds(of: [0, 10], classes: 4) == [2.5, 5, 7.5, 10])
  }
}
