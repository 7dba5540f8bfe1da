/// The columns of a directory, aligned, 17 bytes a postcode.
struct PostcodeArrays: Sendable {
  private(set) var keys: [UInt64] = []
  /// In centimetres.
  private(set) var eastings: [Int32] = []
  /// In centimetres.
  private(set) var northings: [Int32] = []
  /// Indicators of quality; the highest bit for those that are terminated.
  private var grades: [UInt8] = []
  private static let terminatedBit: UInt8 = 128

  func indicator(_ entry: Int) -> UInt8 { grades[entry] & ~Self.terminatedBit }

  func isTerminated(_ entry: Int) -> Bool { grades[entry] & Self.terminatedBit != 0 }

  mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    eastings.reserveCapacity(count)
    northings.reserveCapacity(count)
    grades.reserveCapacity(count)
  }

  mutating func append(_ row: PostcodeRow) {
    append(row.postcode, row.easting, row.northing, row.indicator, isTerminated: row.terminated > 0)
  }

  @inline(__always)
  mutating func append(_ key: UInt64, _ easting: Int32, _ northing: Int32, _ indicator: UInt8, isTerminated: Bool) {
    keys.append(key)
    eastings.append(easting)
    northings.append(northing)
    grades.append(isTerminated ? indicator | Self.terminatedBit : indicator)
  }

  mutating func append(contentsOf other: PostcodeArrays) {
    keys.append(contentsOf: other.keys)
    eastings.append(contentsOf: other.eastings)
    northings.append(contentsOf: other.northings)
    grades.append(contentsOf: other.grades)
  }

  /// The entries as rows of a file; of the date of termination only that there is one.
  func rows(file: Int) -> [PostcodeRow] {
    keys.indices.map { entry in
      PostcodeRow(
        postcode: keys[entry], easting: eastings[entry], northing: northings[entry], introduced: 0, terminated: isTerminated(entry) ? 1 : 0,
        file: UInt16(clamping: file), indicator: indicator(entry))
    }
  }
}
