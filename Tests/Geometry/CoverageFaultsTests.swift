import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry

@Suite struct CoverageFaultsTests {
  private func faults(_ areas: [[[Coordinate]]]...) -> CoverageFaults {
    CoverageFaults(areas.reduce(into: MultiPolygons()) { $0.append($1) }, parallel: Parallel(threads: 1))
  }

  @Test func aCleanCoverageHasNone() {
    for shapes in [Patterns.squares(columns: 4, rows: 3), Patterns.bent(columns: 4, rows: 3, bends: 5, seed: 3), MultiPolygons()] {
      let found = CoverageFaults(shapes)
      #expect(found.overlaps.isEmpty)
      #expect(found.gaps.isEmpty)
    }
  }

  @Test func aKnownOverlap() throws {
    let found = faults([[Patterns.rectangle(0, 0, 10, 10)]], [[Patterns.rectangle(7.5, 5, 17.5, 15)]])
    let overlap = try #require(found.overlaps.first)
    #expect(found.overlaps.count == 1)
    #expect((overlap.area, overlap.other) == (0, 1))
    #expect(abs(overlap.size - 12.5) < 1e-9)
    #expect(abs(overlap.width - 2.5) < 1e-9)
    #expect(found.gaps.isEmpty)
  }

  @Test func aKnownGap() throws {
    let ring = Patterns.squares(columns: 3, rows: 3).selecting([0, 1, 2, 3, 5, 6, 7, 8])
    let found = CoverageFaults(ring)
    let gap = try #require(found.gaps.first)
    #expect(found.gaps.count == 1)
    #expect(gap.neighbours == [1, 3, 4, 6])
    #expect(gap.size == 256)
    #expect(gap.width == 16)
    #expect(found.overlaps.isEmpty)
  }

  @Test(arguments: [0.005, 0.5]) func sliversHaveTheirWidth(width: Double) throws {
    let frame = [Patterns.rectangle(-10, -10, 30, 20), Patterns.rectangle(0, 0, 20, 10)]
    let apart = faults([frame], [[Patterns.rectangle(0, 0, 10, 10)]], [[Patterns.rectangle(10 + width, 0, 20, 10)]])
    let gap = try #require(apart.gaps.first)
    #expect(apart.gaps.count == 1)
    #expect(gap.neighbours == [0, 1, 2])
    #expect(abs(gap.size - 10 * width) < 1e-9)
    #expect(abs(gap.width - width) < 1e-9)
    #expect(apart.overlaps.isEmpty)
    let over = faults([frame], [[Patterns.rectangle(0, 0, 10 + width, 10)]], [[Patterns.rectangle(10, 0, 20, 10)]])
    let overlap = try #require(over.overlaps.first)
    #expect(over.overlaps.count == 1)
    #expect(abs(overlap.size - 10 * width) < 1e-9)
    #expect(abs(overlap.width - width) < 1e-9)
    #expect(over.gaps.isEmpty)
  }

  @Test func aVertexOnOneSideOnlyIsNoFault() {
    let found = faults([[Patterns.rectangle(0, 0, 10, 10)]], [[Patterns.rectangle(10, 0, 20, 5)]], [[Patterns.rectangle(10, 5, 20, 10)]])
    #expect(found.overlaps.isEmpty)
    #expect(found.gaps.isEmpty)
  }

  @Test func areasWithinAreasOverlapWithAllOfThem() {
    // Four squares, the same ground as one area, and one in the middle of it that touches no other border.
    var shapes = Patterns.squares(columns: 2, rows: 2)
    shapes.append([[Patterns.rectangle(0, 0, 32, 32)]])
    shapes.append([[Patterns.rectangle(2, 2, 6, 6)]])
    let found = CoverageFaults(shapes).overlaps
    #expect(found.map { [$0.area, $0.other] } == [[0, 4], [0, 5], [1, 4], [2, 4], [3, 4], [4, 5]])
    #expect(found.map(\.size).elementsEqual([256, 16, 256, 256, 256, 16]) { abs($0 - $1) < 1e-9 })
    #expect(found[1].width == 4)
  }

  @Test func aBorderWithinAnotherAreaLeadsToBothItsSides() {
    // Two halves of a square that lie in the inside of a third area: their common border is shared, and so are the outer ones of the second.
    let outer = [Patterns.rectangle(-10, -10, 30, 20)]
    let core = [Patterns.rectangle(8, 4, 12, 6)]
    let around = [Patterns.rectangle(0, 0, 20, 10), Patterns.rectangle(8, 4, 12, 6)]
    let found = faults([outer], [around], [core]).overlaps
    #expect(found.map { [$0.area, $0.other] } == [[0, 1], [0, 2]])
    #expect(found.map(\.size).elementsEqual([200 - 8, 8]) { abs($0 - $1) < 1e-9 })
  }

  /// shapely 2.2.0 with GEOS 3.14.1: `intersection(a, b).area` of every pair, and the interiors of `union_all`.
  @Test func trianglesAgreeWithGEOS() {
    let corners: [[(Double, Double)]] = [
      [(62.5, 89.7), (77.6, 22.5), (30.0, 87.4)], [(0.5, 82.1), (79.7, 46.8), (30.3, 27.8)], [(62.2, 98.9), (21.5, 16.0), (61.3, 4.4)],
      [(3.6, 51.5), (46.6, 91.7), (62.9, 51.4)], [(37.0, 0.4), (83.0, 15.4), (26.8, 88.0)], [(51.0, 84.7), (64.0, 74.2), (9.1, 54.1)],
      [(32.3, 15.0), (81.6, 37.9), (97.9, 59.0)], [(60.5, 63.8), (67.6, 15.1), (44.0, 24.0)], [(40.2, 9.7), (96.8, 21.5), (67.2, 30.0)],
    ]
    let expected: [(Int, Int, Double)] = [
      (0, 1, 166.670347), (0, 2, 415.706591), (0, 3, 413.125178), (0, 5, 226.850834), (0, 6, 46.085735), (0, 7, 72.265092),
      (0, 8, 7.017290), (1, 2, 638.400159), (1, 3, 582.621786), (1, 4, 754.242174), (1, 5, 106.438372), (1, 7, 169.651818),
      (2, 3, 320.091528), (2, 4, 1224.214919), (2, 5, 96.948886), (2, 6, 88.275886), (2, 7, 426.609850), (2, 8, 122.280537),
      (3, 4, 401.948835), (3, 5, 340.155526), (3, 7, 33.987260), (4, 5, 99.591755), (4, 6, 129.080945), (4, 7, 459.032155),
      (4, 8, 321.060854), (6, 7, 88.678062), (7, 8, 87.077379),
    ]
    let shapes = corners.reduce(into: MultiPolygons()) { $0.append([[$1.map { Patterns.at($0.0, $0.1) }]]) }
    let found = CoverageFaults(shapes)
    #expect(found.overlaps.map { [$0.area, $0.other] } == expected.map { [$0.0, $0.1] })
    #expect(zip(found.overlaps, expected).allSatisfy { abs($0.size - $1.2) < 2e-6 })
    #expect(found.gaps.map(\.size).sorted().elementsEqual([1.767409, 2.203237]) { abs($0 - $1) < 2e-6 })
  }

  /// Rectangles on whole coordinates: overlaps follow from their sides, gaps from flooding the squares around them.
  @Test(arguments: UInt64(1)...12) func rectanglesAgreeWithCounting(seed: UInt64) {
    let boxes = Patterns.randomRectangles(9, seed: seed)
    let shapes = boxes.reduce(into: MultiPolygons()) { $0.append([[Patterns.rectangle($1[0], $1[1], $1[2], $1[3])]]) }
    let found = CoverageFaults(shapes)
    var expected: [[Double]] = []
    for one in boxes.indices {
      for other in boxes.indices where other > one {
        let width = min(boxes[one][2], boxes[other][2]) - max(boxes[one][0], boxes[other][0])
        let height = min(boxes[one][3], boxes[other][3]) - max(boxes[one][1], boxes[other][1])
        if width > 0, height > 0 { expected.append([Double(one), Double(other), width * height]) }
      }
    }
    #expect(found.overlaps.map { [Double($0.area), Double($0.other), ($0.size * 1e6).rounded() / 1e6] } == expected, "seed \(seed)")
    let gaps = Patterns.enclosedSquares(boxes, side: 16).sorted()
    #expect(found.gaps.map { $0.size.rounded() }.sorted() == gaps, "seed \(seed)")
    #expect(CoverageFaults(shapes, parallel: Parallel(threads: 3)) == found, "seed \(seed)")
  }
}

extension Patterns {
  /// West, south, east and north of rectangles with whole coordinates from 0 to 16.
  static func randomRectangles(_ count: Int, seed: UInt64) -> [[Double]] {
    var random = KeyedRandom(seed: seed, purpose: "rectangles")
    return (0..<count).map { _ in
      let (west, south) = (Double(Int(random.unit() * 12)), Double(Int(random.unit() * 12)))
      return [west, south, west + 1 + Double(Int(random.unit() * 5)), south + 1 + Double(Int(random.unit() * 5))]
    }
  }

  /// The sizes of the regions that rectangles enclose without covering them.
  static func enclosedSquares(_ boxes: [[Double]], side: Int) -> [Double] {
    let width = side + 3
    func isCovered(_ square: Int) -> Bool {
      let (x, y) = (Double(square % width) - 0.5, Double(square / width) - 0.5)
      return boxes.contains { $0[0] < x && x < $0[2] && $0[1] < y && y < $0[3] }
    }
    var seen = (0..<width * width).map(isCovered)
    var sizes: [Double] = []
    for first in seen.indices where !seen[first] {
      var waiting = [first]
      seen[first] = true
      var size = 0.0
      while let square = waiting.popLast() {
        size += 1
        let (column, row) = (square % width, square / width)
        let beside = [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)]
        for (column, row) in beside where (0..<width).contains(column) && (0..<width).contains(row) && !seen[row * width + column] {
          seen[row * width + column] = true
          waiting.append(row * width + column)
        }
      }
      sizes.append(size)
    }
    return Array(sizes.dropFirst())
  }
}
