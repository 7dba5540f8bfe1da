public import WardlightGazetteer

/// Adds up what became of records, one by one, to a ``Reconciliation``.
public struct LandingTally: Sendable {
  private var inside = 0
  private var nearest = 0
  private var outside = 0
  private var ambiguous = 0
  private var reasons: [NoLocation: Int] = [:]
  private var inPeriod = 0

  /// Nothing yet.
  public init() {}

  /// Adds a record of the period by its location.
  public mutating func add(_ location: Location) { add(LocatedReferrals.Landing(location.outcome)) }

  /// Adds a record of the period.
  mutating func add(_ landing: LocatedReferrals.Landing) {
    inPeriod += 1
    switch landing {
    case .inside: inside += 1
    case .nearest: nearest += 1
    case .outside: outside += 1
    case .ambiguous: ambiguous += 1
    case .noLocation(let reason): reasons[reason, default: 0] += 1
    }
  }

  /// The account of all rows.
  ///
  /// - Parameters:
  ///   - records: Rows that could be understood, of any time.
  ///   - rejected: Rows that could not.
  public func reconciliation(records: Int, rejected: Int) -> Reconciliation {
    Reconciliation(
      read: rejected + records, rejected: rejected, outOfPeriod: records - inPeriod, inPeriod: inPeriod, mappedInside: inside,
      mappedNearest: nearest, outside: outside,
      noLocationReasons: NoLocation.allCases.map { Reconciliation.ReasonCount(reason: $0, count: reasons[$0] ?? 0) },
      ambiguous: ambiguous)
  }
}
