public import WardlightDisclosure
public import WardlightEssentials

/// Contours of a surface as layers of areas.
public enum ContourFile {
  /// The contours as GeoJSON (RFC 7946), the lowest level first, with the conventions of ``GeoJSON``.
  ///
  /// - Parameters:
  ///   - contours: What has passed the door.
  ///   - notes: How the surface was made.
  ///   - parallel: Changes the time only.
  /// - Throws: ``ExportError/barePlane(product:)``, ``ExportError/refused(product:reason:)``.
  /// - Complexity: O(vertices).
  public static func geoJSON(
    _ contours: Released<ContourSet>, notes: [String], parallel: Parallel = Parallel()
  ) throws(ExportError) -> String {
    try GeoJSON.text(areas: contours.content.areas, table: contours.table, keyedBy: "code", notes: notes, parallel: parallel)
  }

  /// Writes the contours as a GeoPackage, with the conventions of ``GeoPackageFile``.
  ///
  /// - Parameters:
  ///   - contours: What has passed the door.
  ///   - notes: How the surface was made.
  ///   - created: The date that the file's time stamps show.
  ///   - path: Where; the folder must be there.
  /// - Throws: ``ExportError/file(_:)``, ``ExportError/refused(product:reason:)``; nothing of the attempt is left behind.
  /// - Complexity: O(vertices).
  public static func writeGeoPackage(
    _ contours: Released<ContourSet>, notes: [String], created: CalendarDate, to path: String
  ) throws(ExportError) {
    try GeoPackageFile.write(
      areas: contours.content.areas, table: contours.table, keyedBy: "code", notes: notes, created: created, to: path)
  }
}
