import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

@Suite struct MannKendallTests {
  /// S, V and z by hand; p by scipy 1.17.1 from z; the second also by R 4.2, `cor.test(1:12, x, method = "kendall", exact = FALSE, continuity = TRUE)`:
  /// z = 1.6681153124566, p = 0.09529284. Slopes by `scipy.stats.theilslopes`.
  @Test func knownSeries() {
    let known: [([Double], statistic: Int, variance: Double, z: Double, p: Double, slope: Double)] = [
      ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 45, 125, 3.9354796403996297, 8.303070332644974e-05, 1),
      ([5, 3, 3, 8, 8, 8, 2, 9, 10, 7, 7, 12], 25, 207, 1.668115312456598, 0.09529283802345664, 0.5),
      ([2, 2, 2, 2], 0, 0, 0, 1, 0), ([4, 3, 2, 1, 0], -10, 16.666666666666668, -2.2045407685048604, 0.02748633611151033, -1),
      ([1, 1, 2, 2, 3, 3, 1], 8, 38.666666666666664, 1.1257181615796847, 0.2602848338696484, 1.0 / 3),
    ]
    for (series, statistic, variance, z, p, slope) in known {
      let test = MannKendall(series)
      #expect(test.statistic == statistic)
      expectClose([test.variance, test.z, test.p, test.slope], [variance, z, p, slope], within: 1e-12)
    }
  }

  @Test func gapsAndShortSeries() {
    let gaps = MannKendall([1, .nan, 3, .infinity, 5])
    #expect(gaps.statistic == 3 && gaps.slope == 1)
    for series in [[], [4], [.nan, 4]] as [[Double]] {
      let test = MannKendall(series)
      #expect(test.statistic == 0 && test.p.isNaN && test.z.isNaN && test.slope.isNaN)
    }
  }

  /// Turned round in time a series has the opposite trend.
  @Test func timeReversed() {
    var random = KeyedRandom(seed: 3, purpose: "series")
    for _ in 0..<50 {
      let series = (0..<14).map { _ in Double(random.below(6)) }
      let (forth, back) = (MannKendall(series), MannKendall(series.reversed()))
      #expect(forth.statistic == -back.statistic && forth.p == back.p && forth.slope == -back.slope, "seed 3")
    }
  }
}

@Suite struct EmergingClassifierTests {
  /// What ten periods make of an area: H hot, C cold, a point neither; the trend of its z: + up, − down, none.
  static let sequences: [(String, trend: Character, String)] = [
    (".........H", " ", "new hot spot"), (".........C", "-", "new cold spot"), (".......HHH", "+", "consecutive hot spot"),
    (".......CCC", " ", "consecutive cold spot"), ("..HHHHHHHH", " ", "consecutive hot spot"), (".HHHHHHHHH", "+", "intensifying hot spot"),
    ("HHHHHHHHHH", " ", "persistent hot spot"), ("H.HHHHHHHH", "-", "diminishing hot spot"), ("CCCCCCCCCC", "-", "intensifying cold spot"),
    ("CCCCCCCC.C", " ", "persistent cold spot"), (".CCCCCCCCC", "+", "diminishing cold spot"), ("CHHHHHHHHH", " ", "persistent hot spot"),
    ("H........H", " ", "sporadic hot spot"), ("..HH..HHHH", "+", "sporadic hot spot"), ("C.C.C....C", " ", "sporadic cold spot"),
    ("C........H", " ", "oscillating hot spot"), (".C...HH..H", " ", "oscillating hot spot"), ("H.......CC", " ", "oscillating cold spot"),
    ("HHHHHHHHH.", " ", "historical hot spot"), ("HHHHHHHHHC", "-", "historical hot spot"), ("CCCCCCCCC.", "+", "historical cold spot"),
    ("..........", "+", "no pattern"), ("HHHHHHHH..", " ", "no pattern"), ("....H.....", " ", "no pattern"),
    ("C...H.....", " ", "no pattern"),
  ]

  @Test(arguments: sequences) func eachClassByItsSequence(text: String, trend: Character, name: String) {
    let periods = text.map { letter -> SpotKind? in letter == "H" ? .hot : (letter == "C" ? .cold : nil) }
    let direction: SpotKind? = trend == "+" ? .hot : (trend == "-" ? .cold : nil)
    #expect(EmergingClassifier(periods: periods, trend: direction).verdict.name == name)
  }

  /// Every class can be reached, and hot and cold mirror each other.
  @Test func sequencesOfSevenHaveOneClassAndItsMirror() {
    var found: Set<EmergingClass> = []
    var isMirrored = true
    for number in 0..<2_187 {
      let digits = sequence(first: number) { $0 / 3 }.prefix(7).map { $0 % 3 }
      let periods = digits.map { [nil, SpotKind.hot, .cold][$0] }
      for trend in [nil, SpotKind.hot, .cold] {
        let verdict = EmergingClassifier(periods: periods, trend: trend).verdict
        let mirrored = EmergingClassifier(periods: periods.map { $0?.opposite }, trend: trend?.opposite).verdict
        found.insert(verdict)
        isMirrored = isMirrored && mirrored == Self.opposite(verdict)
      }
    }
    // Six of seven periods are less than 90 %, so that none can be historical.
    #expect(found.count == 15)
    #expect(isMirrored)
  }

  static func opposite(_ verdict: EmergingClass) -> EmergingClass {
    if case .spot(let pattern, let kind) = verdict { .spot(pattern, kind.opposite) } else { verdict }
  }

  @Test func everyClassHasANameAndADefinition() {
    #expect(EmergingClass.all.count == 18 && Set(EmergingClass.all.map(\.name)).count == 18)
    #expect(EmergingClass.all.allSatisfy { $0.definition.hasSuffix(".") })
  }
}

@Suite struct EmergingHotSpotsTests {
  static let normal = EmergingHotSpots.Options(inference: InferenceOptions(permutations: 0, seed: 1))
  static let one = Parallel(threads: 1)

  static func ring(_ count: Int) -> Weights { Weights(neighbours: (0..<count).map { [($0 + count - 1) % count, ($0 + 1) % count] }) }

  /// esda 2.9.0, `G_Local(values, w, transform = "B", star = True, permutations = 0).Zs`, on the neighbours of all 48 bins of 12 areas in a ring over 4
  /// periods, with the value (7i² + 5t² + 3it) mod 11.
  @Test func zOfTheCubeAsInEsda() throws {
    let values: [[Double]] = (0..<4).map { t in
      (0..<12).map { i in
        let number: Int = i * i * 7 + t * t * 5 + i * t * 3
        return Double(number % 11)
      }
    }
    let found = EmergingHotSpots(try SpaceTimeCube(byPeriod: values), weights: Self.ring(12), options: Self.normal, parallel: Self.one)
    let expected = [
      -1.325057032681, -0.290866177906, 1.088054961795, 0.226229249482, 0.915689819332, 1.260420104257, 1.260420104257, 0.915689819332,
      0.226229249482, 1.088054961795, -0.290866177906, -1.325057032681, -1.056576317991, -0.1734677537, 0.205007345282, 0.078848978955,
      0.835799176918, 1.088115909572, 0.835799176918, 0.078848978955, 0.205007345282, 1.2142742759, 0.331165711609, -0.425784486354,
      0.331165711609, -0.047309387373, -1.5612097833, -0.804259585336, -0.551942852682, -0.804259585336, -0.1734677537, -0.047309387373,
      0.961957543245, 1.466591008554, 1.466591008554, 2.223541206518, -0.425784486354, -0.678101219009, -1.308893050645, -1.056576317991,
      -1.308893050645, -0.678101219009, -0.551942852682, 0.457324077936, -0.425784486354, 0.961957543245, 0.457324077936, 1.340432642227,
    ]
    expectClose(found.bins.z, expected, within: 1e-11)
    #expect(found.bins.tests == 48)
    #expect(found.trends[3] == MannKendall((0..<4).map { found.bins.z[$0 * 12 + 3] }))
    #expect(found.method.contains("up to 1 before") && found.method.contains("48 bins"))
  }

  /// With no step back each bin has its neighbours in space alone; further back, also itself and them before.
  @Test func neighboursReachBack() throws {
    let cube = try SpaceTimeCube(byPeriod: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    let path = Weights(neighbours: [[1], [0, 2], [1], []])
    #expect(cube.weights(path, steps: 0).neighbours(of: 5).elementsEqual([4, 6]))
    #expect(cube.weights(path, steps: 1).neighbours(of: 5).elementsEqual([0, 1, 2, 4, 6]))
    #expect(cube.weights(path, steps: 5).neighbours(of: 9).elementsEqual([0, 1, 2, 4, 5, 6, 8, 10]))
    #expect(cube.weights(path, steps: 2).neighbours(of: 11).isEmpty)
    let weighed = Weights(rows: path.rows, values: [2, 2, 3, 3], selfWeight: .rowMaximum)
    #expect(cube.weights(weighed, steps: 1).weights(of: 5).elementsEqual([2, 3, 3, 2, 3]))
    #expect(
      cube.weights(Weights(rows: path.rows, values: [2, 2, 3, 3], selfWeight: .fixed(7)), steps: 1).weights(of: 4).elementsEqual([7, 2, 2]))
  }

  /// A cluster that lights up in the last period of twelve is new, one that stays is persistent, one that grows intensifies.
  @Test func plantedClustersAreNamed() throws {
    let values = (0..<12).map { t in
      (0..<120).map { i -> Double in
        switch i {
        case 5...9: t == 11 ? 60 : 1
        case 20...24: 30
        case 40...44: 20 + 3 * Double(t)
        default: Double((i * 7 + t * 5) % 3)
        }
      }
    }
    let found = EmergingHotSpots(try SpaceTimeCube(byPeriod: values), weights: Self.ring(120), options: Self.normal, parallel: Self.one)
    #expect(found.classes[7].name == "new hot spot")
    #expect(found.classes[22].name == "persistent hot spot")
    #expect(found.classes[42].name == "intensifying hot spot")
    #expect(found.classes[55].name == "no pattern")
    #expect(found.periods(of: 22, as: .hot) == 12 && found.periods(of: 22, as: .cold) == 0)
    #expect(found.warnings.isEmpty)
  }

  @Test func missingBinsIslandsAndConstants() throws {
    var values = (0..<10).map { t in (0..<8).map { i in Double((i * 5 + t * 3) % 7) } }
    values[4][2] = .nan
    let weights = Weights(neighbours: [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4, 6], [5], []])
    let found = EmergingHotSpots(try SpaceTimeCube(byPeriod: values), weights: weights, options: Self.normal, parallel: Self.one)
    #expect(found.reasons == [nil, nil, "no value in 1 of 10 periods", nil, nil, nil, nil, "no neighbours with a value"])
    #expect(found.classes[2] == .undefined && found.classes[7] == .undefined && found.trends[7] == nil)
    #expect(found.valueTrends[7] != nil && found.valueTrends[2] == nil)
    #expect(found.bins.tests == 69)
    let zero = EmergingHotSpots(
      try SpaceTimeCube(byPeriod: [[0, 0, 0], [0, 0, 0]]), weights: Self.ring(3), options: Self.normal, parallel: Self.one)
    #expect(zero.reasons == [String?](repeating: "the values do not vary", count: 3))
  }

  @Test func fewPeriods() throws {
    for count in [0, 1] {
      #expect(throws: StatisticsError.cube(.tooFewPeriods(count))) {
        try SpaceTimeCube(byPeriod: [[Double]](repeating: [1, 2], count: count))
      }
    }
    #expect("\(StatisticsError.cube(.tooFewPeriods(1)))" == "1 period makes no series over time; at least 2 are needed.")
    let cube = try SpaceTimeCube(byPeriod: [[1, 2, 3, 1, 2], [2, 1, 3, 2, 2], [0, 1, 1, 1, 5], [1, 2, 3, 1, 4]])
    let found = EmergingHotSpots(cube, weights: Self.ring(5), options: Self.normal, parallel: Self.one)
    #expect(found.warnings.count == 2)
  }

  @Test func threadsDoNotMatter() throws {
    var random = KeyedRandom(seed: 9, purpose: "cube")
    let cube = try SpaceTimeCube(byPeriod: (0..<12).map { _ in (0..<30).map { _ in Double(random.below(4)) } })
    let options = EmergingHotSpots.Options(steps: 2, inference: InferenceOptions(permutations: 199, seed: 4))
    let one = EmergingHotSpots(cube, weights: Self.ring(30), options: options, parallel: Parallel(threads: 1))
    let eight = EmergingHotSpots(cube, weights: Self.ring(30), options: options, parallel: Parallel(threads: 8))
    #expect(one.bins == eight.bins && one.classes == eight.classes)
  }
}
