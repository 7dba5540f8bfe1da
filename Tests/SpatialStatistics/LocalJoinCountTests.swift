import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct LocalJoinCountTests {
  static let options = InferenceOptions(correction: .none, seed: 1)
  static let one = Parallel(threads: 1)
  static let columbus = Weights(neighbours: Columbus.neighbours)
  static let burgled = GlobalStatisticTests.burgled
  static let poor: [Double] = Columbus.income.map { $0 < 12 ? 1 : 0 }
  /// Houses worth more than $40,000 where there are fewer than 35 burglaries and thefts: `HOVAL > 40 & CRIME < 35`.
  static let dear: [Double] = {
    let areas: Set = [0, 1, 6, 8, 9, 19, 22, 31, 39, 40, 41, 45, 46]
    return (0..<49).map { areas.contains($0) ? 1 : 0 }
  }()

  /// Joins: spdep 1.2-7, `local_joincount_uni(…)$BB`, and pygeoda 0.1.3, `local_joincount(queen, CRIME >= 35).lisa_values()`. p: scipy, `hypergeom.sf(t - 1, 48, 23, k)`.
  /// GeoDa's p comes from draws: with 99,999 of them 0.0230 for area 10, where the exact one is 0.0197, and 0.38 for area 4, whose exact one is 0.60: its smaller tail.
  @Test func columbusAsInSpdepAndGeoda() throws {
    let found = try LocalJoinCount.statistics(Self.burgled, weights: Self.columbus, options: Self.options, parallel: Self.one)
    let joins = [
      0, 0, 0, 0, 4, 0, 0, 4, 0, 0, 5, 5, 3, 5, 5, 8, 0, 4, 3, 0, 2, 0, 0, 7, 7, 4, 2, 8, 7, 5, 0, 0, 3, 0, 4, 0, 5, 5, 0, 0, 0, 0, 3, 0, 0,
      0,
      0, 0, 0,
    ]
    for area in 0..<49 {
      #expect(joins[area] == 0 ? found.statistic[area].isNaN : found.statistic[area] == Double(joins[area]))
    }
    for (area, p) in [
      (4, 0.599741333880434), (10, 0.0196513002364066), (15, 0.00129936479968461), (27, 0.00779618879810768), (42, 0.625185551707076),
    ] {
      #expect(close(found.pPermutation[area], p, within: 1e-12))
      #expect(found.classes[area] == (p <= 0.05 ? .together : .notSignificant))
    }
    #expect(close(found.expected[15], 8 * 23.0 / 48) && found.alternative == .greater && found.permutations == 0)
    #expect(found.reasons[0] == "the value is 0" && found.reasons[16] == "no neighbour counts" && found.q[16].isNaN)
    #expect(found.tests == 24)
  }

  /// Joins: pygeoda 0.1.3, `local_bijoincount(queen, [CRIME >= 35, HOVAL > 40 & CRIME < 35])`. p: scipy, `hypergeom.sf(t - 1, 48, 13, k)`.
  @Test func withoutColocationAsInGeoda() throws {
    let found = try BivariateLocalJoinCount.statistics(
      Self.burgled, Self.dear, kind: .withoutColocation, weights: Self.columbus, options: Self.options, parallel: Self.one)
    let joins = [4: 1, 7: 1, 11: 1, 12: 1, 13: 1, 14: 1, 16: 3, 24: 1, 25: 1, 26: 1, 32: 1, 34: 2]
    for area in 0..<49 { #expect(joins[area].map { found.statistic[area] == Double($0) } ?? found.statistic[area].isNaN) }
    for (area, p) in [(4, 0.937629), (16, 0.016536), (34, 0.622084), (12, 0.730908)] { #expect(abs(found.pPermutation[area] - p) < 5e-7) }
    #expect(found.classes[16] == .together && found.reasons[0] == "the value is 0")
  }

  /// Joins: pygeoda 0.1.3, `local_multijoincount(queen, [CRIME >= 35, INC < 12])`. p: scipy, `hypergeom.sf(t - 1, 48, 15, k)`.
  @Test func colocationAsInGeoda() throws {
    let found = try BivariateLocalJoinCount.statistics(
      Self.burgled, Self.poor, kind: .colocation, weights: Self.columbus, options: Self.options, parallel: Self.one)
    let joins = [4: 4, 7: 4, 10: 5, 11: 5, 12: 3, 13: 4, 14: 5, 15: 6, 18: 1, 24: 5, 25: 4, 26: 2, 27: 6, 28: 4, 32: 2, 37: 2]
    for area in 0..<49 { #expect(joins[area].map { found.statistic[area] == Double($0) } ?? found.statistic[area].isNaN) }
    for (area, p) in [(4, 0.289079), (10, 0.003614), (27, 0.039026), (37, 0.704619)] { #expect(abs(found.pPermutation[area] - p) < 5e-7) }
    #expect(found.reasons[17] == "not both values are 1")
    let product = zip(Self.burgled, Self.poor).map { $0 * $1 }
    let alone = try LocalJoinCount.statistics(product, weights: Self.columbus, options: Self.options, parallel: Self.one)
    #expect(alone.pPermutation.map(\.bitPattern) == found.pPermutation.map(\.bitPattern))
  }

  /// Marks that exclude each other in all areas but one, which has both and is then neither.
  @Test func bothMarksAreNeither() throws {
    let path = Weights(neighbours: [[1], [0, 2], [1, 3], [2, 4], [3]])
    let found = try BivariateLocalJoinCount.statistics(
      [1, 0, 1, 1, 0], [0, 1, 0, 1, 1], kind: .withoutColocation, weights: path, options: Self.options, parallel: Self.one)
    #expect(found.reasons == [nil, "the value is 0", nil, "both values are 1", "the value is 0"])
    #expect(found.statistic[0] == 1 && found.statistic[2] == 1 && found.pPermutation[0] == 0.5)
    #expect(close(found.pPermutation[2], 1 - 1.0 / 6))
  }

  /// All choices of neighbours on a small map.
  @Test func allDrawsOfASmallMap() throws {
    let x: [Double] = [1, 1, 0, 1, 0, 0, 1]
    let rows = [[1, 2], [0, 2, 3], [0, 1], [1, 4, 6], [3, 5], [4, 6], [3, 5]]
    let found = try LocalJoinCount.statistics(x, weights: Weights(neighbours: rows), options: Self.options, parallel: Self.one)
    for area in [0, 1, 3, 6] {
      let others = (0..<7).filter { $0 != area }
      let draws = (0..<1 << 6).filter { $0.nonzeroBitCount == rows[area].count }.map { set in
        others.indices.reduce(0.0) { $0 + (set >> $1 & 1 == 1 ? x[others[$1]] : 0) }
      }
      let observed = rows[area].reduce(0) { $0 + x[$1] }
      #expect(close(found.pPermutation[area], Double(draws.count { $0 >= observed }) / Double(draws.count)))
    }
  }

  /// An area that could have had a join and has none is a test: leaving it out would be choosing tests by their result.
  @Test func areasWithoutJoinsStillCountAsTests() throws {
    var x = [Double](repeating: 0, count: 49)
    for area in [0, 1, 20, 30, 40] { x[area] = 1 }
    let found = try LocalJoinCount.statistics(
      x, weights: Self.columbus, options: InferenceOptions(correction: .bonferroni, seed: 1), parallel: Self.one)
    #expect(found.tests == 5 && found.reasons[20] == "no neighbour counts")
    #expect(close(found.q[0], 5 * found.pPermutation[0]))
  }

  @Test func whatCannotBeCounted() throws {
    func joins(_ x: [Double], _ weights: Weights) throws -> LocalStatistics {
      try LocalJoinCount.statistics(x, weights: weights, options: Self.options, parallel: Self.one)
    }
    let path = Weights(neighbours: [[1], [0, 2], [1, 3], [2], []])
    #expect(throws: StatisticsError.notBinary(area: 1)) { try joins([1, 2, 0, 1, 1], path) }
    #expect(throws: StatisticsError.notBinary(area: 3)) { try joins([1, .nan, 0, -.infinity, 1], path) }
    let uneven = Weights(rows: path.rows, values: [1, 1, 1, 0.5, 1, 1])
    #expect(throws: StatisticsError.unequalWeights(area: 2)) { try joins([1, 1, 0, 1, 1], uneven) }
    let scaled = Weights(rows: path.rows, values: [1, 0.5, 0.5, 0.5, 0.5, 1])
    #expect(try joins([1, 1, 0, 1, 1], scaled).pPermutation[1] == joins([1, 1, 0, 1, 1], path).pPermutation[1])
    #expect(try joins([1, 1, 0, 1, 1], path).reasons[4] == "no neighbours with a value")
    #expect(try joins([1, 1, 1, 1, 1], path).reasons[0] == "the values do not vary")
    #expect(try joins([0, 0, 0, 0, 0], path).reasons.allSatisfy { $0 == "the value is 0" })
    #expect(try joins([0, 1, 0, 0, 0], path).reasons[1] == "no neighbour counts")
    #expect(try joins([1, 1, .nan, 0, 0], path).reasons[2] == "no value")
    #expect(try joins([1, 1], Weights(neighbours: [[1], [0]])).reasons[0] == "every other area is a neighbour")
    #expect(try joins([], Weights(neighbours: [])).classes.isEmpty)
    #expect(throws: StatisticsError.notBinary(area: 4)) {
      try BivariateLocalJoinCount.statistics(
        [1, 0, 1, 0, 1], [0, 1, 0, 1, 3], kind: .colocation, weights: path, options: Self.options, parallel: Self.one)
    }
  }

  @Test func threadsDoNotMatter() throws {
    let one = try LocalJoinCount.statistics(Self.burgled, weights: Self.columbus, options: Self.options, parallel: Self.one)
    let eight = try LocalJoinCount.statistics(Self.burgled, weights: Self.columbus, options: Self.options, parallel: Parallel(threads: 8))
    #expect(one.q.map(\.bitPattern) == eight.q.map(\.bitPattern) && one.classes == eight.classes)
  }
}
