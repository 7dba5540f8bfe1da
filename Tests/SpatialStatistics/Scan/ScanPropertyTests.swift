import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

@Suite struct ScanPropertyTests {
  private static func grid(_ side: Int) -> [Coordinate] {
    (0..<side * side).map { Coordinate(easting: Double($0 % side) * 500, northing: Double($0 / side) * 500) }
  }

  private func scan(_ model: ScanModel, _ cases: [[Double]], _ options: ScanOptions, centres: [Coordinate], threads: Int = 2) throws
    -> ScanResult
  {
    try ScanStatistic.clusters(centres: centres, cases: cases, model: model, options: options, parallel: Parallel(threads: threads))
  }

  private func randomMap(_ seed: UInt64, side: Int, periods: Int) -> (population: [Double], cases: [[Double]]) {
    var random = KeyedRandom(seed: seed, purpose: "scan property")
    let population = (0..<side * side).map { _ in Double(100 + random.below(400)) }
    var cases = [[Double]](repeating: [Double](repeating: 0, count: side * side), count: periods)
    for _ in 0..<90 { cases[random.below(periods)][random.below(side * side)] += 1 }
    return (population, cases)
  }

  @Test func threadsDoNotMatter() throws {
    let map = randomMap(1, side: 9, periods: 4)
    for (window, time) in [(ScanWindow.elliptic(ScanEllipses(shapes: [2], directions: [3])), ScanTime.none), (.circular, .retrospective())]
    {
      let options = ScanOptions(window: window, time: time, rates: .both, replicates: 49, seed: 11)
      let one = try scan(.poisson(population: [map.population]), map.cases, options, centres: Self.grid(9), threads: 1)
      let eight = try scan(.poisson(population: [map.population]), map.cases, options, centres: Self.grid(9), threads: 8)
      #expect(one == eight)
    }
  }

  /// Batches of replicates draw what one batch would.
  @Test func replicatesDependOnTheirNumberOnly() throws {
    let map = randomMap(2, side: 6, periods: 1)
    let few = try scan(
      .poisson(population: [map.population]), map.cases, ScanOptions(replicates: 10, seed: 3), centres: Self.grid(6))
    let many = try scan(
      .poisson(population: [map.population]), map.cases, ScanOptions(replicates: 40, seed: 3), centres: Self.grid(6))
    #expect(few.replicateMaxima == Array(many.replicateMaxima.prefix(10)))
    #expect(few.clusters.map(\.areas) == many.clusters.map(\.areas))
  }

  /// The same areas in another order have the same clusters: p compares the same statistic, drawn in another order.
  @Test func theOrderOfAreasDoesNotChangeClusters() throws {
    let seed: UInt64 = 5
    let map = randomMap(seed, side: 8, periods: 1)
    var random = KeyedRandom(seed: seed, purpose: "order")
    let order = (0..<64).map { $0 }.shuffled(using: &random)
    let centres = Self.grid(8)
    let options = ScanOptions(replicates: 0, mostClusters: 3, seed: 1)
    let plain = try scan(.poisson(population: [map.population]), map.cases, options, centres: centres)
    let mixed = try scan(
      .poisson(population: [order.map { map.population[$0] }]), [order.map { map.cases[0][$0] }], options,
      centres: order.map { centres[$0] })
    for (one, other) in zip(plain.clusters, mixed.clusters) {
      #expect(one.statistic == other.statistic, "seed \(seed)")
      #expect(one.areas == other.areas.map { order[$0] }.sorted(), "seed \(seed)")
    }
  }

  @Test func clustersShareNoAreaAndComeInOrder() throws {
    let map = randomMap(8, side: 10, periods: 1)
    let result = try scan(
      .poisson(population: [map.population]), map.cases, ScanOptions(rates: .both, replicates: 19, mostClusters: 30, seed: 1),
      centres: Self.grid(10))
    let areas = result.clusters.flatMap(\.areas)
    #expect(Set(areas).count == areas.count)
    #expect(zip(result.clusters, result.clusters.dropFirst()).allSatisfy { $0.statistic >= $1.statistic })
    #expect(zip(result.clusters, result.clusters.dropFirst()).allSatisfy { $0.pMonteCarlo <= $1.pMonteCarlo && $0.pGumbel <= $1.pGumbel })
    for (area, cluster) in result.clusterOfArea.enumerated() {
      #expect(cluster == result.clusters.firstIndex { $0.areas.contains(area) })
    }
    #expect(abs(result.expected.reduce(0, +) - Double(result.cases)) < 1e-9)
  }

  /// Scaling what is expected, or the map, changes nothing.
  @Test func scaleDoesNotMatter() throws {
    let map = randomMap(9, side: 7, periods: 1)
    let options = ScanOptions(replicates: 29, seed: 2)
    let plain = try scan(.poisson(population: [map.population]), map.cases, options, centres: Self.grid(7))
    let scaled = try scan(
      .poissonExpected([map.population.map { $0 * 0.25 }]), map.cases, options,
      centres: Self.grid(7).map { Coordinate(easting: $0.easting * 1024, northing: $0.northing * 1024) })
    #expect(plain.clusters.map(\.areas) == scaled.clusters.map(\.areas))
    #expect(plain.clusters.map(\.statistic) == scaled.clusters.map(\.statistic))
    #expect(plain.replicateMaxima == scaled.replicateMaxima)
  }

  @Test func aPlantedClusterIsFound() throws {
    var map = randomMap(10, side: 12, periods: 6)
    let planted = [50, 51, 62, 63]
    for area in planted { for period in 3...4 { map.cases[period][area] += 9 } }
    let spatial = try scan(.poisson(population: [map.population]), map.cases, ScanOptions(replicates: 99, seed: 1), centres: Self.grid(12))
    #expect(Set(spatial.clusters[0].areas).isSuperset(of: planted))
    #expect(spatial.clusters[0].pMonteCarlo == 0.01)
    for model in [ScanModel.poisson(population: [map.population]), .spaceTimePermutation] {
      let options = ScanOptions(time: .retrospective(), replicates: 99, seed: 1)
      let cluster = try scan(model, map.cases, options, centres: Self.grid(12)).clusters[0]
      #expect(Set(cluster.areas).isSuperset(of: planted))
      #expect(cluster.periods == 3...4)
      #expect(cluster.pMonteCarlo == 0.01)
      #expect(cluster.pGumbel < 0.02)
    }
    // What ended before the last period is no cluster that is still there.
    let prospective = try scan(
      .poisson(population: [map.population]), map.cases, ScanOptions(time: .prospective(), replicates: 19, seed: 1), centres: Self.grid(12))
    #expect(prospective.clusters.allSatisfy { $0.periods.upperBound == 5 })
  }

  /// Under chance p is at most α as often as α says: 200 maps, a seed each, within the 99.9 % binomial interval around 0.05 and 0.5.
  @Test func pIsUniformUnderChance() throws {
    var (small, half) = (0, 0)
    let population = (0..<36).map { Double(50 + 10 * ($0 % 7)) }
    for seed in 1...200 as ClosedRange<UInt64> {
      let cells = MultinomialSource(population.map { Int64($0) }, cases: 40)
      var counts = [Int32](repeating: 0, count: 36)
      var random = KeyedRandom(seed: seed, purpose: "chance map")
      cells.draw(&counts, &random)
      let result = try scan(
        .poisson(population: [population]), [counts.map { Double($0) }], ScanOptions(replicates: 39, mostClusters: 1, seed: seed),
        centres: Self.grid(6))
      if result.clusters[0].pMonteCarlo <= 0.05 { small += 1 }
      if result.clusters[0].pMonteCarlo <= 0.5 { half += 1 }
    }
    #expect((1...21).contains(small), "\(small) of 200 at 0.05")
    #expect((77...123).contains(half), "\(half) of 200 at 0.5")
  }

  /// The moments of the fitted distribution are those of the maxima, and its tail that of the formula.
  @Test func gumbelFitsByMoments() {
    let fit = GumbelFit([3, 5, 4, 9, 4])
    let deviation = (5.5 as Double).squareRoot()
    #expect(abs(fit.scale - deviation * 6.0.squareRoot() / .pi) < 1e-12)
    #expect(abs(fit.location + 0.5772156649015329 * fit.scale - 5) < 1e-12)
    #expect(abs(fit.upperTail(of: 7) - (1 - exp(-exp(-(7 - fit.location) / fit.scale)))) < 1e-12)
    #expect(fit.upperTail(of: 80) > 0)
    #expect(GumbelFit([2, 2, 2]).scale.isNaN && GumbelFit([]).location.isNaN && GumbelFit([1]).upperTail(of: 1).isNaN)
  }

  /// Areas equally far from a centre enter together, even where rounding makes their distances differ.
  @Test func equidistantAreasEnterTogether() {
    let side = 0.1
    let centres = (0..<25).map { Coordinate(easting: 0.3 + Double($0 % 5) * side, northing: 0.7 + Double($0 / 5) * side) }
    let order = DistanceOrder(WindowFamily(shape: 1, direction: 0, penalty: 1).plane(centres))
    order.sort(from: 12)
    #expect(order.groupEnds == [1, 5, 9, 13, 21, 25])
    #expect(order.areas(throughGroup: 1).sorted() == [7, 11, 12, 13, 17])
  }

  @Test func manyDuplicatePlacesEnterTogether() throws {
    let count = 800
    var centres = [Coordinate](repeating: Coordinate(easting: 5, northing: 5), count: count)
    for area in 400..<count { centres[area].easting = 1e7 }
    let cases = (0..<count).map { $0 < 400 ? Double($0 % 2) : 0 }
    let result = try scan(
      .poisson(population: [[Double](repeating: 10, count: count)]), [cases], ScanOptions(replicates: 9, seed: 1), centres: centres)
    #expect(result.clusters.map(\.areas) == [Array(0..<400)])
    #expect(result.clusters[0].relativeRisk == .infinity)
  }
}
