import Testing
import WardlightEssentials
import WardlightSpatialStatistics

/// p-values where there is nothing to find. `Benchmarks` has the same with 2,000 maps.
@Suite struct CalibrationTests {
  static let calibration = Calibration(maps: 200, parallel: Parallel())

  /// The 99.9 % interval of Binomial(200, 0.05): scipy 1.17.1, `scipy.stats.binom.ppf([0.0005, 0.9995], 200, 0.05)` = 2, 21; with 2,000 maps 69, 133.
  @Test func theIntervalIsTheBinomialOne() {
    #expect(Self.calibration.interval == 2...21)
    #expect(Calibration(maps: 2_000, parallel: Parallel()).interval == 69...133)
  }

  @Test(arguments: Trial.all) func pIsSmallAsOftenAsItSays(trial: Trial) throws {
    let rejections = try Self.calibration.rejections(of: trial)
    #expect(rejections <= Self.calibration.interval.upperBound, "\(trial.name): p ≤ 0.05 in \(rejections) of 200 maps")
    if trial.values == .continuous { #expect(rejections >= Self.calibration.interval.lowerBound, "\(trial.name): \(rejections)") }
  }

  /// Where there is nothing to find every find is false, so that 5 % of maps may have one.
  @Test(arguments: [
    (CalibrationMap.Values.continuous, Alternative.twoSided), (.continuous, .less), (.sparse, .greater),
  ]) func theFalseDiscoveryRateIsHeld(values: CalibrationMap.Values, alternative: Alternative) {
    let maps = Self.calibration.discoveries(values, alternative)
    #expect(maps <= Self.calibration.interval.upperBound, "\(alternative), \(values): finds in \(maps) of 200 maps")
  }
}
