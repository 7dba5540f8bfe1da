import Foundation
import Testing
import WardlightEssentials

@testable import WardlightSpatialStatistics

/// How often areas and maps are found that were drawn from the model itself.
@Suite struct ModelCalibrationTests {
  static let parallel = Parallel(threads: 2)
  static let maps = 60

  /// 12 × 12 areas of about 2 to 20 expected cases by a score.
  struct Map {
    let grid = ModelResidualsTests.Grid(seed: 11)
    let means: [Double]

    init() { means = grid.score.map { exp(0.08 * ($0 - 25)) * 6 } }

    func drawn(theta: Double?, seed: UInt64) -> [Double] {
      var random = KeyedRandom(seed: seed, purpose: "calibration of residuals")
      return means.map { mean in
        let factor = theta.map { exp(GammaDistribution(shape: $0, rate: $0).logarithmOfSample(&random)) } ?? 1
        return Self.poisson(mean * factor, &random)
      }
    }

    /// Multiplies uniform numbers until their product falls below exp(−mean).
    private static func poisson(_ mean: Double, _ random: inout KeyedRandom) -> Double {
      var (count, product) = (-1.0, 1.0)
      while product > exp(-mean) {
        product *= random.unit()
        count += 1
      }
      return count
    }
  }

  /// Under the null at most 5 % of areas have p ≤ 0.05, hardly any is found after the correction, and at most as many maps as the level has a hot spot
  /// anywhere. Three standard errors are allowed. Map 0 has the seed 0, and so on.
  @Test(arguments: [nil, 2.0] as [Double?]) func nothingIsFoundWhereNothingIs(theta: Double?) throws {
    let map = Map()
    var (found, corrected, mapsWithSpots, slopes) = (0, 0, 0, 0)
    for seed in 0..<UInt64(Self.maps) {
      let model = try CountModel.fit(
        map.drawn(theta: theta, seed: seed), on: [Covariate(name: "score", values: map.grid.score)], population: map.grid.population,
        family: theta == nil ? .poisson : .negativeBinomial)
      let residuals = ModelResiduals(model)
      found += model.counts.indices.filter { model.tails(of: model.counts[$0], in: $0).p(.twoSided) <= 0.05 }.count
      corrected += residuals.classes.contains { $0 != .notDifferent } ? 1 : 0
      let spots = residuals.hotSpots(
        weights: map.grid.weights, options: InferenceOptions(permutations: 9_999, seed: seed), parallel: Self.parallel)
      mapsWithSpots += spots.classes.contains { $0 == .hot || $0 == .cold } ? 1 : 0
      let slope = model.coefficients[1]
      slopes += slope.lower <= 0.08 && slope.upper >= 0.08 ? 1 : 0
    }
    let areas = Double(Self.maps * map.means.count)
    #expect(Double(found) / areas < 0.05 + 3 * (0.05 * 0.95 / areas).squareRoot())
    #expect(corrected <= 8 && mapsWithSpots <= 8, "\(corrected), \(mapsWithSpots)")
    #expect(slopes >= 51, "\(slopes)")
  }
}
