import Testing
import WardlightDisclosure
import WardlightGeometry

@testable import WardlightCartography

@Suite struct InflowMapTests {
  @Test func isAsBefore() throws {
    let svg = try CountySample.inflowMap(9).svg()
    #expect(parses(svg))
    try expectGolden(svg, "inflows.svg")
  }

  @Test(arguments: [1, 2, 9, 20, 33]) func anyNumberOfOriginsIsTidy(count: Int) throws {
    for merging in [FlowMerging.none, .below(5), .keepingLargest(6)] {
      for page in [Page.a4Landscape, .a4Portrait, .widescreen] {
        let scene = try CountySample.inflowMap(count, merging: merging, page: page).scene()
        expectTidy(scene, "\(count) origins, \(merging), \(page)")
        let links = try CountySample.inflows(count).table.content.rows.count
        #expect(scene.legendSum == links, "\(count) origins, \(merging)")
      }
    }
  }

  @Test func widthsAreThoseOfOtherMapsOnTheScale() throws {
    let (small, large) = (try CountySample.inflowMap(6), try CountySample.inflowMap(20))
    let links = try FlowSample.links([("T0", "T1", 15), ("T1", "T2", 300)])
    let other = try FlowSample.map(links, FlowSample.towns(3))
    let scale = try FlowScale.shared(over: [small, large, other])
    #expect(scale.width(of: 300) <= FlowScale.widest)
    var widths: [Double: [Double]] = [:]
    for scene in [try small.drawn(at: scale).scene(), try large.drawn(at: scale).scene(), try other.drawn(at: scale).scene()] {
      for line in scene.flowLines {
        let count = try #require(Double(line.title.split(separator: " ").last ?? ""))
        let (first, last) = (try #require(line.polygon.first), try #require(line.polygon.last))
        widths[count, default: []].append(first.away(from: last))
      }
      let words = "1 mm = \(FlowWords.number(scale.personsPerMillimetre))"
      #expect(scene.legendTexts.contains { $0.contains(words) })
    }
    #expect((widths[15] ?? []).count >= 3)
    for (count, found) in widths {
      let asked: Double = scale.width(of: count)
      for width in found { #expect(abs(width - asked) < 1e-9, "\(count)") }
    }
  }

  @Test func originsStandOnTheirSideAndLinesLeaveTheirBars() throws {
    for isLeft in [true, false] {
      let force = isLeft ? 1 : 3
      let scene = try CountySample.inflowMap(6, force: force).scene()
      let frame = try #require(scene.frame)
      let bars = (scene.layer("origins")?.shapes ?? []).compactMap(\.outline.box)
      #expect(!bars.isEmpty)
      #expect(bars.allSatisfy { ($0.centre.across < frame.centre.across) == isLeft })
      for line in scene.flowLines {
        let (first, last) = (try #require(line.polygon.first), try #require(line.polygon.last))
        let start = SheetPoint(across: (first.across + last.across) / 2, down: (first.down + last.down) / 2)
        #expect(bars.contains { $0.inset(by: -0.05).contains(start) }, "\(line.title)")
      }
      #expect(scene.legendTexts.joined(separator: " ").contains("at the \(isLeft ? "left" : "right")"))
    }
  }

  @Test func flowsWithoutATownAreStated() throws {
    let scene = try CountySample.inflowMap(9).scene()
    #expect(scene.legendTexts.joined(separator: " ").contains("Town not known, not drawn: 13 individuals, and 1 protected flow (3)"))
  }

  @Test func totalsStandBesideNames() throws {
    let map = try InflowMap(
      links: try CountySample.inflows(6), origins: .areas(CountySample.boroughs(6)), towns: CountySample.eastern, into: CountySample.forces,
      code: CountySample.forces.codes[1], furniture: try Sample.furniture(),
      totals: .init(origins: try Sample.counts([3, 20, 31, nil, 7, 1_200]), towns: try Sample.counts([9, 8, 7, 2])))
    let texts = Set(try map.scene().texts.map(\.text))
    #expect(texts.isSuperset(of: ["Bexley 20", "Brent", "Camden 1,200", "Barking and Dagenham 1–4", "Seaham 9", "Farpoint 1–4"]))
  }

  @Test func whatCannotBeDrawnIsAnError() throws {
    let forces = CountySample.forces
    #expect(throws: CartographyError.unknownArea(kind: "county force", code: "E99")) {
      try InflowMap(
        links: try CountySample.inflows(3), origins: .areas(CountySample.boroughs(3)), towns: CountySample.eastern, into: forces,
        code: "E99",
        furniture: try Sample.furniture())
    }
    #expect(throws: CartographyError.tooManyRows(rows: 41, most: 40)) { try CountySample.inflowMap(41, merging: .none).scene() }
    let tiles = Sample.hexagons(3)
    #expect(throws: CartographyError.townsOnTiles(kind: "town")) {
      try InflowMap(
        links: try CountySample.inflows(3), origins: .areas(CountySample.boroughs(3)), towns: CountySample.eastern, into: tiles,
        code: tiles.codes[0], furniture: try Sample.furniture()
      ).scene()
    }
  }

  @Test func nothingToDrawIsAMapOfTheArea() throws {
    let map = try InflowMap(
      links: try FlowSample.links([]), origins: .areas(CountySample.boroughs(4)), towns: CountySample.eastern, into: CountySample.forces,
      code: CountySample.forces.codes[1], furniture: try Sample.furniture())
    let scene = try map.scene()
    expectTidy(scene, "no flows")
    #expect(scene.flowLines.isEmpty)
    #expect(try map.largestFlow() == 0)
  }
}
