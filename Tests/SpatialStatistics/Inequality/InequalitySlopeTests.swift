import Foundation
import Testing
import WardlightTestSupport

@testable import WardlightSpatialStatistics

/// Values are those of `Reference/make_inequality.py`: `statsmodels.api.WLS(rate, add_constant(rank), weights=people)` of statsmodels
/// 0.15.0, and Fieller's interval from its covariances by `scipy.optimize.brentq` of scipy 1.17.1.
@Suite("Slope and relative index of inequality") struct InequalitySlopeTests {
  private func expect(_ slope: InequalitySlope, _ values: [Double], _ location: SourceLocation = #_sourceLocation) {
    let found = [
      slope.slope, slope.slopeLower, slope.slopeUpper, slope.ratio, slope.ratioLower, slope.ratioUpper, slope.mostDeprived,
      slope.leastDeprived,
    ]
    for (found, value) in zip(found, values) {
      #expect(found.agrees(value) || (found.isNaN && value.isNaN), "\(found) is not \(value)", sourceLocation: location)
    }
  }

  @Test("India’s under-five deaths fall with wealth") func india() {
    let slope = InequalitySlope.of(cases: India.deaths, population: India.births, deprivation: India.poverty)
    expect(
      slope,
      [
        126.198_326_438_324_97, 57.488_199_870_063_468, 194.908_453_006_586_46, 3.261_294_322_766_156_4, 1.628_503_156_352_346_7,
        12.446_874_478_031_267, 182.006_332_131_255_42, 55.808_005_692_930_45,
      ])
    #expect(slope.reason == nil && slope.ratioReason == nil && slope.per == 1_000 && slope.n == 5)
  }

  @Test("London’s wards agree with statsmodels", .enabled(if: SharedData.isPresent, SharedData.missing)) func wards() throws {
    let wards = try LondonScores()
    let income = wards.numbers("income_scale")
    expect(
      .of(cases: income, population: wards.people, deprivation: wards.score),
      [
        184.278_782_439_544_93, 180.026_975_845_846_06, 188.530_589_034_483_31, 5.015_572_127_374_443_1, 4.731_901_653_205_568_4,
        5.330_897_048_327_358_3, 230.169_822_768_095_68, 45.891_040_328_550_758,
      ])
    expect(
      .of(cases: income, population: wards.people, deprivation: wards.score.map { $0.rounded(.toNearestOrEven) }),
      [
        184.371_432_785_654_99, 180.113_517_027_085_62, 188.629_348_552_224_37, 5.021_650_743_653_835_6, 4.737_034_439_917_869_7,
        5.338_105_498_287_155_9, 230.216_147_943_150_87, 45.844_715_153_495_883,
      ])
    expect(
      .of(cases: income, population: nil, deprivation: wards.score),
      [
        2890.105_935_676_868_9, 2766.410_065_051_283_7, 3013.801_806_310_254_1, 7.510_755_123_115_095_5, 6.393_056_371_840_657_4,
        9.054_166_674_027_838_4, 3334.003_130_557_603_2, 443.897_194_876_834_28,
      ])
    expect(
      .of(cases: wards.numbers("number_of_lsoas"), population: wards.people, deprivation: wards.score),
      [
        -0.078_413_536_422_342_833, -0.093_232_602_491_298_86, -0.063_594_470_353_386_806, 0.868_731_411_190_881_49,
        0.845_809_438_758_367_88, 0.892_215_074_443_910_24, 0.518_938_329_196_980_8, 0.597_351_865_619_323_63,
      ])
    let newham = wards.boroughs.map { $0 == "Newham" ? 0 : Double.nan }
    expect(
      .of(cases: wards.numbers("idaopi_scale"), population: zip(wards.people, newham).map { $0 + $1 }, deprivation: wards.score),
      [
        5.153_716_986_250_238_1, -7.263_468_452_210_116_1, 17.570_902_424_710_589, 1.148_983_248_295_449_2, 0.821_537_124_713_921_6,
        1.624_418_569_229_117_5, 39.746_310_752_429_11, 34.592_593_766_178_872,
      ])
  }

  @Test("Where the line falls to nothing there is a slope and no ratio", .enabled(if: SharedData.isPresent, SharedData.missing))
  func sparse() throws {
    let wards = try LondonScores()
    let slope = InequalitySlope.of(cases: wards.numbers("lsoas_in_worst_10pc"), population: wards.people, deprivation: wards.score)
    expect(
      slope,
      [
        0.058_799_409_829_263_183, 0.048_209_628_582_451_668, 0.069_389_191_076_074_691, .nan, .nan, .nan, 0.041_751_623_306_083_986,
        -0.017_047_786_523_179_197,
      ])
    #expect(slope.reason == nil && slope.ratioReason == "the line falls to 0 before the least deprived end, so the ends have no ratio")
  }

  /// `statsmodels.api.GLM(…, Poisson(), offset=log(people)).fit(tol=1e-14, scale="X2")` of statsmodels 0.15.0, errors not narrowed where
  /// the scale is below 1.
  @Test("A log-linear ratio is there where the line's is not", .enabled(if: SharedData.isPresent, SharedData.missing))
  func logLinear() throws {
    let wards = try LondonScores()
    let expected: [(String, [Double])] = [
      ("number_of_lsoas", [0.866_968_893_819_392_13, 0.786_285_898_146_691_14, 0.955_930_997_391_732_15]),
      ("lsoas_in_worst_10pc", [17_337.295_895_804_604, 2_250.663_802_512_315_2, 133_552.522_879_319_91]),
    ]
    for (field, values) in expected {
      let ratio = try InequalitySlope.logLinear(
        cases: wards.numbers(field).map { $0.rounded() }, population: wards.people, deprivation: wards.score)
      for (found, value) in zip([ratio.ratio, ratio.lower, ratio.upper], values) { #expect(found.agrees(value, to: 1e-8), "\(field)") }
    }
    var cases = wards.numbers("number_of_lsoas").map { $0.rounded() }
    cases[7] = .nan
    let without = try InequalitySlope.logLinear(cases: cases, population: wards.people, deprivation: wards.score)
    func dropped(_ values: [Double]) -> [Double] { values.indices.filter { $0 != 7 }.map { values[$0] } }
    let fewer = try InequalitySlope.logLinear(
      cases: dropped(cases), population: dropped(wards.people), deprivation: dropped(wards.score))
    #expect(without.ratio.agrees(fewer.ratio) && without.upper.agrees(fewer.upper))
    #expect(throws: RegressionFault.allZero) {
      try InequalitySlope.logLinear(cases: [0, 0, 0, 0, 0], population: nil, deprivation: [1, 2, 3, 4, 5])
    }
  }

  @Test("A ratio may have no upper limit, and says so") func unlimited() {
    let slope = InequalitySlope.of(cases: [5, 0, 4, 1, 0, 4, 0, 3], population: nil, deprivation: [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(slope.ratio > 1 && slope.ratioLower < 1 && slope.ratioLower >= 0 && slope.ratioUpper.isNaN)
    #expect(slope.ratioReason == "the rate at the least deprived end may be 0, so the ratio has no upper limit" && slope.per == 1)
  }

  @Test("What cannot be told has a reason") func reasons() {
    let few = InequalitySlope.of(cases: [1, 2, 3], population: [1, 1, 1], deprivation: [1, 2, 3])
    #expect(few.reason == "fewer than 5 areas" && few.ratioReason == "fewer than 5 areas" && few.slope.isNaN && few.ratioUpper.isNaN)
    let none = InequalitySlope.of(cases: [0, 0, 0, 0, 0], population: nil, deprivation: [1, 2, 3, 4, 5])
    #expect(none.reason == "there are no cases" && none.mostDeprived.isNaN && none.slopeLower.isNaN)
  }

  @Test("Equal rates have slope 0 and ratio 1") func equal() {
    let people: [Double] = [100, 200, 300, 400, 500, 600]
    let slope = InequalitySlope.of(cases: people.map { $0 / 100 }, population: people, deprivation: [6, 1, 5, 2, 4, 3])
    #expect(slope.slope.magnitude < 1e-12 && slope.ratio.agrees(1) && slope.ratioLower.agrees(1, to: 1e-6))
  }

  @Test("Student’s t") func student() {
    let values: [(Int, Double)] = [
      (1, 12.706_204_736_174_694), (2, 4.302_652_729_749_461_9), (3, 3.182_446_305_283_707_8), (4, 2.776_445_105_197_793_4),
      (11, 2.200_985_160_091_638_8), (631, 1.963_730_625_922_318_8), (4_833, 1.960_454_953_988_686_2),
    ]
    for (degrees, value) in values { #expect(StudentQuantile.upper(degrees: degrees).agrees(value, to: 1e-12)) }
  }
}
