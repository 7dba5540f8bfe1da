internal import WardlightCGDAL

/// Owns a list of C strings in GDAL's form.
final class StringList {
  private var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  init(_ texts: [String]) {
    for text in texts { list = CSLAddString(list, text) }
  }

  deinit { CSLDestroy(list) }

  /// Lends the list to `body`.
  func withList<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
    guard let list else { return body(nil) }
    return body(UnsafeRawPointer(list).assumingMemoryBound(to: UnsafePointer<CChar>?.self))
  }

  /// Lends the list to `body` where C does not promise to leave it alone.
  func withMutableList<Result>(_ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result) -> Result { body(list) }
}
