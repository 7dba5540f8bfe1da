public import WardlightEssentials
internal import WardlightGDAL
public import WardlightGeometry

/// Reads the shapes of a layer of areas whose codes do not matter: a study region.
public enum RegionLoader {
  /// The polygons of all features, in the layer's order, invalid ones repaired.
  ///
  /// - Parameters:
  ///   - source: Where the layer is.
  ///   - choice: Into which plane the coordinates are put.
  ///   - extent: Where shapes on the British National Grid must lie.
  ///   - parallel: Changes the time only.
  /// - Throws: A ``LoadingError`` that names file, layer and row.
  /// - Complexity: O(vertices).
  public static func load(
    _ source: LayerSource, plane choice: PlaneChoice = .britishGrid, extent: ExtentCheck = .greatBritain, parallel: Parallel = Parallel()
  ) throws(LoadingError) -> Region {
    defer { ReturnedMemory.settle() }
    let dataset = try loading(source.path) { () throws(GDALError) in try Dataset(VirtualPath(source.path)) }
    let layer = try loading(source.path) { () throws(GDALError) in try dataset.layer(source.layer) }
    let frame = try LayerFrame(of: layer, in: dataset.path, override: source.crs, plane: choice)
    try loading(source.path) { () throws(GDALError) in try layer.read(only: [], shapes: true) }
    var features: [Feature] = []
    while let feature = try loading(source.path, { () throws(GDALError) in try layer.next() }) { features.append(feature) }
    guard !features.isEmpty else { throw .emptyLayer(file: dataset.path, layer: layer.name) }
    let shapes = AreaShapes(features, parallel)
    if let fault = shapes.fault { throw LoadingError(fault, file: dataset.path, layer: layer.name) }
    let coordinates = try frame.onGrid(shapes.polygons.coordinates, parallel)
    try frame.check(shapes.polygons, coordinates, lie: extent)
    return Region(shapes: shapes.polygons.shapes(coordinates), plane: frame.plane, repaired: shapes.repairs.count)
  }

  /// The shapes of a layer.
  public struct Region: Sendable {
    /// The areas.
    public let shapes: MultiPolygons
    /// The plane of their coordinates.
    public let plane: Plane
    /// How many were invalid and have been repaired.
    public let repaired: Int
  }
}

extension CRSOverride {
  /// The plane that the reference system names.
  ///
  /// - Throws: ``LoadingError/unknownReference(_:)`` for a number that the register does not have, and for one whose coordinates are not lengths.
  public func plane() throws(LoadingError) -> Plane {
    guard case .epsg(let number) = self else { return .bare }
    guard number != 27_700 else { return .britishGrid }
    let reference = try loading("\(self)") { () throws(GDALError) in try SpatialReference(epsg: number) }
    guard reference.isProjected else { throw .unknownReference("\(self) (its coordinates are not lengths)") }
    let unit = reference.linearUnit
    return .projected(
      Plane.Projection(definition: "\(self)", label: reference.label, unit: LengthUnit(name: unit.name, metres: unit.metres)))
  }
}
