public import WardlightEssentials

/// Which counts of a publication leave as intervals, so that no small one can be computed from the others.
///
/// A count below the threshold is hidden for its own sake (*primary*) and leaves as one interval for all such counts. Others are hidden with it
/// (*secondary*) where it could be computed, or narrowed to fewer values than the rules ask for, from what is shown; they leave as bands (``ProtectionRules/band(_:)``), and
/// where these leave too little room, as two, four or eight bands joined (`1–9`, `10–49`); so may a primary one. Small numbers
/// that nobody published, but that follow from published ones by subtraction (a month that a window has more than its quarters), are protected likewise; and where they do not follow, but are
/// narrowed to small numbers (a quarter in which three windows overlap), they keep as many values or one that is not small.
///
/// **Least loss.** Fewest counts, and of these the smallest sum. Along one dimension the result is the best there is (``HierarchySearch``). Where tables are linked, the problem
/// is NP-hard (Kelly, Golden & Assad 1992); there each small count takes the cheapest way out that a linear program finds (``MoveProgram``), and what turns out not to be needed is shown again,
/// the largest first; where few counts hang together, that is tried in four ways (``SearchWay``), and the one with the least loss stands. The result protects, and is near the least in practice, but nobody has proved it the least; a hidden count may stay hidden though a longer search would show it. A count's weight
/// grows with its size (``CountNetwork/weight(of:)``), so that totals, which readers look at first, stay where parts do as well.
///
/// **Protected means met.** A count is taken as protected only when other whole values of all counts were found that keep every link and every interval that leaves, with as many
/// different values of this count as the rules ask for; not when they merely seem possible.
///
/// **What a reader knows.** The reader is thought to know this text, the rules, all released counts of this and earlier publications, and how counts add up. What is *not* covered: reasoning
/// from the choice itself. That a secondary count was hidden says that without it some small count would have been given away; in principle one could ask for which true values the search
/// would have made the same choice, and rule others out. No method of cell suppression that minimises its loss is free of this; it needs the search to be run for every candidate table, and the
/// bands, which are fixed beforehand and do not depend on what is protected, leave it little. Who knows one of the records knows more than a reader is thought to know.
///
/// The same counts give the same result on any number of threads and in any order.
///
/// - SeeAlso: Kelly, Golden & Assad (1992), Cell suppression: disclosure protection for sensitive tabular data, Networks 22(4), doi:10.1002/net.3230220407;
///   Fischetti & Salazar (2000), Models and algorithms for optimizing cell suppression in tabular data with linear constraints, Journal of the American Statistical
///   Association 95(451), doi:10.1080/01621459.2000.10474282; Hundepool et al. (2012), Statistical Disclosure Control, ch. 4, doi:10.1002/9781118348239.
public struct Suppression: Sendable {
  /// How each count leaves.
  public let shield: Shield
  /// The counts that are hidden because they are small, in order of key.
  public let primary: [CellKey]
  /// The counts that are hidden to protect others, in order of key.
  public let secondary: [CellKey]
  /// Those of the secondary counts that are hidden only because of earlier releases, in order of key.
  public let costOfHistory: [CellKey]
  /// The share of counts that leave as they are, or rounded; 1 where there are none.
  public let keptCells: Double
  /// The share of the sum of all counts that these make up; 1 where it is 0.
  public let keptCount: Double

  /// Protects all counts of a publication together.
  ///
  /// - Parameters:
  ///   - cells: Every count that is to be published, in any order; the same count may stand there twice.
  ///   - dimensions: How members lie in each other.
  ///   - measures: How counts add up.
  ///   - policy: What is protected. Under a policy that protects nothing, all counts leave as they are.
  ///   - earlier: What readers know from earlier releases. What contradicts today's counts (records that came late, or went) is about other records, and is left out.
  ///   - parallel: The result does not depend on it.
  /// - Throws: ``DisclosureFault/negativeCount(_:)``, ``DisclosureFault/twoCounts(_:)``, ``DisclosureFault/doesNotAddUp(_:)``;
  ///   ``DisclosureFault/givenAwayBefore(_:)`` where an earlier release tells what is to be protected now; ``DisclosureFault/cannotProtect(_:)`` where no way was found
  ///   to protect a count; and what ``CellSystem`` throws.
  /// - Complexity: Near-linear in the number of counts for tables of areas, periods and categories: a bounded search for each small count that no other's search has served, and linear programs
  ///   of bounded size for each for which that finds nothing; of all counts that hang together only where these leave no way out.
  public static func solve(
    _ cells: [CountedCell], dimensions: [Dimension], measures: [Measure], policy: Policy, earlier: [ReleasedCell] = [],
    parallel: Parallel = Parallel()
  ) throws(DisclosureFault) -> Suppression {
    let counts = try counts(of: cells)
    guard let rules = policy.rules else { return Suppression(counts, intervals: [:], primary: [], secondary: [], costOfHistory: []) }
    let protector = Protector(counts: counts, dimensions: dimensions, measures: measures, rules: rules, parallel: parallel)
    let alone = try protector.secondary(after: [])
    // What readers know anyway from this publication changes nothing: the same is released again as it was.
    let secondary = protector.tells(earlier, hiding: alone) ? alone : try protector.secondary(after: earlier)
    let cost = Set(secondary.map(\.key)).subtracting(alone.map(\.key))
    let primary = counts.keys.filter { rules.primary(counts[$0] ?? 0) != nil }.sortedByText()
    var intervals: [CellKey: ClosedRange<Int>] = [:]
    for key in primary { intervals[key] = rules.primary }
    for hidden in secondary { intervals[hidden.key] = hidden.interval }
    return Suppression(
      counts, intervals: intervals, primary: primary, secondary: secondary.filter { !$0.isPrimary }.map(\.key),
      costOfHistory: cost.sortedByText())
  }

  private init(
    _ counts: [CellKey: Int], intervals: [CellKey: ClosedRange<Int>], primary: [CellKey], secondary: [CellKey], costOfHistory: [CellKey]
  ) {
    shield = Shield(intervals: intervals, considered: Set(counts.keys))
    (self.primary, self.secondary, self.costOfHistory) = (primary, secondary, costOfHistory)
    let total = counts.values.reduce(0, +)
    let hidden = intervals.keys.reduce(0) { $0 + (counts[$1] ?? 0) }
    keptCells = counts.isEmpty ? 1 : Double(counts.count - intervals.count) / Double(counts.count)
    keptCount = total == 0 ? 1 : Double(total - hidden) / Double(total)
  }

  /// The counts by key; one that stands there twice must be the same.
  private static func counts(of cells: [CountedCell]) throws(DisclosureFault) -> [CellKey: Int] {
    var counts: [CellKey: Int] = [:]
    for cell in cells {
      guard cell.count >= 0 else { throw .negativeCount(cell.key) }
      let key = cell.key.withoutWholes
      if let known = counts.updateValue(cell.count, forKey: key), known != cell.count { throw .twoCounts(key) }
    }
    return counts
  }
}

extension Sequence<CellKey> {
  /// In order of key, each spelt once.
  func sortedByText() -> [CellKey] { map { (key: $0, text: $0.description) }.sorted { $0.text < $1.text }.map(\.key) }
}
