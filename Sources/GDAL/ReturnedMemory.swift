internal import WardlightCGDAL

/// Memory that GDAL's readers have freed and the C library still holds.
public enum ReturnedMemory {
  /// Gives it back to the system where the C library can.
  ///
  /// Text formats leave tens of megabytes of freed small blocks behind, which would count as the program's own to its end.
  public static func settle() {
    #if canImport(Glibc)
      malloc_trim(0)
    #endif
  }
}
