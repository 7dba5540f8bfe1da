import Testing
import WardlightDisclosure
import WardlightGeometry

@testable import WardlightCartography

@Suite struct BivariateTests {
  private func map(
    _ counts: [Int?], _ scores: [Double], across: ClassScheme = .quantiles(3), up: ClassScheme = .quantiles(3),
    policy: Policy = .standard, title: String = "Referrals", page: Page? = nil, together: Bool = false
  ) throws -> BivariateMap {
    BivariateMap(
      areas: Sample.hexagons(counts.count),
      across: BivariateMap.Axis(try Sample.released(.figures(scores, decimals: 1)), title: "Deprivation score", scheme: across),
      up: BivariateMap.Axis(try Sample.counts(counts, policy: policy), title: title, scheme: up, counts: together ? .together : .apart),
      furniture: try Sample.furniture(title: "Deprivation and referrals"), setting: MapSetting(page: page))
  }

  private static let counts: [Int?] = [0, 3, 12, 40, nil, 7, 25, 60, 9, 14, 33, 70]
  private static let scores = [31.5, 12, 8.4, 40.1, 20, 22.2, .nan, 35, 11.1, 18, 27.3, 9.9]

  @Test func mapIsAsBefore() throws { try expectGolden(try map(Self.counts, Self.scores).svg(), "bivariate.svg") }

  /// The numbers in brackets of a legend.
  static func inBrackets(_ scene: Scene) -> [Int] {
    let legend = scene.layers.first { $0.name == "legend" }?.texts.map(\.text) ?? []
    return legend.compactMap { line in
      line.firstMatch(of: /\(([\d,]+)\)$/).flatMap { Int(String($0.1).filter { $0 != "," }) }
    }
  }

  @Test(arguments: 0..<24) func eachAreaIsInOneCellOrStateThatAgreesWithItsNumbers(seed: Int) throws {
    var random = Lehmer(seed)
    let count = 1 + random.below(90)
    let counts = (0..<count).map { _ in random.below(9) == 0 ? nil : random.below(40) }
    let scores = (0..<count).map { _ in random.below(11) == 0 ? Double.nan : Double(random.below(500)) / 10 }
    let scheme: ClassScheme = [.quantiles(3), .equalIntervals(3), .naturalBreaks(3), .manual([9, 20])][seed % 4]
    let found = try map(counts, scores, up: scheme).classification()
    let members = found.cells.map(\.members) + found.states.map(\.members)
    #expect(members.flatMap { $0 }.sorted() == Array(0..<count), "seed \(seed)")
    for cell in found.cells {
      for area in cell.members {
        let number = try #require(counts[area])
        let row = try #require(found.up.classes.first { $0.place == cell.place.up })
        let column = try #require(found.across.classes.first { $0.place == cell.place.across })
        #expect(Self.holds(row.label, Double(number)) && Self.holds(column.label, scores[area]), "seed \(seed), area \(area)")
      }
    }
    for state in found.states {
      for area in state.members {
        let kinds = [Self.state(counts[area]), scores[area].isNaN ? BivariateState.Kind.missing : nil].compactMap { $0 }
        #expect(kinds.max() == state.kind, "seed \(seed), area \(area)")
      }
    }
  }

  /// Whether a number lies in a range such as `1.5 TO 12.0`.
  private static func holds(_ label: String, _ number: Double) -> Bool {
    let ends = label.split(separator: " TO ").compactMap { Double($0.filter { $0 != "," }) }
    guard let low = ends.first, let high = ends.last else { return false }
    return low <= number && number <= high
  }

  private static func state(_ count: Int?) -> BivariateState.Kind? {
    guard let count else { return .missing }
    return count == 0 ? .zero : count < 5 ? .protected : nil
  }

  @Test(arguments: [1, 2, 3, 9, 20, 33, 60]) func legendIsTidyAndItsCountsAddUp(count: Int) throws {
    let counts: [Int?] = (0..<count).map { $0 % 13 == 7 ? nil : ($0 * 31) % 47 }
    let scores = (0..<count).map { Double(($0 * 17) % 29) + 0.5 }
    for page in Page.allCases {
      let scene = try map(counts, scores, title: "Referrals of young people who live in the ward", page: page).scene()
      expectTidy(scene, "\(count) areas on \(page)")
      #expect(Self.inBrackets(scene).reduce(0, +) == count, "\(count) areas on \(page)")
    }
  }

  @Test func cornersAreNamed() throws {
    let scene = try map(Self.counts, Self.scores, policy: .open).scene()
    let legend = scene.layers.first { $0.name == "legend" }?.texts.map(\.text) ?? []
    #expect(legend.contains("A: both are high."))
    #expect(legend.contains("B: Deprivation score high, Referrals low."))
    #expect(legend.contains { $0.hasPrefix("NO DATA: either number (2)") })
    #expect(scene.summary.contains("Referrals 3 TO 12 by Deprivation score 8.4 TO"))
    let hatches = scene.layers.filter { $0.name.hasPrefix("cell-") }.map { ($0.name, $0.shapes.first?.style.hatch?.kind) }
    for (name, hatch) in hatches { #expect(hatch == (name == "cell-2-0" ? .upright : name == "cell-0-2" ? .level : nil)) }
  }

  /// All nine colours to readers of any colour vision; in grey the corners, with the help of their hatches, and neighbours in the square.
  @Test(arguments: BivariatePalette.all) func coloursStayApart(palette: BivariatePalette) throws {
    let places = (0..<3).flatMap { up in (0..<3).map { BivariateCell.Place(across: $0, up: up) } }
    let cells = places.map { BivariateCell(place: $0, fill: palette.colour(across: $0.across, up: $0.up), members: []) }
    for close in ColourSeparation.closePairs(cells.map { ($0.fill, $0.hatch) }) {
      let (one, other) = (cells[close.first], cells[close.second])
      let steps = abs(one.place.across - other.place.across) + abs(one.place.up - other.place.up)
      #expect(close.vision == .grey && steps > 1, "\(palette.name): \(one.place), \(other.place) \(close.vision)")
      #expect(one.letter == nil || other.letter == nil, "\(palette.name): corners in grey")
    }
    #expect(BivariatePalette.named(palette.name) == palette)
    #expect(try #require(BivariatePalette.all.first) == .orangeBlue)
  }

  @Test func productsOfColoursAreThoseOfInks() {
    #expect(Colour(0xFFFFFF).multiplied(by: Colour(0x123456)) == Colour(0x123456))
    #expect(Colour(0x000000).multiplied(by: Colour(0x123456)) == Colour(0x000000))
    #expect(Colour(0x8040FF).multiplied(by: Colour(0x80FF10)) == Colour(0x404010))
  }

  @Test func oddValuesMakeSmallMaps() throws {
    let equal = try map([9, 9, 9], [1, 1, 1]).classification()
    #expect(equal.cells.map(\.place) == [BivariateCell.Place(across: 1, up: 1)])
    #expect(equal.cells[0].members == [0, 1, 2])
    expectTidy(try map([9, 9, 9], [1, 1, 1]).scene(), "all equal")
    let hidden = try map([1, 2, 3], [1, 2, 3])
    #expect(try hidden.classification().states.map(\.label) == ["1 TO 4: Referrals"])
    #expect(try hidden.classification().cells.isEmpty)
    expectTidy(try hidden.scene(), "all protected")
    expectTidy(try map([nil, nil], [.nan, 2]).scene(), "nothing")
    let single = try map([7], [3])
    #expect(try single.classification().cells.map(\.members) == [[0]])
    expectTidy(try single.scene(), "one area")
    let two = try map([7, 7, 7, 20], [3, 4, 5, 6], policy: .open).classification()
    #expect(two.up.classes.map(\.place) == [0, 2])
    #expect(two.up.lostClasses == 1)
  }

  @Test func zerosAndIntervalsAreNumbersWhereCountsAreParted() throws {
    let counts: [Int?] = [0, 3, 11, 5, nil, 1, 0, 8]
    let map = try map(counts, (1...8).map(Double.init), up: .manual([0, 4, 11]), together: true)
    let found = try map.classification()
    #expect(found.up.classes.map(\.label) == ["0", "1 TO 4", "5 TO 11"])
    let rows = (0..<3).map { row in found.cells.filter { $0.place.up == row }.flatMap(\.members).sorted() }
    #expect(rows == [[0, 6], [1, 5], [2, 3, 7]])
    #expect(found.states.map(\.label) == ["NO DATA: Referrals"])
    let scene = try map.scene()
    #expect(Self.inBrackets(scene).reduce(0, +) == counts.count)
    #expect(scene.summary.contains("Referrals 1 TO 4 by Deprivation score 1.0 TO"))
    #expect(scene.layers.flatMap(\.shapes).contains { $0.title.contains("Referrals 1–4") })
    #expect(!scene.layers.contains { $0.name.hasPrefix("state-protected") || $0.name.hasPrefix("state-zero") })
    expectTidy(scene, "counts parted together")
  }

  @Test func anIntervalOverABreakStaysAState() throws {
    let found = try map([0, 3, 11, 5], [1, 2, 3, 4], up: .manual([2, 6, 11]), together: true).classification()
    #expect(found.up.classes.map(\.label) == ["0 TO 2", "3 TO 6", "7 TO 11"])
    #expect(found.states.map(\.label) == ["1 TO 4: Referrals"] && found.states[0].members == [1])
    // The lowest class begins with the least number or interval; numbers and intervals above the last end make a further class.
    let low = try map([2, 3, 11, 5], [1, 2, 3, 4], up: .manual([4, 6]), together: true).classification()
    #expect(low.up.classes.map(\.label) == ["1 TO 4", "5 TO 6", "7 TO 11"] && low.states.isEmpty)
    let above = try map([0, 3, 0, 2], [1, 2, 3, 4], up: .manual([0]), together: true).classification()
    #expect(above.up.classes.map(\.label) == ["0", "1 TO 4"] && above.up.classes.map(\.place) == [0, 2] && above.states.isEmpty)
    let hidden = try map([1, 3, 2, 2], [1, 2, 3, 4], up: .manual([4]), together: true).classification()
    #expect(hidden.up.classes.map(\.label) == ["1 TO 4"] && hidden.cells.flatMap(\.members).count == 4)
    let thirds = try map([0, 3, 0, 2, 0, 9, 14, 30], (1...8).map(Double.init), together: true).classification()
    #expect(thirds.up.classes.map(\.label) == ["0", "1 TO 10", "11 TO 30"] && thirds.states.isEmpty)
    #expect(throws: CartographyError.moreThanThreeClasses(column: "value", classes: 4)) {
      try map([0, 3, 9, 20], [1, 2, 3, 4], up: .manual([0, 4, 11]), together: true).classification()
    }
  }

  @Test(arguments: 0..<24) func numbersPartedTogetherAgreeWithTheirClasses(seed: Int) throws {
    var random = Lehmer(seed + 100)
    let counts: [Int?] = (0..<(1 + random.below(90))).map { _ in random.below(9) == 0 ? nil : random.below(3) * random.below(12) }
    let scheme: ClassScheme = [.quantiles(3), .manual([0, 4]), .manual([3, 9]), .equalIntervals(3)][seed % 4]
    let found = try map(counts, counts.indices.map(Double.init), up: scheme, together: true).classification()
    let members = found.cells.map(\.members) + found.states.map(\.members)
    #expect(members.flatMap { $0 }.sorted() == Array(counts.indices), "seed \(seed)")
    for cell in found.cells {
      let row = try #require(found.up.classes.first { $0.place == cell.place.up })
      for area in cell.members {
        let number = try #require(counts[area])
        let ends = (1..<5).contains(number) ? [1, 4] : [number]
        #expect(ends.allSatisfy { Self.holds(row.label, Double($0)) }, "seed \(seed), area \(area)")
      }
    }
    #expect(!found.states.contains { $0.kind == .zero }, "seed \(seed)")
    expectTidy(try map(counts, counts.indices.map(Double.init), up: scheme, together: true).scene(), "seed \(seed)")
  }

  @Test func mistakesAreNamed() throws {
    #expect(throws: CartographyError.moreThanThreeClasses(column: "value", classes: 4)) {
      try map((5..<40).map { $0 }, (5..<40).map(Double.init), up: .quantiles(4)).svg()
    }
    #expect(throws: CartographyError.breaksOutOfOrder([20, 10])) { try map([5, 6], [1, 2], up: .manual([20, 10])).svg() }
    #expect(throws: CartographyError.unaligned(column: "value", values: 3, areas: 2)) { try map([5, 6], [1, 2, 3]).svg() }
    let words = BivariateMap(
      areas: Sample.hexagons(1), across: BivariateMap.Axis(try Sample.released(.labels(["high"]))),
      up: BivariateMap.Axis(try Sample.counts([9])), furniture: try Sample.furniture())
    #expect(throws: CartographyError.wordsInsteadOfNumbers(column: "value")) { try words.svg() }
    #expect(throws: CartographyError.nothingToDraw(layer: "ward")) { try map([], []).svg() }
  }

  @Test func theStricterTermsHold() throws {
    let open = try map([7, 9], [1, 2], policy: .open)
    let protected = BivariateMap(
      areas: open.areas, across: BivariateMap.Axis(try Sample.counts([3, 9])), up: open.up, furniture: try Sample.furniture())
    #expect(try protected.scene().texts.contains { $0.text.hasPrefix("Counts from 1 to 4 are shown as") })
    let marked = BivariateMap(
      areas: open.areas, across: BivariateMap.Axis(try Sample.counts([3, 9], policy: .internal)), up: open.up,
      furniture: try Sample.furniture())
    #expect(try marked.scene().texts.contains { $0.text == "OFFICIAL-SENSITIVE" })
  }
}

/// A short row of random numbers for tests, the same on all machines.
struct Lehmer {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
