internal import WardlightCGDAL

/// Owns a file that is read in pieces, unpacked on the way where its path says so.
public final class VirtualFile {
  private let handle: UnsafeMutablePointer<VSILFILE>
  private let path: String

  /// Opens a file for reading.
  ///
  /// - Throws: ``GDALError/missing(path:)``, ``GDALError/unreadable(path:reason:)``.
  public init(reading place: VirtualPath) throws(GDALError) {
    let shown = place.shown
    path = shown
    guard place.exists else { throw .missing(path: shown) }
    guard !place.isFolder else { throw .unreadable(path: shown, reason: "it is a folder") }
    handle = try Checked.handle(or: { .unreadable(path: shown, reason: $0) }) { VSIFOpenL(place.forGDAL, "rb") }
  }

  deinit { VSIFCloseL(handle) }

  /// Fills places with the next bytes of the file.
  ///
  /// - Returns: How many there were; 0 at the end of the file.
  /// - Throws: ``GDALError/readingStopped(path:reason:)``, also where a packed file is cut off.
  public func read(into bytes: inout [UInt8], _ places: Range<Int>) throws(GDALError) -> Int {
    precondition(places.upperBound <= bytes.count, "places up to \(places.upperBound) in a buffer of \(bytes.count) bytes")
    CPLErrorReset()
    let count = bytes.withUnsafeMutableBytes { all in
      all.baseAddress.map { VSIFReadL($0 + places.lowerBound, 1, places.count, handle) } ?? 0
    }
    if count < places.count { try Checked.noFailure { [path] in .readingStopped(path: path, reason: Self.reason($0, path)) } }
    return count
  }

  /// What GDAL says of a packed file names its own source code; to a reader it means one thing.
  private static func reason(_ message: String, _ path: String) -> String {
    path.lowercased().hasSuffix(".gz") ? "the packed file is cut off or damaged" : message
  }
}
