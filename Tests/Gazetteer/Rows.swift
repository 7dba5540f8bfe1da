import Testing

@testable import WardlightGazetteer

/// A row of a directory, in whole metres.
func row(_ text: String, _ easting: Int32, _ northing: Int32, _ indicator: UInt8 = 10, terminated: Int32 = 0) throws -> PostcodeRow {
  row(try #require(Postcode(text)).packed, easting, northing, indicator, terminated: terminated)
}

func row(_ key: UInt64, _ easting: Int32, _ northing: Int32, _ indicator: UInt8 = 10, terminated: Int32 = 0) -> PostcodeRow {
  PostcodeRow(
    postcode: key, easting: easting * 100, northing: northing * 100, introduced: 0, terminated: terminated, file: 0, indicator: indicator)
}
