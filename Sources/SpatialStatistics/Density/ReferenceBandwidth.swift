import Foundation
public import WardlightGeometry

/// A first guess at a bandwidth.
public enum ReferenceBandwidth {
  /// h = A·σ·n^(−1/6), with σ² the mean of the variances (divisor n − 1) of easting and northing and A the kernel's ``DensityKernel/canonicalRatio``.
  ///
  /// In the plane Scott's rule and Silverman's are this same one. It is right for one round normal cluster and far too wide for a city's many: a start, not an answer.
  ///
  /// - Parameters:
  ///   - points: In metres; points on one spot count each.
  ///   - kernel: The kernel that will have the bandwidth.
  /// - Returns: Metres.
  /// - Throws: ``DensityFault/noPoints``, ``DensityFault/noSpread`` for one point or one spot, ``DensityFault/notFinite(point:)``.
  /// - Complexity: O(n log n); the order of the points does not matter.
  /// - SeeAlso: Scott (1992), Multivariate density estimation, equation 6.42; Silverman (1986), Density estimation, equation 4.14.
  public static func scott(_ points: [Coordinate], kernel: DensityKernel) throws(DensityFault) -> Double {
    guard !points.isEmpty else { throw .noPoints }
    if let point = points.firstIndex(where: { !($0.easting.isFinite && $0.northing.isFinite) }) { throw .notFinite(point: point) }
    let n = Double(points.count)
    // Sums in order of size, so that rows in another order give the same bits.
    let variance = (variance(points.map(\.easting).sorted()) + variance(points.map(\.northing).sorted())) / 2
    guard points.count > 1, variance > 0 else { throw .noSpread }
    return kernel.canonicalRatio * variance.squareRoot() * pow(n, -1 / 6)
  }

  private static func variance(_ sorted: [Double]) -> Double {
    guard let first = sorted.first, let last = sorted.last, first < last else { return 0 }
    let n = Double(sorted.count)
    let mean = sorted.reduce(0) { $0 + ($1 - first) } / n
    return sorted.reduce(0) { $0 + ($1 - first - mean) * ($1 - first - mean) } / (n - 1)
  }
}
