import Testing
import WardlightEssentials

@testable import WardlightDisclosure

typealias Relation = CellSystem.Relation

/// Every whole solution of relations within bounds, cell by cell: the truth that the search must meet.
struct AllSolutions {
  /// The different values of each cell.
  private(set) var values: [Set<Int>]
  private let lower: [Int]
  private let upper: [Int]
  /// The cells in the order in which they are tried: those of a relation close together, so that it fails early.
  private let order: [Int]
  /// The relations whose last cell is tried at each place of the order.
  private var checked: [[Relation]]

  init(_ relations: [Relation], _ lower: [Int], _ upper: [Int]) {
    (self.lower, self.upper) = (lower, upper)
    values = [Set<Int>](repeating: [], count: lower.count)
    var place = [Int: Int]()
    for cell in relations.flatMap({ $0.parts + [$0.whole] }) + lower.indices where place[cell] == nil { place[cell] = place.count }
    order = place.sorted { $0.value < $1.value }.map(\.key)
    checked = [[Relation]](repeating: [], count: lower.count)
    for relation in relations { checked[(relation.parts + [relation.whole]).map { place[$0]! }.max()!].append(relation) }
    var point = lower
    visit(0, &point)
  }

  private mutating func visit(_ place: Int, _ point: inout [Int]) {
    guard place < order.count else {
      for (cell, value) in point.enumerated() { values[cell].insert(value) }
      return
    }
    let cell = order[place]
    guard lower[cell] <= upper[cell] else { return }
    for value in lower[cell]...upper[cell] {
      point[cell] = value
      if checked[place].allSatisfy({ Self.holds($0, point) }) { visit(place + 1, &point) }
    }
  }

  private static func holds(_ relation: Relation, _ point: [Int]) -> Bool {
    let whole = point[relation.whole]
    let sum = relation.parts.reduce(0) { $0 + point[$1] }
    switch relation.adding {
    case .sums: return relation.isComplete ? whole == sum : whole >= sum
    case .overlaps: return relation.parts.allSatisfy { point[$0] <= whole } && (!relation.isComplete || whole <= sum)
    }
  }
}

/// A small random system with a whole solution: a table with margins, or relations thrown together.
struct RandomSystem {
  var relations: [Relation] = []
  var truth: [Int] = []
  var lower: [Int] = []
  var upper: [Int] = []

  init(_ random: inout KeyedRandom) {
    if random.below(3) == 0 { throwTogether(&random) } else { table(&random) }
    for value in truth { hide(value, &random) }
  }

  private mutating func table(_ random: inout KeyedRandom) {
    let (rows, columns) = (2 + random.below(2), 2)
    let adding: Measure.Adding = random.below(4) == 0 ? .overlaps : .sums
    for _ in 0..<rows * columns { truth.append(random.below(5)) }
    func total(_ parts: [Int]) {
      let sum = parts.reduce(0) { $0 + truth[$1] }
      let most = parts.map { truth[$0] }.max() ?? 0
      truth.append(adding == .sums ? sum : most + random.below(sum - most + 1))
      relations.append(Relation(whole: truth.count - 1, parts: parts, adding: adding, isComplete: true))
    }
    for row in 0..<rows { total((0..<columns).map { row * columns + $0 }) }
    guard adding == .sums else { return }
    for column in 0..<columns { total((0..<rows).map { $0 * columns + column }) }
  }

  /// Sums over any cells, so that vertices need not be whole.
  private mutating func throwTogether(_ random: inout KeyedRandom) {
    let cells = 4 + random.below(3)
    for _ in 0..<cells { truth.append(random.below(5)) }
    for _ in 0..<3 + random.below(3) {
      let parts = (0..<cells).filter { _ in random.below(2) == 0 }
      guard parts.count > 1 else { continue }
      let isComplete = random.below(4) > 0
      truth.append(parts.reduce(0) { $0 + truth[$1] } + (isComplete ? 0 : random.below(2)))
      relations.append(Relation(whole: truth.count - 1, parts: parts, adding: .sums, isComplete: isComplete))
    }
  }

  private mutating func hide(_ value: Int, _ random: inout KeyedRandom) {
    switch value {
    case 1...4 where random.below(5) > 0: (lower, upper) = (lower + [1], upper + [4])
    case 5...9 where random.below(3) == 0: (lower, upper) = (lower + [5], upper + [9])
    default: (lower, upper) = (lower + [value], upper + [value])
    }
  }

  func ranges(_ wanted: [Int], remainders: [Int] = [], possible: Int = 3, threads: Int = 1) throws -> FeasibleRanges {
    try FeasibleRanges.of(
      WholeSystem(relations, lower: lower, upper: upper), goals: FeasibleRanges.goals(wanted, remainders, threshold: 5), possible: possible,
      parallel: Parallel(threads: threads))
  }
}

@Suite struct FeasibleRangesTests {
  @Test func agreesWithAllWholeSolutions() throws {
    for seed in 0..<400 as Range<UInt64> {
      var random = KeyedRandom(seed: seed, purpose: "random systems")
      let system = RandomSystem(&random)
      let truth = AllSolutions(system.relations, system.lower, system.upper)
      let wanted = Array(system.truth.indices)
      let ranges = try system.ranges(wanted)
      #expect(ranges.contradictions.isEmpty, "seed \(seed)")
      for cell in wanted { check(ranges.verdicts[cell], truth.values[cell], "seed \(seed), cell \(cell)") }
    }
  }

  private func check(_ verdict: FeasibleRanges.Verdict, _ values: Set<Int>, _ label: Comment) {
    switch verdict {
    case .keeps: #expect(values.count >= 3, label)
    case .narrowed(let narrow):
      #expect(narrow.isDecided, label)
      #expect(values.count < 3, label)
      #expect(values.min() == narrow.range.lowerBound && values.max() == narrow.range.upperBound, label)
    case .contradicted: Issue.record(label)
    }
  }

  @Test func agreesWithAllWholeSolutionsAboutRemainders() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = KeyedRandom(seed: seed, purpose: "remainders")
      let system = RandomSystem(&random)
      let truth = AllSolutions(system.relations, system.lower, system.upper)
      let ranges = try system.ranges([], remainders: Array(system.truth.indices))
      for (cell, values) in truth.values.enumerated() {
        let isGivenAway = values.count < 3 && values.allSatisfy { (1...4).contains($0) }
        #expect(ranges.keeps(cell) != isGivenAway, "seed \(seed), cell \(cell)")
      }
    }
  }

  @Test func sameOnAnyNumberOfThreads() throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = KeyedRandom(seed: seed, purpose: "threads")
      let system = RandomSystem(&random)
      let wanted = Array(system.truth.indices)
      #expect(try system.ranges(wanted, threads: 1).verdicts == system.ranges(wanted, threads: 2).verdicts, "seed \(seed)")
    }
  }

  /// Of what follows from relations that were named, the same must follow from them alone.
  @Test func namedRelationsSuffice() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = KeyedRandom(seed: seed, purpose: "evidence")
      let system = RandomSystem(&random)
      let all = try system.ranges(Array(system.truth.indices))
      for (cell, verdict) in all.verdicts.enumerated() {
        guard case .narrowed(let narrow) = verdict else { continue }
        var alone = system
        alone.relations = narrow.relations.map { system.relations[$0] }
        #expect(try !alone.ranges([cell]).keeps(0), "seed \(seed), cell \(cell)")
      }
    }
  }

  @Test func saysWhichRelationsContradict() throws {
    // 2 + x = 9 with x in 1...4, and a piece apart that is in order.
    let system = WholeSystem(
      [
        Relation(whole: 0, parts: [1, 2], adding: .sums, isComplete: true),
        Relation(whole: 3, parts: [4, 5], adding: .sums, isComplete: true),
      ], lower: [9, 2, 1, 5, 1, 1], upper: [9, 2, 4, 5, 4, 4])
    let ranges = try FeasibleRanges.of(
      system, goals: FeasibleRanges.goals([2, 4], [], threshold: 5), possible: 3,
      parallel: Parallel(threads: 1))
    #expect(ranges.contradictions == [[0]])
    #expect(ranges.verdicts == [.contradicted, .keeps])
  }

  @Test func exactFiguresThatDoNotAddUpContradict() throws {
    let system = WholeSystem([Relation(whole: 0, parts: [1, 2], adding: .sums, isComplete: true)], lower: [9, 2, 1], upper: [9, 2, 1])
    let ranges = try FeasibleRanges.of(system, goals: [], possible: 3, parallel: Parallel(threads: 1))
    #expect(ranges.contradictions == [[0]])
  }

  /// Three sums of two of three cells: 2a = 4 follows only from all three, and no vertex but this one is whole.
  @Test func wholeNumbersMatter() throws {
    let pairs = [
      Relation(whole: 3, parts: [0, 1], adding: .sums, isComplete: true),
      Relation(whole: 4, parts: [1, 2], adding: .sums, isComplete: true),
      Relation(whole: 5, parts: [0, 2], adding: .sums, isComplete: true),
    ]
    let system = WholeSystem(pairs, lower: [1, 1, 1, 4, 4, 4], upper: [4, 4, 4, 4, 4, 5])
    let ranges = try FeasibleRanges.of(
      system, goals: FeasibleRanges.goals([0, 1, 2], [], threshold: 5), possible: 3,
      parallel: Parallel(threads: 1))
    for verdict in ranges.verdicts {
      guard case .narrowed(let narrow) = verdict else {
        Issue.record("a half is no count")
        continue
      }
      #expect(narrow.range == 2...2)
      #expect(narrow.isDecided)
    }
  }
}
