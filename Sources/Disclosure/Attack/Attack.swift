public import WardlightEssentials

/// An attempt to undo the suppression of a publication, by all that its readers know.
///
/// A reader has every count that was published, exact or as an interval, at every place where it stands; knows that counts are whole and not
/// negative and how periods, areas and categories add up; and has a solver. Of each protected cell p the attacker finds the smallest and largest
/// value, min xₚ and max xₚ over all whole x ≥ 0 with lower ≤ x ≤ upper that add up, and the values between, and wins where fewer than `possible` are left. He also
/// reckons counts that nobody published: one that can only be 1 … `threshold` − 1 and is left fewer than `possible` values is a small count given
/// away by subtraction. One that can only be 0 is not.
///
/// What is guaranteed stands at ``FeasibleRanges``; cells and relations are those of ``CellSystem``.
///
/// - SeeAlso: Fischetti, M. & Salazar, J. J. (2001), Solving the cell suppression problem on tabular data with linear constraints, Management
///   Science 47(7); Dobra, A. & Fienberg, S. E. (2000), Bounds for cell entries in contingency tables given marginal totals and decomposable graphs,
///   PNAS 97(22), doi:10.1073/pnas.97.22.11885; Willenborg, L. & de Waal, T. (2001), Elements of Statistical Disclosure Control, Springer.
public struct Attack: Sendable {
  /// How many counts were attacked: protected ones and unpublished ones.
  public let attacked: Int
  /// What could be recovered, protected counts in order of key, then unpublished ones.
  public let breaches: [Breach]
  /// Published figures that cannot all be right. Nothing around them could be attacked.
  public let contradictions: [Contradiction]
  /// Measures of which a reader may find narrower ranges than the attacker did, because their tables are linked in a circle too large to model.
  public let withoutInterior: [String]

  /// Whether the publication held.
  public var isRepelled: Bool { breaches.isEmpty && contradictions.isEmpty }

  /// A count that is left too few possible values.
  public struct Breach: Hashable, Sendable {
    /// What it counts.
    public let key: CellKey
    /// Where it stands, the first place by name; `published nowhere` for a count that follows from others.
    public let place: String
    /// The interval as which it is published; from 0 to as far as one looked, where it is not.
    public let shown: ClosedRange<Int>
    /// What it can be, from the smallest to the largest value.
    public let feasible: ClosedRange<Int>
    /// Whether every value in that range was decided; otherwise the search came to its limit, and the count is not shown to be safe.
    public let isDecided: Bool
    /// The equations that gave it away, each in a line: `London (23) = Newham (5–9) + Barking (1–4) + 2 shown exactly, together 12`.
    public let equations: [String]
    /// What would help.
    public let remedy: String
  }

  /// Published figures that cannot all be right.
  public struct Contradiction: Hashable, Sendable {
    /// The equations that cannot hold together, or the readings of one count that differ.
    public let equations: [String]
    /// Where the figures stand.
    public let places: [String]
  }

  /// Attacks published cells.
  ///
  /// - Parameters:
  ///   - cells: Every count that was published, in any order; of a count that stands at several places, every reading.
  ///   - dimensions: How members lie in each other.
  ///   - measures: The measures of the counts.
  ///   - possible: How many different values a protected count must keep.
  ///   - threshold: The smallest count that is not small. A count in a range that has small numbers and others (`1–9`), and one that nobody published, is only given away
  ///     where it can be nothing but small: that it is 11 is nobody's secret.
  ///   - interiorLimit: The largest number of cells that a measure may have with its interior; the more, the stronger and the slower the attack.
  /// - Throws: What ``CellSystem/init(published:dimensions:measures:interiorLimit:)`` throws, and ``DisclosureFault/solverFailed(status:)``.
  public static func run(
    _ cells: [ReleasedCell], dimensions: [Dimension], measures: [Measure], possible: Int, threshold: Int,
    interiorLimit: Int = CellSystem.interiorLimit, parallel: Parallel
  ) throws(DisclosureFault) -> Attack {
    let knowledge = PublicKnowledge(cells)
    let system = try CellSystem(published: knowledge.keys, dimensions: dimensions, measures: measures, interiorLimit: interiorLimit)
    let targets = AttackTargets(system, knowledge, threshold: threshold)
    let ranges = try FeasibleRanges.of(
      system: system, lower: targets.lower, upper: targets.upper, wanted: targets.protected, remainders: targets.open, possible: possible,
      threshold: threshold, parallel: parallel)
    let evidence = Evidence(system, knowledge, threshold: threshold)
    return Attack(
      attacked: targets.all.count, breaches: breaches(targets, ranges, evidence),
      contradictions: knowledge.contradictions + ranges.contradictions.map(evidence.contradiction), withoutInterior: system.withoutInterior)
  }

  private static func breaches(_ targets: AttackTargets, _ ranges: FeasibleRanges, _ evidence: Evidence) -> [Breach] {
    zip(targets.all, ranges.verdicts).compactMap { cell, verdict in
      guard case .narrowed(let narrow) = verdict else { return nil }
      return evidence.breach(cell, narrow)
    }
  }
}

/// Which cells of a system are attacked, and within what bounds.
private struct AttackTargets {
  let lower: [Int]
  let upper: [Int?]
  /// Those of which the whole range is small.
  let protected: [Int]
  /// Those that may be small or not: in a range that has both, or published by nobody.
  let open: [Int]

  var all: [Int] { protected + open }

  init(_ system: CellSystem, _ knowledge: PublicKnowledge, threshold: Int) {
    let unknown = system.keys.count - system.publishedCount
    lower = knowledge.facts.map(\.lower) + [Int](repeating: 0, count: unknown)
    upper = knowledge.facts.map(\.upper) + [Int?](repeating: nil, count: unknown)
    protected = knowledge.facts.indices.filter { knowledge.facts[$0].isProtected }
    let joined = knowledge.facts.indices.filter { place in
      let fact = knowledge.facts[place]
      return !fact.isProtected && fact.lower < threshold && fact.lower != fact.upper
    }
    open = joined + Array(system.publishedCount..<system.keys.count)
  }
}

extension Attack.Breach: CustomStringConvertible {
  /// What was recovered, the equations and the remedy, in lines.
  public var description: String {
    let values = PublicKnowledge.shown(feasible.lowerBound, feasible.upperBound)
    let finding = isDecided ? "can only be \(values)" : "is not shown to be more than \(values)"
    return (["\(key) (\(place)) \(finding):"] + equations.map { "  \($0)" } + ["  Remedy: \(remedy)"]).joined(separator: "\n")
  }
}

extension Attack.Contradiction: CustomStringConvertible {
  /// What does not fit together, and where it stands, in lines.
  public var description: String {
    (["These figures do not add up:"] + equations.map { "  \($0)" } + ["  They stand in: \(places.joined(separator: "; "))"]).joined(
      separator: "\n")
  }
}
