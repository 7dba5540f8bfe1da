import Testing
import WardlightCartography
import WardlightTestSupport

/// References: mapclassify 2.10.0 (`EqualInterval(y, k)`, `StdMean(y)`, `MaximumBreaks(y, k)`, `HeadTailBreaks(y)`, `.bins`) and R 4.2.2 with
/// classInt 0.4.9 (`classIntervals(y, k, style)$brks`, `pretty(y, k)`); where they differ from ours the test says why.
@Suite struct SchemeEndsTests {
  static let fibonacci = BreaksTests.fibonacci
  static let ties: [Double] = [2, 2, 2, 2, 3, 3, 7, 7, 7, 20]
  static let signed: [Double] = [-12.5, -3, -3, 0, 0.5, 4, 18]
  /// What every scheme must bear.
  static let awkward: [[Double]] = [[], [6], [4, 4, 4, 4], [1, 9], ties, signed, [0, 0, 0, 1], [-5, -5]]

  private func expectSame(_ found: [Double], _ ends: [Double], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(found.count == ends.count, "\(found)", sourceLocation: sourceLocation)
    for (one, other) in zip(found, ends) { #expect(abs(one - other) < 1e-9, "\(found)", sourceLocation: sourceLocation) }
  }

  @Test(arguments: [
    (fibonacci, [30.333333333333332, 59.666666666666664, 89]), (ties, [5.6, 9.2, 12.8, 16.4, 20]),
    (signed, [-6.4, -0.3, 5.8, 11.9, 18]),
  ])
  func equalIntervals(values: [Double], ends: [Double]) {
    expectSame(EqualIntervals.upperEnds(of: values, classes: ends.count), ends)
  }

  // StdMean gives two ends below the least value more: −35.2 and −7.1, −5.6 and −0.1, −17.9; and, above the largest of `signed`, 19.05.
  @Test(arguments: [
    (fibonacci, [49.23857167754156, 77.38623426417402, 89]), (ties, [11.062773089426212, 16.625546178852424, 20]),
    (signed, [-8.668108625804178, 9.81096576866132, 18]),
  ])
  func standardDeviations(values: [Double], ends: [Double]) {
    expectSame(StandardDeviations.upperEnds(of: values, multiples: [-2, -1, 1, 2]), ends)
  }

  // MaximumBreaks(ties, k=5) gives 2.5, 5, 7, 13.5, 20: it also breaks between 7 and 7, where no gap is.
  @Test(arguments: [
    (fibonacci, 3, [44.5, 72, 89]), (fibonacci, 5, [17, 27.5, 44.5, 72, 89]), (ties, 3, [5, 13.5, 20]), (ties, 5, [2.5, 5, 13.5, 20]),
    (signed, 3, [-7.75, 11, 18]), (signed, 5, [-7.75, -1.5, 2.25, 11, 18]),
  ])
  func maximumBreaks(values: [Double], classes: Int, ends: [Double]) {
    expectSame(MaximumBreaks.upperEnds(of: values, classes: classes), ends)
  }

  @Test func ofEqualGapsTheLowestComesFirst() {
    expectSame(MaximumBreaks.upperEnds(of: [1, 3, 5, 7], classes: 3), [2, 4, 7])
  }

  // classIntervals(y, style = "headtails", thr = 0.4).
  @Test(arguments: [
    (fibonacci, [21.09090909090909, 59.333333333333336, 89]), (ties, [5.5, 10.25, 20]), (signed, [0.5714285714285714, 11, 18]),
    ([1, 9], [5, 9]),
  ])
  func headTail(values: [Double], ends: [Double]) {
    expectSame(HeadTail.upperEnds(of: values), ends)
  }

  // Half of the values lie above their mean of 2.5; HeadTailBreaks goes on to 3.5 and 4, although Jiang parts only heads that are a minority.
  @Test func aHeadThatIsNoMinorityIsNotParted() {
    expectSame(HeadTail.upperEnds(of: [1, 2, 3, 4]), [2.5, 4])
  }

  // pretty(y, k), R 4.2.2.
  @Test(arguments: [
    ([0.3, 9.7], 5, [0, 2, 4, 6, 8, 10]), ([1, 2.1], 1, [1, 2, 3]), ([-3.3, 4], 9, [-4, -3, -2, -1, 0, 1, 2, 3, 4]),
    ([0.9, 1.1], 12, [0.9, 0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06, 1.08, 1.1]), ([5, 237], 6, [0, 50, 100, 150, 200, 250]),
    ([12, 12.5], 4, [12, 12.1, 12.2, 12.3, 12.4, 12.5]), ([1, 10], 7, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), ([0, 7], 1, [0, 5, 10]),
    (fibonacci, 3, [0, 50, 100]), (fibonacci, 5, [0, 20, 40, 60, 80, 100]), (ties, 3, [0, 5, 10, 15, 20]),
    (signed, 3, [-20, -10, 0, 10, 20]), (signed, 5, [-15, -10, -5, 0, 5, 10, 15, 20]),
  ])
  func prettyBreaks(values: [Double], classes: Int, ends: [Double]) {
    expectSame(PrettyBreaks.ends(of: values, classes: classes), ends)
  }

  // numpy 2: geomspace(1, 89, 4)[1:], geomspace(2, 20, 3)[1:].
  @Test func geometricIntervals() throws {
    expectSame(
      try #require(GeometricIntervals.upperEnds(of: Self.fibonacci, classes: 3)), [4.464745095584537, 19.933948768533614, 89])
    expectSame(try #require(GeometricIntervals.upperEnds(of: Self.ties, classes: 2)), [6.324555320336759, 20])
    #expect(GeometricIntervals.upperEnds(of: Self.signed, classes: 3) == nil)
    #expect(GeometricIntervals.upperEnds(of: [0, 1], classes: 3) == nil)
  }

  // FisherJenks(y, k=3) of mapclassify gives 1000091, 1000001, 1000091, because it adds up squares in single precision, which has seven digits.
  // Of 35,000 log-normal numbers (numpy's default_rng(3).lognormal(3, 1, 35_000), k=5) its ends 29.4511, 72.5087, 154.628 cost 6997801.2 in place of
  // 6997794.5; its own code in double precision, and classInt's "fisher", have 29.4239, 72.4706, 154.4407 as here.
  @Test func largeNumbersLoseNoDigits() {
    let values: [Double] = [1, 2, 3, 40, 41, 42, 43, 90, 91].map { $0 + 1_000_000 }
    #expect(NaturalBreaks.upperEnds(of: values, classes: 3) == [1_000_003, 1_000_043, 1_000_091])
  }

  @Test(arguments: awkward) func everySchemeBearsAwkwardValues(values: [Double]) {
    let found = [
      NaturalBreaks.upperEnds(of: values, classes: 4), Quantiles.upperEnds(of: values, classes: 4),
      EqualIntervals.upperEnds(of: values, classes: 4), StandardDeviations.upperEnds(of: values, multiples: [-1, 0, 1]),
      HeadTail.upperEnds(of: values), MaximumBreaks.upperEnds(of: values, classes: 4), PrettyBreaks.ends(of: values, classes: 4),
    ]
    for ends in found {
      #expect(ends.isEmpty == values.isEmpty)
      #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }, "\(ends)")
      if let last = values.last { #expect((ends.last ?? .nan) >= last) }
    }
  }
}

/// The population of London's 633 wards of May 2018, which lies beside the package.
@Suite(.enabled(if: SharedData.isPresent, "real wards are not beside this package")) struct WardSchemesTests {
  private let populations: [Double]

  init() throws {
    let rows = try RealAreas.areas(
      "wards/london_wards_2018.geojson", code: "ward_code", name: "ward_name", kind: "ward", vintage: "2018"
    ).rows
    populations = rows.compactMap { $0["population"] as? Double }.sorted()
  }

  @Test(arguments: [
    ("jenks", 3, [12095, 15351, 27615]), ("jenks", 5, [9639, 12253, 14697.1999554354, 17288, 27615]),
    ("quantile", 5, [10943.831482079298, 12987.6, 14392, 16082.93445568648, 27615]),
    ("equal", 5, [9727.8, 14199.6, 18671.4, 23143.2, 27615]), ("maximum", 5, [7165.419036726, 20529, 21063, 24696, 27615]),
    ("std", 5, [7947.068690718479, 10816.047773479302, 16554.005939000945, 19422.985021761768, 27615]),
    ("head-tail", 2, [13685.026856240123, 27615]), ("pretty", 5, [5000, 10000, 15000, 20000, 25000, 30000]),
  ])
  func endsAreThoseOfThePeers(scheme: String, classes: Int, ends: [Double]) {
    let found =
      switch scheme {
      case "jenks": NaturalBreaks.upperEnds(of: populations, classes: classes)
      case "quantile": Quantiles.upperEnds(of: populations, classes: classes)
      case "equal": EqualIntervals.upperEnds(of: populations, classes: classes)
      case "maximum": MaximumBreaks.upperEnds(of: populations, classes: classes)
      case "std": StandardDeviations.upperEnds(of: populations, multiples: [-2, -1, 1, 2])
      case "head-tail": HeadTail.upperEnds(of: populations)
      default: PrettyBreaks.ends(of: populations, classes: classes)
      }
    #expect(found.count == ends.count)
    for (one, other) in zip(found, ends) { #expect(abs(one - other) < 1e-6, "\(found)") }
  }
}
