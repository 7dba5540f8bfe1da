/// Why a record has no location.
public enum NoLocation: String, CaseIterable, Hashable, Sendable {
  /// The cells of place are empty.
  case noPlace = "no place is stated"
  /// Only an area is given, which is as large as a county.
  case partOfPostcode = "only the area of a postcode, which is too coarse"
  /// A sector or district of which the directory has no postcode with a location.
  case unknownPart = "a sector or district that the directory does not have"
  /// The pseudo-postcode, or the words, for no fixed abode.
  case noFixedAbode = "no fixed abode (ZZ99 3VZ or NF1 1AB)"
  /// The pseudo-postcode, or a word, for an address that is not known.
  case addressNotKnown = "a pseudo-postcode for an address that is not known"
  /// The pseudo-postcode of one of the countries of the United Kingdom.
  case countryOnly = "a pseudo-postcode for a country of the United Kingdom without an address"
  /// The pseudo-postcode of a country abroad.
  case abroad = "a pseudo-postcode (ZZ99) for an address abroad"
  /// An address of British forces.
  case forcesPostOffice = "a forces post office (BFPO), which is no place in Great Britain"
  /// Something else.
  case notAPostcode = "not a postcode"
  /// The directory has no such postcode.
  case unknownPostcode = "a postcode that the directory does not have"
  /// The directory has the postcode without a location.
  case postcodeWithoutLocation = "a postcode without a location in the directory"
  /// The postcode is of Northern Ireland, the Channel Islands or the Isle of Man.
  case outsideGreatBritain = "a postcode outside Great Britain"
  /// No town, suburb or village of that name is known.
  case unknownName = "the name of a place that is not known"
  /// There is no table of towns.
  case noTowns = "the name of a place, and there is no table of towns"
  /// There is no directory of postcodes.
  case noDirectory = "a postcode, and there is no directory of postcodes"
}
