import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@testable import WardlightFlows

@Suite("Clusters of flows")
struct FlowClusterTests {
  private let parallel = Parallel(threads: 2)

  /// Origins on a grid of 5 × 4, destinations on one of 4 × 3; 300 flows by chance, and, where planted, 40 from one corner to another.
  private func flows(seed: UInt64, planted: Int = 0) -> FlowMatrix {
    var random = KeyedRandom(seed: seed, purpose: "flows")
    var rows = [[Int]](repeating: [Int](repeating: 0, count: 12), count: 20)
    for _ in 0..<300 { rows[random.below(20)][min(random.below(12), random.below(12))] += 1 }
    for _ in 0..<planted { rows[[0, 1, 5][random.below(3)]][[10, 11][random.below(2)]] += 1 }
    return FlowTables.matrix(rows, origins: Self.grid(20, wide: 5), destinations: Self.grid(12, wide: 4))
  }

  private static func grid(_ count: Int, wide: Int) -> [Coordinate?] {
    (0..<count).map { Coordinate(easting: Double($0 % wide) * 1_000, northing: Double($0 / wide) * 1_000) }
  }

  @Test("A planted cluster is found")
  func planted() throws {
    let found = FlowClusters.scan(flows(seed: 3, planted: 40), options: FlowClusterOptions(replicates: 199, seed: 9), parallel: parallel)
    let first = try #require(found.clusters.first)
    #expect(first.origins == [0, 1, 5])
    #expect(Set(first.destinations).isSuperset(of: [10, 11]) && first.destinations.count <= 3)
    #expect(first.p == 1.0 / 200)
    #expect(first.pGumbel < 1e-4)
    #expect(first.ratio > 2.5)
    #expect(first.originRadius == 1_000)
    #expect(found.significant() == [first])
    #expect(found.replicateMaxima.count == 199)
    for (place, cluster) in found.clusters.enumerated().dropFirst() {
      #expect(cluster.logLikelihoodRatio <= found.clusters[place - 1].logLikelihoodRatio)
      for other in found.clusters[..<place] {
        #expect(Set(other.origins).isDisjoint(with: cluster.origins) || Set(other.destinations).isDisjoint(with: cluster.destinations))
      }
    }
  }

  @Test("Flows by chance have a cluster at 5 per cent about as often as that; seeds 1 to 60")
  func chance() {
    let found = (1...60).count { seed in
      let clusters = FlowClusters.scan(
        flows(seed: UInt64(seed)), options: FlowClusterOptions(replicates: 39, mostClusters: 1, seed: UInt64(seed)), parallel: parallel)
      return !clusters.significant().isEmpty
    }
    // Binomial(60, 0.05) is at most 9 with probability 0.998.
    #expect(found <= 9, "\(found) of 60")
  }

  @Test("The first cluster, its statistic and the replicates' maxima are those of looking at every window", arguments: [false, true])
  func bruteForce(hollow: Bool) throws {
    let rows = [[0, 5, 2, 1], [3, 0, 1, 0], [0, 2, 0, 9], [1, 0, 8, 0]]
    let points: [Coordinate?] = [
      Coordinate(easting: 0, northing: 0), Coordinate(easting: 1_000, northing: 0), Coordinate(easting: 4_000, northing: 500),
      Coordinate(easting: 4_700, northing: 0),
    ]
    let flows = FlowTables.matrix(rows, square: hollow, origins: points, destinations: points)
    let options = FlowClusterOptions(largestShare: 0.5, replicates: 19, seed: 4)
    let result = FlowClusters.scan(flows, selfFlows: .leftOut, options: options, parallel: parallel)
    let model = IndependenceModel.test(
      flows, selfFlows: .leftOut, options: FlowTestOptions(permutations: 0, seed: 1), parallel: parallel)
    let expected = (0..<16).map { model.expected[$0].isNaN ? 0 : model.expected[$0] }
    let most = Self.best(rows, expected, points, share: 0.5)
    let first = try #require(result.clusters.first)
    #expect(abs(first.logLikelihoodRatio - most.ratio) < 1e-9)
    #expect(first.origins == most.origins && first.destinations == most.destinations)
    #expect(abs(first.expected - most.expected) < 1e-9)
    let draws = FlowDraws(
      flows, FlowMargins(flows, hasEmptyDiagonal: hollow), tables: 19, seed: 4, purpose: "flow cluster")
    var scratch = draws.scratch
    for number in 0..<19 {
      draws.draw(number, &scratch)
      let table = (0..<4).map { row in (0..<4).map { Int(scratch.table[row * 4 + $0]) } }
      #expect(abs(Self.best(table, expected, points, share: 0.5).ratio - result.replicateMaxima[number]) < 1e-9)
    }
  }

  private struct Window {
    var ratio = 0.0
    var origins: [Int] = []
    var destinations: [Int] = []
    var expected = 0.0
  }

  /// Every window, one after the other.
  private static func best(_ rows: [[Int]], _ expected: [Double], _ points: [Coordinate?], share: Double) -> Window {
    let total = rows.joined().reduce(0, +)
    func sets(_ margins: [Int]) -> [[Int]] {
      points.indices.flatMap { centre -> [[Int]] in
        let order = points.indices.sorted { (distance(points[$0], points[centre]), $0) < (distance(points[$1], points[centre]), $1) }
        return (1...order.count).map { Array(order.prefix($0)) }.filter { set in
          set.count == 1 || Double(set.reduce(0) { $0 + margins[$1] }) <= share * Double(total)
        }
      }
    }
    let columns = rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }
    var best = Window()
    for origins in sets(rows.map { $0.reduce(0, +) }) {
      for destinations in sets(columns) {
        let c = Double(origins.reduce(0) { sum, origin in destinations.reduce(sum) { $0 + rows[origin][$1] } })
        let e = origins.reduce(0) { sum, origin in destinations.reduce(sum) { $0 + expected[origin * columns.count + $1] } }
        guard c >= 2, c > e, e > 0 else { continue }
        let rest = Double(total) - c
        let ratio = c * log(c / e) + (rest == 0 ? 0 : rest * log(rest / (Double(total) - e)))
        if ratio > best.ratio + 1e-12 {
          best = Window(ratio: ratio, origins: origins.sorted(), destinations: destinations.sorted(), expected: e)
        }
      }
    }
    return best
  }

  private static func distance(_ one: Coordinate?, _ other: Coordinate?) -> Double {
    guard let one, let other else { return .infinity }
    return hypot(one.easting - other.easting, one.northing - other.northing)
  }

  @Test("The floor that saves time changes no maximum")
  func floor() {
    let flows = flows(seed: 5)
    let input = FlowScanInput(flows, FlowMargins(flows, hasEmptyDiagonal: false), nil, FlowClusterOptions(replicates: 60, seed: 2))
    let windows = input.windows
    let maxima = ReplicateSweep(windows, input.draws).maxima(60, parallel)
    var scratch = input.draws.scratch
    for number in 0..<60 {
      input.draws.draw(number, &scratch)
      #expect(WindowSweep(windows, scratch.table).largest() == maxima[number])
    }
  }

  @Test("Neither threads nor the order of places matter")
  func invariant() {
    let flows = flows(seed: 8, planted: 15)
    let options = FlowClusterOptions(replicates: 49, seed: 2)
    let one = FlowClusters.scan(flows, options: options, parallel: Parallel(threads: 1))
    let many = FlowClusters.scan(flows, options: options, parallel: Parallel(threads: 8))
    #expect(one.clusters == many.clusters && one.replicateMaxima == many.replicateMaxima)
    let (from, to) = (Array((0..<20).reversed()), [5, 3, 0, 11, 1, 2, 10, 9, 4, 8, 7, 6])
    let other = FlowClusters.scan(FlowTables.reordered(flows, from, to), options: options, parallel: parallel)
    #expect(other.replicateMaxima == one.replicateMaxima)
    #expect(other.clusters.map { $0.origins.map { from[$0] }.sorted() } == one.clusters.map(\.origins))
    #expect(other.clusters.map { $0.destinations.map { to[$0] }.sorted() } == one.clusters.map(\.destinations))
    #expect(other.clusters.map(\.logLikelihoodRatio) == one.clusters.map(\.logLikelihoodRatio))
  }

  @Test("What a model expects is no cluster")
  func given() {
    let flows = flows(seed: 3, planted: 40)
    let wide = flows.destinations.count
    var expected = IndependenceModel.test(flows, options: FlowTestOptions(permutations: 0, seed: 1), parallel: parallel).expected
    let options = FlowClusterOptions(replicates: 99, seed: 9)
    let plain = FlowClusters.scan(flows, expected: expected, options: options, parallel: parallel)
    #expect(plain.clusters.first?.origins == [0, 1, 5])
    for origin in [0, 1, 5] { for destination in [10, 11] { expected[origin * wide + destination] = Double(flows[origin, destination]) } }
    let explained = FlowClusters.scan(flows, expected: expected, options: options, parallel: parallel)
    #expect(explained.significant().isEmpty)
    expected[flows.pairs[0].origin * wide + flows.pairs[0].destination] = 0
    #expect(
      FlowClusters.scan(flows, expected: expected, options: options, parallel: parallel).reason
        == "None are expected to flow from borough-000 to town-000, where some do.")
  }

  @Test("A place that nobody knows is a window of its own")
  func unknownPlace() {
    let flows = FlowTables.matrix([[9, 1], [1, 9]], origins: [nil, Coordinate(easting: 0, northing: 0)])
    let found = FlowClusters.scan(flows, options: FlowClusterOptions(largestShare: 0.5, replicates: 9, seed: 1), parallel: parallel)
    #expect(found.clusters.allSatisfy { $0.origins.count == 1 })
    #expect(found.warnings == ["One origin has no known place and is in no window with others."])
  }

  @Test("Too few flows are not scanned, and say why")
  func tooFew() {
    let options = FlowClusterOptions(replicates: 9, seed: 1)
    let single = FlowClusters.scan(FlowTables.matrix([[5, 4]]), options: options, parallel: parallel)
    #expect(single.clusters.isEmpty)
    #expect(
      single.reason
        == "A cluster of flows stands out against flows from and to elsewhere; origins with flows: 1, destinations with flows: 2.")
    let none = FlowClusters.scan(FlowTables.matrix([[0, 0], [0, 0]]), options: options, parallel: parallel)
    #expect(none.reason != nil && none.windows == 0)
  }
}
