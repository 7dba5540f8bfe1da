import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite struct LocalVariantsTests {
  static let options = InferenceOptions(permutations: 499, seed: 1)
  static let one = Parallel(threads: 1)
  static let weights = Weights(neighbours: Columbus.neighbours)

  @Test func bivariateAsInSpdep() {
    let result = BivariateLocalMoran.statistics(
      Columbus.crime, among: Columbus.income, weights: Self.weights, options: Self.options, parallel: Self.one)
    expectClose(result.statistic, Columbus.bivariate, within: 1e-12)
    for area in 0..<49 {
      let score = (result.statistic[area] - result.expected[area]) / result.variance[area].squareRoot()
      #expect(abs(score - result.z[area]) < 1e-9)
    }
  }

  /// Among itself a variable is as it is in local Moran.
  @Test func aVariableAmongItselfIsLocalMoran() {
    for weights in [Self.weights, Columbus.unequalWeights] {
      let both = BivariateLocalMoran.statistics(
        Columbus.crime, among: Columbus.crime, weights: weights, options: Self.options, parallel: Self.one)
      let moran = LocalMoran.statistics(Columbus.crime, weights: weights, options: Self.options, parallel: Self.one)
      expectClose(both.statistic, moran.statistic, within: 1e-12)
      expectClose(both.expected, moran.expected, within: 1e-12)
      expectClose(both.variance, moran.variance, within: 1e-12)
      #expect(both.pPermutation == moran.pPermutation)
      #expect(both.classes == moran.classes)
    }
  }

  /// y is drawn among the others: by hand for every pair of others on a map of six.
  @Test func bivariateDrawsTheOthersOnly() {
    let rows = [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]]
    let y: [Double] = [3, 1, 4, 1, 5, 9]
    let options = InferenceOptions(permutations: 9_999, alternative: .greater, correction: .none, seed: 1)
    let result = BivariateLocalMoran.statistics(
      [9, 1, 1, 1, 1, 1], among: y, weights: Weights(neighbours: rows), options: options, parallel: Self.one)
    let others = Array(1..<6)
    let sums = others.flatMap { a in others.filter { $0 > a }.map { y[a] + y[$0] } }
    let exact = Double(sums.count { $0 >= 2 }) / Double(sums.count)
    #expect(abs(result.pPermutation[0] - exact) < 0.03)
  }

  @Test func bivariateNeedsBoth() {
    let line = Weights(neighbours: [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]])
    let result = BivariateLocalMoran.statistics(
      [1, 2, .nan, 4, 5, 7], among: [3, 1, 4, 1, .infinity, 2], weights: line, options: Self.options, parallel: Self.one)
    #expect(result.reasons[2] == "no value" && result.reasons[4] == "no value")
    #expect(result.reasons[3] == "no neighbours with a value" && result.reasons[0] == nil)
    let flat = BivariateLocalMoran.statistics(
      [1, 1, 1, 1, 1, 1], among: [3, 1, 4, 1, 2, 2], weights: line, options: Self.options, parallel: Self.one)
    #expect(flat.reasons.allSatisfy { $0 == "the values do not vary" })
  }

  @Test func ratesAreLocalMoranOfTheIndex() throws {
    let cases = Columbus.crime.map { ($0 / 8).rounded() }
    let population = Columbus.income.map { ($0 * 100).rounded() }
    let rates = try LocalMoran.ofRates(
      cases: cases, population: population, weights: Self.weights, options: Self.options, parallel: Self.one)
    let index = EmpiricalBayes(cases: cases, population: population).index
    #expect(rates == LocalMoran.statistics(index, weights: Self.weights, options: Self.options, parallel: Self.one))
  }

  @Test func areasWithoutPopulationHaveNoRate() throws {
    let line = Weights(neighbours: [[1], [0, 2], [1, 3], [2, 4], [3]])
    let rates = try LocalMoran.ofRates(
      cases: [1, 0, 3, 4, .nan], population: [10, 0, 20, 30, 9], weights: line, options: Self.options, parallel: Self.one)
    #expect(rates.reasons[1] == "no population" && rates.reasons[4] == "no value")
    let none = try LocalMoran.ofRates(
      cases: [0, 0, 0, 0, 0], population: [10, 0, 20, 30, 9], weights: line, options: Self.options, parallel: Self.one)
    let nobody = "no cases anywhere"
    #expect(none.reasons == [nobody, "no population", nobody, nobody, nobody] as [String?])
  }

  @Test func impossibleRatesAreRefused() {
    let pair = Weights(neighbours: [[1], [0]])
    for (cases, population, fault) in [
      ([1.0, -1], [5.0, 5], RateFault.negativeCases(area: 1)), ([1, 1], [5, -5], .negativePopulation(area: 1)),
      ([6, 1], [5, 5], .moreCasesThanPeople(area: 0)), ([1, 1], [5, .infinity], .infinite(area: 1)),
      ([0, 1], [5, 0], .moreCasesThanPeople(area: 1)),
    ] {
      #expect(throws: StatisticsError.rates(fault)) {
        try LocalMoran.ofRates(cases: cases, population: population, weights: pair, options: Self.options, parallel: Self.one)
      }
    }
  }

  @Test func changeIsTheStatisticOfTheDifference() throws {
    let later = Columbus.income
    let change = zip(Columbus.crime, later).map { $1 - $0 }
    let moran = LocalChange.moran(from: Columbus.crime, to: later, weights: Self.weights, options: Self.options, parallel: Self.one)
    let star = LocalChange.giStar(from: Columbus.crime, to: later, weights: Self.weights, options: Self.options, parallel: Self.one)
    expectClose(moran.value, change, within: 1e-12)
    expectClose(
      moran.z, LocalMoran.statistics(change, weights: Self.weights, options: Self.options, parallel: Self.one).z, within: 1e-9)
    expectClose(star.z, GetisOrd.giStar(change, weights: Self.weights, options: Self.options, parallel: Self.one).z, within: 1e-9)
    let cases = Columbus.crime.map { ($0 / 8).rounded() }
    let same = try LocalChange.moranOfRates(
      from: (cases, Columbus.income.map { $0 * 100 }), to: (cases.map { $0 * 2 }, Columbus.income.map { $0 * 200 }), weights: Self.weights,
      options: Self.options, parallel: Self.one)
    #expect(same.value.allSatisfy { abs($0) < 1e3 } && same.tests > 0)
  }

  /// 0.3 − 0.1 and 0.4 − 0.2 are one change, though they differ in Double.
  @Test func equalChangesTie() {
    let line = Weights(neighbours: [[1], [0, 2], [1, 3], [2]])
    let change = LocalChange.moran(
      from: [0.1, 0.2, 0.3, .nan], to: [0.3, 0.4, 0.5, 1], weights: line, options: Self.options, parallel: Self.one)
    #expect(Array(change.value.prefix(3)) == [0.2, 0.2, 0.2])
    let same = "the values do not vary"
    #expect(change.reasons == [same, same, same, "no value"] as [String?])
  }

  @Test(arguments: [Weights(neighbours: Columbus.neighbours), Columbus.unequalWeights]) func theReferenceIsWhatPComesFrom(weights: Weights)
  {
    let options = InferenceOptions(permutations: 1_499, alternative: .greater, seed: 6)
    let gi = GetisOrd.gi(Columbus.crime, weights: weights, options: options, parallel: Self.one)
    for area in [0, 7, 30] {
      let reference = ReferenceDistribution(of: area, Columbus.crime, weights: weights, options: options, parallel: Parallel(threads: 2))
      #expect(Double(reference.greater + 1) / 1_500 == gi.pPermutation[area])
      #expect(reference.sums.count == 1_499)
      #expect(abs(reference.observed - gi.statistic[area]) < 1e-9 && abs(reference.expected - gi.expected[area]) < 1e-9)
      let mean = reference.sums.reduce(0, +) / 1_499
      #expect(abs(mean - reference.expected) < 5 * (reference.variance / 1_499).squareRoot())
      #expect(reference.histogram(classes: 12).reduce(0) { $0 + $1.count } == 1_499)
    }
  }

  @Test func histogramsOfCountsHaveWholeClasses() {
    let counts = Columbus.crime.map { ($0 / 12).rounded(.down) }
    let reference = ReferenceDistribution(of: 3, counts, weights: Self.weights, options: Self.options, parallel: Self.one)
    for bin in reference.histogram(classes: 10) { #expect(bin.lower == bin.lower.rounded() && bin.upper > bin.lower) }
    #expect(reference.histogram(classes: 10).count <= 10)
    let none = ReferenceDistribution(
      of: 0, [1, 1, 1], weights: Weights(neighbours: [[1], [0], []]), options: Self.options, parallel: Self.one)
    #expect(none.reason == "the values do not vary" && none.histogram().isEmpty && none.sums.isEmpty)
  }
}
