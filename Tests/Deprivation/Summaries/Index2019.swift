import WardlightDeprivation
import WardlightGazetteer
import WardlightLoading
import WardlightTestSupport

/// The indices of 2019 by LSOA 2011, from the folder of real data.
struct Index2019 {
  /// Read once for all tests.
  static let read = Result { try Index2019() }
  /// Read once for all tests.
  static let register = Result { try VintageRegister.embedded() }
  static let path = "/vsigzip/" + SharedData.path("geodata/deprivation/iod2019_lsoa_2011.csv.gz")
  private let numbers: CodedNumbers

  private init() throws {
    numbers = try CodedNumbers.read(
      path: Self.path, code: "lsoa11_code",
      numbers: ["imd_score", "imd_rank", "income_score", "employment_score", "pop_mid2015", "pop_working_age"])
  }

  /// The overall index.
  var multiple: SummaryColumns { columns("IMD 2019", "imd_score", ranks: column("imd_rank"), "pop_mid2015") }

  /// A domain of which the file has the score alone.
  func domain(_ score: String, weighedBy population: String) -> SummaryColumns { columns(score, score, ranks: [], population) }

  private func columns(_ title: String, _ score: String, ranks: [Double], _ population: String) -> SummaryColumns {
    SummaryColumns(
      title: title, source: "iod2019_lsoa_2011.csv.gz", codes: numbers.codes, scores: column(score), ranks: ranks,
      populations: column(population), denominators: "mid-2015")
  }

  private func column(_ field: String) -> [Double] { numbers.values(of: field, for: numbers.codes) }
}
