import Testing
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightSpatialStatistics
import WardlightTestSupport

@testable import WardlightDeprivation

@Suite("Two releases of an index beside each other")
struct IndexComparisonTests {
  private func side(_ title: String, _ values: [Double], _ direction: DeprivationMeasure.Direction) -> IndexComparison.Side {
    IndexComparison.Side(title: title, values: values, direction: direction)
  }

  @Test("Areas are ranked among those that both have, whichever way a measure runs")
  func ranks() {
    let comparison = IndexComparison(
      codes: ["c", "a", "b", "e", "d", "f", "g"], earlier: side("2019", [30, 50, 50, 10, .nan, 5, 1], .higherIsMoreDeprived),
      later: side("2025", [1, 2, 3, 4, 5, 6, 7], .lowerIsMoreDeprived))
    #expect(comparison.codes == ["a", "b", "c", "e", "f", "g"] && comparison.leftOut == ["d"])
    #expect(comparison.earlierRanks == [1, 1, 3, 4, 5, 6] && comparison.laterRanks == [2, 3, 1, 4, 5, 6])
    #expect(comparison.moves == [1, 2, -2, 0, 0, 0])
    // scipy 1.17.1: spearmanr([30, 50, 50, 10, 5, 1], [-1, -2, -3, -4, -6, -7]).
    #expect((comparison.correlation.rho - 0.8116794499134278).magnitude < 1e-12)
    #expect(comparison.words.last == IndexComparison.caution && comparison.words[0].contains("2 moved by more than a tenth"))
  }

  @Test("Fewer than five areas have a reason in place of a correlation")
  func few() {
    let comparison = IndexComparison(
      codes: ["a", "b"], earlier: side("2019", [1, 2], .higherIsMoreDeprived), later: side("2025", [2, 1], .higherIsMoreDeprived))
    #expect(comparison.words[0] == "2019 and 2025 are not compared: fewer than 5 pairs.")
  }

  @Test(
    "The LSOAs of London that did not change keep their order from 2019 to 2025", .enabled(if: SharedData.isPresent, SharedData.missing))
  func london() throws {
    func index(_ name: String) throws -> (index: IndexTable, measure: DeprivationMeasure) {
      let index = try IndexTable.load(path: SharedData.path("geodata/deprivation/" + name))
      return (index, try #require(index.measure(of: .multiple)))
    }
    let source = LayerSource(path: SharedData.path("geodata/lsoa/london_lsoa_2021.shp"))
    let areas = try AreaLoader(source: source, fields: AreaFields(code: "LSOA21CD"), geography: Geography(kind: "LSOA", vintage: "2021"))
      .load().areas
    let changes = try LSOAChanges.load(path: SharedData.path("geodata/lookups/lsoa_2011_to_lsoa_2021.csv"))
    let (old, new) = (try index("iod2019_lsoa_2011.csv.gz"), try index("iod2025_lsoa_2021.csv.gz"))
    let unchanged = IndexComparison.between(old, new, by: changes, within: areas.codes)
    // pandas 3.1.1 and scipy 1.17.1: rows of change_code U in London, spearmanr(imd_score, IMD_score), rank(ascending=False, method="min").
    #expect(unchanged.codes.count == 4_659 && unchanged.leftOut.count == 335)
    #expect((unchanged.correlation.rho - 0.930_906_289_724_571_5).magnitude < 1e-12)
    #expect(unchanged.words[0].hasSuffix("1,459 moved by more than a tenth of the list."))
    #expect(
      unchanged.notes[0].contains("4,659 are unchanged since 2011, 313 are parts of split ones, 22 were merged and 0 changed otherwise"))
    let carried = IndexComparison.between(old, new, by: changes, within: areas.codes, changed: .carried)
    #expect(carried.codes.count == 4_994 && carried.leftOut.isEmpty)
    // The same, with merged LSOAs 2011 as means weighted by pop_mid2015; pandas divides every sum by its weight, which breaks some ties of equal scores.
    #expect((carried.correlation.rho - 0.907_606_404_209_773).magnitude < 1e-6)
  }
}
