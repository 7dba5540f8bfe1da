public import WardlightEssentials
public import WardlightGeometry

/// The part of the plane in which points could have been seen.
public struct StudyRegion: Sendable {
  /// The grid on whose cells the region is told.
  public let grid: RasterGrid
  /// 1 for each cell whose middle lies in the region, else 0.
  let inside: [Double]
  private let index: PointInAreaIndex

  /// The region that some areas cover together.
  ///
  /// - Parameters:
  ///   - shapes: The areas.
  ///   - grid: A cell belongs to the region where its middle lies in an area.
  ///   - parallel: Changes the time only.
  /// - Throws: ``DensityFault/emptyRegion``.
  /// - Complexity: O(vertices + cells).
  public init(_ shapes: MultiPolygons, on grid: RasterGrid, parallel: Parallel = Parallel()) throws(DensityFault) {
    let index = PointInAreaIndex(shapes, parallel: parallel)
    let lengths = Array(repeating: grid.columns, count: grid.rows)
    inside = parallel.fill(lengths) { (row, places: UnsafeMutableBufferPointer<Double>) in
      let middles = places.indices.map { Coordinate(easting: grid.easting(ofColumn: $0), northing: grid.northing(ofRow: row)) }
      for (column, area) in index.areas(at: middles, parallel: Parallel(threads: 1)).enumerated() {
        places.initializeElement(at: column, to: area < 0 ? 0 : 1)
      }
    }
    guard inside.contains(1) else { throw .emptyRegion }
    self.grid = grid
    self.index = index
  }

  /// How many cells have their middle in the region.
  public var cellCount: Int { inside.count { $0 == 1 } }

  /// For each point whether it lies in the region.
  func contains(_ points: [Coordinate], _ parallel: Parallel) -> [Bool] { index.areas(at: points, parallel: parallel).map { $0 >= 0 } }
}
