/// The place of each area between the most and the least deprived of the people.
///
/// An area's rank is the share of the people who live in more deprived areas and half the share of those who live in equally deprived ones
/// (a ridit: Bross 1958). It runs from 0, the most deprived, to 1, and its mean over people is ½. It is the covariate of the slope index of
/// inequality, and of a log-linear model of counts whose coefficient, with its sign turned and as an exponent, is a relative index of
/// inequality.
///
/// - SeeAlso: Bross (1958), How to use ridit analysis, doi:10.2307/2527727.
public struct FractionalRanks: Hashable, Sendable {
  /// Aligned with the areas; `NaN` for one left out.
  public let values: [Double]
  /// What is left out, and why.
  public let leftOut: LeftOutAreas

  /// - Parameters:
  ///   - population: The people of each area, in order of area code; `nil` where each area is to count as one. An area with none is left
  ///     out.
  ///   - deprivation: A measure of each area, higher where more deprived; `NaN` where missing.
  /// - Complexity: O(n log n).
  public init(population: [Double]?, deprivation: [Double]) {
    let ranked = RankedAreas(cases: [Double](repeating: 0, count: deprivation.count), population: population, deprivation: deprivation)
    var values = [Double](repeating: .nan, count: deprivation.count)
    for (tie, rank) in zip(ranked.ties, ranked.ranks) {
      for place in tie { values[ranked.areas[place]] = rank }
    }
    self.values = values
    leftOut = ranked.leftOut
  }
}
