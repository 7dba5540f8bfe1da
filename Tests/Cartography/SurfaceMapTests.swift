import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightEssentials
import WardlightGeometry

@Suite("Maps of surfaces")
struct SurfaceMapTests {
  @Test func densityIsAsBefore() throws { try expectGolden(try SurfaceSample.map().svg(), "density.svg") }
  @Test func contoursAreAsBefore() throws { try expectGolden(try SurfaceSample.map(look: .lines).svg(), "contours.svg") }

  @Test(arguments: SurfaceLook.allCases) func everyLookIsTidy(look: SurfaceLook) throws {
    for page in Page.allCases {
      var map = try SurfaceSample.map(look: look)
      map = SurfaceMap(
        surface: try SurfaceSample.released(SurfaceSample.hills(try SurfaceSample.grid())), look: look, palette: .blues,
        furniture: try Sample.furniture(), setting: MapSetting(page: page))
      expectTidy(try map.scene(), "\(look) on \(page)")
    }
  }

  @Test("Each band has the cells between its levels, and the printed areas add up to the printed whole")
  func bands() throws {
    let map = try SurfaceSample.map()
    let values = SurfaceSample.hills(try SurfaceSample.grid())
    for band in try map.bands() {
      let cells =
        switch band.kind {
        case .zero: values.count { $0 == 0 }
        case .below(let level): values.count { $0 > 0 && $0 < level }
        case .from(let level, let next): values.count { $0 >= level && $0 < next ?? .infinity }
        case .missing: 6
        }
      #expect(band.squareKilometres == Double(cells) * 0.25, "\(band.label)")
    }
    #expect(try map.bands().map(\.label) == ["0", "UNDER 2", "2 TO UNDER 5", "5 TO UNDER 10", "10 TO UNDER 20", "20 OR MORE", "NO DATA"])
    let svg = try map.svg()
    let printed = svg.matches(of: />[^<]*(?:MORE|DATA|UNDER [0-9]+|0) \(([0-9.]+)\)</).compactMap { Double($0.1) }
    let whole = try #require(svg.firstMatch(of: /square kilometres of cells, ([0-9.]+)\s+in all/).flatMap { Double($0.1) })
    #expect(printed.count == 7)
    #expect(abs(printed.reduce(0, +) - whole) < 1e-9)
  }

  @Test("Lines are seen on paper, whichever end of the palette is the light one")
  func linesOnPaper() throws {
    for palette in [Palette.blues, try Palette(text: "viridis"), try Palette(text: "viridis:reversed")] {
      let map = SurfaceMap(
        surface: try SurfaceSample.released(SurfaceSample.hills(try SurfaceSample.grid())), look: .lines, palette: palette,
        furniture: try Sample.furniture())
      for band in try map.bands() {
        guard case .from = band.kind else { continue }
        #expect(band.fill.contrast(to: Colour(0xFFFFFF)) > 1.5, "\(palette.name), \(band.label)")
      }
    }
  }

  @Test("Cells outside the outlines that have no number are paper, not a gap")
  func outside() throws {
    // Two rows of twelve cells have no number, some of them outside the outlines.
    #expect(try SurfaceSample.map().bands().last?.kind == .missing)
    #expect(try SurfaceSample.map().bands().last?.squareKilometres ?? 6 < 6)
  }

  @Test("Where numbers are protected the bands are their steps, and the sheet says so")
  func steps() throws {
    let map = try SurfaceSample.map(policy: .standard, levels: .steps)
    let steps = Set(try map.surfaceSteps())
    for case .from(let level, _) in try map.bands().map(\.kind) { #expect(steps.contains(level)) }
    let texts = try map.scene().texts.map(\.text).joined(separator: " ")
    #expect(texts.contains("rounded down to steps"))
    #expect(!(try map.bands()).contains { $0.kind == .zero }, "a protected surface shows no zero")
  }

  @Test("Of more steps than colours the lowest go") func manySteps() throws {
    let grid = try SurfaceSample.grid()
    let values = (0..<grid.count).map { 0.001 * Double(1 << ($0 % 20)) }
    let map = SurfaceMap(
      surface: try SurfaceSample.released(values, policy: .standard), palette: .oranges, furniture: try Sample.furniture())
    let bands = try map.bands()
    #expect(bands.count { if case .from = $0.kind { true } else { false } } == Palette.oranges.largestCount - 1)
    #expect(bands.first?.label.hasPrefix("UNDER ") == true)
  }

  @Test("Without outlines a gap is shown, and the rectangle around the surface is not")
  func gaps() throws {
    let grid = try SurfaceSample.grid()
    var values = SurfaceSample.hills(grid)
    values[5 * grid.columns + 6] = .nan
    let map = SurfaceMap(
      surface: try SurfaceSample.released(values, on: grid), levels: .values([2, 5]), palette: .oranges, furniture: try Sample.furniture())
    let missing = try #require(map.bands().first { $0.kind == .missing })
    #expect(missing.squareKilometres == 0.25)
    #expect(abs(try map.bands().reduce(0) { $0 + $1.squareKilometres } - 24) < 1e-9)
    expectTidy(try map.scene(), "a surface without outlines")
  }

  @Test func theTableBehindTheMapHasTheBandsInTheOrderOfTheLegend() throws {
    let map = try SurfaceSample.map()
    #expect(try map.scene().rows.map(\.name) == map.bands().map(\.label))
  }

  @Test func theSummaryNamesWhereTheHighestBandLies() throws {
    #expect(try SurfaceSample.map().scene().summary.contains("The highest band lies in "))
  }

  @Test func whatCannotBeDrawnIsSaid() throws {
    #expect(throws: CartographyError.noLevelReached(surface: "density")) {
      try SurfaceSample.map(levels: .values([1e6])).bands()
    }
    #expect(throws: CartographyError.levelNotPositive(-1)) { try SurfaceSample.map(levels: .values([-1, 2])).svg() }
    #expect(throws: CartographyError.shareOutOfRange(50)) { try SurfaceSample.map(levels: .shares([50])).svg() }
    #expect(throws: CartographyError.self) { try SurfaceSample.map(levels: .values((1...40).map(Double.init))).svg() }
  }

  @Test("One cell, all alike, and all nothing") func small() throws {
    let alike = SurfaceMap(
      surface: try SurfaceSample.released(Array(repeating: 3, count: 120)), palette: .oranges, furniture: try Sample.furniture())
    #expect(try alike.bands().count == 1)
    expectTidy(try alike.scene(), "all alike")
    #expect(throws: CartographyError.noLevelReached(surface: "density")) {
      try SurfaceMap(
        surface: try SurfaceSample.released(Array(repeating: 0, count: 120)), palette: .oranges, furniture: try Sample.furniture()
      ).svg()
    }
  }
}

extension SurfaceMap {
  fileprivate func surfaceSteps() throws -> [Double] {
    try SurfaceSample.released(SurfaceSample.hills(try SurfaceSample.grid()), policy: .standard).content.steps
  }
}
