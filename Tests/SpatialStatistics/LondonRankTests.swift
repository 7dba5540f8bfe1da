import Foundation
import Testing
import WardlightEssentials
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

/// Burglaries of two years in London's 633 wards of 2018 (by the LSOA that the police give, added up by best fit) against deprivation.
///
/// scipy 1.17.1: `spearmanr(x, y).statistic`, `kendalltau(x, y, method="asymptotic")`; R 4.2.2: `cor.test(x, y, method = "kendall", exact = FALSE)` has the
/// same τ and p to 1e-14. The effective size: Dutilleul (1993) with whole matrices in numpy 2.4.6, `effective()` of make_rank_references.py.
@Suite struct LondonRankTests {
  private struct Expected {
    let column: String
    let rho, tau, p, size, sizeP, lower, upper: Double
  }

  private static let expected = [
    Expected(
      column: "imd_average_score", rho: 0.3188543504993318, tau: 0.2178509845094111, p: 2.734846002671312e-16, size: 56.77999116904886,
      sizeP: 0.015841417490778116, lower: 0.05634042836677426, upper: 0.540132319567129),
    Expected(
      column: "income_score", rho: 0.2719644236945436, tau: 0.1862593614770342, p: 2.603692630481703e-12, size: 66.43419400285448,
      sizeP: 0.026650939810092672, lower: 0.02838150542173174, upper: 0.48505900342619235),
    Expected(
      column: "imd_extent_pc", rho: 0.2879870225889141, tau: 0.2040856656948215, p: 1.329718099556027e-13, size: 69.40729716676184,
      sizeP: 0.016088155826715116, lower: 0.05087578612712676, upper: 0.4943643601958761),
    Expected(
      column: "lsoas_in_worst_10pc", rho: 0.171654311716131, tau: 0.1389106076071132, p: 1.445266879174525e-05, size: 223.10580604114935,
      sizeP: 0.010209696670833115, lower: 0.0402703357354723, upper: 0.2972034377009967),
  ]

  @Test(.enabled(if: SharedData.isPresent, SharedData.missing)) func burglariesAgainstDeprivation() throws {
    let wards = try Wards()
    #expect(wards.burglaries.reduce(0, +) == 139_732)
    let measures = try Self.expected.map { try wards.index($0.column) }
    let rho = RankCorrelation.spearman(wards.burglaries, with: measures, permutations: 99, seed: 1)
    let sizes = EffectiveSize.cliffordRichardsonHemon(wards.burglaries, with: measures, at: wards.places)
    for (place, theirs) in Self.expected.enumerated() {
      let tau = KendallTau.b(wards.burglaries, measures[place])
      #expect(abs(rho[place].rho - theirs.rho) < 1e-14 && rho[place].p == 0.02, "\(theirs.column)")
      #expect(abs(tau.tau - theirs.tau) < 1e-14 && abs(tau.p / theirs.p - 1) < 1e-10, "\(theirs.column)")
      #expect(abs(sizes[place].n / theirs.size - 1) < 1e-11 && abs(sizes[place].p / theirs.sizeP - 1) < 1e-10, "\(theirs.column)")
      #expect(abs(sizes[place].lower - theirs.lower) < 1e-11 && abs(sizes[place].upper - theirs.upper) < 1e-11, "\(theirs.column)")
    }
  }
}

/// London's wards in order of code.
private struct Wards {
  let codes: [String]
  let places: [Coordinate]
  let burglaries: [Double]
  private let table: TextTable

  init() throws {
    table = try TableReader(path: SharedData.path("geodata/deprivation/gla_iod2019_london_wards_2018.csv")).read()
    codes = try Self.column("ward_code", of: table).sorted()
    let facts = try TableReader(path: SharedData.path("facts/london_wards_2018.csv")).read()
    let names = try Self.column("ward_code", of: facts)
    let easting = try Dictionary(uniqueKeysWithValues: zip(names, Self.column("easting", of: facts)))
    let northing = try Dictionary(uniqueKeysWithValues: zip(names, Self.column("northing", of: facts)))
    places = codes.map { Coordinate(easting: Self.number(easting[$0]), northing: Self.number(northing[$0])) }
    let counts = try Self.counts()
    burglaries = codes.map { Double(counts[$0] ?? 0) }
  }

  func index(_ name: String) throws -> [Double] {
    let values = try Dictionary(uniqueKeysWithValues: zip(Self.column("ward_code", of: table), Self.column(name, of: table)))
    return codes.map { Self.number(values[$0]) }
  }

  private static func counts() throws -> [String: Int] {
    let lookup = try TableReader(path: SharedData.path("geodata/lookups/lsoa_2011_to_ward_2018_bestfit.csv")).read()
    let ward = try Dictionary(uniqueKeysWithValues: zip(column("LSOA11CD", of: lookup), column("ward_code", of: lookup)))
    var counts: [String: Int] = [:]
    for year in [2019, 2020] {
      for month in 1...12 {
        let name = "geodata/events/\(year)-\(month < 10 ? "0" : "")\(month)-met-burglary.csv.gz"
        let events = try TableReader(path: "/vsigzip/" + SharedData.path(name)).read()
        for code in try column("LSOA code", of: events) {
          if let ward = ward[code] { counts[ward, default: 0] += 1 }
        }
      }
    }
    return counts
  }

  private static func column(_ name: String, of table: TextTable) throws -> [String] {
    let column = try #require(table.column(name))
    return (0..<table.rowCount).map { column[$0] }
  }

  private static func number(_ text: String?) -> Double { text.flatMap { Double($0) } ?? .nan }
}
