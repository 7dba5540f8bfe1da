import Testing

@testable import WardlightSpatialStatistics

@Suite struct HypergeometricTests {
  /// scipy 1.x, `hypergeom.sf(t - 1, 48, 23, k)`.
  @Test func tailsOfColumbus() {
    for (k, t, wanted) in [
      (8, 4, 0.599741333880434), (7, 4, 0.451316729891693), (5, 5, 0.0196513002364066), (8, 8, 0.00129936479968461),
      (9, 8, 0.00779618879810768),
    ] {
      #expect(close(Hypergeometric(population: 48, marked: 23, draws: k).upperTails[t], wanted, within: 1e-12))
    }
  }

  /// Against counting subsets one by one.
  @Test func smallPopulationsByCounting() {
    for population in 1...9 {
      for marked in 0...population {
        for draws in 0...population {
          let found = Hypergeometric(population: population, marked: marked, draws: draws)
          let hits = (0..<1 << population).filter { $0.nonzeroBitCount == draws }.map { ($0 & (1 << marked - 1)).nonzeroBitCount }
          for t in 0...draws {
            let exact = Double(hits.count { $0 >= t }) / Double(hits.count)
            #expect(abs(found.upperTails[t] - exact) < 1e-14)
          }
          let mean = Double(hits.reduce(0, +)) / Double(hits.count)
          let variance = hits.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(hits.count)
          #expect(abs(found.mean - mean) < 1e-12 && abs(found.variance - variance) < 1e-12)
        }
      }
    }
  }

  /// Many draws and a tail far out: neither overflows, and the tail keeps its digits. 35 choose 35 of 20,000 marked among 40,000: Π (20000 − j)/(40000 − j).
  @Test func farTails() {
    let product = (0..<35).reduce(1.0) { $0 * Double(20_000 - $1) / Double(40_000 - $1) }
    #expect(close(Hypergeometric(population: 40_000, marked: 20_000, draws: 35).upperTails[35], product, within: 1e-12))
    let many = Hypergeometric(population: 40_000, marked: 20_000, draws: 5_000)
    #expect(many.upperTails[0] == 1 && abs(many.upperTails[2_500] + many.upperTails[2_501] - 1) < 1e-12)
  }
}
