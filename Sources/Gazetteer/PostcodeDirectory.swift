public import WardlightEssentials
public import WardlightGeometry

/// Postcodes and where they are, in flat arrays in order of postcode.
public struct PostcodeDirectory: Sendable {
  private let entries: PostcodeArrays
  private let outwards: OutwardCodes

  /// How many postcodes there are, those without a location and those terminated among them.
  public var count: Int { entries.keys.count }

  /// Reads directories of postcodes.
  ///
  /// Each path is a store made by ``PostcodeStore``, or a file of a ``PostcodeLayout`` known by its heading, also compressed, or a folder or zip archive of
  /// such files. A postcode of quality 90 (of the ONS: 9), or at 0, 0, is known and has no location. Rows that cannot be read are left out, up to one in a
  /// hundred.
  ///
  /// - Parameters:
  ///   - paths: Where two have the same postcode, the earlier one holds; within a file, a postcode in use before a terminated one, then the better quality.
  ///   - parallel: How many files are read at once.
  /// - Throws: ``GazetteerError`` of the first file that is no such directory.
  /// - Complexity: O(rows log rows), and O(rows) where they are in order; 17 bytes a postcode are kept.
  public static func load(_ paths: [String], parallel: Parallel = Parallel()) throws(GazetteerError) -> PostcodeDirectory {
    if paths.count == 1, PostcodeStore.isStore(paths[0]) { return try PostcodeStore(opening: paths[0]).directory(parallel: parallel) }
    var directories: [PostcodeDirectory] = []
    var files: [String] = []
    for path in paths {
      guard PostcodeStore.isStore(path) else {
        files.append(path)
        continue
      }
      try append(files, to: &directories, parallel)
      files = []
      directories.append(try PostcodeStore(opening: path).directory(parallel: parallel))
    }
    try append(files, to: &directories, parallel)
    return directories.count == 1 ? directories[0] : PostcodeDirectory(merging: directories)
  }

  private static func append(_ files: [String], to directories: inout [PostcodeDirectory], _ parallel: Parallel) throws(GazetteerError) {
    guard !files.isEmpty else { return }
    let gathering = try PostcodeGathering.read(PostcodeSource.all(files), withChecksums: false, parallel)
    directories.append(PostcodeDirectory(gathering.rows))
  }

  /// A directory of rows in any order.
  init(_ rows: [PostcodeRow]) {
    var entries = PostcodeArrays()
    let ordered = rows.ordered()
    entries.reserveCapacity(ordered.count)
    for row in ordered { entries.append(row) }
    self.init(entries)
  }

  /// A directory of several, of which the earlier holds.
  init(merging directories: [PostcodeDirectory]) {
    self.init(directories.enumerated().flatMap { number, directory in directory.entries.rows(file: number) })
  }

  /// A directory of entries in order of postcode.
  init(_ entries: PostcodeArrays) {
    self.entries = entries
    outwards = OutwardCodes(of: entries.keys)
  }

  /// Where a postcode is.
  ///
  /// - Complexity: O(log count).
  public func place(of postcode: Postcode) -> Answer { place(ofPacked: postcode.packed) }

  func place(ofPacked key: UInt64) -> Answer {
    guard let index = index(of: key) else { return .unknown }
    guard let quality = PositionalQuality(indicator: entries.indicator(index)) else { return .withoutLocation }
    return entries.isTerminated(index) ? .formerlyAt(place(at: index), quality) : .at(place(at: index), quality)
  }

  /// What the directory knows of a postcode.
  public enum Answer: Hashable, Sendable {
    /// Here, so well.
    case at(Coordinate, PositionalQuality)
    /// It is no longer in use, and was last here.
    case formerlyAt(Coordinate, PositionalQuality)
    /// The postcode exists; nobody knows where.
    case withoutLocation
    /// There is no such postcode in the directory.
    case unknown
  }

  private func index(of key: UInt64) -> Int? {
    let place = entries.keys.firstPlace(notBelow: key, in: outwards.entries(of: key >> PostcodeKey.inwardBits))
    return place < count && entries.keys[place] == key ? place : nil
  }

  /// The entries whose keys lie in a range.
  func entries(in keys: Range<UInt64>) -> Range<Int> {
    let lower = entries.keys.firstPlace(notBelow: keys.lowerBound, in: 0..<count)
    return lower..<entries.keys.firstPlace(notBelow: keys.upperBound, in: lower..<count)
  }

  /// Whether an entry has a location, and is in use.
  func isLive(_ entry: Int) -> Bool { hasLocation(entry) && !entries.isTerminated(entry) }

  /// The places of all postcodes in use that have one, in order of postcode.
  public var placesInUse: [Coordinate] { (0..<count).lazy.filter(isLive).map(place(at:)) }

  func hasLocation(_ entry: Int) -> Bool { entries.indicator(entry) < PositionalQuality.noLocation }

  func place(at entry: Int) -> Coordinate {
    Coordinate(easting: Double(entries.eastings[entry]) / 100, northing: Double(entries.northings[entry]) / 100)
  }
}
