internal import WardlightCGDAL

/// Owns a GeoTIFF that is being written: one band of numbers, north up.
public final class RasterWriter {
  private var dataset: GDALDatasetH?
  private let band: GDALRasterBandH
  private let columns: Int
  private let path: String

  /// How exact the numbers are in the file.
  public enum Precision: Hashable, Sendable {
    /// 32 bits, seven digits.
    case single
    /// 64 bits.
    case double
  }

  /// What a raster is.
  public struct Layout: Hashable, Sendable {
    /// Cells from west to east.
    public let columns: Int
    /// Cells from north to south.
    public let rows: Int
    /// The first coordinate of the north-western corner.
    public let west: Double
    /// The second coordinate of the north-western corner.
    public let north: Double
    /// The side of a cell.
    public let cell: Double
    /// How exact the numbers are.
    public let precision: Precision
    /// The number that stands for none.
    public let noData: Double

    /// A layout of all its parts.
    public init(columns: Int, rows: Int, west: Double, north: Double, cell: Double, precision: Precision, noData: Double) {
      self.columns = columns
      self.rows = rows
      self.west = west
      self.north = north
      self.cell = cell
      self.precision = precision
      self.noData = noData
    }
  }

  /// Begins a compressed GeoTIFF (DEFLATE) at a path where there is none.
  ///
  /// - Parameters:
  ///   - layout: Its size, place and numbers.
  ///   - definition: The reference system, as ``SpatialReference/init(definition:)`` reads it; `nil` for none.
  ///   - title: What the numbers are.
  ///   - metadata: Further items, by name.
  /// - Throws: ``GDALError/unwritable(path:reason:)``, ``GDALError/unknownReference(_:)``.
  public init(
    writing path: String, _ layout: Layout, definition: String?, title: String, metadata: [(name: String, value: String)]
  ) throws(GDALError) {
    self.path = path
    columns = layout.columns
    func refused(_ reason: String) -> GDALError { .unwritable(path: path, reason: reason) }
    let reference: SpatialReference? = if let definition { try SpatialReference(definition: definition) } else { nil }
    let options = StringList(["COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=9", "TILED=YES", "BIGTIFF=IF_SAFER"])
    let kind = layout.precision == .single ? GDT_Float32 : GDT_Float64
    let dataset = try Checked.handle(or: refused) {
      options.withMutableList {
        GDALCreate(GDALGetDriverByName("GTiff"), path, Int32(layout.columns), Int32(layout.rows), 1, kind, $0)
      }
    }
    do throws(GDALError) {
      var corner = [layout.west, layout.cell, 0, layout.north, 0, -layout.cell]
      try Checked.code(or: refused) { GDALSetGeoTransform(dataset, &corner).rawValue }
      if let reference { try Checked.code(or: refused) { reference.withHandle { GDALSetSpatialRef(dataset, $0) }.rawValue } }
      for item in metadata { try Checked.code(or: refused) { GDALSetMetadataItem(dataset, item.name, item.value, nil).rawValue } }
      band = try Checked.handle(or: refused) { GDALGetRasterBand(dataset, 1) }
      let (band, noData) = (band, layout.noData)
      try Checked.code(or: refused) { GDALSetRasterNoDataValue(band, noData).rawValue }
      GDALSetDescription(band, title)
    } catch {
      GDALClose(dataset)
      throw error
    }
    self.dataset = dataset
  }

  deinit { if let dataset { GDALClose(dataset) } }

  /// Writes one row of cells, from west to east.
  ///
  /// - Parameters:
  ///   - row: Counted from the north, from 0.
  ///   - values: As many as there are columns.
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func write(row: Int, _ values: [Double]) throws(GDALError) {
    precondition(values.count == columns, "a row of \(values.count) numbers in a raster of \(columns) columns")
    var line = values
    let width = Int32(columns)
    try Checked.code(or: refused) {
      line.withUnsafeMutableBytes { bytes in
        GDALRasterIO(band, GF_Write, 0, Int32(row), width, 1, bytes.baseAddress, width, 1, GDT_Float64, 0, 0).rawValue
      }
    }
  }

  /// Writes everything out; nothing can be added after it.
  ///
  /// - Throws: ``GDALError/unwritable(path:reason:)``.
  public func finish() throws(GDALError) {
    guard let open = dataset else { return }
    dataset = nil
    let path = path
    // In this version of GDAL, neither flushing nor closing gives a code.
    CPLErrorReset()
    GDALFlushCache(open)
    do throws(GDALError) {
      try Checked.noFailure { .unwritable(path: path, reason: $0) }
    } catch {
      GDALClose(open)
      throw error
    }
    GDALClose(open)
    try Checked.noFailure { .unwritable(path: path, reason: $0) }
  }

  private func refused(_ reason: String) -> GDALError { .unwritable(path: path, reason: reason) }
}
