import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// What SaTScan 9.6 found in the New York data, from the outputs named beside the data.
@Suite struct SaTScanReferenceTests {
  /// A cluster as SaTScan prints it: places from 1, numbers rounded as printed.
  struct Printed {
    let areas: [Int]
    let population: Double
    let cases: Int
    let expected: Double
    let relativeRisk: Double
    let ratio: Double
    let statistic: Double
    let p: Double
  }

  /// `scan_test_ny_poisson_circular_cartesian.txt`: circles, half of the population.
  static let circular = [
    Printed(
      areas: [52, 50, 37, 49, 38, 48, 53, 39, 15, 47, 51, 1, 40, 44, 16, 2, 55, 36, 14, 43, 13, 45, 3, 35, 17, 11, 12, 46],
      population: 111_674, cases: 100, expected: 58.28, relativeRisk: 1.87, ratio: 14.083511, statistic: 14.083511, p: 0.00015),
    Printed(
      areas: [89, 88, 87, 84, 90, 86, 92, 85], population: 34_083, cases: 38, expected: 17.79, relativeRisk: 2.22, ratio: 9.019716,
      statistic: 9.019716, p: 0.016),
    Printed(
      areas: [
        112, 113, 115, 111, 116, 219, 117, 123, 218, 114, 122, 110, 124, 220, 118, 133, 121, 125, 216, 120, 134, 217, 126, 139, 215, 132,
        141,
        140, 127, 142, 138, 131, 119,
      ], population: 78_280, cases: 64, expected: 40.85, relativeRisk: 1.64, ratio: 6.114140, statistic: 6.114140, p: 0.248),
    Printed(
      areas: [62, 64, 67, 65], population: 24_571, cases: 25, expected: 12.82, relativeRisk: 1.99, ratio: 4.651839, statistic: 4.651839,
      p: 0.645),
  ]

  /// `scan_test_ny_poisson_ellipse_a=1.txt`: ellipses 1.5, 2, 3, 4, 5 in 4, 6, 9, 12, 15 directions, strong penalty.
  static let strong = [
    Printed(
      areas: [
        52, 53, 50, 38, 15, 49, 16, 44, 1, 48, 14, 39, 13, 2, 45, 17, 37, 43, 11, 47, 46, 12, 40, 54, 3, 10, 51, 5, 18, 9, 41, 35,
      ], population: 124_896, cases: 114, expected: 65.18, relativeRisk: 1.94, ratio: 17.442551, statistic: 15.504490, p: 0.000083),
    Printed(
      areas: [89, 88, 87, 84, 90, 86, 92, 85], population: 34_083, cases: 38, expected: 17.79, relativeRisk: 2.22, ratio: 9.019716,
      statistic: 9.019716, p: 0.030),
    Printed(
      areas: [
        113, 116, 117, 220, 115, 123, 112, 114, 122, 124, 118, 111, 121, 133, 125, 120, 132, 110, 218, 134, 119, 219, 139, 126, 131, 138,
      ], population: 61_795, cases: 57, expected: 32.25, relativeRisk: 1.86, ratio: 8.311580, statistic: 7.388071, p: 0.147),
  ]

  @Test func circlesAgree() throws {
    let result = try scan(.circular, replicates: 199, clusters: 4)
    #expect(result.cases == 552)
    #expect(result.population == 1_057_673)
    expect(result, Self.circular)
    // SaTScan prints the Gumbel p where it is small; so few replicates leave it a wide error.
    #expect(result.clusters[0].pMonteCarlo < 0.03)
    #expect(result.clusters[0].pGumbel < 0.002)
    for (cluster, printed) in zip(result.clusters, Self.circular).dropFirst() {
      // Five standard errors of 199 replicates here and 999 there.
      let error = 5 * (printed.p * (1 - printed.p) * (1 / 199 + 1 / 999)).squareRoot()
      #expect(abs(cluster.pMonteCarlo - printed.p) < error + 0.005)
      #expect(abs(cluster.pGumbel - printed.p) < 0.12)
    }
  }

  @Test func ellipsesWithAStrongPenaltyAgree() throws {
    let result = try scan(.elliptic(ScanEllipses(penalty: 1)), replicates: 0, clusters: 3)
    expect(result, Self.strong)
    #expect(result.clusters[0].extent.direction == 90)
    #expect(abs(result.clusters[0].extent.longer / result.clusters[0].extent.shorter - 2) < 1e-12)
    #expect(abs(result.clusters[0].extent.shorter - 0.056) < 0.0005)
    #expect(result.clusters[1].extent.isCircle)
    #expect(result.clusters[2].extent.direction == 60)
  }

  /// `satscannyout_ellipse_a=0.5.txt` and `satscannyout_ellipse_a=0.txt`: a long ellipse over nearly half of the people.
  @Test(arguments: [(0.5, 17.627423), (0, 22.034279)]) func ellipsesWithLessPenaltyAgree(penalty: Double, statistic: Double) throws {
    let result = try scan(.elliptic(ScanEllipses(penalty: penalty)), replicates: 0, clusters: 1)
    let cluster = result.clusters[0]
    #expect(abs(cluster.logLikelihoodRatio - 22.034279) < 5e-7)
    #expect(abs(cluster.statistic - statistic) < 5e-7)
    #expect(cluster.cases == 337)
    #expect(cluster.population == 496_712)
    #expect(abs(cluster.expected - 259.23) < 0.005)
    #expect(abs(cluster.relativeRisk - 1.77) < 0.005)
    // SaTScan prints −15°, which is the same axis.
    #expect(cluster.extent.direction == 165)
    #expect(abs(cluster.extent.longer / cluster.extent.shorter - 4) < 1e-12)
  }

  /// A tenth of the population (`tests/testthat/test-scan.test.R` of smerc, checked there against SaTScan).
  @Test func aSmallerLargestShareAgrees() throws {
    var options = ScanOptions(replicates: 0, mostClusters: 1, seed: 1)
    options.largestShare = 0.1
    let cluster = try scan(options).clusters[0]
    let areas = [49, 48, 50, 47, 1, 15, 51, 2, 13, 14, 3, 35, 16, 52, 36, 37, 12, 11, 5, 17, 10, 4, 6, 38, 18, 9]
    #expect(cluster.areas.map { $0 + 1 } == areas.sorted())
    #expect(abs(cluster.logLikelihoodRatio - 11.577255) < 5e-7)
    #expect(cluster.population == 95_249)
    #expect(cluster.cases == 85)
  }

  /// Ratios of single windows under the binomial model, from FleXScan 3.1.2 (`tests/scan_binomial.out` of smerc).
  @Test(arguments: [
    (41, 38_999, 8.47836), (42, 40_696, 8.29257), (44, 47_412, 6.43049), (28, 26_499, 5.77247), (25, 24_571, 4.65493), (11, 8_063, 3.82302),
    (10, 6_985, 3.77633), (11, 8_839, 3.21181), (5, 2_801, 2.62418), (11, 10_282, 2.29244),
  ]) func bernoulliRatiosAgree(cases: Int, persons: Int, printed: Double) {
    let ratio = LikelihoodRatio(cases: 552, unitTotal: 1_057_673, isBernoulli: true)
    #expect(abs(ratio.high(Double(cases), units: Double(persons)) - printed) < 1e-5)
  }

  private func scan(_ window: ScanWindow, replicates: Int, clusters: Int) throws -> ScanResult {
    try scan(ScanOptions(window: window, replicates: replicates, mostClusters: clusters, seed: 2018))
  }

  private func scan(_ options: ScanOptions) throws -> ScanResult {
    try ScanStatistic.clusters(
      centres: NewYorkLeukaemia.centres, cases: [NewYorkLeukaemia.cases], model: .poisson(population: [NewYorkLeukaemia.population]),
      options: options, parallel: Parallel(threads: 2))
  }

  private func expect(_ result: ScanResult, _ printed: [Printed]) {
    for (cluster, printed) in zip(result.clusters, printed) {
      #expect(cluster.areas.map { $0 + 1 } == printed.areas.sorted())
      #expect(cluster.population == printed.population)
      #expect(cluster.cases == printed.cases)
      #expect(abs(cluster.expected - printed.expected) < 0.005)
      #expect(abs(cluster.relativeRisk - printed.relativeRisk) < 0.005)
      #expect(abs(cluster.logLikelihoodRatio - printed.ratio) < 5e-7)
      #expect(abs(cluster.statistic - printed.statistic) < 5e-7)
    }
  }
}
