import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("Gi* of flows")
struct LocalFlowStatisticTests {
  private static let parallel = Parallel(threads: 2)

  /// Places in a row, each beside the next.
  private static func line(_ count: Int) -> Weights {
    Weights(neighbours: (0..<count).map { place in [place - 1, place + 1].filter { $0 >= 0 && $0 < count } })
  }

  /// Who is near whom, every place near itself.
  private static func near(_ weights: Weights) -> [[Bool]] {
    (0..<weights.count).map { place in
      (0..<weights.count).map { $0 == place || weights.neighbours(of: place).contains(Int32($0)) }
    }
  }

  /// The cells as areas of one map: near where both ends are.
  private static func kronecker(_ origins: Weights, _ destinations: Weights, keeping: (Int, Int) -> Bool = { _, _ in true }) -> Weights {
    let (first, second) = (near(origins), near(destinations))
    let cells = (0..<origins.count).flatMap { origin in
      (0..<destinations.count).filter { keeping(origin, $0) }.map { (origin: origin, destination: $0) }
    }
    return Weights(
      neighbours: cells.map { cell in
        cells.indices.filter { first[cell.origin][cells[$0].origin] && second[cell.destination][cells[$0].destination] }
      })
  }

  private static func options(_ permutations: Int = 999, _ alternative: Alternative = .twoSided, seed: UInt64 = 5) -> FlowTestOptions {
    FlowTestOptions(permutations: permutations, alternative: alternative, seed: seed)
  }

  private func expectSame(_ found: LocalFlowStatistic, _ map: LocalStatistics, at areas: [Int?]) {
    for (place, area) in areas.enumerated() {
      guard let area else {
        #expect(found.reasons[place] == .selfFlow)
        #expect(found.statistic[place].isNaN && found.z[place].isNaN && found.p[place].isNaN && found.q[place].isNaN)
        #expect(found.classes[place] == .undefined)
        continue
      }
      #expect(found.neighbourCounts[place] == map.neighbourCounts[area])
      #expect(found.statistic[place] == map.statistic[area])
      #expect(abs(found.expected[place] - map.expected[area]) < 1e-9)
      #expect(abs(found.z[place] - map.z[area]) < 1e-9)
      #expect(found.p[place] == map.pPermutation[area])
      #expect(found.q[place] == map.q[area])
      let isSame =
        (found.classes[place] == .more) == (map.classes[area] == .hot) && (found.classes[place] == .fewer) == (map.classes[area] == .cold)
      #expect(isSame)
    }
  }

  @Test("It is Gi* of a map whose weights are the Kronecker product of both", arguments: [Alternative.twoSided, .greater, .less])
  func isGetisOrd(alternative: Alternative) {
    for seed in 1...4 as ClosedRange<UInt64> {
      let flows = RandomFlows.table(
        RandomFlows.ends(7, kind: "borough"), RandomFlows.ends(9, kind: "town"), density: 0.4, most: 9, seed: seed)
      let (origins, destinations) = (Self.line(7), Self.line(9))
      let counts = (0..<7).flatMap { origin in (0..<9).map { Double(flows[origin, $0]) } }
      let options = Self.options(999, alternative, seed: seed)
      let map = GetisOrd.giStar(
        counts, weights: Self.kronecker(origins, destinations), options: options.inference, parallel: Self.parallel)
      let found = LocalFlowStatistic.giStar(
        flows, originNeighbours: origins, destinationNeighbours: destinations, scope: .allCells, options: options, parallel: Self.parallel)
      expectSame(found, map, at: Array(0..<63))
      #expect(found.tests == 63)
    }
  }

  @Test("Flows that stay in their place leave the table and every neighbourhood")
  func withoutSelfFlows() {
    for seed in 1...4 as ClosedRange<UInt64> {
      let flows = RandomFlows.square(8, density: 0.5, seed: seed)
      let weights = Self.line(8)
      let cells = (0..<8).flatMap { origin in (0..<8).filter { $0 != origin }.map { Double(flows[origin, $0]) } }
      let map = GetisOrd.giStar(
        cells, weights: Self.kronecker(weights, weights) { $0 != $1 }, options: Self.options().inference, parallel: Self.parallel)
      let found = LocalFlowStatistic.giStar(
        flows, originNeighbours: weights, destinationNeighbours: weights, selfFlows: .leftOut, scope: .allCells, options: Self.options(),
        parallel: Self.parallel)
      let areas = (0..<64).map { Self.cellWithoutDiagonal($0 / 8, $0 % 8) }
      expectSame(found, map, at: areas)
      #expect(found.tests == 56)
    }
  }

  /// Where a cell of an 8 × 8 table stands once those on the diagonal are gone.
  private static func cellWithoutDiagonal(_ origin: Int, _ destination: Int) -> Int? {
    guard destination != origin else { return nil }
    return origin * 7 + (destination > origin ? destination - 1 : destination)
  }

  @Test("Testing only what is above 0 changes neither z nor what it is compared with, but the number of tests")
  func scope() {
    let flows = RandomFlows.table(RandomFlows.ends(6, kind: "borough"), RandomFlows.ends(6, kind: "town"), density: 0.4, seed: 3)
    let weights = Self.line(6)
    let all = LocalFlowStatistic.giStar(
      flows, originNeighbours: weights, destinationNeighbours: weights, scope: .allCells, options: Self.options(), parallel: Self.parallel)
    let some = LocalFlowStatistic.giStar(
      flows, originNeighbours: weights, destinationNeighbours: weights, options: Self.options(), parallel: Self.parallel)
    #expect(some.pairs == flows.pairs)
    #expect(some.tests == flows.pairCount)
    #expect(some.z == all.pairs.indices.filter { all.pairs[$0].count > 0 }.map { all.z[$0] })
  }

  /// z by the formula with x̄ and s² in full: 3 × 2 cells, T = 1 + 4 + 0 + 2 = 7 of k = 4 cells at (0, 0), Σx = 13, Σx² = 57.
  @Test("z of a small table by hand")
  func byHand() {
    let flows = FlowMatrix(
      origins: RandomFlows.ends(3, kind: "borough"), destinations: RandomFlows.ends(2, kind: "town"),
      pairs: [(0, 0, 1), (0, 1, 4), (1, 1, 2), (2, 0, 6)].map { FlowMatrix.Pair(origin: $0.0, destination: $0.1, count: $0.2) })
    let found = LocalFlowStatistic.giStar(
      flows, originNeighbours: Self.line(3), destinationNeighbours: Self.line(2), options: Self.options(0), parallel: Self.parallel)
    let mean = 13.0 / 6
    let variance = 57.0 / 6 - mean * mean
    let z = (7 - 4 * mean) / (variance * (6.0 * 4 - 16) / 5).squareRoot()
    #expect(found.statistic[0] == 7)
    #expect(abs(found.expected[0] - 4 * mean) < 1e-12)
    #expect(abs(found.z[0] - z) < 1e-12)
    #expect(found.reasons[2] == .allCells)
    #expect(found.z[2].isNaN)
    #expect(found.tests == 3)
  }

  /// All choices of the neighbours of one cell from the other cells.
  @Test("The permutation p agrees with all choices of neighbours there are")
  func exhausted() {
    let flows = RandomFlows.table(RandomFlows.ends(3, kind: "borough"), RandomFlows.ends(4, kind: "town"), density: 0.6, most: 6, seed: 8)
    let (origins, destinations) = (Self.line(3), Self.line(4))
    let permutations = 99_999
    let found = LocalFlowStatistic.giStar(
      flows, originNeighbours: origins, destinationNeighbours: destinations, scope: .allCells,
      options: Self.options(permutations, .greater),
      parallel: Self.parallel)
    let counts = (0..<3).flatMap { origin in (0..<4).map { flows[origin, $0] } }
    for cell in counts.indices where found.reasons[cell] == nil {
      let others = counts.indices.filter { $0 != cell }.map { counts[$0] }
      let observed = Int(found.statistic[cell]) - counts[cell]
      let p = Self.shareOfSums(others, drawing: found.neighbourCounts[cell], atLeast: observed)
      let error = (p * (1 - p) / Double(permutations)).squareRoot()
      #expect(abs(found.p[cell] - p) < 4.5 * error + 2 / Double(permutations), "cell \(cell), seed 5")
    }
  }

  private static func shareOfSums(_ values: [Int], drawing count: Int, atLeast least: Int) -> Double {
    var (all, some) = (0, 0)
    for choice in 0..<(1 << values.count) where choice.nonzeroBitCount == count {
      let sum = values.indices.reduce(0) { $0 + (choice >> $1 & 1 == 1 ? values[$1] : 0) }
      all += 1
      if sum >= least { some += 1 }
    }
    return Double(some) / Double(all)
  }

  @Test("Islands at one end have neighbours at the other; islands at both have no result, nor do counts that do not vary or are too few")
  func noResult() {
    let (origins, destinations) = (RandomFlows.ends(3, kind: "borough"), RandomFlows.ends(3, kind: "town"))
    let island = Weights(neighbours: [[1], [0], []])
    let flows = RandomFlows.table(origins, destinations, density: 1, seed: 2)
    let found = LocalFlowStatistic.giStar(
      flows, originNeighbours: island, destinationNeighbours: island, options: Self.options(), parallel: Self.parallel)
    #expect(found.neighbourCounts == [3, 3, 1, 3, 3, 1, 1, 1, 0])
    #expect(found.reasons.last == .noNeighbours)
    #expect(found.reasons.dropLast().allSatisfy { $0 == nil })
    let pairs = (0..<9).map { FlowMatrix.Pair(origin: $0 / 3, destination: $0 % 3, count: 4) }
    let even = LocalFlowStatistic.giStar(
      FlowMatrix(origins: origins, destinations: destinations, pairs: pairs), originNeighbours: island, destinationNeighbours: island,
      options: Self.options(), parallel: Self.parallel)
    #expect(even.reasons.allSatisfy { $0 == .noVariance })
    let few = LocalFlowStatistic.giStar(
      FlowMatrix(origins: origins, destinations: destinations, pairs: Array(pairs.prefix(2))), originNeighbours: island,
      destinationNeighbours: island, options: Self.options(), parallel: Self.parallel)
    #expect(few.reasons.allSatisfy { $0 == .notEnough })
    #expect(few.tests == 0)
    let none = LocalFlowStatistic.giStar(
      FlowMatrix(origins: origins, destinations: destinations, pairs: []), originNeighbours: island, destinationNeighbours: island,
      options: Self.options(), parallel: Self.parallel)
    #expect(none.pairs.isEmpty)
  }

  @Test("Few permutations are warned of, by the name of what is tested; threads change nothing")
  func warnings() {
    let flows = RandomFlows.square(12, density: 0.5, seed: 4)
    let found = LocalFlowStatistic.giStar(
      flows, originNeighbours: Self.line(12), destinationNeighbours: Self.line(12), options: Self.options(99),
      parallel: Parallel(threads: 1))
    #expect(found.warnings.first?.hasPrefix("99 permutations are few: all flows share their draws") == true)
    #expect(found.warnings.allSatisfy { !$0.contains("area") })
    let other = LocalFlowStatistic.giStar(
      flows, originNeighbours: Self.line(12), destinationNeighbours: Self.line(12), options: Self.options(99),
      parallel: Parallel(threads: 3))
    #expect(other == found)
  }
}
