internal import WardlightCGDAL

/// Makes GDAL ready for use in this process.
enum Registration {
  /// Registers GDAL's drivers, once however many threads ask.
  static func prepare() { _ = isDone }

  /// GDAL stays silent, since its messages come back as errors; it asks no server for grids; and it leaves no notes about the
  /// size of a compressed file beside it.
  private static let isDone: Bool = {
    CPLSetErrorHandler(CPLQuietErrorHandler)
    CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO")
    OSRSetPROJEnableNetwork(0)
    GDALAllRegister()
    return true
  }()
}

/// The version of GDAL in use.
public enum GDALVersion {
  /// For example `3.6.2`.
  public static var text: String { GDALVersionInfo("RELEASE_NAME").map { String(cString: $0) } ?? "" }
}
