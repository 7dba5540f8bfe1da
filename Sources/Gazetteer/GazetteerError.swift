public import WardlightLoading

/// Why a directory of postcodes cannot be used.
public enum GazetteerError: Error, Hashable, Sendable {
  /// The file cannot be opened or read.
  case table(LoadingError)
  /// The file has a heading, and not the one of Code-Point Open.
  case notCodePoint(file: String, present: [String])
  /// A row's postcode cannot be read.
  case badPostcode(file: String, row: Int)
  /// A row's number cannot be read.
  case notANumber(file: String, row: Int, column: String)
}

extension GazetteerError: CustomStringConvertible {
  /// One sentence that names file, row and column.
  public var description: String {
    switch self {
    case .table(let error): "\(error)"
    case .notCodePoint(let file, let present):
      "\(file): the first four columns are not those of Code-Point Open (postcode, quality, easting, northing) but \(present.joined(separator: ", "))."
    case .badPostcode(let file, let row): "\(file), row \(row), column postcode: not a postcode."
    case .notANumber(let file, let row, let column): "\(file), row \(row), column \(column): not a number."
    }
  }
}
