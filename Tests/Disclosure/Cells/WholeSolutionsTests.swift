import Testing
import WardlightDisclosure
import WardlightEssentials

@Suite("Systems of cells against all tables")
struct WholeSolutionsTests {
  private static let seed: UInt64 = 20_210_430

  private func check(_ world: SmallWorld, round: Int, records: Int) throws {
    var random = KeyedRandom(seed: Self.seed, purpose: "publications of a small world", index: UInt64(round))
    let keys = world.randomKeys(&random)
    let system = try CellSystem(published: keys, dimensions: world.dimensions, measures: [Measure("n", .sums)])
    #expect(Array(system.keys[..<system.publishedCount]) == keys)
    let solutions = WholeSolutions(system, where: CellKey("n"), is: records).found
    let truth = world.publications(keys, records: records)
    #expect(truth.isSubset(of: solutions), "seed \(Self.seed), round \(round): a table breaks a relation")
    if system.withoutInterior.isEmpty {
      #expect(solutions.isSubset(of: truth), "seed \(Self.seed), round \(round): \(keys.map(\.description))")
    }
  }

  @Test("Where members lie in each other, the whole solutions are the publications of all tables", arguments: 0..<40)
  func nested(round: Int) throws { try check(.nested, round: round, records: 2) }

  @Test("Where members overlap, too", arguments: 0..<40)
  func overlapping(round: Int) throws { try check(.overlapping, round: round, records: 2) }

  @Test("Without interiors every table still satisfies the system", arguments: 0..<20)
  func withoutInterior(round: Int) throws {
    for world in [SmallWorld.nested, .overlapping] {
      var random = KeyedRandom(seed: Self.seed, purpose: "publications without interiors", index: UInt64(round))
      let keys = world.randomKeys(&random)
      let system = try CellSystem(published: keys, dimensions: world.dimensions, measures: [Measure("n", .sums)], interiorLimit: 0)
      for table in SmallWorld.tables(of: 2, kinds: world.grid.count).prefix(200) {
        let counts = Dictionary(uniqueKeysWithValues: keys.map { key in (key, world.counted(key).reduce(0) { $0 + table[$1] }) })
        let values = system.values(of: counts)
        for relation in system.relations {
          let parts = relation.parts.compactMap { values[$0] }
          guard let whole = values[relation.whole], parts.count == relation.parts.count else { continue }
          #expect(whole == parts.reduce(0, +) && parts.allSatisfy { $0 >= 0 }, "seed \(Self.seed), round \(round)")
        }
      }
    }
  }
}
