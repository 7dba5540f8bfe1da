import Testing
import WardlightCartography
import WardlightEssentials
import WardlightGeometry

@Suite struct FlowGeometryTests {
  @Test(arguments: FlowStyle.allCases) func widthsAreProportional(style: FlowStyle) throws {
    let counts = [5, 16, 17, 40, 99, 240]
    let links = try FlowSample.links(counts.enumerated().map { ("T\($0.offset)", "T\($0.offset + 6)", $0.element) })
    let map = try FlowSample.map(links, FlowSample.towns(12), style: style, scale: try FlowScale(personsPerMillimetre: 40))
    let lines = try map.scene().flowLines
    #expect(lines.count == counts.count)
    for line in lines {
      let count = try #require(Double(line.title.split(separator: " ").last ?? ""))
      let (first, last) = (try #require(line.polygon.first), try #require(line.polygon.last))
      #expect(abs(first.away(from: last) - max(FlowScale.thinnest, count / 40)) < 1e-9, "\(line.title), \(style)")
    }
  }

  /// Two places anywhere, two flows of any width: the polygons share no point.
  @Test(arguments: FlowStyle.allCases) func oppositeFlowsNeverMeet(style: FlowStyle) throws {
    let seed: UInt64 = 20_260_101
    for index in 0..<60 {
      var random = KeyedRandom(seed: seed, purpose: "pairs", index: UInt64(index))
      let links = try FlowSample.links([("T0", "T1", 5 + random.below(300)), ("T1", "T0", 5 + random.below(300)), ("T2", "T3", 300)])
      let scale = try FlowScale(personsPerMillimetre: 50)
      let scene = try FlowSample.map(links, FlowSample.towns(4, seed: UInt64(index)), style: style, scale: scale).scene()
      let pair = scene.flowLines.filter { !$0.title.hasPrefix("T2") }.map(\.polygon)
      try #require(pair.count == 2)
      #expect(!Self.meet(pair[0], pair[1]), "\(style), seed \(seed), pair \(index)")
    }
  }

  @Test(arguments: FlowStyle.allCases) func linesEndAtTheBorderOfTheSymbol(style: FlowStyle) throws {
    let links = try FlowSample.links([("T0", "T1", 240), ("T1", "T0", 60), ("T2", "T3", 120), ("T4", "T5", 10), ("T4", "T6", 30)])
    let scene = try FlowSample.map(links, FlowSample.towns(7), style: style).scene()
    let symbols = scene.layer("places")?.shapes ?? []
    for line in scene.flowLines {
      let name = try #require(line.title.firstMatch(of: /to (T\d):/)).1
      let circle = try #require(symbols.first { $0.title == name }).outline
      guard case .move(let right) = circle.strokes[0], case .curve(_, _, let below) = circle.strokes[1] else { continue }
      let centre = SheetPoint(across: below.across, down: right.down)
      let nearest = Self.tips(line.polygon, style).map { $0.away(from: centre) }.min() ?? .infinity
      #expect(abs(nearest - (right.across - centre.across)) < 0.02, "\(line.title), \(style)")
    }
  }

  /// Where a line points: the middle of the end of a tapered one, any corner of another.
  private static func tips(_ polygon: [SheetPoint], _ style: FlowStyle) -> [SheetPoint] {
    guard style == .tapered else { return polygon }
    let (left, right) = (polygon[polygon.count / 2 - 1], polygon[polygon.count / 2])
    return [SheetPoint(across: (left.across + right.across) / 2, down: (left.down + right.down) / 2)]
  }

  @Test(arguments: FlowStyle.allCases) func nothingLeavesTheFrame(style: FlowStyle) throws {
    let seed: UInt64 = 7
    for count in [2, 5, 12, 40] {
      var random = KeyedRandom(seed: seed, purpose: "frames", index: UInt64(count))
      let rows = (0..<count).map { (from: "T\($0)", to: "T\(($0 + 1) % count)", count: Optional(1 + random.below(200))) }
      for page in [Page.a4Landscape, .a4Portrait] {
        let scene = try FlowSample.map(try FlowSample.links(rows), FlowSample.towns(count), style: style, page: page).scene()
        let frame = try #require(scene.layer("flows")?.clip)
        for line in scene.flowLines {
          let isInside = line.polygon.allSatisfy { frame.contains(SheetBox(left: $0.across, top: $0.down, width: 0, height: 0)) }
          #expect(isInside, "\(line.title) of \(count), \(style), \(page), seed \(seed)")
        }
        expectTidy(scene, "\(count) flows, \(style)")
      }
    }
  }

  /// Whether two polygons share a point: an edge of one crosses one of the other, or one lies in the other.
  private static func meet(_ first: [SheetPoint], _ second: [SheetPoint]) -> Bool {
    for a in first.indices {
      for b in second.indices where cross(first[a], first[(a + 1) % first.count], second[b], second[(b + 1) % second.count]) { return true }
    }
    return inside(first[0], second) || inside(second[0], first)
  }

  private static func cross(_ a: SheetPoint, _ b: SheetPoint, _ c: SheetPoint, _ d: SheetPoint) -> Bool {
    func side(_ p: SheetPoint, _ q: SheetPoint, _ r: SheetPoint) -> Double {
      (q.across - p.across) * (r.down - p.down) - (q.down - p.down) * (r.across - p.across)
    }
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
  }

  private static func inside(_ point: SheetPoint, _ polygon: [SheetPoint]) -> Bool {
    var isInside = false
    for place in polygon.indices {
      let (a, b) = (polygon[place], polygon[(place + 1) % polygon.count])
      guard (a.down > point.down) != (b.down > point.down) else { continue }
      if point.across < a.across + (point.down - a.down) / (b.down - a.down) * (b.across - a.across) { isInside.toggle() }
    }
    return isInside
  }
}
