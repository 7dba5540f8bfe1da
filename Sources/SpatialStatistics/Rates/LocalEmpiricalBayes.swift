/// Rates drawn towards the mean of each area's own surroundings.
///
/// For each area the moments of ``EmpiricalBayes`` run over its window, which is the area and its neighbours, and its rate is drawn towards
/// the window's own mean. What neighbours weigh does not matter; who they are does.
///
/// **No result.** An area without cases or without population, and one without a neighbour that has both: alone it would be its own
/// mean and pass for smoothed. Neighbours without a rate leave the window. A window without a case gives 0; a variance that comes out
/// negative is 0, so that the rate is the window's mean.
///
/// **Where others differ.** spdep's `EBlocal(geoda = TRUE)` and GeoDa agree. spdep's default takes each neighbour's departure from the
/// neighbour's own window, not from this one. Both give an island its crude rate.
///
/// - Complexity: O(links).
/// - SeeAlso: Marshall (1991), doi:10.2307/2347593.
public struct LocalEmpiricalBayes: Hashable, Sendable {
  /// The rate of each area, cases per head; `NaN` where there is none.
  public let rates: [Double]
  /// The mean of each window; `NaN` where there is no rate.
  public let means: [Double]
  /// The areas whose window gave a negative variance, for which 0 stands, ascending.
  public let clamped: [Int]

  /// - Parameters:
  ///   - counts: Cases and population, in order of area code.
  ///   - weights: The neighbours, aligned with them.
  public init(_ counts: CaseCounts, weights: Weights) {
    precondition(counts.count == weights.count, "\(counts.count) areas do not align with \(weights.count) rows of weights")
    let windows = (0..<counts.count).map { Self.window(of: $0, counts, weights) }
    means = windows.map { $0?.mean ?? .nan }
    rates = windows.indices.map { windows[$0]?.shrunken(counts.cases[$0], counts.population[$0]) ?? .nan }
    clamped = windows.indices.filter { windows[$0]?.wasClamped ?? false }
  }

  private static func window(of area: Int, _ counts: CaseCounts, _ weights: Weights) -> RateMoments? {
    let neighbours = weights.neighbours(of: area).map { Int($0) }.filter(counts.hasRate)
    guard counts.hasRate(area), !neighbours.isEmpty else { return nil }
    let window = (neighbours + [area]).sorted()
    return RateMoments(cases: counts.cases, population: counts.population, over: window)
  }
}
