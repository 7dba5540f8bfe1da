/// What the name of a field says of the codes in it, by the ways of the ONS: `LSOA11CD`, `WD22CD`, `lsoa21_code`, `LSOA code (2011)`.
public struct FieldName: Hashable, Sendable {
  /// The name, as given.
  public let text: String
  /// The kind of area that the name speaks of; `nil` where it names none.
  public let kind: AreaKind?
  /// The year that the name speaks of; `nil` where it names none.
  public let year: Int?
  /// Whether the name says that its column holds codes: `CD`, `code`.
  public let saysCode: Bool

  /// Reads the name of a field; case, spaces and punctuation do not matter.
  ///
  /// A year of two digits counts only just behind the kind (`WD22CD`), for elsewhere a number may be anything; one of four counts anywhere.
  public init(_ text: String) {
    let parts = Self.parts(of: text)
    self.text = text
    saysCode = parts.contains { ["cd", "code", "codes"].contains($0) }
    let isName = parts.contains { ["nm", "nmw", "name", "names", "cdo", "cdh"].contains($0) }
    let (kind, length) = isName ? (nil, 0) : Self.kind(in: parts)
    self.kind = kind
    year = kind == nil ? nil : Self.year(in: parts, after: length)
  }

  /// The kind and the year, where the name says at least the kind.
  public var vintage: Vintage? { kind.map { Vintage($0, year) } }

  /// The runs of letters and the runs of digits, in lower case.
  public static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var last: Int?
    for character in text.lowercased() {
      let sort: Int? = character.isLetter ? 0 : ("0"..."9").contains(character) ? 1 : nil
      if let sort {
        if sort == last, !parts.isEmpty { parts[parts.count - 1].append(character) } else { parts.append(String(character)) }
      }
      last = sort
    }
    return parts
  }

  /// The longest words at the beginning that name a kind, and how many parts they are.
  private static func kind(in parts: [String]) -> (AreaKind?, Int) {
    let words = parts.prefix { $0.first?.isLetter == true }
    for length in stride(from: words.count, through: 1, by: -1) {
      if let kind = AreaKind.known(words.prefix(length).joined(separator: " ")) { return (kind, length) }
    }
    return (nil, 0)
  }

  private static func year(in parts: [String], after length: Int) -> Int? {
    if parts.indices.contains(length), parts[length].count == 2, let year = Int(parts[length]) {
      return year < 60 ? 2000 + year : 1900 + year
    }
    return parts.lazy.filter { $0.count == 4 }.compactMap { Int($0) }.first { (1981...2099).contains($0) }
  }
}
