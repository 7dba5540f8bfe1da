import WardlightEssentials
import WardlightGazetteer
import WardlightGeometry
import WardlightLoading
import WardlightRecords
import WardlightSpatialStatistics

/// Where a density lies: its plane, its study region, and what finds records there.
struct DensityFrame: Sendable {
  let plane: Plane
  let region: MultiPolygons?
  let locator: PointLocator
  let notices: [String]

  /// Reads the region and the postcodes side by side.
  init(_ request: DensityRequest, _ parallel: Parallel) throws {
    let plane = try request.crs?.plane() ?? .britishGrid
    if let unit = plane.unit, unit.metres != 1 { throw DensityFault.notMetres(plane: "\(plane)") }
    if plane != .britishGrid { try Self.checkForDegrees(request.records.files + (request.denominator?.records.files ?? [])) }
    let (region, directory) = parallel.pair(
      { Result { try request.region.map { try Self.region($0, plane, parallel) } } },
      { Result { try request.postcodes.map { try PostcodeDirectory.load($0.files, parallel: parallel) } } })
    let loaded = try region.get()
    self.plane = plane
    self.region = loaded?.shapes
    let index = loaded.map { PointInAreaIndex($0.shapes, parallel: parallel) }
    locator = PointLocator(
      // A postcode is a place on the British National Grid and nowhere else.
      postcodes: plane == .britishGrid ? try directory.get() : nil,
      region: index.map { .areas($0) } ?? (plane == .britishGrid ? .britishGrid : .anywhere))
    notices =
      loaded.map { $0.repaired } ?? 0 > 0 ? ["\(loaded?.repaired ?? 0) shapes of the study region were invalid and were repaired."] : []
  }

  /// Degrees become places on the British National Grid on reading, where nothing tells them from eastings and northings any more.
  private static func checkForDegrees(_ files: [RecordFile]) throws {
    for file in files {
      let column = file.columns.field(for: .longitude)
      let fields = try LayerSource(path: file.path, layer: file.layer).fields()
      guard !fields.contains(where: { $0.lowercased() == column.lowercased() }) else {
        throw DensityFault.degrees(file: file.path, column: column)
      }
    }
  }

  private static func region(_ source: LayerSource, _ plane: Plane, _ parallel: Parallel) throws -> RegionLoader.Region {
    let stated = plane == .bare ? LayerSource(path: source.path, layer: source.layer, crs: .planar) : source
    let loaded = try RegionLoader.load(stated, plane: plane == .britishGrid ? .britishGrid : .own, parallel: parallel)
    guard loaded.plane == plane else { throw DensityFault.otherPlane(region: "\(loaded.plane)", points: "\(plane)") }
    return loaded
  }

  /// A grid over the region, or over the points with a margin.
  func grid(around points: [Coordinate], _ cell: Double, margin: Double) throws -> RasterGrid {
    if let box = region?.box { return try RasterGrid(covering: box, cell: cell) }
    guard let box = Box(around: points) else { throw DensityFault.noPoints }
    return try RasterGrid(covering: box.expanded(by: margin), cell: cell)
  }
}
