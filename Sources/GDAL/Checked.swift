internal import WardlightCGDAL

/// The one place where GDAL's return values and its last message become an error.
enum Checked {
  /// Makes GDAL ready, calls it, and turns a missing result into an error.
  ///
  /// - Parameters:
  ///   - failure: Makes the error from GDAL's own message.
  ///   - call: Calls GDAL and returns a handle, or `nil` where GDAL failed.
  static func handle<Handle>(or failure: (_ message: String) -> GDALError, _ call: () -> Handle?) throws(GDALError) -> Handle {
    Registration.prepare()
    CPLErrorReset()
    guard let handle = call() else { throw failure(lastMessage) }
    return handle
  }

  /// Calls GDAL and turns a return code other than zero into an error.
  static func code<Code: BinaryInteger>(or failure: (_ message: String) -> GDALError, _ call: () -> Code) throws(GDALError) {
    Registration.prepare()
    CPLErrorReset()
    guard call() == 0 else { throw failure(lastMessage) }
  }

  /// Throws where GDAL has met a failure since its last call, for calls that have no return code of their own.
  static func noFailure(or failure: (_ message: String) -> GDALError) throws(GDALError) {
    guard CPLGetLastErrorType().rawValue < CE_Failure.rawValue else { throw failure(lastMessage) }
  }

  /// GDAL's last message on this thread, in one line.
  private static var lastMessage: String {
    let message = CPLGetLastErrorMsg().map { String(cString: $0) } ?? ""
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.isEmpty ? "it gave no reason" : line
  }
}
