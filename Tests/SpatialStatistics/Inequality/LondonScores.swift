import Foundation
import WardlightLoading
import WardlightTestSupport

/// London's wards of 2018 with the columns of the Greater London Authority's summary of the Indices of Deprivation 2019, in order of code.
struct LondonScores {
  let boroughs: [String]
  let score: [Double]
  let people: [Double]
  private let table: TextTable
  private let rows: [Int]

  init() throws {
    let path = SharedData.path("geodata/deprivation/gla_iod2019_london_wards_2018.csv")
    let table = try TableReader(path: path).read()
    let codes = (0..<table.rowCount).map { table.column("ward_code")?[$0] ?? "" }
    self.table = table
    rows = codes.indices.sorted { codes[$0] < codes[$1] }
    boroughs = rows.map { table.column("borough")?[$0] ?? "" }
    score = Self.numbers(table, rows, "imd_average_score")
    people = Self.numbers(table, rows, "population")
  }

  func numbers(_ field: String) -> [Double] { Self.numbers(table, rows, field) }

  private static func numbers(_ table: TextTable, _ rows: [Int], _ field: String) -> [Double] {
    rows.map { Double(table.column(field)?[$0] ?? "") ?? .nan }
  }
}

/// Under-five deaths in India, 1982–92, by fifths of wealth, the poorest first: table 8.1 of O'Donnell, van Doorslaer, Wagstaff & Lindelow
/// (2008), Analyzing health equity using household survey data, Washington DC: World Bank. Printed: births, deaths per 1,000 births, and
/// the index, −0.1694.
enum India {
  static let births: [Double] = [29_939, 28_776, 26_528, 24_689, 19_739]
  static let deaths = zip(births, [154.7, 152.9, 119.5, 86.9, 54.3]).map { $0 * $1 / 1_000 }
  static let poverty: [Double] = [5, 4, 3, 2, 1]
}

extension Double {
  /// Whether two numbers agree to so many parts of the larger, or of one.
  func agrees(_ other: Double, to tolerance: Double = 1e-10) -> Bool {
    (self - other).magnitude <= tolerance * max(1, magnitude, other.magnitude)
  }
}
