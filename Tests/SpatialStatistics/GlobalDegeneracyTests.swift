import Testing
import WardlightEssentials
import WardlightSpatialStatistics

/// Maps on which a global statistic does not exist: every number is `NaN` and there is a reason.
@Suite struct GlobalDegeneracyTests {
  static let options = InferenceOptions(permutations: 99, seed: 1)
  static let one = Parallel(threads: 1)
  static let ring = Weights(neighbours: (0..<6).map { [($0 + 1) % 6, ($0 + 5) % 6] })

  private func all(_ x: [Double], _ weights: Weights, _ standardization: Standardization = .binary) -> [GlobalStatistic] {
    [GlobalMoran.statistic, GlobalGeary.statistic, GeneralG.statistic].map { $0(x, weights, standardization, Self.options, Self.one) }
  }

  private func expectNothing(_ found: GlobalStatistic, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(found.reason == reason, sourceLocation: sourceLocation)
    let numbers = [found.value, found.expected, found.variance, found.z, found.pNormal, found.pPermutation]
    #expect(numbers.allSatisfy { $0.isNaN }, sourceLocation: sourceLocation)
    #expect(found.underNormality?.z.isNaN ?? true, sourceLocation: sourceLocation)
  }

  @Test func noAreasOrOne() {
    for found in all([], Weights(neighbours: [])) + all([4], Weights(neighbours: [[]])) + all([.nan, 3], Weights(neighbours: [[1], [0]])) {
      expectNothing(found, "fewer than two areas have a value")
    }
  }

  @Test func islandsOnly() {
    for found in all([1, 2, 3], Weights(neighbours: [[], [], []])) + all([1, .nan, 3], Weights(neighbours: [[1], [0, 2], [1]])) {
      expectNothing(found, "no area has a neighbour with a value")
      #expect(found.islands == found.areas)
    }
  }

  @Test func valuesThatDoNotVary() throws {
    for value in [0, 0.1, 1e300] {
      for found in all([Double](repeating: value, count: 6), Self.ring) { expectNothing(found, "the values do not vary") }
    }
    for value in [0.0, 1] {
      let joins = try JoinCount.statistics(
        [Double](repeating: value, count: 6), weights: Self.ring, options: Self.options, parallel: Self.one)
      for found in [joins.blackBlack, joins.blackWhite, joins.whiteWhite] { expectNothing(found, "the values do not vary") }
      #expect(joins.black == Int(value) * 6)
    }
  }

  /// Everybody neighbours everybody (k = n − 1), one value stands out on a ring, or a star has two values in equal number: no arrangement differs.
  @Test func statisticsThatChanceCannotChange() {
    let reason = "every arrangement of the values gives the same statistic"
    let complete = Weights(neighbours: (0..<5).map { area in (0..<5).filter { $0 != area } })
    for standardization in Standardization.allCases {
      for found in all([3, 1, 4, 1.5, 9.2], complete, standardization) { expectNothing(found, reason) }
      for found in all([0.1, 0.1, 0.1, 7.7, 0.1, 0.1], Self.ring, standardization) { expectNothing(found, reason) }
    }
    for found in all([2, 5], Weights(neighbours: [[1], [0]])) { expectNothing(found, reason) }
    let star = Weights(neighbours: [[1, 2, 3], [0], [0], [0]])
    expectNothing(
      GlobalMoran.statistic([0.3, 0.1, 0.3, 0.1], weights: star, standardization: .binary, options: Self.options, parallel: Self.one),
      reason)
    #expect(all([3, 1, 4, 1.5, 9.2, 6], Self.ring).allSatisfy { $0.reason == nil })
  }

  @Test func aSingleBlackAreaHasNoBlackJoins() throws {
    let path = Weights(neighbours: [[1], [0, 2], [1, 3], [2]])
    let joins = try JoinCount.statistics([0, 1, 0, 0], weights: path, options: Self.options, parallel: Self.one)
    expectNothing(joins.blackBlack, "every arrangement of the values gives the same statistic")
    #expect(joins.blackWhite.value == 2 && joins.whiteWhite.value == 1 && joins.blackWhite.reason == nil)
  }

  @Test func generalGNeedsANaturalZero() {
    func g(_ x: [Double]) -> GlobalStatistic { GeneralG.statistic(x, weights: Self.ring, options: Self.options, parallel: Self.one) }
    expectNothing(g([1, 2, -1, 3, 4, 5]), "a value is negative")
    expectNothing(g([0, 0, 2, 0, 0, 0]), "fewer than two values are above 0")
    #expect(g([0, 1, 2, 0, 0, 0]).value == 1)
  }

  @Test func aValueThatIsNoColourIsAnError() {
    for (x, area) in [([0, 1, 0.5, 1, 0, 2], 2), ([0, 1, .nan, 1, .infinity, 0], 4), ([-1, 0, 0, 0, 0, 0], 0)] {
      #expect(throws: StatisticsError.notBinary(area: area)) {
        try JoinCount.statistics(x, weights: Self.ring, options: Self.options, parallel: Self.one)
      }
    }
    #expect(
      StatisticsError.notBinary(area: 2).sentence(codes: ["a", "b", "c"])
        == "The value of the area c is neither 0 nor 1; joins are counted of areas that are marked 1 or not.")
  }

  @Test func ratesThatDoNotExist() throws {
    func moran(_ cases: [Double], _ population: [Double]) throws -> GlobalStatistic {
      try EmpiricalBayesMoran.statistic(cases: cases, population: population, weights: Self.ring, options: Self.options, parallel: Self.one)
    }
    let people: [Double] = [10, 20, 30, 40, 50, 60]
    try expectNothing(moran([0, 0, 0, 0, 0, 0], people), "no cases anywhere")
    try expectNothing(moran([0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]), "fewer than two areas have a value")
    let some = try moran([1, 0, 2, .nan, 1, 0], [10, 0, 30, 40, 50, 60])
    #expect(some.areas == 4 && some.reason == nil)
    #expect(throws: StatisticsError.rates(.negativeCases(area: 1))) { try moran([1, -1, 2, 0, 1, 0], people) }
    #expect(throws: StatisticsError.rates(.moreCasesThanPeople(area: 0))) { try moran([11, 1, 2, 0, 1, 0], people) }
  }

  /// Without permutations there is no permutation p, and nothing else changes; with few a sentence says so.
  @Test func fewOrNoPermutations() {
    let x: [Double] = [3, 1, 4, 1.5, 9.2, 6]
    func moran(_ permutations: Int) -> GlobalStatistic {
      GlobalMoran.statistic(
        x, weights: Self.ring, options: InferenceOptions(permutations: permutations, seed: 1), parallel: Self.one)
    }
    #expect(moran(0).pPermutation.isNaN && moran(0).z == moran(1).z && moran(0).warnings.isEmpty)
    #expect([1, 0.5].contains(moran(3).pPermutation) && moran(1).pPermutation == 1)
    #expect(moran(100).warnings == ["With 100 permutations no p-value is exactly 0.05; 119 permutations have one."])
    #expect(moran(9_999).warnings.isEmpty)
  }

  @Test func valuesOfAnySize() {
    let x: [Double] = [3, 1, 4, 1.5, 9.25, 6]
    for factor in [0x1p-1000, 0x1p-300, 0x1p900] {
      for (small, plain) in zip(all(x.map { $0 * factor }, Self.ring), all(x, Self.ring)) {
        #expect(small.value == plain.value && small.z == plain.z && small.pPermutation == plain.pPermutation)
      }
    }
  }
}
