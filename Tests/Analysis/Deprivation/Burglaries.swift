import WardlightLoading
import WardlightTestSupport

/// Burglaries of January to March 2019 by the LSOA that the police state, and by the ward of 2018 that the LSOA fits best: open data, not about persons.
struct Burglaries {
  private let byLSOA: [String: Int]
  private let lsoas: [(code: String, ward: String)]

  init() throws {
    var counts: [String: Int] = [:]
    for month in 1...3 {
      let table = try TableReader(path: "/vsigzip/" + SharedData.path("geodata/events/2019-0\(month)-met-burglary.csv.gz")).read(
        fields: ["LSOA code"])
      guard let column = table.column("LSOA code") else { continue }
      for row in 0..<table.rowCount { counts[column[row], default: 0] += 1 }
    }
    byLSOA = counts
    let lookup = try TableReader(path: SharedData.path("geodata/lookups/lsoa_2011_to_ward_2018_bestfit.csv")).read(
      fields: ["LSOA11CD", "ward_code"])
    lsoas = (0..<lookup.rowCount).map { row in (lookup.column("LSOA11CD")?[row] ?? "", lookup.column("ward_code")?[row] ?? "") }
  }

  /// A table of counts by LSOA.
  var lsoaTable: String { "LSOA11CD,burglaries\n" + lsoas.map { "\($0.code),\(byLSOA[$0.code] ?? 0)" }.joined(separator: "\n") + "\n" }

  /// A table of counts by ward.
  var wardTable: String {
    var wards: [String: Int] = ["E05009297": 0]
    for lsoa in lsoas { wards[lsoa.ward, default: 0] += byLSOA[lsoa.code] ?? 0 }
    return "ward_code,burglaries\n" + wards.keys.sorted().map { "\($0),\(wards[$0] ?? 0)" }.joined(separator: "\n") + "\n"
  }
}
