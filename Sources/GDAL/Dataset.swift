internal import WardlightCGDAL

/// Owns a data set that is open for reading.
///
/// Use it on one thread only; open another for each further thread.
public final class Dataset {
  let handle: GDALDatasetH
  /// What it was opened with, without passwords.
  public let path: String

  /// Opens a data set of vectors.
  ///
  /// - Parameters:
  ///   - place: A file, also `.gz` or within a `.zip`, or a connection such as `PG:dbname=…`.
  ///   - options: Open options of the driver, `NAME=VALUE`.
  /// - Throws: ``GDALError/missing(path:)``, ``GDALError/unreadable(path:reason:)``.
  public init(_ place: VirtualPath, options: [String] = []) throws(GDALError) {
    let shown = place.shown
    guard place.exists else { throw .missing(path: shown) }
    let list = StringList(options)
    let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
    handle = try Checked.handle(or: { .unreadable(path: shown, reason: place.reason($0)) }) {
      list.withList { GDALOpenEx(place.forGDAL, flags, nil, $0, nil) }
    }
    path = shown
  }

  deinit { GDALClose(handle) }

  /// The short name of the driver: `GeoJSON`, `ESRI Shapefile`.
  public var driver: String {
    GDALGetDriverShortName(GDALGetDatasetDriver(handle)).map { String(cString: $0) } ?? ""
  }

  /// The names of the layers, in the data set's order.
  public var layerNames: [String] {
    (0..<GDALDatasetGetLayerCount(handle)).map { place in
      OGR_L_GetName(GDALDatasetGetLayer(handle, place)).map { String(cString: $0) } ?? ""
    }
  }

  /// A layer by name, or the first where `name` is `nil`.
  ///
  /// - Throws: ``GDALError/noLayer(path:name:present:)``.
  public func layer(_ name: String? = nil) throws(GDALError) -> Layer {
    let found = name.map { GDALDatasetGetLayerByName(handle, $0) } ?? GDALDatasetGetLayer(handle, 0)
    guard let found else { throw .noLayer(path: path, name: name ?? "", present: layerNames) }
    return Layer(found, of: self)
  }
}
