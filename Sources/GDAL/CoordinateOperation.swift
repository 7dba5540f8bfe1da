internal import WardlightCPROJ
public import WardlightEssentials

/// One operation between two coordinate reference systems, chosen once and the same on every thread.
///
/// Coordinates come and go in the order of geographic information systems: longitude before latitude, easting before northing.
public struct CoordinateOperation: Hashable, Sendable {
  /// What the register calls it: `Inverse of OSGB36 to WGS 84 (6) + British National Grid`.
  public let name: String
  /// How far a result may be off, in metres; `nil` where the register does not say.
  public let accuracy: Double?
  /// The steps, in PROJ's own words.
  public let pipeline: String

  /// Which way an operation is taken.
  public enum Direction: Hashable, Sendable {
    /// From the first reference system to the second.
    case forward
    /// From the second back to the first.
    case inverse
  }

  /// For which part of the world an operation is chosen.
  public enum Extent: Hashable, Sendable {
    /// The land and the sea of the British National Grid.
    case greatBritain
    /// Wherever the two reference systems are used.
    case anywhere
  }

  /// The best operation for Great Britain, or for any place, whose grids are installed.
  ///
  /// - Parameters:
  ///   - source: `EPSG:4326`, or a definition in WKT.
  ///   - target: Likewise.
  ///   - extent: For which part of the world.
  /// - Throws: ``GDALError/unknownReference(_:)``, ``GDALError/noOperation(from:to:)``.
  public init(from source: String, to target: String, for extent: Extent = .greatBritain) throws(GDALError) {
    let context = ProjectionContext()
    let operation = try Self.best(from: source, to: target, for: extent, in: context)
    let normalized = ProjectionObject(proj_normalize_for_visualization(context.handle, operation.handle), in: context)
    guard let normalized, let text = proj_as_proj_string(context.handle, normalized.handle, PJ_PROJ_5, nil) else {
      throw .noOperation(from: source, to: target)
    }
    name = proj_get_name(operation.handle).map { String(cString: $0) } ?? ""
    let metres = proj_coordoperation_get_accuracy(context.handle, operation.handle)
    accuracy = metres >= 0 ? metres : nil
    pipeline = String(cString: text)
  }

  /// The coordinates on the other side.
  ///
  /// - Parameters:
  ///   - coordinates: x and y of each place in turn.
  ///   - direction: Which way.
  ///   - parallel: How many threads; each place is computed alone, so the result does not depend on it.
  /// - Returns: x and y of each place in turn; both `NaN` where a place has no counterpart.
  /// - Throws: ``GDALError/noOperation(from:to:)`` where PROJ does not accept the pipeline.
  /// - Complexity: O(places), about 1 µs each for a datum shift and a transverse Mercator projection.
  public func transformed(
    _ coordinates: [Double], _ direction: Direction = .forward, parallel: Parallel = Parallel()
  ) throws(GDALError) -> [Double] {
    // One run of places for each thread, since each needs a context of PROJ's, which is slow to make.
    let size = max(4_096, (coordinates.count / 2 + parallel.threads - 1) / parallel.threads)
    let blocks = parallel.mapRanges(coordinates.count / 2, size: size) { places in
      transform(coordinates[2 * places.lowerBound..<2 * places.upperBound], direction)
    }
    var result: [Double] = []
    result.reserveCapacity(coordinates.count)
    for block in blocks {
      guard let block else { throw .noOperation(from: pipeline, to: name) }
      result.append(contentsOf: block)
    }
    return result
  }

  private func transform(_ coordinates: ArraySlice<Double>, _ direction: Direction) -> [Double]? {
    guard let operation = ProjectionObject(pipeline, in: ProjectionContext()) else { return nil }
    var block = Array(coordinates)
    let stride = 2 * MemoryLayout<Double>.stride
    let count = block.count / 2
    block.withUnsafeMutableBufferPointer { all in
      guard let first = all.baseAddress else { return }
      _ = proj_trans_generic(
        operation.handle, direction == .forward ? PJ_FWD : PJ_INV, first, stride, count, first + 1, stride, count, nil, 0, 0, nil, 0, 0)
    }
    return Self.withoutInfinities(block)
  }

  private static func withoutInfinities(_ coordinates: [Double]) -> [Double] {
    var finite = coordinates
    for x in stride(from: 0, to: finite.count - 1, by: 2) where !(finite[x].isFinite && finite[x + 1].isFinite) {
      finite[x] = .nan
      finite[x + 1] = .nan
    }
    return finite
  }

  private static func best(
    from source: String, to target: String, for extent: Extent, in context: ProjectionContext
  ) throws(GDALError) -> ProjectionObject {
    guard let from = ProjectionObject(source, in: context) else { throw .unknownReference(source) }
    guard let to = ProjectionObject(target, in: context) else { throw .unknownReference(target) }
    let search = proj_create_operation_factory_context(context.handle, nil)
    defer { proj_operation_factory_context_destroy(search) }
    if extent == .greatBritain {
      // The land and the sea of the British National Grid, in degrees.
      proj_operation_factory_context_set_area_of_interest(context.handle, search, -9, 49.75, 2.01, 61.01)
    }
    proj_operation_factory_context_set_spatial_criterion(context.handle, search, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    proj_operation_factory_context_set_grid_availability_use(
      context.handle, search, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
    proj_operation_factory_context_set_allow_ballpark_transformations(context.handle, search, 0)
    let found = proj_create_operations(context.handle, from.handle, to.handle, search)
    defer { proj_list_destroy(found) }
    guard proj_list_get_count(found) > 0, let best = ProjectionObject(proj_list_get(context.handle, found, 0), in: context) else {
      throw .noOperation(from: source, to: target)
    }
    return best
  }
}
