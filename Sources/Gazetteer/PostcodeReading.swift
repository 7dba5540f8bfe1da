/// What a cell of postcodes holds.
public enum PostcodeReading: Hashable, Sendable {
  /// One full postcode.
  case postcode(Postcode)
  /// Several different ones, `E7 8AA / E13 9BB`.
  case several([Postcode])
  /// None that could be looked up, and why.
  case none(NoLocation)

  /// Reads a cell.
  ///
  /// Spaces, points and hyphens do not matter, nor does case. O and 0, I and 1 are exchanged where only a digit or only a letter can stand. Several
  /// postcodes are separated by a slash, comma, semicolon, ampersand or line end.
  public init(_ text: String) {
    let parts = text.utf8.split { separators.contains($0) }.map(Self.compact).filter { !$0.isEmpty }
    let postcodes = Set(parts.compactMap(Self.unit)).sorted()
    switch postcodes.count {
    case 1: self = .postcode(postcodes[0])
    case 2...: self = .several(postcodes)
    default: self = .none(parts.first.map(Self.reason) ?? .noPlace)
    }
  }

  private static func unit(_ compact: [UInt8]) -> Postcode? {
    isPseudonym(compact) || isForces(compact) ? nil : PostcodeShape.postcode(compact)
  }

  private static func reason(_ compact: [UInt8]) -> NoLocation {
    if isPseudonym(compact) { return .pseudoPostcode }
    if isForces(compact) { return .forcesPostOffice }
    return PostcodeShape.isBeginning(compact) ? .partOfPostcode : .notAPostcode
  }

  /// ZZ99 stands for no fixed abode, abroad and the like.
  private static func isPseudonym(_ compact: [UInt8]) -> Bool { compact.starts(with: "ZZ99".utf8) }

  private static func isForces(_ compact: [UInt8]) -> Bool { compact.starts(with: "BFPO".utf8) || compact.starts(with: "BF1".utf8) }

  private static func compact(_ text: Substring.UTF8View.SubSequence) -> [UInt8] { compact(Array(text)) }

  private static func compact(_ bytes: [UInt8]) -> [UInt8] {
    bytes.compactMap { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "\t"), 0xC2, 0xA0: nil
      default: byte
      }
    }
  }
}

private let separators = Array("/,;&\n\r".utf8)

/// Why a record has no location.
public enum NoLocation: String, CaseIterable, Hashable, Sendable {
  /// The cells of place are empty.
  case noPlace = "no place is stated"
  /// Only an area, a district or a sector is given.
  case partOfPostcode = "only the beginning of a postcode"
  /// A postcode that stands for no fixed abode or a place abroad.
  case pseudoPostcode = "a pseudo-postcode (ZZ99), which is no place"
  /// An address of British forces.
  case forcesPostOffice = "a forces post office (BFPO), which is no place in Great Britain"
  /// Something else.
  case notAPostcode = "not a postcode"
  /// The directory has no such postcode.
  case unknownPostcode = "a postcode that the directory does not have"
  /// The directory has the postcode without a location.
  case postcodeWithoutLocation = "a postcode without a location in the directory"
  /// There is no directory of postcodes.
  case noDirectory = "a postcode, and no directory of postcodes was given"
}
