public import WardlightDisclosure
internal import WardlightEssentials
internal import WardlightGDAL
internal import WardlightGeometry

/// Surfaces as GeoTIFF (OGC 19-008).
public enum GeoTIFF {
  /// How exact the numbers are in the file.
  public enum Precision: String, CaseIterable, Hashable, Sendable {
    /// 32 bits, seven digits: more than a density is worth.
    case single
    /// 64 bits.
    case double
  }

  /// The number that stands where a surface shows nothing.
  public static let noData = -9999.0

  /// Writes one band, north up and compressed (DEFLATE), in the surface's own plane, whole or not at all. Title, unit, note, steps, marking, handling, policy, who made it, when and from what stand in the
  /// file's metadata. The same surface gives the same bytes.
  ///
  /// - Parameters:
  ///   - surface: What has passed the door.
  ///   - precision: How exact.
  ///   - path: Where; the folder must be there, and the name should end in `.tif`.
  /// - Throws: ``ExportError/file(_:)``, ``ExportError/refused(product:reason:)``; nothing of the attempt is left behind.
  /// - Complexity: O(cells).
  public static func write(_ surface: Released<Surface>, precision: Precision = .single, to path: String) throws(ExportError) {
    do {
      try WholeFile.write(to: path) { temporary in try write(surface, precision, at: temporary) }
    } catch let fault as FileFault {
      throw .file(fault)
    } catch {
      throw .refused(product: path, reason: "\(error)")
    }
  }

  private static func write(_ surface: Released<Surface>, _ precision: Precision, at path: String) throws(GDALError) {
    let content = surface.content
    let grid = content.grid
    let box = grid.box
    let layout = RasterWriter.Layout(
      columns: grid.columns, rows: grid.rows, west: box.lower.easting, north: box.upper.northing, cell: grid.cell,
      precision: precision == .single ? .single : .double, noData: noData)
    let writer = try RasterWriter(
      writing: path, layout, definition: content.plane.definition, title: "\(content.title), \(content.unit)", metadata: metadata(surface))
    for row in 0..<grid.rows {
      let first = (grid.rows - 1 - row) * grid.columns
      try writer.write(row: row, content.values[first..<first + grid.columns].map { $0.isNaN ? noData : $0 })
    }
    try writer.finish()
  }

  private static func metadata(_ surface: Released<Surface>) -> [(name: String, value: String)] {
    let content = surface.content
    let steps = content.steps.map(SignificantDecimal.text).joined(separator: " ")
    return [
      ("TIFFTAG_IMAGEDESCRIPTION", "\(surface.terms.marking.rawValue). \(content.title). \(content.note)"),
      ("TIFFTAG_COPYRIGHT", surface.terms.handling), ("UNIT", content.unit),
    ] + (surface.terms.provenance.producer.isEmpty ? [] : [("TIFFTAG_ARTIST", surface.terms.provenance.producer)])
      + surface.terms.labels.map { ($0.name.uppercased(), $0.value) }
      + (content.isStepped ? [("STEPS", steps)] : [])
  }
}
