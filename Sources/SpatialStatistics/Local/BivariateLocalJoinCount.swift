public import WardlightEssentials

/// The bivariate local join count: how many neighbours of an area marked in one way are marked in another.
///
/// - **Without co-location** cᵢ = xᵢ(1 − zᵢ)·Σzⱼ(1 − xⱼ): areas with the first mark alone, neighbours with the second alone. It is made for marks that exclude each
///   other, where it is xᵢΣzⱼ; an area with both marks is neither.
/// - **With co-location** cᵢ = xᵢzᵢ·Σxⱼzⱼ: areas with both marks beside areas with both.
///
/// Given what an area is, chance draws its k neighbours from the other n − 1 areas, of which a known number count; so p is exact, hypergeometric, as for
/// ``LocalJoinCount``, and so are the alternative, the reasons and the number of tests.
///
/// **Where others differ.** GeoDa (`local_bijoincount`) refuses maps with an area that has both marks, spdep (`local_joincount_bv`) then switches to co-location by
/// itself; here the caller says which is meant.
///
/// - SeeAlso: Anselin & Li (2019), doi:10.1007/s10109-019-00299-x.
public enum BivariateLocalJoinCount {
  /// Which joins are counted.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// From areas with the first mark alone to those with the second alone.
    case withoutColocation = "without co-location"
    /// Between areas with both marks.
    case colocation = "co-location"
  }

  /// The joins of each area that has the marks.
  ///
  /// - Parameters:
  ///   - x: 1 where an area has the first mark, 0 where not, in order of area code; `NaN` where that is not known.
  ///   - z: The second mark, aligned with `x`. An area of which either is `NaN` leaves the map.
  ///   - kind: Which joins are counted.
  ///   - weights: The neighbours, aligned with `x`.
  ///   - options: The correction and its level; permutations and the alternative do not matter.
  ///   - parallel: Changes the time only.
  /// - Returns: Columns aligned with the areas; ``LocalStatistics/value`` is `x`.
  /// - Throws: As ``LocalJoinCount/statistics(_:weights:options:parallel:)``, for either variable.
  /// - Complexity: That of ``LocalJoinCount``.
  public static func statistics(
    _ x: [Double], _ z: [Double], kind: Kind, weights: Weights, options: InferenceOptions, parallel: Parallel
  ) throws(StatisticsError) -> LocalStatistics {
    precondition(x.count == z.count, "\(x.count) first marks do not align with \(z.count) second ones")
    try StatisticsError.requireBinary(x)
    try StatisticsError.requireBinary(z)
    let known = zip(x, z).map { $0 + $1 }
    let joins =
      switch kind {
      case .withoutColocation: try Joins(known, weights, from: { Self.obstacle(x[$0], z[$0]) }, counted: { z[$0] == 1 && x[$0] == 0 })
      case .colocation: try Joins(known, weights, from: { known[$0] == 2 ? nil : .notBothMarked }, counted: { known[$0] == 2 })
      }
    return joins.judged(x, options, parallel)
  }

  /// Why an area has no joins without co-location.
  private static func obstacle(_ x: Double, _ z: Double) -> Degeneracy? {
    if x == 0 { return .notMarked }
    return z == 1 ? .bothMarked : nil
  }
}
