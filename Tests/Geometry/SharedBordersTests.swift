import Testing
import WardlightGeometry
import WardlightTestSupport

@Suite struct SharedBordersTests {
  @Test func squaresTouchByQueenAndByRook() {
    let shapes = Patterns.squares(columns: 3, rows: 3)
    #expect(Array(shapes.contiguity(.queen)[4]) == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(Array(shapes.contiguity(.rook)[4]) == [1, 3, 5, 7])
    #expect(Array(shapes.contiguity(.queen)[0]) == [1, 3, 4])
  }

  @Test func aGapUpToTheSnapDistanceIsNone() {
    func rows(gap: Double) -> [Int] {
      let shapes = Patterns.shapes([[Patterns.rectangle(0, 0, 10, 10)]], [[Patterns.rectangle(10 + gap, 0, 20, 10)]])
      let rows = shapes.contiguity(.rook)
      return [rows[0].count, rows[1].count]
    }
    #expect(rows(gap: 0) == [1, 1])
    #expect(rows(gap: 0.0099) == [1, 1])
    #expect(rows(gap: -0.0099) == [1, 1])
    #expect(rows(gap: 0.02) == [0, 0])
  }

  @Test func aFilledHoleHasOneNeighbour() {
    let hole = Patterns.rectangle(3, 3, 7, 7)
    let shapes = Patterns.shapes([[Patterns.rectangle(0, 0, 10, 10), hole]], [[Array(hole[2...] + hole[..<2])]])
    let borders = SharedBorders(shapes)
    #expect(Array(shapes.contiguity(.rook)[1]) == [0])
    #expect(borders.dissolved(by: [0, 0]).size(ofArea: 0) == 100)
    #expect(borders.dissolved(by: [0, 0]).polygons(ofArea: 0).count == 1)
    #expect(borders.dissolved(by: [0, 1]).size(ofArea: 0) == 84)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64], [0, 3, 12, 100] as [Double])
  func simplifiedBordersNeitherCrackNorCross(seed: UInt64, tolerance: Double) {
    let shapes = Patterns.bent(columns: 3, rows: 3, bends: 12, seed: seed)
    let borders = SharedBorders(shapes)
    let simplified = borders.simplified(tolerance: tolerance)
    let sizes = (0..<simplified.count).map { simplified.size(ofArea: $0) }
    #expect(sizes.allSatisfy { $0 > 0 }, "seed \(seed)")
    let outline = SharedBorders(simplified).dissolved(by: [Int](repeating: 0, count: 9))
    #expect(abs(sizes.reduce(0, +) - outline.size(ofArea: 0)) < 1e-6, "seed \(seed)")
    if tolerance <= 12 { #expect(abs(outline.size(ofArea: 0) - 192 * 192) < 1e-6, "seed \(seed)") }
    #expect(Patterns.crossings(of: simplified) == 0, "seed \(seed)")
    #expect(simplified.contiguity(.rook) == shapes.contiguity(.rook), "seed \(seed)")
    #expect(isEdgeToEdge(simplified, outline), "seed \(seed)")
    if tolerance >= 12 { #expect(simplified.vertices.count < shapes.vertices.count / 3) }
  }

  @Test func smallIslandsAndLensesKeepThreeVertices() {
    let lens = [Patterns.at(0, 0), Patterns.at(5, -2), Patterns.at(10, 0), Patterns.at(5, 2)]
    let around = [Patterns.at(0, 0), Patterns.at(5, 2), Patterns.at(10, 0), Patterns.at(10, 10), Patterns.at(0, 10)]
    let below = [Patterns.at(0, 0), Patterns.at(0, -10), Patterns.at(10, -10), Patterns.at(10, 0), Patterns.at(5, -2)]
    let island = (0..<8).map { Patterns.at(50 + [2, 1, 0, -1, -2, -1, 0, 1][$0], [0, 1, 2, 1, 0, -1, -2, -1][$0]) }
    let simplified = SharedBorders(Patterns.shapes([[lens]], [[around]], [[below]], [[island]])).simplified(tolerance: 1_000)
    for area in 0..<4 {
      #expect(simplified.vertices(ofArea: area).count >= 3)
      #expect(simplified.size(ofArea: area) > 0)
    }
    #expect(simplified.vertices(ofArea: 3).count == 3)
  }

  @Test func dissolvingEverythingGivesTheOutline() {
    let shapes = Patterns.bent(columns: 3, rows: 3, bends: 4, seed: 5)
    let borders = SharedBorders(shapes)
    let whole = borders.dissolved(by: [Int](repeating: 0, count: 9))
    #expect(whole.count == 1)
    #expect(whole.polygonStarts == [0, 1])
    #expect(abs(whole.size(ofArea: 0) - 192 * 192) < 1e-6)
    let ringWithHole = borders.dissolved(by: [0, 0, 0, 0, 1, 0, 0, 0, 0])
    #expect(ringWithHole.rings(ofArea: 0).count == 2)
    #expect(ringWithHole.polygons(ofArea: 0).count == 1)
    #expect(abs(ringWithHole.size(ofArea: 0) + ringWithHole.size(ofArea: 1) - 192 * 192) < 1e-6)
  }

  @Test func piecesThatTouchAtAPlaceAreTheirOwnPolygons() {
    let borders = SharedBorders(Patterns.squares(columns: 2, rows: 2))
    let board = borders.dissolved(by: [0, 1, 1, 0])
    #expect(board.polygons(ofArea: 0).count == 2)
    #expect(board.polygons(ofArea: 1).count == 2)
    #expect(board.size(ofArea: 0) == 512)
    let gap = SharedBorders(Patterns.squares(columns: 3, rows: 3)).dissolved(by: [0, 0, 0, 0, 1, 0, 0, 0, 2])
    #expect(gap.polygons(ofArea: 0).count == 1, "the hole touches the outside at a corner and is still a hole")
    #expect(gap.rings(ofArea: 0).count == 2)
    #expect(gap.size(ofArea: 0) == 7 * 256)
  }

  @Test func aGroupWithoutAreasIsEmpty() {
    let dissolved = SharedBorders(Patterns.squares(columns: 2, rows: 1)).dissolved(by: [2, 0])
    #expect(dissolved.count == 3)
    #expect(dissolved.polygons(ofArea: 1).isEmpty)
    #expect(SharedBorders(MultiPolygons()).dissolved(by: []).count == 0)
    #expect(SharedBorders(MultiPolygons()).simplified(tolerance: 5).count == 0)
  }

  @Test(.enabled(if: SharedData.isPresent, "London's wards of 2018 are not beside the package: their borders are not simplified."))
  func londonSimplifiesAndDissolves() {
    let (shapes, boroughs) = RealWards.all
    let borders = SharedBorders(shapes)
    let names = Set(boroughs).sorted()
    let groups = boroughs.map { names.firstIndex(of: $0) ?? 0 }
    let simplified = borders.simplified(tolerance: 30)
    #expect(simplified.vertices.count * 4 < shapes.vertices.count)
    #expect((0..<633).allSatisfy { simplified.size(ofArea: $0) > 0 })
    let coarse = SharedBorders(simplified)
    #expect(simplified.contiguity(.rook) == shapes.contiguity(.rook))
    let outlines = coarse.dissolved(by: groups)
    #expect(outlines.count == 33)
    for borough in 0..<33 {
      let sum = groups.indices.filter { groups[$0] == borough }.reduce(0) { $0 + simplified.size(ofArea: $1) }
      #expect(abs(outlines.size(ofArea: borough) - sum) < 1e-9 * sum)
    }
    #expect(shapes.contiguity(.queen).values.count >= shapes.contiguity(.rook).values.count)
  }

  /// Every edge inside the outline is used once in each direction, every edge of the outline once.
  private func isEdgeToEdge(_ shapes: MultiPolygons, _ outline: MultiPolygons) -> Bool {
    let edges = Patterns.edges(of: shapes).map { [$0.0, $0.1] }
    let all = Set(edges)
    let outer = Set(Patterns.edges(of: outline).map { [$0.0, $0.1] })
    return all.count == edges.count && edges.allSatisfy { outer.contains($0) != all.contains([$0[1], $0[0]]) }
  }
}
