public import WardlightEssentials
public import WardlightGeometry

/// The density of points on a grid.
public enum KernelDensity {
  /// Points per square kilometre at the middle of each cell: λ(c) = 10⁶·Σ wᵢ·K(c − xᵢ; hᵢ)/eᵢ.
  ///
  /// Points on one spot are added up first, and each cell sums its spots in an order of their own: neither the order of the points nor the number of threads changes a bit.
  ///
  /// - Parameters:
  ///   - points: In metres. They may lie outside the grid; those outside a study region do not count.
  ///   - weights: Aligned with the points, not negative; `nil` gives each the weight 1.
  ///   - grid: Where the density is computed.
  ///   - kernel: How a point spreads.
  ///   - bandwidth: How far; the smallest is at least a cell.
  ///   - region: Where points could have been seen, on the same grid; cells outside are `NaN`. `nil` for everywhere.
  ///   - edge: What is done at the border of the region; without a region there is none.
  ///   - spots: Where not `nil`, also ``DensitySurface/limited``, in which no spot makes more than one part in so many of a cell; at least 2.
  ///   - parallel: Changes the time only.
  /// - Returns: The surface, with what became of the points.
  /// - Throws: A ``DensityFault``.
  /// - Complexity: O(n log n + spots·(reach/cell)² + cells); the uniform correction takes O(cells·(reach/cell)²) besides.
  /// - Precondition: As many weights as points; the region is on this grid; `spots` is at least 2.
  /// - SeeAlso: Silverman (1986), Density estimation, section 4.2; Diggle (1985), doi:10.2307/2347366.
  public static func surface(
    _ points: [Coordinate], weights: [Double]? = nil, on grid: RasterGrid, kernel: DensityKernel = .epanechnikov, bandwidth: Bandwidth,
    within region: StudyRegion? = nil, edge: EdgeCorrection = .conserving, limitedTo spots: Int? = nil,
    parallel: Parallel = Parallel()
  ) throws(DensityFault) -> DensitySurface {
    precondition(weights.map { $0.count == points.count } ?? true, "\(weights?.count ?? 0) weights for \(points.count) points")
    precondition(region.map { $0.grid == grid } ?? true, "the study region is told on another grid")
    precondition(spots ?? 2 >= 2, "a part in \(spots ?? 2) is no limit")
    try check(points, weights, bandwidth, grid)
    let seen = try Seen(points, weights, region, parallel)
    let spread = KernelSpread(grid, kernel)
    var places = DensityPlaces(seen.points, weights: seen.weights, bandwidth: bandwidth.metres, parallel)
    try AdaptiveBandwidths(kernel, least: grid.cell).widen(&places, bandwidth, parallel)
    let unreached = edge == .conserving ? region.map { conserve(&places, spread, $0, parallel) } ?? 0 : 0
    let divisor = edge == .uniform ? region.map { uniformShares(spread, $0, bandwidth.metres, parallel) } : nil
    let density = finished(spread.gathered(places, parallel), region, divisor, parallel)
    let limited = spots.map { spots in
      let limit = DominanceLimit(spread, spots: spots, bandwidth: bandwidth.metres)
      return finished(limit.gathered(places, parallel), region, divisor, parallel)
    }
    return DensitySurface(
      grid: grid, density: density, limited: limited, limit: spots, kernel: kernel, bandwidth: bandwidth,
      edge: region == nil ? .none : edge,
      points: seen.points.count, outside: points.count - seen.points.count, spots: places.places.count, unreached: unreached)
  }

  private static func check(
    _ points: [Coordinate], _ weights: [Double]?, _ bandwidth: Bandwidth, _ grid: RasterGrid
  ) throws(DensityFault) {
    guard bandwidth.metres > 0, bandwidth.metres.isFinite else { throw .bandwidthNotPositive }
    guard bandwidth.metres >= grid.cell else { throw .bandwidthBelowCell(bandwidth: bandwidth.metres, cell: grid.cell) }
    guard !points.isEmpty else { throw .noPoints }
    if let point = points.firstIndex(where: { !($0.easting.isFinite && $0.northing.isFinite) }) { throw .notFinite(point: point) }
    guard let weights else { return }
    if let point = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .badWeight(point: point) }
    guard weights.contains(where: { $0 > 0 }) else { throw .noWeight }
  }

  /// The points that count.
  private struct Seen {
    let points: [Coordinate]
    let weights: [Double]?

    init(_ points: [Coordinate], _ weights: [Double]?, _ region: StudyRegion?, _ parallel: Parallel) throws(DensityFault) {
      guard let region else {
        (self.points, self.weights) = (points, weights)
        return
      }
      let isSeen = region.contains(points, parallel)
      let kept = points.indices.filter { isSeen[$0] }
      guard !kept.isEmpty else { throw .noPointInRegion }
      self.points = kept.count == points.count ? points : kept.map { points[$0] }
      self.weights = kept.count == points.count ? weights : weights.map { all in kept.map { all[$0] } }
    }
  }

  /// Makes each place heavier by what the region's border cuts off.
  ///
  /// - Returns: How many places reach no middle of a cell in the region, as may be in a part of it narrower than a cell; they are lost.
  private static func conserve(_ places: inout DensityPlaces, _ spread: KernelSpread, _ region: StudyRegion, _ parallel: Parallel) -> Int {
    var lost = 0
    for (place, share) in spread.shares(of: places, within: region, parallel).enumerated() {
      if share > 0 { places.places[place].weight /= share } else { lost += 1 }
    }
    return lost
  }

  /// For each cell the share of a kernel around its middle that lies within the region.
  private static func uniformShares(_ spread: KernelSpread, _ region: StudyRegion, _ bandwidth: Double, _ parallel: Parallel) -> [Double] {
    let grid = region.grid
    let middles = (0..<grid.count).lazy.filter { region.inside[$0] == 1 }.map { grid.centre(ofCell: $0) }
    let weights = [Double](repeating: grid.cell * grid.cell, count: middles.count)
    return spread.gathered(DensityPlaces(Array(middles), weights: weights, bandwidth: bandwidth, parallel), parallel)
  }

  /// Per square kilometre, corrected at the edge, and nothing outside the region.
  private static func finished(_ gathered: [Double], _ region: StudyRegion?, _ divisor: [Double]?, _ parallel: Parallel) -> [Double] {
    let inside = region?.inside
    let size = 65_536
    let lengths = stride(from: 0, to: gathered.count, by: size).map { min(size, gathered.count - $0) }
    return parallel.fill(lengths) { (part, cells: UnsafeMutableBufferPointer<Double>) in
      for place in cells.indices {
        let number = part * size + place
        let value = gathered[number] * 1e6 / (divisor?[number] ?? 1)
        cells.initializeElement(at: place, to: inside.map { $0[number] == 1 } ?? true ? value : .nan)
      }
    }
  }
}
