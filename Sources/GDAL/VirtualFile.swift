internal import WardlightCGDAL

/// Owns a file that is read in pieces, unpacked on the way where its path says so.
public final class VirtualFile {
  private let handle: UnsafeMutablePointer<VSILFILE>

  /// Opens a file for reading.
  ///
  /// - Throws: ``GDALError/missing(path:)``, ``GDALError/unreadable(path:reason:)``.
  public init(reading place: VirtualPath) throws(GDALError) {
    let shown = place.shown
    guard place.exists else { throw .missing(path: shown) }
    handle = try Checked.handle(or: { .unreadable(path: shown, reason: $0) }) { VSIFOpenL(place.forGDAL, "rb") }
  }

  deinit { VSIFCloseL(handle) }

  /// Fills the places from `start` on with the next bytes of the file.
  ///
  /// - Returns: How many there were; 0 at the end of the file.
  public func read(into bytes: inout [UInt8], from start: Int) -> Int {
    bytes.withUnsafeMutableBytes { all in
      guard let first = all.baseAddress, start < all.count else { return 0 }
      return VSIFReadL(first + start, 1, all.count - start, handle)
    }
  }
}
