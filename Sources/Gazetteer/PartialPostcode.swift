/// The beginning of a postcode: a district, `E6`, or a sector, `E6 2`.
public struct PartialPostcode: Hashable, Sendable {
  let meaning: Meaning

  /// What was written. Without a blank, `E62` is a district where the directory has one, else a sector.
  enum Meaning: Hashable, Sendable {
    case district(UInt64)
    case sector(UInt64)
    case districtOrSector(UInt64, UInt64)
  }

  /// The district or sector that a text holds, or `nil` where it holds something else.
  public init?(_ text: String) {
    guard case .partial(let partial) = PostcodeReading(text) else { return nil }
    self = partial
  }

  /// What compact text says.
  ///
  /// - Parameters:
  ///   - compact: Letters and digits in upper case.
  ///   - gap: How many of them stand before a blank; 0 for no blank.
  init?(_ compact: [UInt8], gap: Int) {
    guard (2...6).contains(compact.count) else { return nil }
    let sector = Self.sector(compact, gap: gap)
    let isDistrict = PostcodeShape.isOutward(compact) && !(sector != nil && gap > 0)
    switch (isDistrict, sector) {
    case (true, let sector?): meaning = .districtOrSector(PostcodeKey.outward(compact), sector)
    case (true, nil): meaning = .district(PostcodeKey.outward(compact))
    case (false, let sector?): meaning = .sector(sector)
    case (false, nil): return nil
    }
  }

  /// An outward code and a digit, and perhaps the first letter of the unit, which does not say more.
  private static func sector(_ compact: [UInt8], gap: Int) -> UInt64? {
    let end = compact.last.map(PostcodeShape.isLetter) == true ? compact.count - 1 : compact.count
    guard end >= 3, PostcodeShape.isDigit(compact[end - 1]), PostcodeShape.isOutward(compact.prefix(end - 1)) else { return nil }
    guard gap == 0 || gap == end - 1 else { return nil }
    return PostcodeKey.outward(compact.prefix(end - 1)) << 6 | PostcodeKey.code(compact[end - 1])
  }
}

extension PartialPostcode {
  /// How large the part is.
  public enum Extent: Hashable, Sendable {
    /// A district, such as `E6`.
    case district
    /// A sector, such as `E6 2`.
    case sector
  }

  /// The readings in the order in which they are tried, each with the postcodes it covers.
  var readings: [(extent: Extent, keys: Range<UInt64>)] {
    switch meaning {
    case .district(let outward): Self.district(outward)
    case .sector(let sector): [Self.sector(sector)]
    case .districtOrSector(let outward, let sector): Self.district(outward) + [Self.sector(sector)]
    }
  }

  private static func district(_ outward: UInt64) -> [(extent: Extent, keys: Range<UInt64>)] {
    [(.district, PostcodeKey.keys(ofOutward: outward)), (.district, PostcodeKey.keys(ofLetteredOutward: outward))]
  }

  private static func sector(_ sector: UInt64) -> (extent: Extent, keys: Range<UInt64>) {
    (.sector, sector << PostcodeKey.unitBits..<(sector + 1) << PostcodeKey.unitBits)
  }
}
