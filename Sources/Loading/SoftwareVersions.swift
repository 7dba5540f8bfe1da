internal import WardlightGDAL

/// The libraries that read and transform, for the record of how a product was made.
public enum SoftwareVersions {
  /// Versions by name of the library.
  public static var all: [String: String] { ["GDAL": GDALVersion.text] }
}
