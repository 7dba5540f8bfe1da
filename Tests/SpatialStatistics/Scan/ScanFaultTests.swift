import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// Figures that no scan can use are refused in a sentence; missing ones leave their area out.
@Suite struct ScanFaultTests {
  private static let centres = (0..<4).map { Coordinate(easting: Double($0), northing: 0) }
  private static let people: [Double] = [10, 20, 30, 40]

  private func scan(
    _ cases: [[Double]], _ model: ScanModel = .poisson(population: [people]), time: ScanTime = .none, rates: ScanRates = .high,
    replicates: Int = 9, centres: [Coordinate] = centres
  ) throws(StatisticsError) -> ScanResult {
    try ScanStatistic.clusters(
      centres: centres, cases: cases, model: model, options: ScanOptions(time: time, rates: rates, replicates: replicates, seed: 1),
      parallel: Parallel(threads: 1))
  }

  private func fault(_ cases: [[Double]], _ model: ScanModel = .poisson(population: [people]), time: ScanTime = .none) -> ScanFault? {
    do throws(StatisticsError) {
      _ = try scan(cases, model, time: time)
      return nil
    } catch {
      guard case .scan(let fault) = error else { return nil }
      #expect(error.description.hasSuffix("."))
      return fault
    }
  }

  @Test func casesThatAreNoCountsAreRefused() {
    #expect(fault([[1, -2, 3, 4]]) == .notACount(area: 1, period: 0, value: -2))
    #expect(fault([[1, 2, 3.5, 4]]) == .notACount(area: 2, period: 0, value: 3.5))
    #expect(fault([[1, 2, 3, .infinity]]) == .notACount(area: 3, period: 0, value: .infinity))
    #expect(fault([[0, 0, 0, 0]]) == .tooFewCases(0, needed: 2))
    #expect(fault([[0, 1, 0, 0]]) == .tooFewCases(1, needed: 2))
    #expect(fault([[1e8, 1, 0, 0]]) == .tooManyCases(100_000_001))
  }

  @Test func populationsThatCannotBeAreRefused() {
    #expect(fault([[1, 2, 3, 4]], .poisson(population: [[0, 20, 30, 40]])) == .casesWithoutPopulation(area: 0, period: 0))
    #expect(fault([[1, 2, 3, 4]], .poisson(population: [[5, -20, 30, 40]])) == .notAPopulation(area: 1, period: 0, value: -20))
    #expect(
      fault([[1, 2, 3, 4]], .poisson(population: [[5, .infinity, 30, 40]])) == .notAPopulation(area: 1, period: 0, value: .infinity))
    #expect(fault([[1, 2, 3, 4]], .bernoulli(population: [[5, 20, 2, 40]])) == .populationBelowCases(area: 2, period: 0))
    #expect(fault([[1, 2, 3, 4]], .bernoulli(population: [[5, 20, 3.5, 40]])) == .notAPopulation(area: 2, period: 0, value: 3.5))
    #expect(fault([[1, 2, 3, 4]], .bernoulli(population: [[5, 20, 1e300, 40]])) == .notAPopulation(area: 2, period: 0, value: 1e300))
    #expect(fault([[1, 2, 3, 4]], .bernoulli(population: [[1, 2, 3, 4]])) == .noContrast)
    // Numbers of any size are only scaled under Poisson.
    #expect(fault([[1, 2, 3, 4]], .poisson(population: [[1e300, 1e299, 1e298, 1e300]])) == nil)
    #expect(
      fault([[1, 2, 3, 4], [0, 0, 5, 0]], .poisson(population: [Self.people, [9, 9, 0, 9]]), time: .retrospective())
        == .casesWithoutPopulation(area: 2, period: 1))
  }

  @Test func mapsAndTimesThatAreTooSmallAreRefused() {
    #expect(fault([[1, .nan, .nan, .nan]]) == .tooFewAreas(1))
    #expect(fault([[.nan, .nan, .nan, .nan]]) == .tooFewAreas(0))
    #expect(fault([[1, 2, 3, 4]], time: .retrospective()) == .tooFewPeriods(1))
    #expect(fault([[1, 2, 3, 4], [1, 2, 3, 4]], .spaceTimePermutation) == .tooFewPeriods(1))
    #expect(
      fault([[1, 2, 3, 4], [1, 2, 3, 4]], .poisson(population: [Self.people, Self.people, Self.people]), time: .prospective())
        == .unequalPeriods(cases: 2, population: 3))
  }

  @Test func anAreaWithoutAPlaceIsNamed() {
    var centres = Self.centres
    centres[2].northing = .nan
    #expect(throws: StatisticsError.noPlace(area: 2)) { try scan([[1, 2, 3, 4]], centres: centres) }
    #expect(throws: StatisticsError.scan(.tooFewAreas(0))) { try scan([[]], .poisson(population: [[]]), centres: []) }
  }

  @Test func faultsNameAreasByTheirCodes() {
    let error = StatisticsError.scan(.casesWithoutPopulation(area: 1, period: 2))
    #expect(error.sentence(codes: ["A", "B"]) == "The area B has cases and no population in period 3, so that none were expected there.")
  }

  /// A missing figure takes its area out, and the rest is scanned as if it were not there.
  @Test func missingFiguresLeaveTheirAreaOut() throws {
    let result = try scan(
      [[9, 2, .nan, 1, 3]], .poisson(population: [[10, 20, 30, .nan, 60]]), centres: Self.centres + [Coordinate(easting: 4, northing: 0)])
    let without = try scan(
      [[9, 2, 3]], .poisson(population: [[10, 20, 60]]), centres: [0, 1, 4].map { Coordinate(easting: $0, northing: 0) })
    #expect(result.reasons == [nil, nil, "no value", "no value", nil])
    #expect(result.clusters.map(\.statistic) == without.clusters.map(\.statistic))
    #expect(result.clusters.map(\.areas) == [[0]])
    #expect(result.expected[2].isNaN && result.expected[3].isNaN)
    #expect(result.replicateMaxima == without.replicateMaxima)
  }

  @Test func withoutReplicatesThereIsNoP() throws {
    let result = try scan([[9, 2, 3, 1]], replicates: 0)
    #expect(result.clusters[0].pMonteCarlo.isNaN && result.clusters[0].pGumbel.isNaN)
    #expect(result.warnings == ["Without replicates there is no p-value."])
  }

  /// Where every area holds more than half there is no window, and that is said.
  @Test func noWindowIsNoCluster() throws {
    let result = try scan([[3, 4]], .poisson(population: [[50, 50]]), centres: [Self.centres[0], Self.centres[0]])
    #expect(result.clusters.isEmpty)
    #expect(result.warnings.contains { $0.contains("No window") })
    #expect(result.replicateMaxima.allSatisfy { $0 == 0 })
  }

  /// Areas without anybody enter windows and change nothing; a low cluster does not end in them.
  @Test func emptyAreasChangeNothing() throws {
    let result = try scan([[0, 0, 0, 12]], .poisson(population: [[40, 0, 0, 50]]), rates: .low)
    #expect(result.clusters.map(\.areas) == [[0]])
    #expect(result.clusters[0].cases == 0 && !result.clusters[0].isHigh)
  }
}
