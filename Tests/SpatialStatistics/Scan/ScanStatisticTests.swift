import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry

@testable import WardlightSpatialStatistics

/// The scan against one that lists every window.
@Suite struct ScanStatisticTests {
  /// A small map with random figures.
  struct Map {
    var centres: [Coordinate]
    var cases: [[Double]]
    var population: [[Double]]

    /// Places on a coarse grid, so that many distances are equal; a few areas without people.
    init(seed: UInt64, areas: Int = 14, periods: Int = 1, cases total: Int = 40) {
      var random = KeyedRandom(seed: seed, purpose: "scan map")
      centres = (0..<areas).map { _ in Coordinate(easting: Double(random.below(7)) * 100, northing: Double(random.below(7)) * 100) }
      var population = [[Double]](repeating: [Double](repeating: 0, count: areas), count: periods)
      var cases = population
      for period in 0..<periods {
        for area in 0..<areas { population[period][area] = random.below(8) == 0 ? 0 : Double(20 + random.below(60)) }
      }
      var left = total
      while left > 0 {
        let (period, area) = (random.below(periods), random.below(areas))
        guard cases[period][area] < population[period][area] else { continue }
        cases[period][area] += 1
        left -= 1
      }
      self.cases = cases
      self.population = population
    }
  }

  enum Kind: String, CaseIterable { case poisson, expected, bernoulli, permutation }

  static let windows: [ScanWindow] = [
    .circular, .elliptic(ScanEllipses(shapes: [2, 4], directions: [4, 3], penalty: 0.5)),
  ]

  private func model(_ kind: Kind, _ map: Map) -> ScanModel {
    switch kind {
    case .poisson: .poisson(population: map.population)
    case .expected: .poissonExpected(map.population.map { $0.map { $0 * 0.37 } })
    case .bernoulli: .bernoulli(population: map.population)
    case .permutation: .spaceTimePermutation
    }
  }

  private func bruteForce(_ kind: Kind, _ map: Map, _ cases: [[Double]], _ options: ScanOptions) -> BruteForceScan {
    let total = cases.reduce(0) { $0 + $1.reduce(0, +) }
    var expected = map.population
    if kind == .permutation {
      let byArea = map.centres.indices.map { area in map.cases.reduce(0) { $0 + $1[area] } }
      expected = map.cases.map { row in byArea.map { $0 * row.reduce(0, +) } }
    }
    let all = expected.reduce(0) { $0 + $1.reduce(0, +) }
    let sizes =
      kind == .permutation
      ? map.centres.indices.map { area in map.cases.reduce(0) { $0 + $1[area] } }
      : map.centres.indices.map { area in map.population.reduce(0) { $0 + $1[area] } }
    return BruteForceScan(
      centres: map.centres, cases: cases, expected: expected.map { $0.map { $0 * total / all } }, sizes: sizes,
      persons: kind == .bernoulli ? all : nil, options: options)
  }

  private func check(_ kind: Kind, _ map: Map, _ options: ScanOptions, _ seed: UInt64) throws {
    let result = try ScanStatistic.clusters(
      centres: map.centres, cases: map.cases, model: model(kind, map), options: options, parallel: Parallel(threads: 2))
    let slow = bruteForce(kind, map, map.cases, options).clusters()
    let note = Comment("seed \(seed), \(kind), \(options)")
    #expect(result.clusters.count == slow.count, note)
    for (cluster, window) in zip(result.clusters, slow) {
      #expect(abs(cluster.statistic - window.statistic) < 1e-9, note)
      #expect(cluster.areas == window.areas, note)
      #expect(cluster.cases == Int(window.cases), note)
      #expect(abs(cluster.expected - window.expected) < 1e-9, note)
      #expect(cluster.periods == window.span || abs(cluster.statistic - window.statistic) < 1e-9, note)
    }
    try checkReplicates(kind, map, options, result.replicateMaxima, note)
  }

  /// The maximum of each replicate over every window.
  private func checkReplicates(_ kind: Kind, _ map: Map, _ options: ScanOptions, _ maxima: [Double], _ note: Comment) throws {
    let input = try ScanInput(map.centres, map.cases, model(kind, map), options.time)
    let cells = try ScanCells(input, options)
    let draws = ReplicateCases(
      0..<options.replicates, cells, cells.source(input.model), seed: options.seed, parallel: Parallel(threads: 1))
    for replicate in 0..<options.replicates {
      var cases = map.cases.map { $0.map { _ in 0.0 } }
      for period in cases.indices {
        draws.withEntries(draws.range(replicate, period)) { entries in
          for entry in entries { cases[period][cells.areas[Int(entry >> 32)]] = Double(entry & 0xFFFF_FFFF) }
        }
      }
      #expect(cases.joined().reduce(0, +) == map.cases.joined().reduce(0, +), note)
      let slow = bruteForce(kind, map, cases, options).windows().map(\.statistic).max() ?? 0
      #expect(abs(maxima[replicate] - slow) < 1e-9, note)
    }
  }

  @Test(arguments: [Kind.poisson, .expected, .bernoulli], ScanRates.allCases)
  func purelySpatialScansAgreeWithEveryWindow(kind: Kind, rates: ScanRates) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      for window in Self.windows {
        let options = ScanOptions(window: window, rates: rates, replicates: 8, seed: seed)
        try check(kind, Map(seed: seed), options, seed)
      }
    }
  }

  @Test(arguments: Kind.allCases, ScanRates.allCases) func spaceTimeScansAgreeWithEveryWindow(kind: Kind, rates: ScanRates) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      for time in [ScanTime.retrospective(), .prospective(largestShare: 0.4)] {
        let options = ScanOptions(time: time, rates: rates, replicates: 12, seed: seed)
        try check(kind, Map(seed: seed, areas: 10, periods: 6, cases: 60), options, seed)
      }
    }
  }

  @Test func ellipticCylindersAgreeWithEveryWindow() throws {
    let options = ScanOptions(window: Self.windows[1], time: .retrospective(), rates: .both, replicates: 8, seed: 3)
    try check(.poisson, Map(seed: 9, areas: 9, periods: 5, cases: 50), options, 9)
  }

  @Test func limitsOfSizeRadiusAndCasesAreKept() throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      for rates in ScanRates.allCases {
        let options = ScanOptions(
          window: Self.windows[1], rates: rates, largestShare: 0.3, largestRadius: 240, fewestCases: 6, replicates: 10, seed: seed)
        try check(.poisson, Map(seed: seed + 50, areas: 18), options, seed)
      }
    }
  }

  /// Many more cases than areas, so that counts in a cell are large.
  @Test func manyCasesAgreeWithEveryWindow() throws {
    var map = Map(seed: 4, areas: 12, cases: 0)
    var random = KeyedRandom(seed: 5, purpose: "many cases")
    for area in 0..<12 where map.population[0][area] > 0 { map.cases[0][area] = Double(3_000 + random.below(4_000)) }
    try check(.poisson, map, ScanOptions(rates: .both, replicates: 20, seed: 4), 4)
  }

  /// One period's population stands for all periods, and periods are added up where time plays no part.
  @Test func populationOfOnePeriodServesAll() throws {
    let map = Map(seed: 12, areas: 12, periods: 4, cases: 50)
    let row = map.population[1].map { max($0, 10) }
    for time in [ScanTime.none, .retrospective()] {
      let options = ScanOptions(time: time, replicates: 9, seed: 1)
      func scan(_ rows: [[Double]], _ cases: [[Double]]) throws -> [ScanCluster] {
        try ScanStatistic.clusters(
          centres: map.centres, cases: cases, model: .poisson(population: rows), options: options, parallel: Parallel(threads: 1)
        ).clusters
      }
      let once = try scan([row], map.cases)
      let repeated = try scan([row, row, row, row], map.cases)
      #expect(once.map(\.areas) == repeated.map(\.areas))
      #expect(zip(once, repeated).allSatisfy { abs($0.statistic - $1.statistic) < 1e-12 })
    }
  }
}
