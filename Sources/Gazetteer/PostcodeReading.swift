/// What a cell of postcodes holds.
public enum PostcodeReading: Hashable, Sendable {
  /// One full postcode.
  case postcode(Postcode)
  /// Several different ones, `E7 8AA / E13 9BB`.
  case several([Postcode])
  /// No full postcode, but a district or a sector.
  case partial(PartialPostcode)
  /// None that could be looked up, and why.
  case none(NoLocation)

  /// Reads a cell.
  ///
  /// Spaces, points and hyphens do not matter, nor do case and the width of the characters. O and 0, I and 1 are exchanged where only a digit or only a letter
  /// can stand. Several postcodes are separated by a slash, comma, semicolon, ampersand, bracket or line end; beside a full postcode other words do not matter.
  public init(_ text: String) {
    if let key = Self.plainKey(text) { self = .postcode(Postcode(packed: key)) } else { self.init(closely: text) }
  }

  /// Most cells hold one whole postcode.
  private static func plainKey(_ text: String) -> UInt64? {
    PostcodeShape.plainKey(text.utf8.withContiguousStorageIfAvailable { CompactText($0) } ?? CompactText(text.utf8))
  }

  private init(closely text: String) {
    let plain = PlainCharacters.of(text)
    let parts = plain.split { separators.contains($0) }.map(Part.init).filter { !$0.compact.isEmpty }
    let postcodes = Set(parts.compactMap(\.postcode)).sorted()
    switch postcodes.count {
    case 1: self = .postcode(postcodes[0])
    case 2...: self = .several(postcodes)
    default: self = Self.reason(ofAll: parts) ?? Self.without(parts)
    }
  }

  /// What all parts say together: `N/A`, `N/K`.
  private static func reason(ofAll parts: [Part]) -> PostcodeReading? {
    PseudoPostcode.reason(parts.flatMap(\.compact)).map { .none($0) }
  }

  /// The first part that says something, where there is no full postcode.
  private static func without(_ parts: [Part]) -> PostcodeReading {
    guard !parts.isEmpty else { return .none(.noPlace) }
    return parts.lazy.compactMap(\.beginning).first ?? .none(.notAPostcode)
  }
}

/// What stands between two separators.
private struct Part {
  let compact: [UInt8]
  private let gap: Int

  init(_ bytes: ArraySlice<UInt8>) {
    var compact: [UInt8] = []
    var gap = 0
    var blankAfter = 0
    for byte in bytes {
      guard byte != UInt8(ascii: " ") else {
        blankAfter = compact.count
        continue
      }
      if blankAfter == compact.count { gap = blankAfter }
      compact.append(byte)
    }
    self.compact = compact
    self.gap = gap
  }

  var postcode: Postcode? { PseudoPostcode.reason(compact) == nil ? PostcodeShape.postcode(compact) : nil }

  /// A pseudo-postcode, district, sector or area.
  var beginning: PostcodeReading? {
    if let reason = PseudoPostcode.reason(compact) { return .none(reason) }
    if let partial = PartialPostcode(compact, gap: gap) { return .partial(partial) }
    return compact.count <= 2 && compact.allSatisfy(PostcodeShape.isLetter) ? .none(.partOfPostcode) : nil
  }
}

/// Text in capitals of one width, for comparing with what is written in ASCII.
private enum PlainCharacters {
  /// Capitals, digits, single blanks and separators; what has no place in a postcode becomes a question mark.
  static func of(_ text: String) -> [UInt8] { text.unicodeScalars.compactMap { byte($0.value) } }

  private static func byte(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x61...0x7A: UInt8(scalar - 32)
    case 0x2E, 0x27, 0x22, 0x60, 0xAD, 0x200B...0x200D, 0x2018...0x201F, 0xFEFF: nil
    case 0x09, 0x20, 0x2D, 0xA0, 0x2000...0x200A, 0x2010...0x2015, 0x202F, 0x205F, 0x2212, 0x3000: UInt8(ascii: " ")
    case 0..<0x80: UInt8(scalar)
    case 0xFF01...0xFF5E: byte(scalar - 0xFEE0)
    default: UInt8(ascii: "?")
    }
  }
}

private let separators = Array("/,;&\n\r()[]|+".utf8)
