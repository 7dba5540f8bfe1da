import Testing
import WardlightEssentials
import WardlightSpatialStatistics

@Suite struct AreaRatesTests {
  static let parallel = Parallel(threads: 2)

  static func counts(_ cases: [Double], _ population: [Double], of kind: CaseCounts.Kind = .persons) throws -> CaseCounts {
    try CaseCounts(cases: cases, population: population, of: kind)
  }

  static func twelve() throws -> CaseCounts { try counts(TwelveAreas.cases, TwelveAreas.population) }

  /// spdep 1.2-7, `EBlocal(cases, P, ring, geoda = TRUE)$est`: the window's own mean.
  @Test func localRatesAsInSpdep() throws {
    let local = LocalEmpiricalBayes(try Self.twelve(), weights: TwelveAreas.ring)
    let expected = [
      0.0094114645180918, 0.0079545454545454537, 0.012844036697247707, 0.014084507042253521, 0.0099710529108165066, 0.0069272977890500092,
      0.015998043052837575, 0.014814814814814815, 0.012941176470588235, 0.011583161207316953, 0.0083673531508353695, 0.014194663379058933,
    ]
    expectClose(local.rates, expected, within: 1e-12)
    #expect(local.clamped == [1, 2, 3, 7, 8])
  }

  /// An island would be its own mean and pass for smoothed; an area without people leaves the windows of others.
  @Test func windowsWithoutNeighbours() throws {
    let weights = Weights(neighbours: [[1], [0, 2], [1], [], [4, 2]].enumerated().map { area, row in row.filter { $0 != area } })
    let local = LocalEmpiricalBayes(try Self.counts([1, 3, 0, 2, 4], [10, 20, 0, 50, 40]), weights: weights)
    #expect(local.rates[2].isNaN && local.rates[3].isNaN && local.rates[4].isNaN)
    let pair = LocalEmpiricalBayes(try Self.counts([1, 3], [10, 20]), weights: Weights(neighbours: [[1], [0]]))
    #expect(local.rates[0] == pair.rates[0] && local.rates[1] == pair.rates[1])
    let none = LocalEmpiricalBayes(try Self.counts([0, 0], [10, 20]), weights: Weights(neighbours: [[1], [0]]))
    #expect(none.rates == [0, 0])
  }

  /// The posterior by scipy 1.17.1: `stats.gamma.ppf` and `.sf` with shape b²/a + O and scale 1 / (b/a + P).
  @Test func posteriorsAsInScipy() throws {
    let posterior = GammaPoisson(try Self.twelve())
    expectClose(posterior.means, TwelveAreas.rates, within: 1e-14)
    let intervals = posterior.intervals(level: 0.95)
    expectClose(
      Array(intervals.map(\.lower).prefix(4)), [0.005579242812987427, 0.005243061649316722, 0.006562496688404441, 0.00825145961982503],
      within: 1e-13)
    expectClose(Array(intervals.map(\.upper).suffix(3)), [0.019488175999904878, 0.014256931415215146, 0.02032234847655963], within: 1e-13)
    expectClose(
      Array(posterior.exceedance(of: posterior.bayes.mean).prefix(4)),
      [0.31348692468339673, 0.3159133717842629, 0.4557336132944027, 0.738080112325861], within: 1e-10)
    expectClose(
      Array(posterior.exceedance(of: 0.015).prefix(3)), [0.05498924419942519, 0.06563795385741278, 0.09712026368365208], within: 1e-10)
  }

  /// Where rates do not differ the posterior is a point, and every area has every rank.
  @Test func withoutVarianceThePosteriorIsAPoint() throws {
    let rates = AreaRates(
      try Self.counts(TwelveAreas.evenCases, TwelveAreas.population), weights: TwelveAreas.ring, options: .init(draws: 9, seed: 1),
      parallel: Self.parallel)
    let mean = rates.global.mean
    #expect(rates.intervals.allSatisfy { $0 == Interval(mean, mean) })
    #expect(rates.exceedance.allSatisfy { $0.isNaN })
    #expect(rates.ranks.allSatisfy { $0 == RankInterval(best: 1, worst: 12) })
    #expect(rates.warnings.count == 1)
    let posterior = GammaPoisson(rates.counts)
    #expect(posterior.exceedance(of: mean / 2) == [Double](repeating: 1, count: 12))
    #expect(posterior.exceedance(of: mean * 2) == [Double](repeating: 0, count: 12))
  }

  /// 400,000 draws of numpy 2's gamma give 1–12 for all but these, with the cumulative shares well away from the tails.
  @Test func rankIntervalsAsByAnotherGenerator() throws {
    let ranks = GammaPoisson(try Self.twelve()).rankIntervals(level: 0.95, draws: 9_999, seed: 5, parallel: Self.parallel)
    #expect(ranks[3] == RankInterval(best: 1, worst: 10) || ranks[3] == RankInterval(best: 1, worst: 11))
    #expect(ranks[5] == RankInterval(best: 3, worst: 12))
    #expect(ranks[6] == RankInterval(best: 1, worst: 9))
    #expect(ranks[9] == RankInterval(best: 1, worst: 11))
    #expect(ranks[0] == RankInterval(best: 1, worst: 12))
  }

  @Test func ranksDoNotDependOnThreads() throws {
    let posterior = GammaPoisson(try Self.twelve())
    let one = posterior.rankIntervals(level: 0.5, draws: 999, seed: 5, parallel: Parallel(threads: 1))
    #expect(one == posterior.rankIntervals(level: 0.5, draws: 999, seed: 5, parallel: Parallel(threads: 8)))
    #expect(one != posterior.rankIntervals(level: 0.5, draws: 999, seed: 6, parallel: Parallel(threads: 8)))
  }

  /// Where hundreds of cases stand behind each rate, ranks are sure.
  @Test func plainRatesHavePlainRanks() throws {
    let counts = try Self.counts([90_000, 0, 10_000, 50_000], [100_000, 0, 100_000, 100_000])
    let ranks = GammaPoisson(counts).rankIntervals(level: 0.95, draws: 999, seed: 1, parallel: Self.parallel)
    #expect(ranks.map { $0?.words } == ["1st", nil, "3rd", "2nd"])
  }

  @Test func classesByTheirIntervals() throws {
    let counts = try Self.counts([9_000, 1_000, 5_000], [10_000, 10_000, 10_000])
    let rates = AreaRates(
      counts, weights: Weights(neighbours: [[1], [0], []]), options: .init(benchmark: 0.5, draws: 9, seed: 1, minimum: MinimumCount(2)),
      parallel: Self.parallel)
    #expect(rates.classes == [.higher, .lower, .notDifferent])
  }

  @Test func ranksInWords() {
    #expect(RankInterval(best: 3, worst: 19).words == "between 3rd and 19th")
    #expect(RankInterval(best: 1, worst: 2).words == "between 1st and 2nd")
    #expect(RankInterval(best: 11, worst: 21).words == "between 11th and 21st")
    #expect(RankInterval(best: 112, worst: 122).words == "between 112th and 122nd")
  }

  @Test func columnsAlign() throws {
    let counts = try Self.counts(TwelveAreas.cases + [3, .nan], TwelveAreas.population + [0, 70], of: .events)
    let ring = Weights(neighbours: (0..<14).map { [($0 + 13) % 14, ($0 + 1) % 14] })
    let options = AreaRates.Options(benchmark: 0.015, draws: 99, seed: 1, minimum: MinimumCount(12))
    let rates = AreaRates(counts, weights: ring, options: options, parallel: Self.parallel)
    #expect(rates.benchmark == 0.015)
    #expect(rates.crude[0] == 2.0 / 310 && rates.crude[12].isNaN && rates.crude[13].isNaN)
    #expect(abs(rates.crudeIntervals[0].upper - 7.22468766772396 / 310) < 1e-12)
    #expect(abs(rates.expected.prefix(12).reduce(0, +) - TwelveAreas.cases.reduce(0, +)) < 1e-12)
    #expect(abs(rates.ratios[3] - (9.0 / 520) / rates.global.mean) < 1e-12 && rates.ratios[12].isNaN)
    #expect(rates.reasons[12] == "no population" && rates.reasons[13] == "no value" && rates.reasons[0] == nil)
    #expect(rates.ranks[12] == nil && rates.intervals[13].lower.isNaN)
    // The thirteenth area has 3 cases and neighbours the twelfth; the fourteenth has none known and neighbours the first.
    let around: [Double] = [0.0] + TwelveAreas.cases + [3.0]
    let sums: [Double] = (1...12).map { place in around[place - 1...place + 1].reduce(0, +) }
    #expect(rates.isEnough.prefix(12).elementsEqual(sums.map { $0 >= 12 }))
    #expect(zip(rates.classes, rates.isEnough).prefix(12).allSatisfy { ($0 == .notEnough) != $1 })
    #expect(rates.classes.suffix(2).elementsEqual([.undefined, .undefined]))
    #expect(zip(rates.ranks, rates.isEnough).prefix(12).allSatisfy { ($0 != nil) == $1 })
  }

  @Test func nobodyHasACase() throws {
    let rates = AreaRates(
      try Self.counts([0, 0], [10, 20]), weights: Weights(neighbours: [[1], [0]]), options: .init(draws: 9, seed: 1),
      parallel: Self.parallel)
    #expect(rates.crude == [0, 0] && rates.ratios.allSatisfy { $0.isNaN } && rates.ranks == [nil, nil])
    #expect(rates.intervals.allSatisfy { $0.lower.isNaN })
    #expect(rates.warnings == ["Nobody has a case: every rate is 0, and nothing can be said of ranks."])
    let none = AreaRates(
      try Self.counts([], []), weights: Weights(neighbours: []), options: .init(draws: 9, seed: 1), parallel: Self.parallel)
    #expect(none.ranks.isEmpty && none.warnings.count == 1)
  }

  @Test func wrongCountsAreNamed() {
    let wrong: [(Double, Double, CaseCounts.Kind, RateFault)] = [
      (-1, 10, .persons, .negativeCases(area: 1)), (0.5, 10, .events, .fractionalCases(area: 1)),
      (.infinity, 10, .events, .infinite(area: 1)), (1, .infinity, .persons, .infinite(area: 1)),
      (1, -5, .events, .negativePopulation(area: 1)),
      (11, 10, .persons, .moreCasesThanPeople(area: 1)), (1, 0, .persons, .moreCasesThanPeople(area: 1)),
    ]
    for (cases, population, kind, fault) in wrong {
      #expect(throws: StatisticsError.rates(fault)) { try Self.counts([1, cases], [10, population], of: kind) }
    }
    #expect(
      "\(StatisticsError.rates(.moreCasesThanPeople(area: 1)).sentence(codes: ["A", "B"]))".contains(
        "The area B has more cases than people."))
    #expect(throws: Never.self) { try Self.counts([11, 1], [10, 0], of: .events) }
  }
}

@Suite struct MinimumCountTests {
  @Test func neighboursCount() {
    let weights = Weights(neighbours: [[1], [0, 2], [1], []])
    #expect(MinimumCount(5).isReached(by: [2, 2, .nan, 5], weights: weights) == [false, false, false, true])
    #expect(MinimumCount(4).isReached(by: [2, 2, .nan, 3], weights: weights) == [true, true, false, false])
  }

  /// The class goes, the numbers and the number of tests stay.
  @Test func theClassGoes() {
    let weights = Weights(neighbours: Columbus.neighbours)
    let options = InferenceOptions(permutations: 0, seed: 1)
    let plain = GetisOrd.giStar(Columbus.crime, weights: weights, options: options, parallel: Parallel(threads: 1))
    var cases = [Double](repeating: 1, count: 49)
    cases[30] = 100
    let kept = plain.keeping(MinimumCount(50), counts: cases, weights: weights)
    for area in 0..<49 {
      let isNear = area == 30 || Columbus.neighbours[area].contains(30)
      #expect(kept.classes[area] == (isNear ? plain.classes[area] : .notEnough))
    }
    #expect(kept.tests == plain.tests && kept.q == plain.q)
    let flat = GetisOrd.giStar([Double](repeating: 1, count: 49), weights: weights, options: options, parallel: Parallel(threads: 1))
    #expect(flat.keeping(MinimumCount(50), counts: cases, weights: weights).classes == flat.classes)
  }
}
