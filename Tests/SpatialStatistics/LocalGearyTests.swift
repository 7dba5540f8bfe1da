import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

@Suite struct LocalGearyTests {
  static let normal = InferenceOptions(permutations: 0, seed: 1)
  static let one = Parallel(threads: 1)
  static let columbus = Weights(neighbours: Columbus.neighbours)
  static let counts = Columbus.crime.map { ($0 / 12).rounded(.down) }

  private func geary(
    _ x: [Double], _ weights: Weights, _ options: InferenceOptions, _ standardization: Standardization = .row, threads: Int = 1
  ) -> LocalStatistics {
    LocalGeary.statistics(x, weights: weights, standardization: standardization, options: options, parallel: Parallel(threads: threads))
  }

  /// spdep 1.2-7, `localC(CRIME, nb2listw(nb, style))`; pygeoda 0.1.3, `local_geary(queen, CRIME).lisa_values()`, has the row-standardised ones. esda 2.9.0,
  /// `Geary_Local`, divides by the variance over n and so has 49/48 of them (0.422050650801 for the first).
  @Test func columbusAsInSpdepAndGeoda() {
    let row = geary(Columbus.crime, Self.columbus, Self.normal)
    for (area, wanted) in [
      (0, 0.4134373722136943), (1, 0.3975183871688887), (4, 0.9214990918568585), (6, 8.983535120689071), (19, 4.1267706169128973),
      (45, 0.0206404468629397), (48, 0.0840870688631),
    ] {
      #expect(close(row.statistic[area], wanted))
    }
    #expect(close(row.statistic[0] * 49 / 48, 0.422050650801))
    let binary = geary(Columbus.crime, Self.columbus, Self.normal, .binary)
    #expect(close(binary.statistic[0], 0.8268747444273885) && close(binary.statistic[4], 7.3719927348548682))
  }

  /// Statistic, mean, variance and p of all draws of neighbours on small maps, whether weights are equal or not.
  @Test(arguments: Standardization.allCases, Alternative.allCases)
  func allDrawsOfSmallMaps(standardization: Standardization, alternative: Alternative) {
    let x: [Double] = [0, 2, 2, 5, 1, 0, 3]
    let rows = Weights(neighbours: [[1, 2], [0, 2, 3], [0, 1], [1, 4, 5], [3, 5], [3, 4, 6], [5]]).rows
    let options = InferenceOptions(permutations: 9_999, alternative: alternative, correction: .none, seed: 5)
    for values in [nil, (0..<rows.values.count).map { Double($0 % 4 + 1) / 3 }] {
      let weights = Weights(rows: rows, values: values)
      let found = geary(x, weights, options, standardization)
      let mean = x.reduce(0, +) / 7
      let m2 = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6
      for area in 0..<7 {
        let raw = Array(weights.weights(of: area))
        let w = standardization == .row ? raw.map { $0 / raw.reduce(0, +) } : raw
        func c(_ others: [Int]) -> Double { zip(w, others).reduce(0) { $0 + $1.0 * (x[area] - x[$1.1]) * (x[area] - x[$1.1]) } / m2 }
        let draws = arrangements((0..<7).filter { $0 != area }, w.count).map(c)
        let observed = c(weights.neighbours(of: area).map { Int($0) })
        let expected = draws.reduce(0, +) / Double(draws.count)
        #expect(close(found.statistic[area], observed) && close(found.expected[area], expected))
        #expect(close(found.variance[area], draws.reduce(0) { $0 + ($1 - expected) * ($1 - expected) } / Double(draws.count)))
        #expect(close(found.z[area], (observed - expected) / found.variance[area].squareRoot(), within: 1e-8))
        let greater = Double(draws.count { $0 >= observed - 1e-9 }) / Double(draws.count)
        let lesser = Double(draws.count { $0 <= observed + 1e-9 }) / Double(draws.count)
        let exact = alternative == .greater ? greater : alternative == .less ? lesser : min(1, 2 * min(greater, lesser))
        #expect(abs(found.pPermutation[area] - exact) < 5 * 2 * 0.5 / 100)
      }
    }
  }

  private func arrangements(_ items: [Int], _ length: Int) -> [[Int]] {
    guard length > 0 else { return [[]] }
    return items.flatMap { first in arrangements(items.filter { $0 != first }, length - 1).map { [first] + $0 } }
  }

  /// The shared and the direct method against a plain loop over the same sequences: the first k of each, the next one for the area itself.
  @Test(arguments: [1, 2, 3] as [UInt64]) func tailsAgreeWithOneAreaAtATime(seed: UInt64) {
    let rows = Self.columbus.rows
    let whole = (0..<rows.values.count).map { Int64($0 * 7 % 5 + 1) }
    let length = (0..<49).reduce(0) { max($0, rows.range(of: $1).count) } + 1
    let sequences = SharedSequences(count: 700, length: length, pool: 49, seed: seed, parallel: Parallel(threads: 2))
    let options = InferenceOptions(permutations: 700, alternative: .less, correction: .none, seed: seed)
    for weights in [[Int64](repeating: 1, count: whole.count), whole] {
      let found = geary(Self.counts, Weights(rows: rows, values: weights.map { Double($0) }), options, threads: 2)
      for area in 0..<49 {
        let row = Array(weights[rows.range(of: area)])
        func sum(_ others: [Int]) -> Int64 {
          zip(row, others).reduce(0) {
            $0 + $1.0 * Int64((Self.counts[area] - Self.counts[$1.1]) * (Self.counts[area] - Self.counts[$1.1]))
          }
        }
        let observed = sum(rows[area].map { Int($0) })
        let lesser = (0..<700).count { sequence in
          let drawn = sequences.positions[sequence * length..<(sequence + 1) * length].map { Int($0) }
          return sum(drawn.prefix(row.count).map { $0 == area ? drawn[row.count] : $0 }) <= observed
        }
        #expect(found.pPermutation[area] == Double(lesser + 1) / 701, "seed \(seed), area \(area)")
      }
    }
  }

  /// Areas that share value and number of neighbours take their tails from sorted draws, the others from a scan: the same either way.
  @Test func manyAreasAlikeHaveTheTailsOfFew() {
    let side = 12
    let weights = lattice(side)
    var random = KeyedRandom(seed: 8, purpose: "values")
    let x = (0..<side * side).map { _ in Double(random.below(3)) }
    let options = InferenceOptions(permutations: 499, alternative: .greater, correction: .none, seed: 2)
    let found = geary(x, weights, options)
    let sequences = SharedSequences(count: 499, length: 9, pool: side * side, seed: 2, parallel: Self.one)
    for area in 0..<side * side {
      let row = weights.neighbours(of: area).map { Int($0) }
      func sum(_ others: some Sequence<Int>) -> Double { others.reduce(0) { $0 + (x[area] - x[$1]) * (x[area] - x[$1]) } }
      let greater = (0..<499).count { sequence in
        let drawn = sequences.positions[sequence * 9..<(sequence + 1) * 9].map { Int($0) }.filter { $0 != area }
        return sum(drawn.prefix(row.count)) >= sum(row)
      }
      #expect(found.pPermutation[area] == Double(greater + 1) / 500)
    }
  }

  private func lattice(_ side: Int) -> Weights {
    Weights(
      neighbours: (0..<side * side).map { area in
        let (row, column) = area.quotientAndRemainder(dividingBy: side)
        let around = (max(0, row - 1)...min(side - 1, row + 1)).flatMap { other in
          (max(0, column - 1)...min(side - 1, column + 1)).map { other * side + $0 }
        }
        return around.filter { $0 != area }
      })
  }

  /// A small c means neighbours that are alike, so `less` finds the similar ones; areas amid like values are never called dissimilar.
  @Test func classesFollowTheSmallerTail() {
    let x = (0..<144).map { Double($0 % 12 < 6 ? 0 : 10) + Double($0 * 7 % 3) }
    func classes(_ alternative: Alternative, _ permutations: Int) -> [LocalClass] {
      let options = InferenceOptions(permutations: permutations, alternative: alternative, correction: .none, seed: 3)
      return geary(x, lattice(12), options).classes
    }
    for permutations in [0, 9_999] {
      #expect(classes(.twoSided, permutations)[12 * 5 + 1] == .similar && classes(.less, permutations)[12 * 5 + 1] == .similar)
      #expect(classes(.greater, permutations)[12 * 5 + 1] == .notSignificant)
    }
    var spike = [Double](repeating: 0, count: 144).indices.map { Double($0 * 5 % 3) }
    spike[65] = 50
    let found = geary(spike, lattice(12), InferenceOptions(permutations: 9_999, correction: .none, seed: 3))
    #expect(found.classes[66] == .dissimilar && found.classes[65] != .similar)
  }

  /// Neither threads, nor scaling rows, nor a factor or addend that a Double can hold changes anything that is judged.
  @Test func threadsScaleAndShiftDoNotMatter() {
    let options = InferenceOptions(permutations: 1_999, seed: 17)
    let uneven = Weights(rows: Self.columbus.rows, values: (0..<Self.columbus.links).map { Double($0 % 7 + 1) })
    for weights in [Self.columbus, uneven] {
      let once = geary(Self.counts, weights, options)
      #expect(once == geary(Self.counts, weights, options, threads: 8))
      for x in [
        Self.counts.map { $0 / 8 + 0.25 }, Self.counts.map { $0 * 1024 - 7 }, Self.counts.map { $0 / 10 },
        Self.counts.map { $0 * 0x1p-900 },
      ] {
        let other = geary(x, weights, options)
        #expect(other.pPermutation == once.pPermutation && other.classes == once.classes)
        expectClose(other.z, once.z, within: 1e-9)
      }
      let binary = geary(Self.counts, weights, options, .binary)
      #expect(binary.pPermutation == once.pPermutation && binary.q == once.q)
      expectClose(binary.z, once.z, within: 1e-9)
    }
  }

  /// A spike that has nearly all of the variance: what is left for the others must not be a rounding error.
  @Test func aSpikeKeepsItsVariance() {
    let x = (0..<144).map { $0 == 70 ? 1e6 : Double($0 * 5 % 7) }
    let found = geary(x, lattice(12), Self.normal)
    let others = x.indices.filter { $0 != 70 }.map { (x[70] - x[$0]) * (x[70] - x[$0]) }
    let mean = others.reduce(0, +) / 143
    let variance = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 143
    let all = x.reduce(0, +) / 144
    let m2 = x.reduce(0) { $0 + ($1 - all) * ($1 - all) } / 143
    #expect(close(found.variance[70], variance * (143.0 / 8 - 1) / 142 / (m2 * m2), within: 1e-6))
  }

  @Test func areasWithoutAResult() {
    let options = InferenceOptions(permutations: 99, seed: 1)
    let path = Weights(neighbours: [[1], [0, 2], [1, 3], [2], []])
    let some = geary([1, 4, 2, 8, 5], path, options)
    #expect(some.reasons == [nil, nil, nil, nil, "no neighbours with a value"] && some.tests == 4)
    #expect(geary([3, 3, 3, 3, 3], path, options).reasons.allSatisfy { $0 == "the values do not vary" })
    #expect(geary([0, 0, 0, 0, 0], path, options).z.allSatisfy { $0.isNaN })
    let equal = geary([0.2, 0.1, 0.3, 0.1, 0.3], Weights(neighbours: [[1], [0, 2], [1, 3], [2], [0]]), options)
    #expect(equal.reasons[0] == "all others differ from it equally" && equal.reasons[1] == nil && equal.classes[0] == .undefined)
    let star = geary([1, 2, 3, 5], Weights(neighbours: [[1, 2, 3], [0], [0], [0]]), options)
    #expect(star.reasons[0] == "every other area is a neighbour" && star.z[0].isNaN && star.z[1].isFinite)
    let weighted = Weights(rows: Weights(neighbours: [[1, 2, 3], [0], [0], [0]]).rows, values: [1, 2, 3, 1, 1, 1])
    #expect(geary([1, 2, 4, 8], weighted, options).z[0].isFinite)
    let missing = geary([1, .nan, 2, 8, .infinity], path, options)
    #expect(missing.reasons == ["no neighbours with a value", "no value", nil, nil, "the value is infinite"])
    #expect(geary([], Weights(neighbours: []), options).z.isEmpty && geary([1], Weights(neighbours: [[]]), options).z[0].isNaN)
    #expect(geary([1, 2], Weights(neighbours: [[1], [0]]), options).reasons[0] == "every other area is a neighbour")
  }

  /// An area without a value is as if it were not on the map.
  @Test func missingValuesLeaveTheMap() {
    let options = InferenceOptions(permutations: 199, seed: 3)
    let some = geary([2, 3, .nan, 5, 8, 7], Weights(neighbours: [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]]), options)
    let none = geary([2, 3, 5, 8, 7], Weights(neighbours: [[1, 2], [0, 2, 3], [0, 1, 3], [1, 2, 4], [3]]), options)
    let kept = [0, 1, 3, 4, 5]
    #expect(kept.map { some.z[$0] } == none.z && kept.map { some.pPermutation[$0] } == none.pPermutation && some.tests == 5)
  }
}
