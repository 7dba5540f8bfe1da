internal import WardlightCGDAL

/// Owns a zip archive that is being written. GDAL puts no time into it, so that the same entries give the same bytes.
public final class ZipArchive {
  private var handle: UnsafeMutableRawPointer?
  private let path: String

  /// Begins an archive at a path; a file there is replaced.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public init(writing path: String) throws(GDALError) {
    self.path = path
    handle = try Checked.handle(or: { .unwritable(path: path, reason: $0) }) { CPLCreateZip(path, nil) }
  }

  deinit { if let handle { CPLCloseZip(handle) } }

  /// Adds one entry.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func add(_ name: String, _ text: String) throws(GDALError) { try add(name, Array(text.utf8)) }

  /// Adds one entry.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func add(_ name: String, _ bytes: [UInt8]) throws(GDALError) {
    try check { CPLCreateFileInZip(handle, name, nil) }
    try check { bytes.withUnsafeBytes { CPLWriteFileInZip(handle, $0.baseAddress, Int32($0.count)) } }
    try check { CPLCloseFileInZip(handle) }
  }

  /// Writes the archive's directory; nothing can be added after it.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func finish() throws(GDALError) {
    guard let open = handle else { return }
    handle = nil
    try check { CPLCloseZip(open) }
  }

  private func check(_ call: () -> CPLErr) throws(GDALError) {
    let path = path
    try Checked.code(or: { .unwritable(path: path, reason: $0) }) { call().rawValue }
  }
}
