import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite struct LocalMoranTests {
  static let normal = InferenceOptions(permutations: 0, seed: 1)
  static let one = Parallel(threads: 1)
  static let weights = Weights(neighbours: Columbus.neighbours)
  static let counts = Columbus.crime.map { ($0 / 12).rounded(.down) }

  private func moran(
    _ x: [Double] = Columbus.crime, _ weights: Weights = weights, _ standardization: Standardization = .row,
    _ options: InferenceOptions = normal
  ) -> LocalStatistics {
    LocalMoran.statistics(x, weights: weights, standardization: standardization, options: options, parallel: Self.one)
  }

  /// spdep divides m₂ by n, we by n − 1: I and E are (n − 1)/n of its own, V the square of that; z is the same.
  @Test func columbusAsInSpdep() {
    let share = 48.0 / 49
    let result = moran()
    expectClose(result.statistic, Columbus.moran.map { $0 * share }, within: 1e-12)
    expectClose(result.expected, Columbus.moranExpected.map { $0 * share }, within: 1e-12)
    expectClose(result.variance, Columbus.moranVariance.map { $0 * share * share }, within: 1e-12)
    expectClose(result.z, Columbus.moranZ, within: 1e-12)
  }

  @Test func unequalWeightsAsInSpdep() {
    let share = 48.0 / 49
    let result = moran(Columbus.crime, Columbus.unequalWeights)
    expectClose(result.statistic, Columbus.unequalMoran.map { $0 * share }, within: 1e-12)
    expectClose(result.variance, Columbus.unequalMoranVariance.map { $0 * share * share }, within: 1e-12)
    expectClose(result.z, Columbus.unequalMoranZ, within: 1e-12)
  }

  @Test(arguments: Standardization.allCases) func zIsThatOfGiWithTheSignOfTheValue(standardization: Standardization) {
    let mean = Columbus.crime.reduce(0, +) / 49
    for weights in [Self.weights, Columbus.unequalWeights] {
      let gi = GetisOrd.gi(Columbus.crime, weights: weights, options: Self.normal, parallel: Self.one)
      let result = moran(Columbus.crime, weights, standardization)
      for area in 0..<49 {
        let sign = Columbus.crime[area] > mean ? 1.0 : -1
        #expect(abs(result.z[area] - sign * gi.z[area]) < 1e-12)
        let score = (result.statistic[area] - result.expected[area]) / result.variance[area].squareRoot()
        #expect(abs(score - result.z[area]) < 1e-9)
      }
    }
  }

  /// The permutation p: above the mean the tails of Gi, below it the same tails exchanged.
  @Test func belowTheMeanTheTailsChangePlaces() {
    let mean = Columbus.crime.reduce(0, +) / 49
    for weights in [Self.weights, Columbus.unequalWeights] {
      func p(_ statistic: (InferenceOptions) -> LocalStatistics, _ alternative: Alternative) -> [Double] {
        statistic(InferenceOptions(permutations: 999, alternative: alternative, seed: 3)).pPermutation
      }
      let gi = { GetisOrd.gi(Columbus.crime, weights: weights, options: $0, parallel: Self.one) }
      let moran = { LocalMoran.statistics(Columbus.crime, weights: weights, options: $0, parallel: Self.one) }
      #expect(p(moran, .twoSided) == p(gi, .twoSided))
      let (greater, less) = (p(gi, .greater), p(gi, .less))
      let expected = (0..<49).map { Columbus.crime[$0] > mean ? greater[$0] : less[$0] }
      #expect(p(moran, .greater) == expected)
    }
  }

  @Test(arguments: [0, 999]) func alternativesNameTheirOwnClasses(permutations: Int) {
    for (alternative, allowed) in [
      (Alternative.greater, [LocalClass.highHigh, .lowLow, .notSignificant]), (.less, [.highLow, .lowHigh, .notSignificant]),
    ] {
      let options = InferenceOptions(permutations: permutations, alternative: alternative, correction: .none, alpha: 0.2, seed: 1)
      let result = moran(Columbus.crime, Self.weights, .row, options)
      #expect(result.classes.allSatisfy(allowed.contains))
      #expect(result.classes.contains { $0 != .notSignificant })
    }
    let options = InferenceOptions(permutations: permutations, correction: .none, alpha: 0.1, seed: 1)
    let result = moran(Columbus.crime, Self.weights, .row, options)
    let quadrants = LocalMoran.quadrants(Columbus.crime, weights: Self.weights)
    for area in 0..<49 where result.q[area] <= 0.1 { #expect(result.classes[area].rawValue == quadrants[area]?.rawValue) }
  }

  /// 0, 1, 2, 3, 4 on a line: the mean is 2; area 2 is at the mean, and areas 1 and 3 have neighbours whose mean is 1 and 3.
  @Test func anAreaAtTheMeanHasNoResult() {
    let line = Weights(neighbours: [[1], [0, 2], [1, 3], [2, 4], [3]])
    for options in [Self.normal, InferenceOptions(permutations: 99, seed: 1)] {
      let result = moran([0, 1, 2, 3, 4], line, .row, options)
      #expect(result.reasons == [nil, nil, "at the mean", nil, nil] as [String?])
      #expect(result.z[2].isNaN && result.q[2].isNaN)
      #expect(result.pPermutation[2].isNaN && result.classes[2] == .undefined)
      #expect(result.tests == 4)
    }
    // The mean of 0.1, 0.2, 0.3 is 0.2, which a sum in Double misses.
    #expect(moran([0.1, 0.3, 0.2, 0.1, 0.3], line).reasons[2] == "at the mean")
  }

  /// A mean of neighbours exactly at the mean of all is low.
  @Test func neighboursAtTheMeanAreLow() {
    let pairs = Weights(neighbours: [[1, 2], [0], [0, 3], [2, 4], [3]])
    #expect(LocalMoran.quadrants([5, 1, 3, 0, 1], weights: pairs) == [Quadrant.highLow, .lowHigh, .highHigh, .lowLow, .lowLow])
    let unequal = Weights(rows: pairs.rows, values: [0.5, 0.5, 1, 1, 1, 1, 3, 1])
    #expect(LocalMoran.quadrants([5, 1, 3, 0, 1], weights: unequal)[0] == .highLow)
    #expect(LocalMoran.quadrants([5, .nan, 3], weights: Weights(neighbours: [[1], [0], [0]])) == [nil, nil, Quadrant.lowHigh])
  }

  /// esda 2.9.0, `Moran_Local(crime, w).q`: 1 high-high, 2 low-high, 3 low-low, 4 high-low; here by its definition.
  @Test func quadrantsFollowTheirDefinition() {
    let mean = Columbus.crime.reduce(0, +) / 49
    let quadrants = LocalMoran.quadrants(Columbus.crime, weights: Self.weights)
    for area in 0..<49 {
      let row = Columbus.neighbours[area]
      let lag = row.reduce(0) { $0 + Columbus.crime[$1] } / Double(row.count)
      #expect(quadrants[area] == Quadrant(isHigh: Columbus.crime[area] > mean, neighboursAreHigh: lag > mean))
    }
  }

  /// A spike among cold neighbours: Gi\* of the spike is above 0, Gi below −1.96, and local Moran says high among low.
  @Test func aSpikeAmongColdNeighboursStandsOut() {
    let spike = 40
    let x = (0..<81).map { cell -> Double in cell == spike ? 100 : near(cell, spike) ? 1 : 9 + Double(cell % 3) }
    let weights = Weights(neighbours: (0..<81).map { cell in (0..<81).filter { $0 != cell && near($0, cell) } })
    let options = InferenceOptions(permutations: 999, correction: .none, seed: 1)
    let gi = GetisOrd.gi(x, weights: weights, options: options, parallel: Self.one)
    let star = GetisOrd.giStar(x, weights: weights, options: options, parallel: Self.one)
    #expect(gi.z[spike] < -1.96 && star.z[spike] > 0)
    #expect(star.classes[spike] == .cold && gi.classes[spike] == .cold)
    let byZ = GetisOrd.giStar(
      x, weights: weights, options: InferenceOptions(permutations: 0, correction: .none, alpha: 0.9, seed: 1), parallel: Self.one)
    #expect(byZ.classes[spike] == .hot)
    #expect(moran(x, weights, .row, options).classes[spike] == .highLow)
  }

  private func near(_ one: Int, _ other: Int) -> Bool { max(abs(one / 9 - other / 9), abs(one % 9 - other % 9)) <= 1 }
}
