/// What kind of area a code stands for.
public enum AreaKind: Hashable, Sendable {
  /// A census output area, `E00…`.
  case outputArea
  /// A lower layer super output area, `E01…`.
  case lsoa
  /// A middle layer super output area, `E02…`.
  case msoa
  /// An electoral ward, `E05…`.
  case ward
  /// A local authority district, London borough, unitary or metropolitan district: `E06…` to `E09…`.
  case localAuthority
  /// A county, `E10…`.
  case county
  /// A region, `E12…`.
  case region
  /// A community safety partnership, `E22…`.
  case communitySafetyPartnership
  /// A police force area, `E23…`.
  case policeForceArea
  /// A country, `E92…`.
  case country
  /// Anything else, by its user's word for it.
  case other(String)

  /// The kind of a word, in the singular or plural and in any case: `wards`, `Borough`, `LSOA`, `county forces`.
  public init(_ word: String) {
    let plain = word.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "_" || $0 == "-" }).joined(separator: " ")
    let kind = Self.words[plain] ?? (plain.hasSuffix("s") ? Self.words[String(plain.dropLast())] : nil)
    self = kind ?? .other(word)
  }

  /// What one area is called: `ward`, `LSOA`, `local authority`.
  public var name: String {
    switch self {
    case .outputArea: "output area"
    case .lsoa: "LSOA"
    case .msoa: "MSOA"
    case .ward: "ward"
    case .localAuthority: "local authority"
    case .county: "county"
    case .region: "region"
    case .communitySafetyPartnership: "community safety partnership"
    case .policeForceArea: "police force area"
    case .country: "country"
    case .other(let word): word
    }
  }

  /// What several are called: `wards`, `LSOAs`, `local authorities`.
  public var plural: String {
    if case .other(let word) = self { return word }
    return name.hasSuffix("y") ? name.dropLast() + "ies" : name + "s"
  }

  /// Whether the areas are made for a census and named by its year.
  var isCensusGeography: Bool { self == .outputArea || self == .lsoa || self == .msoa }

  /// Words that people and the ONS use, in lower case and in the singular.
  private static let words: [String: AreaKind] = [
    "output area": .outputArea, "oa": .outputArea, "lsoa": .lsoa, "lower layer super output area": .lsoa, "lower super output area": .lsoa,
    "msoa": .msoa, "middle layer super output area": .msoa, "middle super output area": .msoa, "ward": .ward, "electoral ward": .ward,
    "wd": .ward, "osward": .ward, "electoral division": .ward, "borough": .localAuthority, "london borough": .localAuthority,
    "lad": .localAuthority, "la": .localAuthority, "ltla": .localAuthority, "laua": .localAuthority, "oslaua": .localAuthority,
    "local authority": .localAuthority, "local authoritie": .localAuthority, "local authority district": .localAuthority,
    "district": .localAuthority, "county": .county, "countie": .county, "cty": .county, "region": .region, "rgn": .region,
    "csp": .communitySafetyPartnership, "community safety partnership": .communitySafetyPartnership, "pfa": .policeForceArea,
    "police force area": .policeForceArea, "force": .policeForceArea, "county force": .policeForceArea, "police force": .policeForceArea,
    "police area": .policeForceArea, "country": .country, "countrie": .country, "ctry": .country,
  ]

  /// The kind that a word names as it stands, or `nil`.
  static func known(_ word: String) -> AreaKind? {
    let kind = AreaKind(word)
    if case .other = kind { return nil }
    return kind
  }
}
