import Testing
import WardlightSpatialStatistics

/// Values are those of `scipy.stats.hypergeom(N, K, m)`: `mean()`, `sf(h − 1)`, `cdf(h)` and `ppf([0.025, 0.975])`, scipy 1.17.1.
@Suite("Counts drawn by lot") struct DrawnCountTests {
  static let draws: [(n: [Int], mean: Double, atLeast: Double, atMost: Double, range: ClosedRange<Int>)] = [
    ([633, 126, 46, 17], 9.156_398_104_265_402_8, 0.003_975_645_263_575_989_9, 0.998_609_679_835_226, 4...14),
    ([20, 8, 7, 6], 2.8, 0.004_437_564_499_484_003_2, 0.999_896_800_825_593_4, 1...5),
    ([633, 126, 0, 0], 0, 1, 1, 0...0), ([24, 24, 5, 5], 5, 1, 1, 5...5),
    ([4_994, 999, 700, 180], 140.028_033_640_368_45, 4.339_940_641_632_377_4e-05, 0.999_971_110_319_223_8, 121...159),
  ]

  @Test(arguments: draws) func asInScipy(_ row: (n: [Int], mean: Double, atLeast: Double, atMost: Double, range: ClosedRange<Int>)) {
    let draw = DrawnCount(population: row.n[0], marked: row.n[1], draws: row.n[2])
    #expect(draw.expected.agrees(row.mean) && draw.p(atLeast: row.n[3]).agrees(row.atLeast) && draw.p(atMost: row.n[3]).agrees(row.atMost))
    #expect((draw.p(atLeast: row.n[3]) / row.atLeast).agrees(1, to: 1e-9))
    #expect(draw.range == row.range && draw.p(row.n[3]).agrees(min(1, 2 * min(row.atLeast, row.atMost))))
    #expect(draw.p(atLeast: row.n[2] + 1) == 0 && draw.p(atMost: row.n[2]) == 1)
  }
}
