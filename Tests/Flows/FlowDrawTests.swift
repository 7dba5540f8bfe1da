import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("Tables drawn with given margins")
struct FlowDrawTests {
  private let tables = 20_000

  /// Within five standard errors of a share.
  private func expectShare(_ count: Int, of total: Int, _ chance: Double) {
    let share = Double(count) / Double(total)
    #expect(abs(share - chance) < 5 * (chance * (1 - chance) / Double(total)).squareRoot() + 1e-9, "\(share) for \(chance)")
  }

  /// How often each table comes.
  private func drawn(_ flows: FlowMatrix, hollow: Bool = false, weights: [Double]? = nil) -> [[Int32]: Int] {
    let draws = FlowDraws(flows, FlowMargins(flows, hasEmptyDiagonal: hollow), weights: weights, tables: tables, seed: 11)
    var scratch = draws.scratch
    var found: [[Int32]: Int] = [:]
    for number in 0..<tables {
      draws.draw(number, &scratch)
      found[scratch.table, default: 0] += 1
    }
    return found
  }

  @Test("Shuffled tables come as often as counting all of them says")
  func shuffled() {
    let rows = [[2, 1, 0], [0, 2, 1], [1, 0, 2]]
    let found = drawn(FlowTables.matrix(rows))
    let all = FlowTables.all(rows: [3, 3, 3], columns: [3, 3, 3], hollow: false)
    for one in all { expectShare(found[one.table.joined().map { Int32($0) }] ?? 0, of: tables, one.chance) }
    #expect(found.keys.count <= all.count)
  }

  @Test("Tables drawn cell by cell come as often as shuffled ones")
  func byCells() {
    let draw = TableDraw([4, 3, 2], [3, 3, 3])
    var found: [[Int32]: Int] = [:]
    var table = [Int32](repeating: 0, count: 9)
    for number in 0..<tables {
      var random = KeyedRandom(seed: 3, purpose: "test", index: UInt64(number))
      draw.draw(&table, &random)
      found[table, default: 0] += 1
    }
    let all = FlowTables.all(rows: [4, 3, 2], columns: [3, 3, 3], hollow: false)
    for one in all { expectShare(found[one.table.joined().map { Int32($0) }] ?? 0, of: tables, one.chance) }
  }

  @Test("A chain reaches every table with an empty diagonal as often as counting says, also where only three can exchange")
  func hollow() {
    let found = drawn(FlowTables.matrix([[0, 2, 0], [0, 0, 2], [2, 0, 0]], square: true), hollow: true)
    let all = FlowTables.all(rows: [2, 2, 2], columns: [2, 2, 2], hollow: true)
    #expect(all.count == 3)
    let four = FlowTables.matrix([[0, 1, 1, 1], [2, 0, 1, 0], [0, 2, 0, 1], [1, 0, 1, 0]], square: true)
    let many = FlowTables.all(rows: [3, 3, 3, 2], columns: [3, 3, 3, 2], hollow: true)
    for one in all { expectShare(found[one.table.joined().map { Int32($0) }] ?? 0, of: tables, one.chance) }
    let mixed = drawn(four, hollow: true)
    for one in many { expectShare(mixed[one.table.joined().map { Int32($0) }] ?? 0, of: tables, one.chance) }
  }

  @Test("A chain with a model's expected flows draws tables in proportion to them")
  func weighted() {
    let flows = FlowTables.matrix([[2, 1, 0], [0, 2, 1], [1, 0, 1]])
    let weights: [Double] = [3, 1, 0.5, 1, 2, 1, 0.25, 1, 4]
    let all = FlowTables.all(rows: flows.originTotals, columns: flows.destinationTotals, hollow: false)
    let chances = all.map { one in
      zip(one.table.joined(), weights).reduce(one.chance) { product, cell in (0..<cell.0).reduce(product) { value, _ in value * cell.1 } }
    }
    let found = drawn(flows, weights: weights)
    let sum = chances.reduce(0, +)
    for (one, chance) in zip(all, chances) { expectShare(found[one.table.joined().map { Int32($0) }] ?? 0, of: tables, chance / sum) }
  }

  @Test("A chain that moves many flows at once draws tables as often as counting says", arguments: [false, true])
  func heatBath(isWeighted: Bool) {
    let rows = isWeighted ? [[2, 1, 0], [0, 2, 1], [1, 0, 1]] : [[0, 1, 1, 1], [2, 0, 1, 0], [0, 2, 0, 1], [1, 0, 1, 0]]
    let flows = FlowTables.matrix(rows, square: !isWeighted)
    let margins = FlowMargins(flows, hasEmptyDiagonal: !isWeighted)
    let weights: [Double] = [3, 1, 0.5, 1, 2, 1, 0.25, 1, 4]
    let places = Array(rows.indices)
    let cells = FlowChain.Cells(margins, places, places, isWeighted ? weights : nil)
    let chain = TableChain(rows.joined().map { Int32($0) }, cells, steps: 500, seed: 2, purpose: "test")
    var found: [[Int32]: Int] = [:]
    for number in 0..<tables {
      var random = KeyedRandom(seed: 2, purpose: "test", index: UInt64(number))
      var table = chain.hub
      chain.walk(&table, &random)
      found[table, default: 0] += 1
    }
    let all = FlowTables.all(rows: flows.originTotals, columns: flows.destinationTotals, hollow: !isWeighted)
    let chances = all.map { one in
      !isWeighted
        ? one.chance
        : zip(one.table.joined(), weights).reduce(one.chance) { product, cell in (0..<cell.0).reduce(product) { value, _ in value * cell.1 }
        }
    }
    let sum = chances.reduce(0, +)
    for (one, chance) in zip(all, chances) { expectShare(found[one.table.joined().map { Int32($0) }] ?? 0, of: tables, chance / sum) }
  }

  @Test("Exact tails are what shuffling gives in the end")
  func tails() {
    let flows = FlowTables.matrix([[6, 1, 0, 3], [1, 5, 2, 0], [0, 2, 7, 1], [4, 0, 1, 2]])
    let options = FlowTestOptions(permutations: tables, seed: 5)
    let model = IndependenceModel.test(flows, options: options, parallel: Parallel(threads: 2))
    let margins = FlowMargins(flows, hasEmptyDiagonal: false)
    let draws = FlowDraws(flows, margins, tables: tables, seed: 5)
    let counted = FlowPermutation(flows, draws, expected: model.expected, tables: tables, countsPairs: true, Parallel(threads: 2))
    for cell in 0..<16 {
      expectShare(Int(counted.greater[cell]), of: tables, model.pMore[cell])
      expectShare(Int(counted.lesser[cell]), of: tables, model.pFewer[cell])
    }
  }

  @Test("The whole table's p is that of all tables there are", arguments: [false, true])
  func whole(hollow: Bool) {
    let rows = hollow ? [[0, 3, 1, 1], [3, 0, 0, 1], [0, 1, 0, 3], [1, 0, 3, 0]] : [[3, 1, 0], [1, 2, 1], [0, 1, 3]]
    let flows = FlowTables.matrix(rows, square: hollow)
    let options = FlowTestOptions(permutations: tables, seed: 5)
    let model = IndependenceModel.test(flows, selfFlows: .leftOut, options: options, parallel: Parallel(threads: 2))
    let all = FlowTables.all(rows: flows.originTotals, columns: flows.destinationTotals, hollow: hollow)
    func distance(_ table: [[Int]]) -> Double {
      zip(table.joined(), model.expected).reduce(0) { $1.1.isNaN ? $0 : $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
    }
    let limit = distance(rows) - 1e-9
    let exact = all.reduce(0) { distance($1.table) >= limit ? $0 + $1.chance : $0 }
    #expect(abs(model.p - exact) < 5 * (exact * (1 - exact) / Double(tables)).squareRoot(), "\(model.p) for \(exact)")
  }

  @Test("Under independence the whole table and its pairs are found at most as often as the level says; the seed is 1")
  func falseFinds() {
    var (whole, pairs) = (0, 0)
    for trial in 0..<200 {
      var random = KeyedRandom(seed: 1, purpose: "independent table", index: UInt64(trial))
      var rows = [[Int]](repeating: [Int](repeating: 0, count: 6), count: 8)
      for _ in 0..<150 { rows[min(random.below(8), random.below(8))][min(random.below(6), random.below(6))] += 1 }
      let model = IndependenceModel.test(
        FlowTables.matrix(rows), options: FlowTestOptions(permutations: 199, seed: UInt64(trial)), parallel: Parallel(threads: 2))
      whole += model.p <= 0.05 ? 1 : 0
      pairs += model.classes.contains(.more) || model.classes.contains(.fewer) ? 1 : 0
    }
    #expect(whole <= 20, "\(whole) of 200")
    #expect(pairs <= 20, "\(pairs) of 200")
  }
}
