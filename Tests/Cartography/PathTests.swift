import Testing

@testable import WardlightCartography

@Suite struct PathTests {
  private func points(_ pairs: [(Double, Double)]) -> [SheetPoint] { pairs.map { SheetPoint(across: $0.0, down: $0.1) } }

  private func text(_ outline: Outline) -> String {
    var bytes: [UInt8] = []
    PathText.write(outline, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func pathsAreRelativeAndDoNotDrift() {
    let outline = Outline(points([(1.004, 2.0), (1.104, 2.5), (1.104, 2.501), (0.5, 10)]), closed: true)
    #expect(text(outline) == "M1 2l.1.5-.6 7.5z")
    let stairs = (0..<1_000).map { (Double($0) * 0.003, Double($0).truncatingRemainder(dividingBy: 2)) }
    let back = PathReader.points(text(Outline(points(stairs), closed: false)))
    #expect(abs((back.last?.last?.0 ?? 0) - 3) < 0.005)
  }

  @Test func linesAlongTheAxesHaveTheirOwnCommands() {
    #expect(text(Outline(SheetBox(left: 10, top: 20, width: 5.25, height: 3))) == "M10 20h5.25v3h-5.25z")
    #expect(text(Outline(points([(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)]), closed: false)) == "M0 0l1 1h1l1 1 1 1")
  }

  @Test func laterRingsBeginWhereTheLastOneDid() {
    var outline = Outline(points([(10, 10), (20, 10), (20, 20)]), closed: true)
    outline.add(points([(12, 11), (13.5, 11), (13.5, 12)]), closed: true)
    #expect(text(outline) == "M10 10h10v10zm2 1h1.5v1z")
  }

  @Test func ringsThatVanishAreLeftOutButNeverAWholeOutline() {
    var outline = Outline(points([(5, 5), (5.001, 5), (5, 5.002)]), closed: true)
    #expect(text(outline) == "M5 5h.01l-.01.01z")
    outline.add(points([(10, 10), (20, 10), (20, 20)]), closed: true)
    outline.add(points([(12, 11), (14, 11), (13, 11.004)]), closed: true)
    outline.add(points([(15, 11), (16, 11), (16, 12)]), closed: true)
    #expect(text(outline) == "M10 10h10v10zm5 1h1v1z")
    #expect(text(Outline()) == "")
  }

  @Test func curvesStayCurves() {
    var outline = Outline()
    outline.add(.move(SheetPoint(across: 1, down: 1)))
    outline.add(.curve(SheetPoint(across: 1.5, down: 1), SheetPoint(across: 2, down: 1.25), SheetPoint(across: 2, down: 2)))
    outline.add(.curve(SheetPoint(across: 2, down: 3), SheetPoint(across: 1, down: 3), SheetPoint(across: 1, down: 1)))
    outline.add(.close)
    #expect(text(outline) == "M1 1c.5 0 1 .25 1 1 0 1-1 1-1-1z")
    #expect(outline.strokes.count == 4)
    #expect(outline.strokes.last == .close)
  }

  @Test func placesThatNoPageHasDoNotStopTheDrawing() {
    #expect(text(Outline(points([(.nan, 0), (.infinity, 1)]), closed: false)) == "M0 0l10000000 1")
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func everyPathReadsBackAsItsPoints(seed: UInt64) {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    var outline = Outline()
    let rings = (0..<5).map { _ in (0..<20).map { _ in (((next() * 30_000).rounded() / 100), ((next() * 3).rounded() / 100)) } }
    for ring in rings { outline.add(points(ring), closed: true) }
    let read = PathReader.points(text(outline))
    #expect(read.count == 5, "seed \(seed)")
    for (ring, back) in zip(rings, read) {
      var expected = [ring[0]]
      for point in ring where point != expected[expected.count - 1] { expected.append(point) }
      #expect(back.count == expected.count, "seed \(seed)")
      #expect(zip(expected, back).allSatisfy { abs($0.0 - $1.0) < 1e-6 && abs($0.1 - $1.1) < 1e-6 }, "seed \(seed)")
    }
  }
}

/// Reads the straight pieces of path data, by the grammar of SVG 1.1.
enum PathReader {
  static func points(_ path: String) -> [[(Double, Double)]] {
    var parts: [[(Double, Double)]] = []
    var (pen, start) = ((0.0, 0.0), (0.0, 0.0))
    for match in path.matches(of: /([A-Za-z])([^A-Za-z]*)/) {
      var numbers = match.2.matches(of: /-?(?:\d+(?:\.\d+)?|\.\d+)/).compactMap { Double(String($0.0)) }[...]
      let command = String(match.1)
      if command == "z" { pen = start }
      while let first = numbers.popFirst() {
        switch command {
        case "h": pen.0 += first
        case "v": pen.1 += first
        case "M": pen = (first, numbers.popFirst() ?? .nan)
        default: pen = (pen.0 + first, pen.1 + (numbers.popFirst() ?? .nan))
        }
        if command == "M" || command == "m" {
          parts.append([pen])
          start = pen
        } else {
          parts[parts.count - 1].append(pen)
        }
      }
    }
    return parts
  }
}
