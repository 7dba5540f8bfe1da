import Foundation
import Testing
import WardlightDeprivation
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// The synthetic records of `GeoData/demo`, counted by ward.
///
/// numpy 2.4.6, pandas and scipy 1.17.1: `fifth = ceil(5 * rank(-score, method="min") / 633)`, `hypergeom(633, 126, 94)`,
/// `poisson.sf(4, 1360 * P / P.sum())`; the index and its error by the formulas of `Tests/SpatialStatistics/Reference/make_inequality.py`.
@Suite("Deprivation in the demo") struct DemoFifthTests {
  private let counts: [Int]
  private let score: [Double]
  private let people: [Double]

  init() throws {
    func table(_ name: String) throws -> TextTable {
      try TableReader(path: Checkout.root.appendingPathComponent("GeoData/demo/\(name).csv").path).read()
    }
    func column(_ table: TextTable, _ field: String) throws -> [String] {
      let column = try #require(table.column(field))
      return (0..<table.rowCount).map { column[$0] }
    }
    let (records, places, index) = (try table("referrals"), try table("postcodes"), try table("deprivation"))
    let wards = Dictionary(uniqueKeysWithValues: zip(try column(places, "postcode"), try column(places, "ward")))
    var tally: [String: Int] = [:]
    for postcode in try column(records, "postcode") { tally[wards[postcode] ?? "", default: 0] += 1 }
    counts = try column(index, "ward_code").map { tally[$0] ?? 0 }
    score = try column(index, "imd_2019_average_score").map { Double($0) ?? .nan }
    people = try column(index, "population_mid2015").map { Double($0) ?? .nan }
  }

  @Test("The share found and the shares expected") func share() {
    let found = DeprivationFifths(score).comparison(counts: counts, atLeast: 5, population: people)
    #expect(
      counts.reduce(0, +) == 1_360 && found.observed == FifthShare(count: 36, of: 94) && found.byAreas == FifthShare(count: 126, of: 633))
    #expect(found.draw.range == 12...26 && (found.draw.p(atLeast: 36) / 5.022_786_220_005_412_5e-06 - 1).magnitude < 1e-9)
    #expect((found.byPopulation - 22.341_662_363_689_061).magnitude < 1e-9)
  }

  @Test("Records are concentrated in deprived wards") func concentration() {
    let index = ConcentrationIndex.of(cases: counts.map(Double.init), population: people, deprivation: score)
    #expect(
      (index.index + 0.228_719_233_947_655_89).magnitude < 1e-10 && (index.standardError - 0.018_805_453_543_508_807).magnitude < 1e-10)
    #expect(index.concentration == .inDeprivedAreas && index.n == 633)
    let slope = InequalitySlope.of(cases: counts.map(Double.init), population: people, deprivation: score)
    let ratio = [slope.ratio, slope.ratioLower, slope.ratioUpper]
    let expected = [5.372_669_313_749_757_9, 3.590_262_973_241_168_2, 9.763_890_225_020_617_2]
    #expect(zip(ratio, expected).allSatisfy { ($0 / $1 - 1).magnitude < 1e-10 })
  }
}
