import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// Whatever comes in, a result or a reason comes out.
@Suite struct BadInputTests {
  typealias Statistic = @Sendable ([Double], Weights, InferenceOptions) -> LocalStatistics
  static let two = Parallel(threads: 2)
  static let statistics: [Statistic] = [
    { GetisOrd.gi($0, weights: $1, options: $2, parallel: two) },
    { GetisOrd.giStar($0, weights: $1, options: $2, parallel: two) },
    { GetisOrd.giStar($0, weights: $1, standardization: .row, options: $2, parallel: two) },
    { LocalMoran.statistics($0, weights: $1, options: $2, parallel: two) },
    { LocalMoran.statistics($0, weights: $1, standardization: .binary, options: $2, parallel: two) },
    { BivariateLocalMoran.statistics($0, among: $0, weights: $1, options: $2, parallel: two) },
    { LocalChange.moran(from: $0, to: $0.map { $0 * 3 }, weights: $1, options: $2, parallel: two) },
  ]

  static func complete(_ n: Int) -> Weights { Weights(neighbours: (0..<n).map { area in (0..<n).filter { $0 != area } }) }
  static func line(_ n: Int) -> Weights {
    Weights(neighbours: (0..<n).map { area in [area - 1, area + 1].filter { (0..<n).contains($0) } })
  }
  static func uneven(_ weights: Weights) -> Weights {
    Weights(rows: weights.rows, values: weights.rows.values.indices.map { 1 / Double(1 + $0 % 7) }, selfWeight: .rowMaximum)
  }

  private func check(_ x: [Double], _ weights: Weights, _ found: (LocalStatistics) -> Void) {
    for permutations in [0, 1, 99] {
      for alternative in Alternative.allCases {
        for statistic in Self.statistics {
          let result = statistic(x, weights, InferenceOptions(permutations: permutations, alternative: alternative, seed: 1))
          expectConsistent(result, x.count)
          found(result)
        }
      }
    }
  }

  /// A reason has no number, and no reason has every number.
  private func expectConsistent(_ result: LocalStatistics, _ count: Int) {
    #expect(result.reasons.count == count && result.classes.count == count)
    for area in 0..<count {
      let numbers = [result.z[area], result.pNormal[area], result.q[area]]
      if result.reasons[area] == nil {
        #expect(numbers.allSatisfy { !$0.isNaN } && result.classes[area] != .undefined)
        #expect(result.pPermutation[area].isNaN == (result.permutations == 0))
      } else {
        #expect(numbers.allSatisfy { $0.isNaN } && result.classes[area] == .undefined && result.pPermutation[area].isNaN)
      }
    }
    #expect(result.tests == result.reasons.count { $0 == nil })
  }

  @Test func nothingVaries() {
    for x in [[0.0, 0, 0, 0, 0], [0.1, 0.1, 0.1, 0.1, 0.1]] {
      check(x, Self.line(5)) { result in #expect(result.reasons.allSatisfy { $0 == "the values do not vary" }) }
    }
  }

  @Test func oneAreaOrNone() {
    check([], Self.line(0)) { _ in }
    check([3], Self.line(1)) { #expect($0.tests == 0) }
    check([3, 4], Self.line(2)) { #expect($0.tests == 0) }
  }

  @Test func allIslands() {
    check([1, 2, 3, 5], Weights(neighbours: [[], [], [], []])) { result in
      #expect(result.reasons.allSatisfy { $0 == "no neighbours with a value" })
    }
  }

  @Test func notANumber() {
    check([1, .nan, 3, .infinity, 7, 8, -.infinity, 9], Self.line(8)) { result in
      #expect(result.tests <= 5)
      #expect(result.reasons[1] == "no value" && result.reasons[0] == "no neighbours with a value")
    }
    let infinite = GetisOrd.gi([1, .infinity, 2, 4], weights: Self.line(4), options: InferenceOptions(seed: 1), parallel: Self.two)
    #expect(infinite.reasons[1] == "the value is infinite")
  }

  @Test func everyOtherAreaIsANeighbour() {
    check([1, 2, 3, 5], Self.complete(4)) { result in
      #expect(result.reasons.allSatisfy { $0 == "every other area is a neighbour" })
    }
  }

  /// With unequal weights even all others have something to permute.
  @Test func everyOtherAreaWeighsDifferently() {
    check([1, 2, 3, 5, 9], Self.uneven(Self.complete(5))) { result in #expect(result.tests > 0) }
  }

  @Test func enormousAndTinyValues() {
    for factor in [1e300, 1e-300, 0x1p-1074] {
      check([1, 2, 3, 5, 9, 4].map { $0 * factor }, Self.line(6)) { _ in }
    }
    let plain = GetisOrd.gi([1, 2, 3, 5, 9, 4], weights: Self.line(6), options: InferenceOptions(seed: 1), parallel: Self.two)
    let large = GetisOrd.gi(
      [1, 2, 3, 5, 9, 4].map { $0 * 0x1p1019 }, weights: Self.line(6), options: InferenceOptions(seed: 1), parallel: Self.two)
    expectClose(large.z, plain.z, within: 1e-12)
    #expect(large.pPermutation == plain.pPermutation)
  }

  /// Ninety-nine draws for each of fifty thousand areas, nearly all of them equal.
  @Test func millionsOfTies() {
    let n = 50_000
    let x = (0..<n).map { $0 % 1_000 == 0 ? 1.0 : 0 }
    let rows = Weights(neighbours: (0..<n).map { area in [area - 1, area + 1].filter { (0..<n).contains($0) } })
    let options = InferenceOptions(permutations: 99, seed: 1)
    let result = GetisOrd.giStar(x, weights: rows, options: options, parallel: Self.two)
    #expect(result.tests == n)
    #expect(result.pPermutation[500] == 1)
  }

  @Test func extremeLevels() {
    for alpha in [1e-300, 1e-9, 0.999_999_999] {
      for correction in Correction.allCases {
        let options = InferenceOptions(permutations: 99, correction: correction, alpha: alpha, seed: 1)
        _ = GetisOrd.giStar([1, 2, 3, 5, 9, 4], weights: Self.line(6), options: options, parallel: Self.two)
      }
    }
  }
}
