import Testing
import WardlightDisclosure

@testable import WardlightCartography

/// Whether what the product draws by itself stays apart, for all kinds of eyes and in grey.
@Suite struct SeparationTests {
  private func classes(_ cells: [Int?], _ scheme: ClassScheme, _ palette: Palette) throws -> Classification {
    let map = ChoroplethMap(
      areas: Sample.hexagons(cells.count), values: try Sample.counts(cells), scheme: scheme, palette: palette,
      furniture: try Sample.furniture())
    return try map.classification()
  }

  /// Of all sequential palettes these, whose colours differ mostly by hue or begin with yellow, are too close with as many classes; users are told.
  private static let tooClose = ["BuGn 4", "BuGn 5", "GnBu 4", "GnBu 5", "YlGn 4", "YlGn 5"]

  /// Zero, suppressed, no data and five classes or fewer: what a map shows unless a user asks for more.
  @Test(arguments: Palette.sequential, 1...ClassScheme.defaultClasses)
  func sequentialClassesStayApart(palette: Palette, count: Int) throws {
    let cells: [Int?] = [0, 3, nil] + (10...60).map { $0 }
    var warnings: [String] = []
    for sample in [cells, cells.filter { $0 != 3 }, cells.filter { $0 != 0 && $0 != 3 }] {
      for palette in [palette, palette.reversed] { warnings += try classes(sample, .equalIntervals(count), palette).warnings }
    }
    let isTooClose = Self.tooClose.contains("\(palette.name) \(count)")
    #expect(warnings.isEmpty != isTooClose, "\(palette.name) \(count): \(warnings)")
  }

  @Test(arguments: Palette.diverging, 2...ClassScheme.defaultClasses)
  func divergingClassesStayApart(palette: Palette, count: Int) throws {
    let values = try Sample.released(.computedWhole(Array(-30...30), from: .coarse))
    let map = ChoroplethMap(
      areas: Sample.hexagons(61), values: values, scheme: .equalIntervals(count), palette: palette, furniture: try Sample.furniture())
    #expect(try map.classification().warnings == [], "\(palette.name)")
  }

  @Test func moreClassesThanAnEyeCanTellAreSaid() throws {
    let found = try classes((5...90).map { $0 }, .equalIntervals(9), .purples)
    let grey = try #require(found.warnings.first { $0.contains("in grey") })
    #expect(grey.hasPrefix("These classes look nearly alike in grey: “5 TO 14” and “15 TO 23” (ΔE 2.7)"))
    #expect(grey.hasSuffix("take fewer classes or another palette."))
  }

  @Test func lostClassesAreSaid() throws {
    #expect(try classes([9, 9, 9], .naturalBreaks(4), .blues).warnings == ["4 classes asked for; the numbers allow 1."])
  }

  static let families: [[MapCategory]] = [
    MapCategory.localClasses(["hot", "cold", "not significant", "not enough", "undefined"]),
    MapCategory.localClasses(["high-high", "low-low", "high-low", "low-high", "not significant", "not enough", "undefined"]),
    MapCategory.localClasses(["similar", "dissimilar", "not significant", "not enough", "undefined"]),
    MapCategory.localClasses(["together", "not significant", "not enough", "undefined"]), MapCategory.rateClasses,
    MapCategory.emergingClasses,
    MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
  ]

  @Test(arguments: families) func wordsOfStatisticsStayApart(categories: [MapCategory]) {
    for pair in ColourSeparation.closePairs(categories.map { ($0.fill, $0.hatch) }) {
      Issue.record("\(categories[pair.first].value) and \(categories[pair.second].value), \(pair.vision): ΔE \(pair.difference)")
    }
  }

  /// Lines that nobody sees set nothing apart.
  @Test(arguments: families) func hatchesAreSeenOnTheirColour(categories: [MapCategory]) {
    for category in categories {
      guard let hatch = category.hatch else { continue }
      #expect(ColourSeparation.leastDifference(category.fill, hatch.colour) >= 10, "\(category.value)")
    }
  }

  @Test(arguments: Palette.diverging) func hatchesOfClassesAreSeen(palette: Palette) throws {
    let map = ChoroplethMap(
      areas: Sample.hexagons(7), values: try Sample.released(.computedWhole([-7, -2, 0, 1, 5, 9, 12], from: .coarse)),
      scheme: .quantiles(5), palette: palette, furniture: try Sample.furniture())
    let hatched = try map.classification().classes.filter { $0.hatch != nil }
    #expect(hatched.count == 2)
    for mapClass in hatched {
      guard let hatch = mapClass.hatch else { continue }
      #expect(ColourSeparation.leastDifference(mapClass.fill, hatch.colour) >= 10, "\(palette.name) \(mapClass.label)")
    }
  }

  @Test func suppressedWithheldMissingAndZeroDifferInGreyToo() throws {
    let states: [MapClass] = [
      MapClass(kind: .zero, label: "0", fill: Ink.zero, hatch: nil), .withheld(), .missing(),
      try #require(try classes([2, 30], .quantiles(1), .blues).classes.first { $0.kind.isProtected }),
    ]
    #expect(Set(states.map { $0.hatch?.kind.rawValue ?? "none" }).count == 4)
    #expect(ColourSeparation.closePairs(states.map { ($0.fill, $0.hatch) }).isEmpty)
  }

  /// WCAG 2.1, success criterion 1.4.3.
  @Test func textStandsOutFromEveryGround() {
    for ground in [Ink.white, Ink.context, Ink.zero, Ink.noData] {
      for text in [Ink.text, Ink.quiet] { #expect(text.contrast(to: ground) >= 4.5, "\(text.css) on \(ground.css)") }
    }
    for palette in Palette.all {
      for count in 1...palette.largestCount {
        for fill in (try? palette.colours(count)) ?? [] {
          let label = TextStyle.label(2, bold: false, on: fill)
          #expect(label.colour.contrast(to: label.halo ?? fill) >= 4.5, "\(palette.name) \(fill.css)")
        }
      }
    }
  }
}
