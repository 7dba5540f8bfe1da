import Testing
import WardlightCartography
import WardlightDisclosure

@Suite struct ClassificationTests {
  private func classes(_ counts: [Int?], _ scheme: ClassScheme, policy: Policy = .standard) throws -> Classification {
    let map = ChoroplethMap(
      areas: Sample.hexagons(counts.count), values: try Sample.counts(counts, policy: policy), scheme: scheme, palette: .oranges,
      furniture: try Sample.furniture())
    return try map.classification()
  }

  @Test func legendReadsAsPublished() throws {
    let counts: [Int?] = [0, 0, 1, 4, 5, 44, 45, 100, 101, 240, nil]
    let found = try classes(counts, .manual([44, 100, 240]))
    #expect(found.classes.map(\.legendText) == ["0 (2)", "1 TO 4 (2)", "5 TO 44 (2)", "45 TO 100 (2)", "101 TO 240 (2)", "NO DATA (1)"])
    #expect(found.lostClasses == 0)
  }

  @Test func manualClassesStayWhereNobodyIsInThem() throws {
    let found = try classes([0, 7, 300], .manual([4, 44, 100, 240]))
    #expect(found.classes.map(\.legendText) == ["0 (1)", "1 TO 4 (0)", "5 TO 44 (1)", "45 TO 100 (0)", "101 TO 240 (0)", "241 TO 300 (1)"])
  }

  // The break at 2 is lost; the one at 4 ends the protected class.
  @Test func breaksBelowAProtectedIntervalAreLost() throws {
    let found = try classes([1, 2, 7, 30], .manual([2, 4, 40]))
    #expect(found.classes.map(\.legendText) == ["1 TO 4 (2)", "5 TO 40 (2)"])
    #expect(found.lostClasses == 1)
  }

  @Test func numbersAreClassedAsPrinted() throws {
    let values = try Sample.released(.figures([0.004, 1.249, 1.251, 7.5, .nan], decimals: 1))
    let map = ChoroplethMap(
      areas: Sample.hexagons(5), values: values, scheme: .manual([1.2, 5]), palette: .blues, furniture: try Sample.furniture())
    #expect(try map.classification().classes.map(\.legendText) == ["0.0 TO 1.2 (2)", "1.3 TO 5.0 (1)", "5.1 TO 7.5 (1)", "NO DATA (1)"])
  }

  @Test func withheldIsNeitherMissingNorZero() throws {
    let values = try Sample.rates([0, 1.5, 2.5, .nan], counts: [0, 3, 9, 0])
    let map = ChoroplethMap(
      areas: Sample.hexagons(4), values: values, scheme: .quantiles(3), palette: .purples, furniture: try Sample.furniture())
    let found = try map.classification().classes
    #expect(found.map(\.legendText) == ["0.00 TO 0.83 (1)", "0.84 TO 1.66 (0)", "1.67 TO 2.50 (1)", "WITHHELD (1)", "NO DATA (1)"])
    #expect(Set(found.suffix(2).map { [$0.fill.css, $0.hatch?.kind.rawValue ?? ""] }).count == 2)
  }

  @Test(
    arguments: [
      ClassScheme.naturalBreaks(5), .quantiles(5), .equalIntervals(5), .standardDeviations(), .headTail, .maximumBreaks(5), .pretty(5),
      .geometric(5), .manual([3, 10, 20]),
    ], [Policy.standard, .open])
  func eachAreaIsInExactlyOneClassAndAgreesWithIt(scheme: ClassScheme, policy: Policy) throws {
    let counts: [Int?] = (0..<97).map { $0 == 13 ? nil : ($0 * $0 * 7) % 41 }
    let found = try classes(counts, scheme, policy: policy)
    #expect(found.classes.flatMap(\.members).sorted() == Array(0..<97))
    for mapClass in found.classes {
      for area in mapClass.members {
        switch mapClass.kind {
        case .zero: #expect(counts[area] == 0)
        case .protected(let lower, let upper): #expect((lower...upper).contains(counts[area] ?? -1))
        case .range(let lower, let upper): #expect((lower...upper).contains(counts[area] ?? -1))
        case .missing: #expect(counts[area] == nil)
        case .word, .withheld, .suppressed: Issue.record("no such class in counts")
        }
      }
    }
  }

  @Test func oddValuesMakeSmallMaps() throws {
    #expect(try classes([9, 9, 9], .naturalBreaks(4)).classes.map(\.legendText) == ["9 (3)"])
    #expect(try classes([9, 9, 9], .naturalBreaks(4)).lostClasses == 3)
    #expect(try classes([1, 2, 3], .naturalBreaks(4)).classes.map(\.legendText) == ["1 TO 4 (3)"])
    #expect(try classes([nil, nil], .quantiles(4)).classes.map(\.legendText) == ["NO DATA (2)"])
    #expect(try classes([0], .quantiles(4)).classes.map(\.legendText) == ["0 (1)"])
    #expect(try classes([12_345], .quantiles(1)).classes.map(\.legendText) == ["12,345 (1)"])
  }

  @Test func negativeChangesHaveNoClassOfZero() throws {
    let values = try Sample.released(.computedWhole([-7, -2, 0, 0, 5, 9], from: .coarse))
    let map = ChoroplethMap(
      areas: Sample.hexagons(6), values: values, scheme: .naturalBreaks(2), palette: .greens, furniture: try Sample.furniture())
    #expect(try map.classification().classes.map(\.legendText) == ["−7 TO 0 (4)", "1 TO 9 (2)"])
  }

  @Test func prettyClassesBeginAndEndAtRoundNumbers() throws {
    #expect(
      try classes([0, 2, 9, 37, 55, 96], .pretty(5)).classes.map(\.legendText)
        == ["0 (1)", "1 TO 4 (1)", "5 TO 20 (1)", "21 TO 40 (1)", "41 TO 60 (1)", "61 TO 80 (0)", "81 TO 100 (1)"])
    let rates = ChoroplethMap(
      areas: Sample.hexagons(4), values: try Sample.released(.figures([0.23, 0.41, 0.66, 0.89], decimals: 2)), scheme: .pretty(4),
      palette: .blues, furniture: try Sample.furniture())
    #expect(
      try rates.classification().classes.map(\.legendText)
        == ["0.20 TO 0.40 (1)", "0.41 TO 0.60 (1)", "0.61 TO 0.80 (1)", "0.81 TO 1.00 (1)"])
  }

  // Mean 20, s = 10.8: the break at −1.6 lies below the numbers.
  @Test func breaksOutsideTheNumbersAreLost() throws {
    let found = try classes([10, 12, 14, 16, 20, 24, 44], .standardDeviations([-2, -1, 1, 2]), policy: .open)
    #expect(found.classes.map(\.legendText) == ["10 TO 31 (6)", "32 TO 43 (0)", "44 (1)"])
    #expect(found.lostClasses == 2)
  }

  @Test func geometricClassesNeedNumbersAboveZero() throws {
    #expect(
      try classes([0, 1, 10, 100], .geometric(2), policy: .open).classes.map(\.legendText) == ["0 (1)", "1 TO 10 (2)", "11 TO 100 (1)"])
    let changes = ChoroplethMap(
      areas: Sample.hexagons(2), values: try Sample.released(.computedWhole([-7, 9], from: .coarse)), scheme: .geometric(2),
      palette: .greens, furniture: try Sample.furniture())
    #expect(throws: CartographyError.geometricNeedsPositive) { try changes.classification() }
  }

  // R 4.2.2, classInt 0.4.9: jenks.tests(classIntervals(y, k, "fisher")), y = 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89.
  @Test(arguments: [(2, 0.799624665973115), (3, 0.928056728474390), (5, 0.991249005568815)])
  func theFitIsTheGoodnessOfVarianceFit(count: Int, fit: Double) throws {
    let counts: [Int?] = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
    let found = try classes(counts, .naturalBreaks(count), policy: .open)
    #expect(abs((found.varianceFit ?? .nan) - fit) < 1e-12)
  }

  @Test func theFitOfOddNumbersIsStated() throws {
    #expect(try classes([9, 9], .quantiles(2), policy: .open).varianceFit == 1)
    #expect(try classes([0, nil], .quantiles(2), policy: .open).varianceFit == nil)
    #expect(VarianceFit.goodness(of: [1, 3], upperEnds: [3]) == 0)
    #expect(VarianceFit.goodness(of: [], upperEnds: []) == nil)
  }

  @Test func theLegendStatesTheFitOnRequest() throws {
    func texts(_ detail: LegendDetail) throws -> [String] {
      let map = ChoroplethMap(
        areas: Sample.hexagons(3), values: try Sample.counts([10, 20, 90]), scheme: .naturalBreaks(2), palette: .oranges,
        furniture: try Sample.furniture(), detail: detail)
      return try map.scene().texts.map(\.text)
    }
    #expect(try texts(.classesAndFit).contains { $0.contains("Goodness of variance fit: 0.99") })
    #expect(try !texts(.classes).contains { $0.contains("Goodness") })
  }

  /// The classes are −25 to −20, −19 to −10, −9 to 10 and 11 to 20. Each is as many steps of colour from the one that holds the middle as there are
  /// classes between; −9.5 lies between two of them, and ±99 outside.
  @Test(arguments: [
    (0.0, 5, 0..<4), (-15, 5, 1..<5), (15, 7, 0..<4), (-9.5, 4, 0..<4), (-99, 8, 4..<8), (99, 8, 0..<4),
  ])
  func theNeutralClassHoldsTheMiddle(middle: Double, table: Int, used: Range<Int>) throws {
    let map = ChoroplethMap(
      areas: Sample.hexagons(4), values: try Sample.released(.computedWhole([-25, -15, 5, 15], from: .coarse)),
      scheme: .manual([-20, -10, 10, 20]), palette: try Palette.rdBu.centred(on: middle), furniture: try Sample.furniture())
    let classes = try map.classification().classes
    #expect(try classes.map(\.fill) == Array(Palette.rdBu.colours(table)[used]))
    #expect(classes.map { $0.hatch == nil } == classes.map { !$0.isBelow(middle) })
  }

  @Test func mistakesAreNamed() throws {
    #expect(throws: CartographyError.breaksOutOfOrder([10, 5])) { try classes([1, 20], .manual([10, 5])) }
    #expect(throws: CartographyError.tooFewClasses(0)) { try classes([1, 20], .naturalBreaks(0)) }
    #expect(throws: CartographyError.tooFewClasses(0)) { try classes([1, 20], .pretty(0)) }
    #expect(throws: CartographyError.tooManyClasses(100)) { try classes([1, 20], .equalIntervals(100)) }
    #expect(throws: CartographyError.tooFewColours(palette: "Oranges", colours: 9, classes: 20)) {
      try classes((5..<80).map { $0 }, .quantiles(20))
    }
    let words = ChoroplethMap(
      areas: Sample.hexagons(1), values: try Sample.released(.labels(["high"])), scheme: .quantiles(3), palette: .blues,
      furniture: try Sample.furniture())
    #expect(throws: CartographyError.wordsInsteadOfNumbers(column: "value")) { try words.svg() }
    let short = ChoroplethMap(
      areas: Sample.hexagons(3), values: try Sample.counts([1]), scheme: .quantiles(3), palette: .blues, furniture: try Sample.furniture())
    #expect(throws: CartographyError.unaligned(column: "value", values: 1, areas: 3)) { try short.svg() }
  }
}

extension MapClass {
  fileprivate func isBelow(_ middle: Double) -> Bool {
    if case .range(_, let upper) = kind { Double(upper) < middle } else { false }
  }
}
