import WardlightTestSupport

/// A made-up file with the headings of an official one: few areas, each domain with the same order.
///
/// The headings are those of File 7 of the English indices of deprivation 2019 and 2025, also those that its publisher cut off.
struct OfficialFile {
  enum Release {
    case of2019
    case of2025
  }

  var headings: [String]
  var rows: [[String]]

  init(_ release: Release, areas: Int = 24) {
    let names = Self.domains(release)
    let isOld = release == .of2019
    let (areaYear, districtYear) = isOld ? (2011, 2019) : (2021, 2024)
    headings = [
      "LSOA code (\(areaYear))", "LSOA name (\(areaYear))", "Local Authority District code (\(districtYear))",
      "Local Authority District name (\(districtYear))",
    ]
    for name in names {
      headings += [
        name.score, "\(name.domain) Rank (where 1 is most deprived)",
        String("\(name.domain) Decile (where 1 is most deprived 10% of LSOAs)".prefix(80)),
      ]
    }
    headings += isOld ? Self.populations2019 : Self.populations2025
    rows = (0..<areas).map { area in
      let rank = area + 1
      let measures = names.indices.flatMap { place in
        ["\((90.25 - 1.5 * Double(area)) / (place == 0 ? 1 : 100))", "\(rank)", "\(min(10, area * 10 / areas + 1))"]
      }
      let code = "E0100\(1000 + (area * 7) % areas)"
      return [code, "Place \(area), part A", "E09000001", "City of London"] + measures
        + [1_500, 300, 900, 300, 1_000].map { "\($0 + area)" }
    }
  }

  static func domains(_ release: Release) -> [(domain: String, score: String)] {
    let rate = [
      "Income", "Employment", "Income Deprivation Affecting Children Index (IDACI)", "Income Deprivation Affecting Older People (IDAOPI)",
    ]
    let plain = [
      "Education, Skills and Training", "Health Deprivation and Disability", "Crime", "Barriers to Housing and Services",
      "Living Environment", "Children and Young People Sub-domain", "Adult Skills Sub-domain", "Geographical Barriers Sub-domain",
      "Wider Barriers Sub-domain", "Indoors Sub-domain", "Outdoors Sub-domain",
    ]
    let multiple = "Index of Multiple Deprivation (IMD)"
    return [(multiple, multiple + " Score")] + rate.map { ($0, $0 + " Score (rate)") } + plain.map { ($0, $0 + " Score") }
  }

  private static let populations2019 = [
    "Total population: mid 2015 (excluding prisoners)", "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
    "Population aged 16-59: mid 2015 (excluding prisoners)", "Older population aged 60 and over: mid 2015 (excluding prisoners)",
    "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners) ",
  ]

  private static let populations2025 = [
    "Total population: mid 2022", "Dependent Children aged 0-15: mid 2022", "Population aged 16-59: mid 2022",
    "Older population aged 60 and over: mid 2022", "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022",
  ]

  /// The file with some of its columns, those whose headings begin with these.
  func only(_ beginnings: String...) -> OfficialFile {
    var file = self
    let places = headings.indices.filter { place in place == 0 || beginnings.contains { headings[place].hasPrefix($0) } }
    file.headings = places.map { headings[$0] }
    file.rows = rows.map { row in places.map { row[$0] } }
    return file
  }

  /// The file with the cells of a column changed.
  func changing(_ heading: String, _ change: (Int, String) -> String) -> OfficialFile {
    var file = self
    guard let place = headings.firstIndex(where: { $0.hasPrefix(heading) }) else { return self }
    for row in rows.indices { file.rows[row][place] = change(row, rows[row][place]) }
    return file
  }

  var text: String {
    ([headings] + rows).map { $0.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
  }
}
