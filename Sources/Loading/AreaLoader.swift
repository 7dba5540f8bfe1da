public import WardlightEssentials
internal import WardlightGDAL
public import WardlightGeometry

/// Reads a layer of areas and puts it into the working frame.
///
/// Coordinates are transformed to EPSG:27700 or stay in the layer's own plane, invalid polygons are repaired and reported, and the areas are put in order of code.
public struct AreaLoader: Sendable {
  let source: LayerSource
  let fields: AreaFields
  let geography: Geography
  let plane: PlaneChoice
  let extent: ExtentCheck
  let parallel: Parallel

  /// A loader for one layer.
  ///
  /// - Parameters:
  ///   - source: Where the layer is.
  ///   - fields: Which fields are read.
  ///   - geography: What the areas are, and of which year.
  ///   - plane: Into which plane they are put.
  ///   - extent: Where areas on the British National Grid must lie; a layer that keeps another plane of its own may lie anywhere.
  ///   - parallel: How many threads transform coordinates; the result does not depend on it.
  public init(
    source: LayerSource, fields: AreaFields, geography: Geography, plane: PlaneChoice = .britishGrid,
    extent: ExtentCheck = .greatBritain, parallel: Parallel = Parallel()
  ) {
    self.source = source
    self.fields = fields
    self.geography = geography
    self.plane = plane
    self.extent = extent
    self.parallel = parallel
  }

  /// The areas and a report.
  ///
  /// - Throws: A ``LoadingError`` that names file, layer, row and field; nothing is read by halves.
  /// - Complexity: O(vertices + areas log areas).
  public func load() throws(LoadingError) -> LoadedAreas {
    let rows = try read()
    try rows.columns.checkCodes()
    return LoadedAreas(areas: rows.columns.areas(geography, rows.coordinates, rows.report.plane), report: rows.report)
  }

  /// What stands in the layer, whatever its codes.
  func read() throws(LoadingError) -> AreaRows {
    defer { ReturnedMemory.settle() }
    let dataset = try loading(source.path) { () throws(GDALError) in try Dataset(VirtualPath(source.path)) }
    let layer = try loading(source.path) { () throws(GDALError) in try dataset.layer(source.layer) }
    let frame = try LayerFrame(of: layer, in: dataset.path, override: source.crs, plane: plane)
    let columns = try AreaColumns(reading: layer, fields, in: dataset.path, parallel)
    let coordinates = try frame.onGrid(columns.polygons.coordinates, parallel)
    try frame.check(columns.polygons, coordinates, lie: extent)
    let report = LayerReport(
      file: dataset.path, layer: layer.name, driver: dataset.driver, reference: frame.label, plane: frame.plane,
      operation: frame.operation?.name, count: columns.codes.count, repaired: columns.repairs.map { columns.codes[$0.place] }.sorted())
    return AreaRows(columns: columns, coordinates: coordinates, report: report)
  }
}

/// The rows of a layer in the working frame.
struct AreaRows {
  let columns: AreaColumns
  let coordinates: [Double]
  let report: LayerReport
}
