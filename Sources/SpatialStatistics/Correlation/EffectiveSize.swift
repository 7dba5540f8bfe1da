public import WardlightEssentials
public import WardlightGeometry

/// How many independent areas the rank correlation of two autocorrelated maps is worth, and its test and interval with that number.
public struct EffectiveSize: Hashable, Sendable {
  /// The effective number of areas, at most ``pairs``; `NaN` where it cannot be estimated.
  public let n: Double
  /// What the formula gave before it was limited to ``pairs``.
  public let estimate: Double
  /// How many areas have both values and a place.
  public let pairs: Int
  /// The upper ends of the distance classes, in metres; a distance at an end belongs to the class below it.
  public let classes: [Double]
  /// Spearman's ρ, from −1 to 1; `NaN` where it is not defined.
  public let rho: Double
  /// The two-sided p-value of the t test with n_eff − 2 degrees of freedom; `NaN` where there is a ``reason``.
  public let p: Double
  /// The lower end of the 95 % interval; `NaN` where there is a ``reason``.
  public let lower: Double
  /// The upper end of the 95 % interval; `NaN` where there is a ``reason``.
  public let upper: Double
  /// Why there is no test and no interval; `nil` where there are.
  public let reason: String?

  /// More areas than this have too many pairs; sums over one area's pairs also stay within 32 bits.
  public static let mostAreas = 46_340

  /// The effective number of areas for Spearman's ρ of two maps: Clifford, Richardson & Hémon's, in Dutilleul's form, on mid-ranks.
  ///
  /// The correlation of each map's mid-ranks is averaged over all pairs of areas in each distance class, ρx(k) and ρy(k), and put in place of the
  /// correlation of each such pair; with these two n × n matrices Rx and Ry and B, which takes the mean from a list,
  /// n_eff = 1 + tr(B·Rx)·tr(B·Ry) / tr(B·Rx·B·Ry). The test is t = ρ·√((n_eff − 2)/(1 − ρ²)) on n_eff − 2 degrees of freedom; the interval is
  /// tanh(artanh ρ ± 1.96·√((1 + ρ²/2)/(n_eff − 3))), of no width at ρ = ±1.
  ///
  /// Where neighbours are less alike than chance makes them, the formula gives more than n. No map is given more evidence than it has
  /// areas: ``n`` is then n, and ``estimate`` keeps the other number. With n_eff of 3 or less there is neither test nor interval, with a reason.
  ///
  /// - Parameters:
  ///   - x: Values in order of area code.
  ///   - y: Values aligned with `x`.
  ///   - places: The areas' centroids in metres, aligned with `x`. An area of which any of the three is missing is left out.
  ///   - classes: How many distance classes of equal width up to the largest distance, at least 1; `nil` for Sturges' rule on the number of pairs,
  ///     ⌊1.5 + 3.3·log₁₀(n(n − 1)/2)⌋.
  ///   - parallel: Changes the time only: the sums are whole numbers.
  /// - Returns: With too few pairs, no variation, all areas at one place, or more than ``mostAreas`` areas, a reason instead of numbers.
  /// - Complexity: O(n²).
  /// - SeeAlso: Clifford, Richardson & Hémon (1989), doi:10.2307/2532039; Dutilleul (1993), doi:10.2307/2532625; Bonett & Wright (2000),
  ///   doi:10.1007/BF02294183. `modified.ttest` of R's SpatialPack gives the same n_eff for the same ranks and `nclass`, which is 13 there unless
  ///   `NULL` asks for Sturges' rule; it does not limit it.
  public static func cliffordRichardsonHemon(
    _ x: [Double], _ y: [Double], at places: [Coordinate], classes: Int? = nil, parallel: Parallel = Parallel()
  ) -> EffectiveSize {
    cliffordRichardsonHemon(x, with: [y], at: places, classes: classes, parallel: parallel)[0]
  }

  /// The effective number of areas for one value with each of many measures.
  ///
  /// Each result is what ``cliffordRichardsonHemon(_:_:at:classes:parallel:)`` gives for that measure alone; distances are put into classes once for
  /// all measures that have a number in the same areas.
  ///
  /// - Parameters:
  ///   - value: Values in order of area code.
  ///   - measures: Lists aligned with `value`.
  ///   - places: The areas' centroids in metres, aligned with `value`.
  ///   - classes: How many distance classes; `nil` for Sturges' rule.
  ///   - parallel: Changes the time only.
  /// - Returns: One result for each measure, in their order.
  /// - Complexity: O(n²(1 + m/16)) for m measures.
  public static func cliffordRichardsonHemon(
    _ value: [Double], with measures: [[Double]], at places: [Coordinate], classes: Int? = nil, parallel: Parallel = Parallel()
  ) -> [EffectiveSize] {
    precondition(places.count == value.count, "\(places.count) places do not align with \(value.count) values")
    precondition(classes ?? 1 >= 1, "distances cannot be put into \(classes ?? 0) classes")
    let placed = zip(value, places).map { $1.easting.isFinite && $1.northing.isFinite ? $0 : .nan }
    let groups = RankedPairs.groups(placed, with: measures)
    let results = groups.map { group in
      (group.members, PairwiseAutocorrelation(group, at: group.places.map { places[$0] }, classes: classes, parallel).sizes)
    }
    return RankedPairs.inOrder(results, count: measures.count)
  }
}
