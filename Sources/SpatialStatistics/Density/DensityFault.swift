public import WardlightGeometry

/// Why there is no density.
public enum DensityFault: Error, Hashable, Sendable {
  /// There is no point.
  case noPoints
  /// A point has a coordinate that is not finite; points are counted from 0.
  case notFinite(point: Int)
  /// A weight is negative or not finite; points are counted from 0.
  case badWeight(point: Int)
  /// All weights are 0.
  case noWeight
  /// A bandwidth is not above 0, or not finite.
  case bandwidthNotPositive
  /// A bandwidth is smaller than a cell, so that points would fall between the cells' middles.
  case bandwidthBelowCell(bandwidth: Double, cell: Double)
  /// The k-th nearest point was asked for, and there are not so many others.
  case tooFewPoints(points: Int, neighbour: Int)
  /// All points lie on one spot, so that their spread gives no bandwidth.
  case noSpread
  /// No middle of a cell lies in the study region.
  case emptyRegion
  /// No point lies in the study region.
  case noPointInRegion
  /// A ratio was asked for of surfaces on different grids.
  case differentGrids
  /// The floor of a ratio is not above 0, or not finite.
  case floorNotPositive
  /// The coordinates are not in metres.
  case notMetres(plane: String)
  /// A file has degrees where coordinates of another plane were announced.
  case degrees(file: String, column: String)
  /// The study region lies in another plane than the points.
  case otherPlane(region: String, points: String)
  /// There is no such grid.
  case grid(RasterGridFault)
}

extension DensityFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .noPoints: "There is no point, so that there is no density."
    case .notFinite(let point): "The point number \(point) has a coordinate that is not finite."
    case .badWeight(let point): "The weight of the point number \(point) is negative or not finite."
    case .noWeight: "All points have the weight 0, so that there is no density."
    case .bandwidthNotPositive: "The bandwidth must be above 0 metres and finite."
    case .bandwidthBelowCell(let bandwidth, let cell):
      "A bandwidth of \(bandwidth) metres is smaller than a cell of \(cell) metres, and points would fall between the cells' middles: take smaller cells, or a larger bandwidth."
    case .tooFewPoints(let points, let neighbour):
      "Of \(points) points none has a neighbour number \(neighbour): take one that is nearer."
    case .noSpread: "All points lie on one spot, so that their spread gives no bandwidth: state one in metres."
    case .emptyRegion: "No cell has its middle in the study region: take smaller cells."
    case .noPointInRegion: "No point lies in the study region."
    case .differentGrids: "The two densities do not lie on the same grid."
    case .floorNotPositive: "The floor of a ratio must be above 0 and finite."
    case .notMetres(let plane): "The coordinates of \(plane) are not in metres: take points in a reference system that has metres."
    case .degrees(let file, let column):
      "\(file): the column \(column) holds degrees, which lead to the British National Grid and to no other plane: leave it out."
    case .otherPlane(let region, let points): "The study region lies in \(region) and the points in \(points): put both in one plane."
    case .grid(let fault): fault.description
    }
  }
}
