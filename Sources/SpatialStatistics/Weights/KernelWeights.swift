import Foundation
public import WardlightEssentials
public import WardlightGeometry

/// How a weight falls with the distance u, in bandwidths, from an area.
public enum WeightKernel: String, Hashable, Sendable, CaseIterable {
  /// ½
  case uniform
  /// 1 − u
  case triangular
  /// ¾(1 − u²)
  case epanechnikov
  /// ¹⁵⁄₁₆(1 − u²)²
  case quartic
  /// (2π)^−½ e^(−u²/2)
  case gaussian

  /// K(u) for u from 0 to 1; beyond the bandwidth nothing weighs anything, under the Gaussian kernel neither.
  ///
  /// - Parameter u: Distance in bandwidths, at least 0.
  public func value(_ u: Double) -> Double {
    guard u <= 1 else { return 0 }
    switch self {
    case .uniform: return 0.5
    case .triangular: return 1 - u
    case .epanechnikov: return 0.75 * (1 - u * u)
    case .quartic: return 0.9375 * (1 - u * u) * (1 - u * u)
    case .gaussian: return 0.3989422804014327 * exp(-u * u / 2)
    }
  }
}

/// How far a kernel reaches.
public enum KernelBandwidth: Hashable, Sendable {
  /// As many metres from every area.
  case fixed(Double)
  /// From each area as far as its k-th nearest neighbour, so that sparse and dense parts have about as many neighbours.
  case adaptive(Int)
}

extension Weights {
  /// Areas within a bandwidth are neighbours, weighing K(d / h) with the distance d and the bandwidth h.
  ///
  /// Kernels are scaled as probability densities of one variable, in the manner of GeoDa and libpysal's `Kernel`; no statistic's z depends on the scale of a
  /// row. Where an area counts among its own neighbours it weighs K(0); GeoDa and libpysal put that, or on request 1, on the diagonal. The Gaussian
  /// kernel ends at the bandwidth, as theirs do. Areas exactly at the bandwidth weigh nothing under the triangular, Epanechnikov and quartic
  /// kernels and are no neighbours, so that with k = 1 and adaptive bandwidths these make islands; libpysal widens an adaptive
  /// bandwidth by a ten-millionth instead.
  ///
  /// - Parameters:
  ///   - kernel: How weights fall.
  ///   - bandwidth: How far they reach. Adaptive weights need not be symmetric.
  ///   - places: Where the areas are, in order of code.
  ///   - parallel: Changes the time only.
  /// - Throws: ``StatisticsError/noBandwidth(area:)`` where the k nearest neighbours lie at the area's own place,
  ///   ``StatisticsError/tooManyNeighbours(wanted:areas:)``, ``StatisticsError/noPlace(area:)``, ``StatisticsError/tooManyLinks(_:)``.
  /// - Complexity: O(n + links), as ``within(_:of:parallel:)``.
  /// - SeeAlso: Anselin & Rey (2014), Modern Spatial Econometrics in Practice, p. 78.
  public static func kernel(
    _ kernel: WeightKernel, _ bandwidth: KernelBandwidth, of places: [Coordinate], parallel: Parallel = Parallel()
  ) throws(StatisticsError) -> Weights {
    let grid = try PointGrid(places)
    let reaches = try bandwidth.metres(around: places, parallel)
    return try RowAssembly.rows(places.count, parallel) { areas, rows in
      for area in areas { rows.appendKernelRow(of: area, kernel, reach: reaches[area], places, grid) }
    }.finished(selfWeight: .fixed(kernel.value(0)))
  }
}

extension KernelBandwidth {
  fileprivate func metres(around places: [Coordinate], _ parallel: Parallel) throws(StatisticsError) -> [Double] {
    switch self {
    case .fixed(let metres):
      precondition(metres > 0 && metres.isFinite, "a bandwidth of \(metres) m reaches nothing")
      return [Double](repeating: metres, count: places.count)
    case .adaptive(let k):
      let search = try NearestSearch(places, neighbours: k)
      let reaches = parallel.mapRanges(places.count, size: 512) { areas in
        var candidates: [NearestSearch.Candidate] = []
        return areas.map { area in
          search.find(around: area, &candidates)
          return candidates[k - 1].squaredDistance.squareRoot()
        }
      }.flatMap { $0 }
      if let none = reaches.firstIndex(of: 0) { throw .noBandwidth(area: none) }
      return reaches
    }
  }
}

extension RowAssembly {
  /// Adds the row of an area: all others that weigh something.
  fileprivate mutating func appendKernelRow(
    of area: Int, _ kernel: WeightKernel, reach: Double, _ places: [Coordinate], _ grid: PointGrid
  ) {
    let place = places[area]
    let start = neighbours.count
    grid.forEachRun(around: place, within: reach) { run in
      for at in run where grid.numbers[at] != Int32(area) && kernel.value(grid.places[at].distance(to: place) / reach) > 0 {
        neighbours.append(grid.numbers[at])
      }
    }
    endRow(from: start)
    for other in start..<neighbours.count {
      weights.append(kernel.value(places[Int(neighbours[other])].distance(to: place) / reach))
    }
  }
}
