import Testing
import WardlightGeometry

@Suite struct MissingVerticesTests {
  private func areas(_ rings: [Coordinate]...) -> MultiPolygons { rings.reduce(into: MultiPolygons()) { $0.append([[$1]]) } }

  @Test func aVertexOnOneSideOnlyPartsNoNeighbours() {
    let shapes = areas(
      Patterns.rectangle(0, 0, 10, 10),
      [Patterns.at(10, 0), Patterns.at(20, 0), Patterns.at(20, 10), Patterns.at(10, 10), Patterns.at(10, 4)])
    let borders = SharedBorders(shapes)
    #expect(Array(shapes.contiguity(.rook)[0]) == [1])
    #expect(borders.dissolved(by: [0, 0]).size(ofArea: 0) == 200)
    #expect(borders.dissolved(by: [0, 0]).rings(ofArea: 0).count == 1)
  }

  @Test func aCornerOnAnEdgeIsABorder() {
    let shapes = areas(Patterns.rectangle(0, 0, 10, 10), Patterns.rectangle(10, 0, 20, 5), Patterns.rectangle(10, 5, 20, 10))
    #expect((0..<3).map { Array(shapes.contiguity(.rook)[$0]) } == [[1, 2], [0, 2], [0, 1]])
    let touching = areas(Patterns.rectangle(0, 0, 10, 10), [Patterns.at(10, 5), Patterns.at(20, 0), Patterns.at(20, 10)])
    #expect(Array(touching.contiguity(.queen)[0]) == [1])
    #expect(touching.contiguity(.rook)[0].isEmpty)
  }

  @Test(arguments: [0.005, -0.005]) func aSliverMakesNoIsland(width: Double) {
    let shapes = areas(
      Patterns.rectangle(0, 0, 10, 10),
      [Patterns.at(10 + width, 0), Patterns.at(20, 0), Patterns.at(20, 10), Patterns.at(10 + width, 10), Patterns.at(10 + width, 4)],
      Patterns.rectangle(20, 3, 30, 7), Patterns.rectangle(40, 0, 50, 10))
    let rook = shapes.contiguity(.rook, snap: 0.01)
    #expect((0..<4).map { Array(rook[$0]) } == [[1], [0, 2], [1], []], "the last one is an island indeed")
    if width > 0 { #expect(shapes.contiguity(.rook, snap: 0.001)[0].isEmpty) }
    #expect(shapes.contiguity(.rook, snap: 0)[2] == [1], "a tolerance of 0 still takes corners exactly on an edge")
  }

  @Test func theCoverageWithMissingVerticesIsThatWithoutThem() {
    for seed in UInt64(1)...5 {
      let whole = Patterns.bent(columns: 4, rows: 4, bends: 6, seed: seed)
      // Every third vertex of every second area moved onto the straight line between its neighbours, or left out there.
      let straight = Patterns.straightened(whole, keeping: { _, _ in true })
      let thinned = Patterns.straightened(whole, keeping: { area, place in area.isMultiple(of: 2) || !place.isMultiple(of: 3) })
      for kind in Contiguity.allCases {
        #expect(thinned.contiguity(kind) == straight.contiguity(kind), "seed \(seed), \(kind)")
        #expect(thinned.contiguity(kind) == whole.contiguity(kind), "seed \(seed), \(kind)")
      }
      let outline = SharedBorders(thinned).dissolved(by: [Int](repeating: 0, count: 16))
      #expect(abs(outline.size(ofArea: 0) - 256 * 256) < 1e-6, "seed \(seed)")
      #expect(SharedBorders(thinned).simplified(tolerance: 2).contiguity(.rook) == whole.contiguity(.rook))
    }
  }
}

extension Patterns {
  /// The areas of a bent pattern with straight sides, on which some vertices are kept.
  static func straightened(_ shapes: MultiPolygons, keeping: (_ area: Int, _ place: Int) -> Bool) -> MultiPolygons {
    (0..<shapes.count).reduce(into: MultiPolygons()) { straight, area in
      let ring = shapes.vertices(ofArea: area).enumerated().compactMap { place, vertex -> Coordinate? in
        let snapped = Coordinate(easting: (vertex.easting / 64).rounded() * 64, northing: (vertex.northing / 64).rounded() * 64)
        let isEast = abs(vertex.easting - snapped.easting) < 5
        let isNorth = abs(vertex.northing - snapped.northing) < 5
        if isEast, isNorth { return snapped }
        guard keeping(area, place) else { return nil }
        return isEast ? at(snapped.easting, vertex.northing) : at(vertex.easting, snapped.northing)
      }
      straight.append([[ring]])
    }
  }
}
