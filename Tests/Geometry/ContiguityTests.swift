import Testing
import WardlightEssentials
import WardlightGeometry

@Suite struct ContiguityTests {
  /// Neighbours by the vertices and edges of areas as they stand, in plain loops.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func sharedBordersAreFound(seed: UInt64) {
    let shapes = Patterns.bent(columns: 5, rows: 4, bends: 3, seed: seed)
    let corners = (0..<shapes.count).map { Set(shapes.vertices(ofArea: $0)) }
    let edges = (0..<shapes.count).map { area in Set(Patterns.edges(of: shapes.selecting([area])).map { Set([$0.0, $0.1]) }) }
    for area in 0..<shapes.count {
      let others = (0..<shapes.count).filter { $0 != area }
      #expect(
        shapes.contiguity(.queen)[area].elementsEqual(others.filter { !corners[area].isDisjoint(with: corners[$0]) }.map { Int32($0) }),
        "seed \(seed)")
      #expect(
        shapes.contiguity(.rook)[area].elementsEqual(others.filter { !edges[area].isDisjoint(with: edges[$0]) }.map { Int32($0) }),
        "seed \(seed)")
    }
  }

  @Test func threadsDoNotMatter() {
    let shapes = Patterns.squares(columns: 90, rows: 120)
    for kind in Contiguity.allCases {
      let one = shapes.contiguity(kind, parallel: Parallel(threads: 1))
      #expect(shapes.contiguity(kind, parallel: Parallel(threads: 8)) == one)
      #expect(one.values.count == (kind == .queen ? 2 * (89 * 120 + 90 * 119 + 2 * 89 * 119) : 2 * (89 * 120 + 90 * 119)))
    }
  }

  @Test func nothingHasNoNeighbours() {
    #expect(MultiPolygons().contiguity(.queen).count == 0)
    var empty = MultiPolygons()
    empty.append([])
    empty.append([[Patterns.rectangle(0, 0, 1, 1)]])
    #expect(empty.contiguity(.rook).count == 2)
    let heap = Patterns.shapes(
      [[Patterns.rectangle(0, 0, 9, 9)]], [[Patterns.rectangle(0, 0, 9, 9)]], [[Patterns.rectangle(0, 0, 1e-3, 1e-3)]])
    #expect((0..<3).map { Array(heap.contiguity(.rook)[$0]) } == [[1], [0], []], "a ring smaller than the tolerance has no border")
  }
}
