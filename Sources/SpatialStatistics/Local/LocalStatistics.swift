/// A statistic for each area with what is needed to judge it; every column aligns with the areas, in order of code.
///
/// An area without a result has `NaN` in every column of results, the class ``LocalClass/undefined`` and a reason. It is never significant
/// and does not count among the tests that the correction is for.
public struct LocalStatistics: Hashable, Sendable {
  /// The values as they came in.
  public let value: [Double]
  /// How many neighbours with a value an area has, itself not counted.
  public let neighbourCounts: [Int]
  /// The statistic; for Gi and Gi\* the weighted sum of the values over the neighbours, in units of the values.
  public let statistic: [Double]
  /// What the statistic is expected to be by chance.
  public let expected: [Double]
  /// The variance of the statistic by chance.
  public let variance: [Double]
  /// (statistic − expected) / √variance.
  public let z: [Double]
  /// The p-value of z under the normal distribution.
  public let pNormal: [Double]
  /// The p-value by conditional permutation, or by the exact distribution where it is known; `NaN` where none was asked for.
  public let pPermutation: [Double]
  /// The p-value corrected for the number of tests: the permutation p where there is one, else the normal one.
  public let q: [Double]
  /// What each area is.
  public internal(set) var classes: [LocalClass]
  /// Why an area has no result; `nil` where it has one.
  let degeneracies: [Degeneracy?]
  /// The number of permutations drawn; 0 where p is exact or by the normal distribution alone.
  public let permutations: Int
  /// The seed of the draws.
  public let seed: UInt64
  /// Which departures count.
  public let alternative: Alternative
  /// What was done about many tests.
  public let correction: Correction
  /// The level of significance.
  public let alpha: Double
  /// How many tests the correction is for.
  public let tests: Int
  /// Sentences about what these options cannot show.
  public let warnings: [String]

  /// Why an area has no result, in words; `nil` where it has one.
  ///
  /// - Complexity: O(n) each time it is asked for.
  public var reasons: [String?] { degeneracies.map { $0?.rawValue } }
}

/// What a local statistic makes of an area.
public enum LocalClass: String, Hashable, Sendable, CaseIterable {
  /// High values lie together here, more than chance explains (Gi, Gi\*).
  case hot
  /// Low values lie together here, more than chance explains (Gi, Gi\*).
  case cold
  /// A high value among high ones (local Moran).
  case highHigh = "high-high"
  /// A low value among low ones (local Moran).
  case lowLow = "low-low"
  /// A high value among low ones (local Moran).
  case highLow = "high-low"
  /// A low value among high ones (local Moran).
  case lowHigh = "low-high"
  /// The neighbours are like the area (local Geary).
  case similar
  /// The neighbours are unlike the area (local Geary).
  case dissimilar
  /// What is marked lies beside what is marked (local join count).
  case together
  /// Chance explains it.
  case notSignificant = "not significant"
  /// There are too few records here and around to say anything.
  case notEnough = "not enough"
  /// There is no result.
  case undefined
}
