import Testing
import WardlightEssentials

@testable import WardlightDisclosure

@Suite struct MoveSearchTests {
  /// Sums of a table of small numbers, each between 0 and twice what it is, and margins that are known.
  private func table(rows: Int, columns: Int) throws -> (system: WholeSystem, point: [Int]) {
    var random = KeyedRandom(seed: 3, purpose: "moves")
    let table = MarginTable.random(rows: rows, columns: columns, &random)
    let counts = Dictionary(uniqueKeysWithValues: table.cells.map { ($0.key, $0.count) })
    let system = try CellSystem(published: Array(counts.keys), dimensions: table.dimensions, measures: table.measures)
    let point = system.values(of: counts).map { $0 ?? 0 }
    let isInner = system.keys.map { $0.members.count == 2 }
    return (
      WholeSystem(
        system.relations, lower: zip(point, isInner).map { $1 ? 0 : $0 }, upper: zip(point, isInner).map { $1 ? 2 * $0 : $0 }), point
    )
  }

  @Test func movesFromASolutionAreSolutions() throws {
    let (system, point) = try table(rows: 6, columns: 5)
    let search = MoveSearch(system, at: point, limit: 100)
    var found = 0
    for cell in point.indices {
      for steps in [1, -1, 2, -2] {
        guard let move = search.move(cell, by: steps) else { continue }
        found += 1
        var other = point
        for step in move.steps { other[step.cell] += step.by }
        #expect(other[cell] == point[cell] + steps && system.isSolution(other), "cell \(cell) by \(steps)")
      }
    }
    // Of 30 numbers, all but zeros can go up and down by one; ones not down by two.
    #expect(found >= 80)
  }

  @Test func whatIsKnownDoesNotMove() throws {
    let (system, point) = try table(rows: 3, columns: 3)
    let known = point.indices.filter { !system.isFree($0) }
    let search = MoveSearch(system, at: point, limit: 100)
    #expect(!known.isEmpty && known.allSatisfy { search.move($0, by: 1) == nil && search.move($0, by: -1) == nil })
  }

  /// Counts of which each lies in the next, all 3 and up to 9 but the last.
  private func chain(of length: Int, last upper: Int) -> MoveSearch {
    let relations = (1..<length).map { CellSystem.Relation(whole: $0, parts: [$0 - 1], adding: .overlaps, isComplete: false) }
    let system = WholeSystem(relations, lower: Array(repeating: 0, count: length), upper: Array(repeating: 9, count: length - 1) + [upper])
    return MoveSearch(system, at: Array(repeating: 3, count: length), limit: 1)
  }

  @Test func whatOneCountAloneCanMendIsMendedAtOnce() {
    let move = chain(of: 12, last: 9).move(0, by: 2)
    #expect(move?.steps == (0..<12).map { .init(cell: $0, by: 2) })
  }

  @Test func aCountThatCannotGoAllTheWayMendsNothingAlone() {
    #expect(chain(of: 12, last: 4).move(0, by: 2) == nil)
    #expect(chain(of: 12, last: 4).move(0, by: 1)?.steps.count == 12)
  }
}
