import Foundation
import Testing
import WardlightSpatialStatistics
import WardlightTestSupport

/// Values without another source are those of `Reference/make_inequality.py` under numpy 2.4.6, scipy 1.17.1 and statsmodels 0.15.0.
@Suite("The concentration index") struct ConcentrationIndexTests {
  @Test("India's under-five deaths are concentrated among the poor as printed") func print() {
    let index = ConcentrationIndex.of(cases: India.deaths, population: India.births, deprivation: India.poverty)
    #expect((index.index + 0.1694).magnitude < 0.000_05)
    #expect(index.index.agrees(-0.169_416_774_650_521_27) && index.standardError.agrees(0.061_576_883_076_885_976))
    #expect(index.regressionError.agrees(0.028_984_277_391_718_341) && index.n == 5 && index.reason == nil)
    let half = 3.182_446_305_283_707_8 * (5.0 / 3).squareRoot() * 0.061_576_883_076_885_976
    #expect(index.lower.agrees(-0.169_416_774_650_521_27 - half) && index.upper.agrees(-0.169_416_774_650_521_27 + half))
    #expect(index.concentration == .notShown, "five groups alone, as if they were five areas, show nothing")
    let turned = ConcentrationIndex.of(cases: India.deaths, population: India.births, deprivation: India.poverty.map { -$0 })
    #expect(turned.index.agrees(-index.index))
  }

  static let london: [(field: String, byArea: Bool, whole: Bool, index: Double, error: Double, regression: Double)] = [
    ("income_scale", false, false, -0.222_509_219_195_781_93, 0.006_129_763_262_866_377_8, 0.002_614_353_217_884_057_4),
    ("income_scale", false, true, -0.222_364_119_014_437_48, 0.006_125_729_543_337_094, 0.002_615_087_539_669_817_8),
    ("income_scale", true, false, -0.255_000_438_857_766_96, 0.007_807_840_723_737_931_5, 0.005_557_768_516_840_084),
    ("number_of_lsoas", false, false, 0.023_414_853_661_705_488, 0.002_293_608_816_354_683, 0.002_253_405_385_884_349_2),
    ("lsoas_in_worst_10pc", false, false, -0.793_388_817_288_511_52, 0.028_429_146_727_348_694, 0.072_764_271_127_280_358),
    ("lsoas_in_worst_10pc", false, true, -0.792_052_123_751_242_56, 0.028_530_457_354_537_998, 0.072_737_436_073_138_165),
    ("lsoas_in_worst_10pc", true, false, -0.801_489_672_101_342_03, 0.026_932_790_021_464_374, 0.072_104_752_933_448_382),
  ]

  @Test("London's wards agree with numpy and statsmodels", .enabled(if: SharedData.isPresent, SharedData.missing), arguments: london)
  func wards(_ row: (field: String, byArea: Bool, whole: Bool, index: Double, error: Double, regression: Double)) throws {
    let wards = try LondonScores()
    let score = row.whole ? wards.score.map { $0.rounded(.toNearestOrEven) } : wards.score
    let index = ConcentrationIndex.of(
      cases: wards.numbers(row.field), population: row.byArea ? nil : wards.people, deprivation: score)
    #expect(index.index.agrees(row.index) && index.standardError.agrees(row.error) && index.regressionError.agrees(row.regression))
    #expect(index.n == 633 && index.leftOut.total == 0)
    let t = 1.963_730_625_922_318_8 * (633.0 / 631).squareRoot()
    #expect(index.lower.agrees(row.index - t * row.error) && index.upper.agrees(row.index + t * row.error))
    #expect(index.concentration == (row.index < 0 ? .inDeprivedAreas : .inLessDeprivedAreas))
  }

  @Test("The index is twice the area between the diagonal and the curve, on any order of areas")
  func area() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededNumbers(seed)
    for _ in 0..<50 {
      let n = Int.random(in: 5...60, using: &random)
      let cases = (0..<n).map { _ in Double(Int.random(in: 0...4, using: &random)) }
      let people = (0..<n).map { _ in Double(Int.random(in: 1...900, using: &random)) }
      let score = (0..<n).map { _ in Double(Int.random(in: 0...9, using: &random)) }
      let index = ConcentrationIndex.of(cases: cases, population: people, deprivation: score)
      guard index.reason == nil else { continue }
      let curve = ConcentrationCurve(cases: cases, population: people, deprivation: score)
      let below = zip(zip(curve.population, curve.population.dropFirst()), zip(curve.cases, curve.cases.dropFirst()))
        .reduce(0) { $0 + ($1.0.1 - $1.0.0) * ($1.1.0 + $1.1.1) / 2 }
      #expect(index.index.agrees(1 - 2 * below), "seed \(seed)")
      let order = Array(0..<n).shuffled(using: &random)
      let again = ConcentrationIndex.of(
        cases: order.map { cases[$0] }, population: order.map { people[$0] }, deprivation: order.map { score[$0] })
      #expect(again.index.agrees(index.index) && again.standardError.agrees(index.standardError), "seed \(seed)")
      let scaled = ConcentrationIndex.of(cases: cases.map { 3 * $0 }, population: people.map { 7 * $0 }, deprivation: score.map { $0 * $0 })
      #expect(scaled.index.agrees(index.index) && scaled.standardError.agrees(index.standardError), "seed \(seed)")
    }
  }

  @Test("Cases as people are spread have an index of 0 and no scatter")
  func even() {
    let people: [Double] = [100, 200, 300, 400, 500, 600]
    let index = ConcentrationIndex.of(cases: people.map { $0 / 100 }, population: people, deprivation: [6, 1, 5, 2, 4, 3])
    #expect(index.index.magnitude < 1e-15 && index.regressionError < 1e-15 && index.concentration == .notShown)
  }

  @Test("What cannot be told has a reason") func reasons() {
    func index(_ cases: [Double], _ people: [Double]?, _ score: [Double]) -> ConcentrationIndex {
      .of(cases: cases, population: people, deprivation: score)
    }
    #expect(index([1, 2, 3], [1, 1, 1], [1, 2, 3]).reason == "fewer than 5 areas")
    #expect(index([], [], []).reason == "fewer than 5 areas")
    #expect(index([0, 0, 0, 0, 0], nil, [1, 2, 3, 4, 5]).reason == "there are no cases")
    #expect(index([1, 2, 3, 4, 5], nil, [2, 2, 2, 2, 2]).reason == "the deprivation does not vary")
    let few = index([1, 2, 3], nil, [1, 2, 3])
    #expect(few.index.isNaN && few.standardError.isNaN && few.lower.isNaN && few.upper.isNaN && few.concentration == .unknown)
    let gaps = index([1, 2, 3, 4, 5, 9, 9, .nan], [10, 10, 10, 10, 10, 0, 10, 10], [1, 2, 3, 4, 5, 6, .nan, 7])
    #expect(gaps.n == 5 && gaps.index.agrees(index([1, 2, 3, 4, 5], nil, [1, 2, 3, 4, 5]).index))
    #expect(
      gaps.leftOut.sentence == "3 areas are left out: 1 without a score of deprivation, 1 without people, 1 without a count.")
  }
}

/// A stream of numbers from one seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
