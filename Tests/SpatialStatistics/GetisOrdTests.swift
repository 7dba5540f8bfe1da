import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightSpatialStatistics

@Suite struct GetisOrdTests {
  static let normal = InferenceOptions(permutations: 0, seed: 1)
  static let one = Parallel(threads: 1)

  /// Points (10,10) (20,10) (40,10) (15,20) (30,20) (30,30), neighbours at a distance of at most 15; z to more digits by
  /// esda 2.9.0, `G_Local(y, w, transform="b", permutations=0)`.
  static let sixPoints = Weights(neighbours: [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]])

  @Test func sixPointsAsPrinted() {
    let y = [2, 3, 3.2, 5, 8, 7]
    let gi = GetisOrd.gi(y, weights: Self.sixPoints, options: Self.normal, parallel: Self.one)
    let star = GetisOrd.giStar(y, weights: Self.sixPoints, options: Self.normal, parallel: Self.one)
    expectClose(gi.z, [-1.0137, -0.0436, 1.3156, -0.3141, 1.1537, 1.7783], within: 0.00005)
    expectClose(star.z, [-1.3973, -0.2892, 0.6506, -0.2892, 1.2345, 2.0242], within: 0.00005)
  }

  @Test func columbusAsInEsda() {
    let weights = Weights(neighbours: Columbus.neighbours)
    let gi = GetisOrd.gi(Columbus.crime, weights: weights, options: Self.normal, parallel: Self.one)
    let star = GetisOrd.giStar(Columbus.crime, weights: weights, options: Self.normal, parallel: Self.one)
    expectClose(gi.z, Columbus.gi, within: 1e-10)
    expectClose(star.z, Columbus.giStar, within: 1e-10)
  }

  /// Scaling a row changes no z: row-standardised weights give what binary ones do, where esda (2.9) takes Σw for Σw².
  @Test func standardizingRowsChangesNoZ() {
    let y = [2, 3, 3.2, 5, 8, 7]
    let gi = GetisOrd.gi(y, weights: Self.sixPoints, standardization: .row, options: Self.normal, parallel: Self.one)
    let star = GetisOrd.giStar(y, weights: Self.sixPoints, standardization: .row, options: Self.normal, parallel: Self.one)
    expectClose(gi.z, [-1.0137, -0.0436, 1.3156, -0.3141, 1.1537, 1.7783], within: 0.00005)
    expectClose(star.z, [-1.3973, -0.2892, 0.6506, -0.2892, 1.2345, 2.0242], within: 0.00005)
    expectClose(gi.statistic, [4, 5, 8, 13.0 / 3, 4.55, 8], within: 1e-12)
    expectClose(star.statistic, [10.0 / 3, 4.5, 5.6, 4.5, 5.24, 7.5], within: 1e-12)
  }

  @Test func unequalWeightsAsInSpdep() {
    let weights = Columbus.unequalWeights
    for standardization in Standardization.allCases {
      let gi = GetisOrd.gi(Columbus.crime, weights: weights, standardization: standardization, options: Self.normal, parallel: Self.one)
      let star = GetisOrd.giStar(
        Columbus.crime, weights: weights, standardization: standardization, options: Self.normal, parallel: Self.one)
      expectClose(gi.z, Columbus.unequalGi, within: 1e-12)
      expectClose(star.z, Columbus.unequalGiStar, within: 1e-12)
    }
  }

  /// Each row multiplied by a random number of its own, the area itself with it: no z and no p changes.
  @Test(arguments: [1, 2, 3] as [UInt64]) func scalingARowDoesNotMatter(seed: UInt64) {
    var random = KeyedRandom(seed: seed, purpose: "factors")
    let rows = Columbus.unequalWeights.rows
    let values = (0..<49).flatMap { area -> [Double] in
      let factor = Double(1 + random.below(8))
      return Columbus.unequalWeights.weights(of: area).map { $0 * factor }
    }
    let options = InferenceOptions(permutations: 199, seed: seed)
    for selfWeight in [SelfWeight.rowMaximum] {
      let plain = GetisOrd.giStar(
        Columbus.crime, weights: Weights(rows: rows, values: Columbus.unequalWeights.values, selfWeight: selfWeight), options: options,
        parallel: Self.one)
      let scaled = GetisOrd.giStar(
        Columbus.crime, weights: Weights(rows: rows, values: values, selfWeight: selfWeight), options: options, parallel: Self.one)
      expectClose(scaled.z, plain.z, within: 1e-10)
      expectClose(scaled.pPermutation, plain.pPermutation, within: 0.011)
    }
  }

  /// What the area itself weighs stands in the sum before the row is scaled: 1, a kernel at 0, or the row's maximum.
  @Test func theAreaItselfWeighsWhatItsWeightsSay() {
    let rows = Self.sixPoints.rows
    let values = rows.values.indices.map { [0.5, 0.25][$0 % 2] }
    let y = [2, 3, 3.2, 5, 8, 7]
    for (selfWeight, own) in [(SelfWeight.one, 1.0), (.fixed(0.75), 0.75), (.rowMaximum, 0.5)] {
      let weights = Weights(rows: rows, values: values, selfWeight: selfWeight)
      let sum = GetisOrd.giStar(y, weights: weights, options: Self.normal, parallel: Self.one).statistic[0]
      let mean = GetisOrd.giStar(y, weights: weights, standardization: .row, options: Self.normal, parallel: Self.one).statistic[0]
      #expect(abs(sum - (own * 2 + 0.5 * 3 + 0.25 * 5)) < 1e-12)
      #expect(abs(mean - sum / (own + 0.75)) < 1e-12)
    }
  }

  /// The expectation and the variance of the sum over all samples of a small map.
  @Test func momentsAreThoseOfAllSamples() {
    let y = [2, 3, 3.2, 5, 8, 7]
    let gi = GetisOrd.gi(y, weights: Self.sixPoints, options: Self.normal, parallel: Self.one)
    let others = Array(y.dropFirst())
    let sums = others.indices.flatMap { one in others.indices.filter { $0 != one }.map { others[one] + others[$0] } }
    let mean = sums.reduce(0, +) / Double(sums.count)
    let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sums.count)
    #expect(abs(gi.expected[0] - mean) < 1e-12 && abs(gi.variance[0] - variance) < 1e-12)
  }

  @Test func zIsTheStatisticLessItsExpectationInStandardDeviations() {
    let weights = Weights(neighbours: Columbus.neighbours)
    for statistics in [
      GetisOrd.gi(Columbus.crime, weights: weights, options: Self.normal, parallel: Self.one),
      GetisOrd.giStar(Columbus.crime, weights: weights, options: Self.normal, parallel: Self.one),
    ] {
      for area in 0..<49 {
        let z = (statistics.statistic[area] - statistics.expected[area]) / statistics.variance[area].squareRoot()
        #expect(abs(z - statistics.z[area]) < 1e-9)
      }
    }
  }

  /// A number that all values have in common changes no z, however large it is; a factor changes none either.
  @Test func shiftAndScaleDoNotMatter() {
    let weights = Weights(neighbours: Columbus.neighbours)
    let moved = Columbus.crime.map { $0 * 4 + 1e6 }
    let star = GetisOrd.giStar(moved, weights: weights, options: Self.normal, parallel: Self.one)
    expectClose(star.z, Columbus.giStar, within: 1e-6)
  }

  @Test func islandsHaveNoResultAndAreNoTest() {
    let weights = Weights(neighbours: [[1], [0, 2], [1, 3], [2], []])
    for options in [Self.normal, InferenceOptions(permutations: 99, seed: 1)] {
      let star = GetisOrd.giStar([1, 2, 3, 4, 100], weights: weights, options: options, parallel: Self.one)
      #expect(star.z[4].isNaN && star.q[4].isNaN && star.pPermutation[4].isNaN && star.pNormal[4].isNaN)
      #expect(star.classes[4] == .undefined)
      #expect(star.reasons[4] == "no neighbours with a value")
      #expect(star.tests == 4)
      #expect(star.reasons.prefix(4).allSatisfy { $0 == nil })
    }
    #expect(weights.islands == [4])
  }

  @Test func valuesThatDoNotVaryGiveNoResult() {
    let star = GetisOrd.giStar([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], weights: Self.sixPoints, options: Self.normal, parallel: Self.one)
    #expect(star.reasons == [String?](repeating: "the values do not vary", count: 6))
    #expect(star.classes == [LocalClass](repeating: .undefined, count: 6))
    let gi = GetisOrd.gi([0.1, 0.1, 9, 0.1, 0.1, 0.1], weights: Self.sixPoints, options: Self.normal, parallel: Self.one)
    #expect(gi.reasons[2] == "the values do not vary")
    #expect(gi.z[2].isNaN)
    #expect(gi.reasons[0] == nil)
  }

  @Test func anAreaThatAllOthersNeighbourHasNoResult() {
    let star = Weights(neighbours: [[1, 2, 3], [0], [0], [0]])
    for result in [
      GetisOrd.gi([1, 2, 3, 5], weights: star, options: Self.normal, parallel: Self.one),
      GetisOrd.giStar([1, 2, 3, 5], weights: star, options: Self.normal, parallel: Self.one),
    ] {
      #expect(result.reasons[0] == "every other area is a neighbour")
      #expect(result.z[0].isNaN)
      #expect(result.z[1].isFinite)
    }
  }

  /// An area without a value is as if it were not on the map.
  @Test func missingValuesLeaveTheMap() {
    let y = [2, 3, .nan, 5, 8, 7]
    let without = Weights(neighbours: [[1, 2], [0, 2, 3], [0, 1, 3], [1, 2, 4], [3]])
    let options = InferenceOptions(permutations: 199, seed: 3)
    let some = GetisOrd.giStar(y, weights: Self.sixPoints, options: options, parallel: Self.one)
    let none = GetisOrd.giStar([2, 3, 5, 8, 7], weights: without, options: options, parallel: Self.one)
    let kept = [0, 1, 3, 4, 5]
    #expect(kept.map { some.z[$0] } == none.z)
    #expect(kept.map { some.pPermutation[$0] } == none.pPermutation)
    #expect(kept.map { some.q[$0] } == none.q)
    #expect(kept.map { some.neighbourCounts[$0] } == none.neighbourCounts)
    #expect(some.reasons[2] == "no value" && some.z[2].isNaN && some.classes[2] == .undefined)
    #expect(some.tests == 5)
    let allMissing = GetisOrd.giStar([.nan, .nan], weights: Weights(neighbours: [[1], [0]]), options: options, parallel: Self.one)
    #expect(allMissing.reasons == ["no value", "no value"])
    #expect(GetisOrd.gi([], weights: Weights(neighbours: []), options: options, parallel: Self.one).z.isEmpty)
  }

  @Test func aNormalClassFollowsItsZ() {
    let options = InferenceOptions(permutations: 0, correction: .none, seed: 1)
    let star = GetisOrd.giStar(Columbus.crime, weights: Weights(neighbours: Columbus.neighbours), options: options, parallel: Self.one)
    for area in 0..<49 {
      let expected: LocalClass = abs(star.z[area]) <= 1.959_963_984 ? .notSignificant : star.z[area] > 0 ? .hot : .cold
      #expect(star.classes[area] == expected)
      #expect(star.q[area] == star.pNormal[area])
    }
    #expect(star.pPermutation.allSatisfy { $0.isNaN })
  }
}

func expectClose(_ values: [Double], _ expected: [Double], within tolerance: Double, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(values.count == expected.count, sourceLocation: sourceLocation)
  for (value, wanted) in zip(values, expected) {
    #expect(abs(value - wanted) <= tolerance, "\(value) is not \(wanted)", sourceLocation: sourceLocation)
  }
}
