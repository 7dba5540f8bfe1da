/// The nine characters by which the ONS names an area: a letter for the country, two digits for the kind, six for the area.
public enum AreaCode {
  /// A code as it stands in a file, without spaces and in capitals.
  ///
  /// What does not have the form of an ONS code loses the spaces at its ends and no more, for a user's own codes may differ in case.
  public static func cleaned(_ text: String) -> String {
    let bytes = text.utf8
    if bytes.count == 9, packed(bytes) != nil, bytes.first.map({ $0 < UInt8(ascii: "a") }) == true { return text }
    let plain = text.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
    if packed(plain.utf8) != nil { return plain.uppercased() }
    return trimmed(text)
  }

  /// The kind of area that the first three characters stand for; `nil` where they stand for none that is known.
  ///
  /// - SeeAlso: ONS, Register of Geographic Codes.
  public static func kind(of code: String) -> AreaKind? { packed(code.utf8) == nil ? nil : kinds[String(code.uppercased().prefix(3))] }

  /// A code as a number that sorts as the code does; `nil` for what is no letter and eight digits.
  static func packed(_ code: some Sequence<UInt8>) -> Int? {
    var number = 0
    var length = 0
    for byte in code {
      switch (length, byte) {
      case (0, UInt8(ascii: "A")...UInt8(ascii: "Z")): number = Int(byte)
      case (0, UInt8(ascii: "a")...UInt8(ascii: "z")): number = Int(byte) - 32
      case (1...8, UInt8(ascii: "0")...UInt8(ascii: "9")): number = number * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      length += 1
    }
    return length == 9 ? number : nil
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace || first == "\u{FEFF}" { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private static let kinds: [String: AreaKind] = [
    "E00": .outputArea, "W00": .outputArea, "E01": .lsoa, "W01": .lsoa, "E02": .msoa, "W02": .msoa, "E05": .ward, "W05": .ward,
    "S13": .ward,
    "N08": .ward, "E06": .localAuthority, "E07": .localAuthority, "E08": .localAuthority, "E09": .localAuthority, "W06": .localAuthority,
    "S12": .localAuthority, "N09": .localAuthority, "E10": .county, "E12": .region, "E22": .communitySafetyPartnership,
    "W14": .communitySafetyPartnership, "E23": .policeForceArea, "W15": .policeForceArea, "E92": .country, "W92": .country,
    "S92": .country, "N92": .country,
  ]
}
