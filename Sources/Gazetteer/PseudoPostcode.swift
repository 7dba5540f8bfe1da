/// What is written in the place of a postcode where there is none.
///
/// - SeeAlso: NHS Digital, Organisation Data Service, pseudo country postcodes (ZZ99 …); Public Health Scotland, dummy postcodes of the Scottish morbidity
///   records (NF1 1AB, NK1 0AA, ZZ01 to ZZ61, BF1 0AA).
enum PseudoPostcode {
  /// Why a cell holds no place, where it says so itself.
  ///
  /// - Parameter compact: Letters and digits in upper case.
  static func reason(_ compact: [UInt8]) -> NoLocation? {
    if let reason = whole[String(decoding: compact, as: UTF8.self)] { return reason }
    if compact.starts(with: "ZZ99".utf8) { return .abroad }
    if compact.starts(with: "ZZ".utf8), compact.dropFirst(2).first.map(PostcodeShape.isDigit) == true { return .addressNotKnown }
    return compact.starts(with: "BFPO".utf8) || compact.starts(with: "BF1".utf8) || compact.starts(with: "BF01".utf8)
      ? .forcesPostOffice : nil
  }

  private static let whole: [String: NoLocation] = [
    "ZZ993VZ": .noFixedAbode, "NF11AB": .noFixedAbode, "NF011AB": .noFixedAbode, "NFA": .noFixedAbode, "NOFIXEDABODE": .noFixedAbode,
    "NOFIXEDADDRESS": .noFixedAbode, "HOMELESS": .noFixedAbode,
    "ZZ993WZ": .addressNotKnown, "NK10AA": .addressNotKnown, "NK010AA": .addressNotKnown, "UNKNOWN": .addressNotKnown,
    "NOTKNOWN": .addressNotKnown, "NOTSTATED": .addressNotKnown, "NOTRECORDED": .addressNotKnown, "NA": .addressNotKnown,
    "NK": .addressNotKnown,
    "ZZ993CZ": .countryOnly, "ZZ993GZ": .countryOnly, "ZZ991WZ": .countryOnly, "ZZ992WZ": .countryOnly,
  ]
}
