/// How wide the kernels are.
public enum Bandwidth: Hashable, Sendable {
  /// So many metres for every point.
  case fixed(Double)
  /// hᵢ = h₀·√(g/f̃(xᵢ)), with f̃ the density of a pilot of the fixed bandwidth h₀ (metres) at the points themselves and g its geometric mean over them: narrow where points
  /// are many. At most five times h₀ and at least a cell.
  ///
  /// - SeeAlso: Abramson (1982), doi:10.1214/aos/1176345986; the limit as in Davies, Marshall & Hazelton (2018), doi:10.1002/sim.7577.
  case abramson(Double)
  /// The distance to the k-th nearest other point, at most so many metres and at least a cell. Points on one spot are neighbours at distance 0.
  ///
  /// - SeeAlso: Loftsgaarden & Quesenberry (1965), doi:10.1214/aoms/1177700079.
  case nearest(Int, atMost: Double)

  /// The bandwidth in metres that everything starts from: the fixed one, the pilot's, or the widest.
  public var metres: Double {
    switch self {
    case .fixed(let metres), .abramson(let metres), .nearest(_, let metres): metres
    }
  }

  /// How many times h₀ an adaptive bandwidth is at most.
  static let widest = 5.0
}

/// What is done about kernels that reach over the border of the study region.
public enum EdgeCorrection: String, CaseIterable, Hashable, Sendable {
  /// Nothing: what lies outside is lost, and densities near the border are too low.
  case none
  /// Each point is divided by the share of its kernel within the region, so that the sum over the cells is the number of points.
  ///
  /// - SeeAlso: Jones (1993), doi:10.1007/BF00147776; Diggle (2010), Handbook of spatial statistics, section 18.5.
  case conserving
  /// Each cell is divided by the share of a kernel around it that lies within the region: without bias where the density is even, but the sum is not kept.
  ///
  /// - SeeAlso: Diggle (1985), doi:10.2307/2347366.
  case uniform
}
