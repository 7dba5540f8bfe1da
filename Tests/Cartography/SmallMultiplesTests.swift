import Testing
import WardlightCartography
import WardlightDisclosure
import WardlightGeometry
import WardlightTestSupport

@Suite struct SmallMultiplesTests {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  private func panels(_ count: Int, areas: Int, factor: Int = 7) throws -> [SmallMultiples.Panel] {
    try (0..<count).map { panel in
      let counts = (0..<areas).map { area -> Int? in area == panel ? nil : (area * 31 + panel * factor) % 23 }
      return SmallMultiples.Panel(title: "\(Self.months[panel % 12]) 2020", values: try Sample.counts(counts))
    }
  }

  private func multiples(_ count: Int, areas: Int = 12, page: Page? = nil) throws -> SmallMultiples {
    SmallMultiples(
      areas: Sample.hexagons(areas), panels: try panels(count, areas: areas), scheme: .quantiles(4), palette: .oranges,
      furniture: try Sample.furniture(title: "Referrals by month"), setting: MapSetting(groups: Sample.hexagons(areas).shapes, page: page))
  }

  @Test func multiplesAreAsBefore() throws { try expectGolden(try multiples(3, areas: 5).svg(), "multiples.svg") }

  @Test(arguments: Page.allCases) func everyNumberOfMapsIsTidyOnEveryPage(page: Page) throws {
    for count in SmallMultiples.panelCounts { expectTidy(try multiples(count, page: page).scene(), "\(count) maps on \(page)") }
  }

  @Test func theCountsOfTheLegendAddUpToAreasTimesMaps() throws {
    let map = try multiples(6)
    let classes = try map.classification().classes
    #expect(classes.reduce(0) { $0 + $1.members.count } == 6 * 12)
    #expect(Set(classes.flatMap(\.members)).count == 6 * 12)
    let texts = try map.scene().texts.map(\.text)
    for mapClass in classes { #expect(texts.contains(mapClass.legendText)) }
    #expect(texts.joined(separator: " ").contains("6 × 12 = 72"))
  }

  @Test func everyMapHasTheSameScaleClassesAndOrder() throws {
    let scene = try multiples(4).scene()
    let first = try #require(scene.layers.first { $0.name == "map-1-groups" })
    let clip = try #require(first.clip)
    for panel in 2...4 {
      let other = try #require(scene.layers.first { $0.name == "map-\(panel)-groups" }?.clip)
      #expect(abs(other.width - clip.width) < 1e-9 && abs(other.height - clip.height) < 1e-9)
      let drawn = scene.layers.filter { $0.name.hasPrefix("map-\(panel)-class-") }.flatMap(\.shapes)
      #expect(Set(drawn.map(\.name)).count == 12)
    }
    let fills = scene.layers.filter { $0.name.hasSuffix("class-2") }.flatMap(\.shapes).map(\.style.fill)
    #expect(Set(fills).count == 1)
    #expect(scene.texts.filter { $0.text.hasSuffix(" 2020") }.map(\.text) == Self.months.prefix(4).map { "\($0) 2020" })
  }

  @Test func theBarAboveAMapSharesItsWidthByCounts() throws {
    let scene = try multiples(2).scene()
    let shares = try #require(scene.layers.first { $0.name == "map-2-shares" }).shapes
    let widths = shares.map { shape -> Double in
      let across = shape.outline.points.map(\.across)
      return (across.max() ?? 0) - (across.min() ?? 0)
    }
    let drawn = scene.layers.filter { $0.name.hasPrefix("map-2-class-") }.map(\.shapes.count)
    let unit = widths.reduce(0, +) / 12
    for (width, count) in zip(widths, drawn) { #expect(abs(width - Double(count) * unit) < 1e-9) }
    #expect(shares[0].title.contains("of 12 areas"))
  }

  @Test func identifiersAreUniqueAndTheTextParses() throws {
    let svg = try multiples(12).svg()
    #expect(parses(svg))
    let identifiers = svg.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func wordsMakeMultiplesToo() throws {
    let panels = try ["2019", "2020"].map { year in
      SmallMultiples.Panel(title: year, values: try Sample.released(.labels(["hot", "no", "cold", "no"])))
    }
    let map = SmallMultiples(
      areas: Sample.hexagons(4), panels: panels,
      categories: MapCategory.hotSpots(hot: "hot", cold: "cold", notSignificant: "no", undefined: "none", confidence: "95 %"),
      furniture: try Sample.furniture())
    #expect(try map.classification().classes.map(\.members.count).reduce(0, +) == 8)
    expectTidy(try map.scene(), "words")
  }

  @Test func theStricterTermsStandOnThePage() throws {
    let open = SmallMultiples.Panel(title: "2019", values: try Sample.counts([1, 2, 3], policy: .open))
    let inner = SmallMultiples.Panel(title: "2020", values: try Sample.counts([1, 2, 3], policy: .internal))
    for panels in [[open, inner], [inner, open]] {
      let map = SmallMultiples(
        areas: Sample.hexagons(3), panels: panels, scheme: .equalIntervals(2), palette: .blues, furniture: try Sample.furniture())
      #expect(try map.scene().texts.count { $0.text == "OFFICIAL-SENSITIVE" } == 2)
    }
  }

  @Test func badInputIsNamed() throws {
    for count in [0, 1, 13] {
      #expect(throws: CartographyError.panelCount(count)) { try self.multiples(count).svg() }
    }
    let panels = try panels(1, areas: 4) + panels(1, areas: 5)
    let map = SmallMultiples(
      areas: Sample.hexagons(4), panels: panels, scheme: .equalIntervals(2), palette: .blues, furniture: try Sample.furniture())
    #expect(throws: CartographyError.unaligned(column: "value", values: 5, areas: 4)) { try map.svg() }
  }

  @Test func allValuesEqualOrWithheldMakeASmallCorrectMap() throws {
    for value in [7, 2, nil] as [Int?] {
      let panels = try (0..<2).map { SmallMultiples.Panel(title: "\($0)", values: try Sample.counts([value, value, value])) }
      let map = SmallMultiples(
        areas: Sample.hexagons(3), panels: panels, scheme: .naturalBreaks(4), palette: .blues, furniture: try Sample.furniture())
      #expect(try map.classification().classes.map(\.members.count).reduce(0, +) == 6)
      expectTidy(try map.scene(), "\(value.map(String.init) ?? "no data")")
    }
  }

  @Test func longTitlesAreShortened() throws {
    let panels = try (0..<9).map {
      SmallMultiples.Panel(title: "\($0) " + String(repeating: "of a very long period ", count: 18), values: try Sample.counts([3, 9]))
    }
    let map = SmallMultiples(
      areas: Sample.hexagons(2), panels: panels, scheme: .equalIntervals(2), palette: .blues, furniture: try Sample.furniture())
    expectTidy(try map.scene(), "long titles")
  }
}
