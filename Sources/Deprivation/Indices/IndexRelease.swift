public import WardlightGazetteer

/// Which index of deprivation a table is of.
public enum IndexRelease: Hashable, Sendable {
  /// The English indices of deprivation 2015, on LSOAs 2011.
  case iod2015
  /// The English indices of deprivation 2019, on LSOAs 2011.
  case iod2019
  /// The English indices of deprivation 2025, on LSOAs 2021.
  case iod2025
  /// The Greater London Authority's summary of the indices of 2019 by ward of 2018.
  case gla2019
  /// Another, by its name.
  case other(String)

  /// The full name.
  public var title: String {
    switch self {
    case .iod2015: "English indices of deprivation 2015"
    case .iod2019: "English indices of deprivation 2019"
    case .iod2025: "English indices of deprivation 2025"
    case .gla2019: "Indices of deprivation 2019 for London’s wards (Greater London Authority)"
    case .other(let name): name
    }
  }

  /// The year of the release; `nil` of another index.
  public var year: Int? {
    switch self {
    case .iod2015: 2015
    case .iod2019, .gla2019: 2019
    case .iod2025: 2025
    case .other: nil
    }
  }

  /// The areas that a whole file of the release has, by their kind; `nil` of another index.
  public var vintage: Vintage? {
    switch self {
    case .iod2015, .iod2019: Vintage(.lsoa, 2011)
    case .iod2025: Vintage(.lsoa, 2021)
    case .gla2019: Vintage(.ward, 2018)
    case .other: nil
    }
  }

  /// How many areas a whole file of the release has: England's LSOAs, London's wards; `nil` of another index.
  public var areas: Int? {
    switch self {
    case .iod2015, .iod2019: 32_844
    case .iod2025: 33_755
    case .gla2019: 633
    case .other: nil
    }
  }

  /// The year in whose middle the population was counted by which the release weights; `nil` of another index.
  ///
  /// - SeeAlso: Ministry of Housing, Communities & Local Government (2019, 2025), English indices of deprivation, File 6 and File 7.
  public var populationYear: Int? {
    switch self {
    case .iod2015: 2012
    case .iod2019, .gla2019: 2015
    case .iod2025: 2022
    case .other: nil
    }
  }
}

extension IndexRelease {
  /// The release of which some headings, and failing them a file's name, speak; `nil` where they do not say.
  ///
  /// - Parameters:
  ///   - headings: All headings of the file.
  ///   - code: The heading of the area codes.
  ///   - populations: The populations recognised among them.
  ///   - file: The file.
  static func recognised(_ headings: [String], code: String, populations: [IndexPopulation], file: String) -> IndexRelease? {
    let named = Set(headings.map { IndexHeading.words(of: $0) })
    if glaColumns.allSatisfy({ named.contains(IndexHeading.words(of: $0)) }) { return .gla2019 }
    let years = populations.compactMap { population in population.group == .all ? population.year : nil }
    if let release = [IndexRelease.iod2019, .iod2025, .iod2015].first(where: { years.contains($0.populationYear ?? 0) }) { return release }
    let codes = FieldName(code)
    if codes.kind == .lsoa, codes.year == 2021 { return .iod2025 }
    if let year = districtYear(headings.filter { $0 != code }), let release = ofDistricts[year] { return release }
    return byName(headings + [SourceText.name(file)])
  }

  /// Columns that only the summary by ward has together.
  private static let glaColumns = ["imd_average_score", "imd_average_rank", "imd_extent_pc", "rank_of_worst_lsoa", "worst_lsoa_code"]

  /// The year whose districts stand in the official files of each release.
  private static let ofDistricts: [Int: IndexRelease] = [2013: .iod2015, 2019: .iod2019, 2024: .iod2025]

  private static func districtYear(_ headings: [String]) -> Int? {
    headings.lazy.map { FieldName($0) }.first { $0.kind == .localAuthority && $0.year != nil }?.year
  }

  /// The year that stands just behind `IMD` or `IoD`: `IMD 2019 - Extent`, `File_7_IoD2025…`.
  private static func byName(_ texts: [String]) -> IndexRelease? {
    for text in texts {
      let words = FieldName.parts(of: text)
      for (word, next) in zip(words, words.dropFirst()) where ["imd", "iod", "indices", "deprivation"].contains(word) {
        if let release = [IndexRelease.iod2015, .iod2019, .iod2025].first(where: { next == String($0.year ?? 0) }) { return release }
      }
    }
    return nil
  }
}

extension IndexRelease: CustomStringConvertible {
  /// The full name.
  public var description: String { title }
}
