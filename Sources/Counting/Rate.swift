/// Counts in proportion to a population.
public enum Rate {
  /// 1,000 · count / population for each area.
  ///
  /// - Parameters:
  ///   - counts: Aligned with `populations`.
  ///   - populations: Persons.
  /// - Returns: `NaN` where the population is 0, negative or not known.
  public static func perThousand(_ counts: [Int], populations: [Double]) -> [Double] {
    precondition(counts.count == populations.count, "\(populations.count) populations for \(counts.count) counts")
    return zip(counts, populations).map { count, population in population > 0 ? 1_000 * Double(count) / population : .nan }
  }

  /// 100 · part / whole; `NaN` of nothing.
  public static func percent(_ part: Int, of whole: Int) -> Double { whole == 0 ? .nan : 100 * Double(part) / Double(whole) }
}
