import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite("Verdicts on sums of places that are no areas")
struct SumVerdictsTests {
  private static let side = 6
  private static let weights = Weights(
    neighbours: (0..<side * side).map { area in
      (0..<side * side).filter { other in
        let (rows, columns) = (abs(area / side - other / side), abs(area % side - other % side))
        return rows + columns == 1
      }
    })

  private static func values(_ seed: UInt64) -> [Int] {
    var random = KeyedRandom(seed: seed, purpose: "values of a test")
    return (0..<side * side).map { _ in random.below(5) == 0 ? random.below(12) : 0 }
  }

  private static func tests(_ values: [Int], _ map: LocalStatistics) -> [SumVerdicts.Test] {
    values.indices.map { area in
      let neighbours = weights.neighbours(of: area)
      return SumVerdicts.Test(
        place: area, neighbours: neighbours.count, sum: neighbours.reduce(0) { $0 + values[Int($1)] }, z: map.z[area])
    }
  }

  @Test("They are those of Gi on the same map", arguments: [Alternative.twoSided, .greater, .less], [0, 499])
  func asGetisOrd(alternative: Alternative, permutations: Int) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let options = InferenceOptions(permutations: permutations, alternative: alternative, seed: seed)
      let values = Self.values(seed)
      let map = GetisOrd.gi(values.map(Double.init), weights: Self.weights, options: options, parallel: Parallel(threads: 2))
      let found = SumVerdicts.of(
        Self.tests(values, map), values: values.map(Int64.init), noun: "area", options: options, parallel: Parallel(threads: 2))
      #expect(found.p == (permutations == 0 ? map.pNormal : map.pPermutation), "seed \(seed)")
      #expect(found.q == map.q, "seed \(seed)")
      #expect(found.warnings == map.warnings, "seed \(seed)")
      #expect(found.classes.map { $0 == .more } == map.classes.map { $0 == .hot }, "seed \(seed)")
      #expect(found.classes.map { $0 == .fewer } == map.classes.map { $0 == .cold }, "seed \(seed)")
    }
  }

  @Test("Nothing tested is nothing found")
  func nothing() {
    let found = SumVerdicts.of([], values: [1, 2], noun: "flow", options: InferenceOptions(seed: 1), parallel: Parallel(threads: 1))
    #expect(found.p.isEmpty && found.q.isEmpty && found.classes.isEmpty && found.warnings.isEmpty)
  }
}
