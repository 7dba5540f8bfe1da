import Foundation

/// How the weight of a point spreads around it.
///
/// With u the distance over the bandwidth h, each integrates to 1 over the plane:
/// Epanechnikov 2/(πh²)·(1 − u²) and quartic 3/(πh²)·(1 − u²)² for u < 1, Gaussian 1/(2πh²)·exp(−u²/2).
public enum DensityKernel: String, CaseIterable, Hashable, Sendable {
  /// The kernel with the least mean squared error; it ends at the bandwidth.
  case epanechnikov
  /// The biweight, which QGIS and many crime mappers use; smoother, and ends at the bandwidth.
  case quartic
  /// The normal density, whose standard deviation is the bandwidth. It is cut off six bandwidths away, where what lies beyond is e⁻¹⁸ = 1.5·10⁻⁸ of a point.
  case gaussian

  /// How far a point reaches, in bandwidths.
  public var reach: Double { self == .gaussian ? 6 : 1 }

  /// The kernel's value in the distance of 0 with a bandwidth of 1.
  var height: Double {
    switch self {
    case .epanechnikov: 2 / .pi
    case .quartic: 3 / .pi
    case .gaussian: 0.5 / .pi
    }
  }

  /// The weight of one point in a distance, per square metre.
  ///
  /// - Parameters:
  ///   - squared: The square of the distance in metres.
  ///   - bandwidth: In metres.
  func value(squared: Double, bandwidth: Double) -> Double {
    let square = bandwidth * bandwidth
    guard squared < reach * reach * square else { return 0 }
    let rest = 1 - squared / square
    switch self {
    case .epanechnikov: return height / square * rest
    case .quartic: return height / square * rest * rest
    case .gaussian: return height / square * exp(-0.5 * squared / square)
    }
  }

  /// How much wider than a Gaussian this kernel must be to smooth as much: the ratio of the bandwidths with the least mean integrated squared error.
  ///
  /// With R = ∫K² and μ the variance along an axis it is ((R/μ²)/(R_G/μ_G²))^(1/6): 192^(1/6) = 2.40 and 460.8^(1/6) = 2.78.
  ///
  /// - SeeAlso: Silverman (1986), Density estimation, table 4.1.
  public var canonicalRatio: Double {
    switch self {
    case .epanechnikov: pow(192, 1 / 6)
    case .quartic: pow(460.8, 1 / 6)
    case .gaussian: 1
    }
  }
}
