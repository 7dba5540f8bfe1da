import Testing
import WardlightDisclosure
import WardlightGeometry
import WardlightTestSupport

@testable import WardlightCartography

@Suite struct SymbolTests {
  private func map(
    _ values: Released<CellColumn>, _ sizing: SymbolSizing = .proportional(), shape: SymbolShape = .circle,
    shading: SymbolMap.Shading? = nil, page: Page? = nil
  ) throws -> SymbolMap {
    SymbolMap(
      areas: Sample.hexagons(values.content.cells.count), values: values, sizing: sizing, shape: shape, shading: shading,
      furniture: try Sample.furniture(), setting: MapSetting(page: page))
  }

  private func map(_ counts: [Int?], _ sizing: SymbolSizing = .proportional(), policy: Policy = .standard) throws -> SymbolMap {
    try map(try Sample.counts(counts, policy: policy), sizing)
  }

  private func shading(_ count: Int) throws -> SymbolMap.Shading {
    let scores = (0..<count).map { $0 % 7 == 6 ? Double.nan : Double(($0 * 13) % 31) }
    return SymbolMap.Shading(
      try Sample.released(.figures(scores, decimals: 1)), title: "Deprivation score", scheme: .quantiles(3), palette: .oranges)
  }

  private static let counts: [Int?] = [0, 3, 12, 40, nil, 7, 25]

  @Test func symbolsAreAsBefore() throws { try expectGolden(try map(Self.counts).svg(), "symbols.svg") }

  @Test func symbolsOverShadedAreasAreAsBefore() throws {
    let values = try Sample.counts(Self.counts)
    let shaded = try map(values, .graduated(.quantiles(2)), shape: .square, shading: try shading(7))
    try expectGolden(try shaded.svg(), "symbols-shaded.svg")
  }

  /// The drawn symbols with the count that they stand for.
  private func drawn(_ map: SymbolMap) throws -> [(count: Double, shape: SceneShape)] {
    let shapes = try map.scene().layers.first { $0.name == "symbols" }?.shapes ?? []
    return try shapes.map { shape in
      (try #require(Double(String(shape.title.split(separator: ": ").last ?? ""))), shape)
    }
  }

  @Test(arguments: SymbolShape.allCases, 0..<6) func areasOfSymbolsAreProportional(shape: SymbolShape, seed: Int) throws {
    var random = Lehmer(seed)
    let counts: [Int?] = (0..<(2 + random.below(50))).map { _ in random.below(300) }
    let symbols = try map(try Sample.counts(counts, policy: .open), shape: shape)
    let scale = try #require(try symbols.perSquareMillimetre())
    let drawn = try drawn(symbols)
    #expect(drawn.count == counts.count { ($0 ?? 0) > 0 }, "seed \(seed)")
    for (count, symbol) in drawn {
      let half = try #require(symbol.outline.box).width / 2
      let area = shape == .circle ? Double.pi * half * half : 4 * half * half
      #expect(half >= 0.499 && (half < 0.501 || abs(area * scale - count) < 0.01 * count), "seed \(seed): \(count)")
      #expect(half <= 8.01)
    }
    let counted = drawn.map(\.count)
    #expect(counted == counted.sorted(by: >), "seed \(seed): larger symbols lie below smaller ones")
  }

  @Test func aScaleIsSharedAmongMaps() throws {
    let one = try drawn(map([100, 50], .proportional(perSquareMillimetre: 2)))
    let other = try drawn(map([50, 7, 9], .proportional(perSquareMillimetre: 2)))
    #expect(one[1].shape.outline.box?.width == other[0].shape.outline.box?.width)
    #expect(try map([100, 50], .proportional(perSquareMillimetre: 2)).scene().texts.contains { $0.text.hasPrefix("1 mm² for 2;") })
  }

  @Test func eachAreaIsInOneState() throws {
    for sizing in [SymbolSizing.proportional(), .graduated(.naturalBreaks(3)), .graduated(.manual([10, 20]))] {
      let counts: [Int?] = (0..<61).map { $0 % 17 == 3 ? nil : ($0 * 7) % 31 }
      let found = try map(counts, sizing).classification()
      #expect(found.classes.flatMap(\.members).sorted() == Array(0..<61))
      let scene = try map(counts, sizing).scene()
      #expect(BivariateTests.inBrackets(scene).reduce(0, +) == 61)
      let signs = scene.layers.first { $0.name == "signs" }?.shapes.count
      #expect(signs == counts.count { ($0 ?? 9) < 5 })
      for mapClass in found.classes {
        guard case .range(let lower, let upper) = mapClass.kind else { continue }
        #expect(mapClass.members.allSatisfy { (lower...upper).contains(counts[$0] ?? -1) })
      }
    }
  }

  @Test func graduatedSymbolsGrowFromClassToClass() throws {
    let symbols = try map((5..<65).map { $0 }, .graduated(.quantiles(4)))
    let widths = Dictionary(grouping: try drawn(symbols)) { (($0.shape.outline.box?.width ?? 0) * 1000).rounded() }
    #expect(widths.count == 4)
    let ordered = widths.sorted { $0.key < $1.key }.map { $0.value.map(\.count) }
    for (low, high) in zip(ordered, ordered.dropFirst()) { #expect((low.max() ?? 0) < (high.min() ?? 0)) }
  }

  @Test(arguments: [1, 2, 7, 20, 33, 60]) func mapsAreTidyAndKeepTheirSymbolsInTheFrame(count: Int) throws {
    let counts: [Int?] = (0..<count).map { $0 % 11 == 5 ? nil : ($0 * 29) % 83 }
    for page in Page.allCases {
      for shading in [nil, try shading(count)] {
        let sheet = try map(try Sample.counts(counts), shading: shading, page: page).sheet()
        let (scene, frame) = (try sheet.scene(), try SheetLayout(sheet).plan.frame)
        expectTidy(scene, "\(count) areas on \(page)")
        #expect(BivariateTests.inBrackets(scene).reduce(0, +) == (shading == nil ? count : 2 * count))
        for shape in scene.layers.filter({ ["symbols", "signs"].contains($0.name) }).flatMap(\.shapes) {
          let box = try #require(shape.outline.box)
          #expect(frame.contains(box))
        }
      }
    }
  }

  @Test func namesStandBesideLargeSymbols() throws {
    let scene = try map([500, 400, 300, 450]).scene()
    let symbols = scene.layers.first { $0.name == "symbols" }?.shapes.compactMap(\.outline.box) ?? []
    for text in scene.layers.first(where: { $0.name == "labels" })?.texts ?? [] {
      #expect(!symbols.contains { $0.inset(by: $0.width * 0.15).overlaps(text.box) }, "\(text.text)")
    }
  }

  @Test func areasWithoutAnInsideHaveSymbols() throws {
    var shapes = Sample.hexagons(2).shapes
    let flat = [0.0, 1, 2].map { Coordinate(easting: 531_000 + $0, northing: 180_500) }
    shapes.append([[flat]])
    let areas = Areas(
      geography: Geography(kind: "town", vintage: ""), codes: ["A", "B", "C"], names: ["Ay", "Bee", "Sea"], shapes: shapes)
    let map = SymbolMap(areas: areas, values: try Sample.counts([9, 20, 30]), furniture: try Sample.furniture())
    #expect(try drawn(map).map(\.count) == [30, 20, 9])
  }

  @Test func anInsetShowsOnlyTheSymbolsOfItsPart() throws {
    let areas = Sample.hexagons(40)
    let part = try #require(areas.shapes.selecting([0, 1]).box)
    let map = SymbolMap(
      areas: areas, values: try Sample.counts((10..<50).map { $0 }), furniture: try Sample.furniture(),
      setting: MapSetting(insets: [.zoom(part, title: "North-west")], labels: .none, page: .a4Landscape))
    let layers = try map.scene().layers
    #expect(layers.first { $0.name == "symbols" }?.shapes.count == 40)
    let zoomed = try #require(layers.first { $0.name == "inset-1-symbols" })
    #expect(zoomed.shapes.count >= 2 && zoomed.shapes.count < 12)
  }

  @Test func statesLookDifferent() throws {
    let values = try Sample.rates([0, 1.5, 2.5, .nan, 4], counts: [0, 3, 9, 0, 8])
    for shading in [nil, try shading(5)] {
      let scene = try map(values, shading: shading).scene()
      let legend = scene.layers.first { $0.name == "legend" }?.texts.map(\.text) ?? []
      for line in ["0 (1)", "2.50 TO 4.00 (2)", "WITHHELD (1)", "NO DATA (1)"] { #expect(legend.contains(line), "\(line)") }
      let signs = scene.layers.first { $0.name == "signs" }?.shapes ?? []
      #expect(signs.count == (shading == nil ? 1 : 3))
      #expect(Set(signs.map(\.style)).count == signs.count)
    }
  }

  @Test func samplesAreRoundAndFarApart() throws {
    let scale = try SymbolScale([48, 7], shape: .circle, given: nil, column: "value")
    #expect(scale.samples([48, 7], least: 1) == [40, 10, 2])
    #expect(scale.samples([9, 9], least: 1) == [9])
    #expect(scale.samples([], least: 1).isEmpty)
    #expect(scale.samples([1709, 62], least: 1) == [1500, 200, 50])
    let shares = try SymbolScale([0.3, 0.07], shape: .circle, given: nil, column: "value")
    #expect(shares.samples([0.3, 0.07], least: 0).map(SymbolSet.text) == ["0.3", "0.05", "0.01"])
  }

  @Test func oddValuesMakeSmallMaps() throws {
    for counts in [[9, 9, 9], [1, 2, 3], [nil, nil], [0], [0, 0, 0], [12_345]] as [[Int?]] {
      for sizing in [SymbolSizing.proportional(), .graduated(.quantiles(4))] {
        let scene = try map(counts, sizing).scene()
        expectTidy(scene, "\(counts)")
        #expect(BivariateTests.inBrackets(scene).reduce(0, +) == counts.count)
      }
    }
    let infinite = try map(try Sample.released(.figures([0, .nan, 0.25], decimals: 2)))
    #expect(try infinite.classification().classes.map(\.legendText) == ["0 (1)", "0.25 (1)", "NO DATA (1)"])
  }

  @Test func mistakesAreNamed() throws {
    let negative = try map(try Sample.released(.computedWhole([-7, 3], from: .coarse)))
    #expect(throws: CartographyError.negativeSymbol(column: "value")) { try negative.svg() }
    for scale in [0, -1, .infinity] {
      #expect(throws: CartographyError.symbolScale(scale)) { try map([7], .proportional(perSquareMillimetre: scale)).svg() }
    }
    #expect(throws: CartographyError.self) { try map([7], .proportional(perSquareMillimetre: .nan)).svg() }
    #expect(throws: CartographyError.symbolTooLarge(column: "value", millimetres: 113)) {
      try map([10_000], .proportional(perSquareMillimetre: 1)).svg()
    }
    #expect(throws: CartographyError.wordsInsteadOfNumbers(column: "value")) { try map(try Sample.released(.labels(["high"]))).svg() }
    let short = SymbolMap(
      areas: Sample.hexagons(3), values: try Sample.counts([7, 8, 9]), shading: try shading(2), furniture: try Sample.furniture())
    #expect(throws: CartographyError.unaligned(column: "value", values: 2, areas: 3)) { try short.svg() }
  }

  @Test func typesOfAnyWordsHaveLooks() throws {
    for count in [0, 1, 3, 8, 9, 12] {
      let words = (0..<count).map { "type \($0)" }
      let looks = try MapCategory.typology(words)
      #expect(looks.map(\.value) == words)
      #expect(Set(looks.map(\.fill)).count == count)
    }
    #expect(throws: CartographyError.tooFewColours(palette: "Paired", colours: 12, classes: 13)) {
      try MapCategory.typology((0..<13).map { "type \($0)" })
    }
    let words: [String?] = ["quiet", "busy", nil, "town centre", "busy"]
    let map = CategoryMap(
      areas: Sample.hexagons(5), values: try Sample.released(.words(words, from: .coarse)),
      categories: try MapCategory.typology(["busy", "quiet", "town centre"]), furniture: try Sample.furniture(title: "Types of ward"))
    #expect(try map.classification().classes.map(\.legendText) == ["busy (2)", "quiet (1)", "town centre (1)", "NO DATA (1)"])
    try expectGolden(try map.svg(), "typology.svg")
  }

  @Test(.enabled(if: SharedData.isPresent, SharedData.missing), arguments: Page.allCases)
  func symbolsAndPairsOfNumbersAreTidyOverLondonsBoroughs(page: Page) throws {
    let areas = try RealAreas.areas(
      "boroughs/london_boroughs_2022.geojson", code: "LAD22CD", name: "LAD22NM", kind: "borough", vintage: "2022"
    ).areas
    let counts = try Sample.counts((0..<33).map { $0 % 12 == 11 ? nil : ($0 * 7919) % 53 })
    let shading = try shading(33)
    for map in [nil, shading] {
      let scene = try SymbolMap(
        areas: areas, values: counts, shading: map, furniture: try Sample.furniture(), setting: MapSetting(page: page)
      ).scene()
      expectTidy(scene, "symbols on \(page)")
      let written = scene.layers.filter { ["labels", "key"].contains($0.name) }.flatMap(\.texts).map(\.text).joined(separator: " ")
      #expect(areas.names.allSatisfy { written.contains($0.split(separator: " ")[0]) }, "names on \(page)")
    }
    let pair = BivariateMap(
      areas: areas, across: BivariateMap.Axis(shading.values, title: "Deprivation score"),
      up: BivariateMap.Axis(counts, title: "Referrals"),
      furniture: try Sample.furniture(), setting: MapSetting(page: page))
    expectTidy(try pair.scene(), "bivariate on \(page)")
  }
}
