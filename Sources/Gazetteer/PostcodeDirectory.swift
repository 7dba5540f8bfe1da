public import WardlightEssentials
public import WardlightGeometry

/// Postcodes and where they are, in flat arrays in order of postcode.
public struct PostcodeDirectory: Sendable {
  private let keys: [UInt64]
  /// Centimetres, so that half the memory of a pair of `Double`s is enough.
  private let eastings: [Int32]
  private let northings: [Int32]
  private let grades: [UInt8]

  /// How many postcodes there are, those without a location among them.
  public var count: Int { keys.count }

  /// Reads directories in the layout of OS Code-Point Open.
  ///
  /// The first four columns are postcode, positional quality, easting and northing; with a heading and six columns, or as OS has it, without one and
  /// with ten. A postcode of quality 90, or at 0, 0, is known and has no location.
  ///
  /// - Parameters:
  ///   - paths: CSV files, also compressed. Where two have the same postcode, the earlier file holds; within a file, the better quality.
  ///   - parallel: How many files are read at once.
  /// - Throws: ``GazetteerError`` of the first file that is no such directory.
  /// - Complexity: O(rows log rows); 17 bytes a postcode are kept.
  public static func load(_ paths: [String], parallel: Parallel = Parallel()) throws(GazetteerError) -> PostcodeDirectory {
    let files = parallel.map(paths.count) { place in
      Result { () throws(GazetteerError) in try CodePointFile.read(paths[place], number: place) }
    }
    var entries: [PostcodeEntry] = []
    for file in files { entries.append(contentsOf: try file.get()) }
    return PostcodeDirectory(entries)
  }

  init(_ unordered: [PostcodeEntry]) {
    var entries = unordered
    if !zip(entries, entries.dropFirst()).allSatisfy({ $0 <= $1 }) { entries.sort() }
    let first = entries.indices.filter { $0 == 0 || entries[$0].postcode != entries[$0 - 1].postcode }
    keys = first.map { entries[$0].postcode }
    eastings = first.map { entries[$0].easting }
    northings = first.map { entries[$0].northing }
    grades = first.map { entries[$0].grade }
  }

  /// Where a postcode is.
  ///
  /// - Complexity: O(log count).
  public func place(of postcode: Postcode) -> Answer { place(ofPacked: postcode.packed) }

  func place(ofPacked key: UInt64) -> Answer {
    guard let index = index(of: key) else { return .unknown }
    guard let quality = PositionalQuality(grade: grades[index]) else { return .withoutLocation }
    return .at(Coordinate(easting: Double(eastings[index]) / 100, northing: Double(northings[index]) / 100), quality)
  }

  /// What the directory knows of a postcode.
  public enum Answer: Hashable, Sendable {
    /// Here, so well.
    case at(Coordinate, PositionalQuality)
    /// The postcode exists; nobody knows where.
    case withoutLocation
    /// There is no such postcode in the directory.
    case unknown
  }

  private func index(of key: UInt64) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}

/// How well Code-Point Open knows where a postcode is.
public struct PositionalQuality: Hashable, Comparable, Sendable {
  /// Code-Point Open's own indicator: 10, 20, 30, 40, 50 or 60; less is better.
  public let indicator: Int

  /// The quality of an indicator, or `nil` for 90, which means no location.
  init?(grade: UInt8) {
    guard grade < 90 else { return nil }
    indicator = Int(grade)
  }

  /// About how many metres the postcode's middle may be off.
  ///
  /// The product's guide states 50 m for indicator 30 and 100 m for 50; the others are a building's width for 10 and 20, 100 m for addresses that no longer
  /// exist (40), and 1,000 m for the middle of the sector (60).
  public var metres: Double {
    switch indicator {
    case ..<20: 10
    case ..<30: 20
    case ..<40: 50
    case ..<60: 100
    default: 1_000
    }
  }

  /// The better quality comes first.
  public static func < (left: PositionalQuality, right: PositionalQuality) -> Bool { left.indicator < right.indicator }
}
