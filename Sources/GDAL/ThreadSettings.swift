internal import WardlightCGDAL

/// Settings of GDAL's drivers that have no open option, for this thread and for the length of a closure.
public enum ThreadSettings {
  /// Runs `body` under settings such as `OGR_XLSX_HEADERS` = `FORCE`, and takes them back after it.
  public static func with<Result, Failure: Error>(
    _ settings: [(name: String, value: String)], _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    for setting in settings { CPLSetThreadLocalConfigOption(setting.name, setting.value) }
    defer { for setting in settings { CPLSetThreadLocalConfigOption(setting.name, nil) } }
    return try body()
  }
}
