/// How many cases must stand behind an area before anything is said of it.
///
/// An area whose own cases and those of its neighbours come to fewer has “not enough” in place of a class or a rank: a ward is not painted
/// red for two referrals. Areas without a count add none.
///
/// The area still counts among the tests of a correction: were m to depend on the very counts that are tested, the chance of a false find
/// would depend on them too.
public struct MinimumCount: Hashable, Sendable {
  /// The least number of cases, at least 1.
  public let least: Int

  /// - Parameter least: At least 1.
  public init(_ least: Int) {
    precondition(least >= 1, "a minimum of \(least) cases keeps nothing back")
    self.least = least
  }

  /// What is done, in a sentence for readers.
  public var sentence: String {
    "An area that has fewer than \(least) cases together with its neighbours is given no class and no rank: not enough."
  }

  /// Whether each area has enough cases, with those of its neighbours.
  ///
  /// - Parameters:
  ///   - counts: In order of area code; `NaN` where missing.
  ///   - weights: The neighbours, aligned with them; what they weigh does not matter.
  /// - Complexity: O(links).
  public func isReached(by counts: [Double], weights: Weights) -> [Bool] {
    precondition(counts.count == weights.count, "\(counts.count) counts do not align with \(weights.count) rows of weights")
    let known = counts.map { $0.isNaN ? 0 : $0 }
    return known.indices.map { area in
      weights.neighbours(of: area).reduce(known[area]) { $0 + known[Int($1)] } >= Double(least)
    }
  }
}

extension LocalStatistics {
  /// The same statistics, with “not enough” in place of the class where too few cases stand behind an area.
  ///
  /// Areas without a result stay as they are; values, p and q keep standing, and so does the number of tests.
  ///
  /// - Parameters:
  ///   - minimum: The least number of cases.
  ///   - counts: The cases of each area, which need not be the values that were tested; `NaN` where missing.
  ///   - weights: Whose neighbours count.
  public func keeping(_ minimum: MinimumCount, counts: [Double], weights: Weights) -> LocalStatistics {
    var kept = self
    for (area, isEnough) in minimum.isReached(by: counts, weights: weights).enumerated() where !isEnough {
      if classes[area] != .undefined { kept.classes[area] = .notEnough }
    }
    return kept
  }
}
