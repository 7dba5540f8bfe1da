public import WardlightGazetteer

/// What became of every row that was read, so that no record is lost without a word.
///
/// Read = rejected + out of period + in period; in period = inside + nearest + outside + no location + ambiguous.
public struct Reconciliation: Hashable, Sendable {
  /// Rows of the files.
  public let read: Int
  /// Rows that could not be understood.
  public let rejected: Int
  /// Records of another time.
  public let outOfPeriod: Int
  /// Records of the period.
  public let inPeriod: Int
  /// Records in an area.
  public let mappedInside: Int
  /// Records outside all areas that the nearest one counts.
  public let mappedNearest: Int
  /// Records outside all areas.
  public let outside: Int
  /// Records without a location, by reason, in the reasons' order; zeros are there too.
  public let noLocationReasons: [ReasonCount]
  /// Records that may be in one of several areas.
  public let ambiguous: Int

  /// How many records have no location for one reason.
  public struct ReasonCount: Hashable, Sendable {
    /// Why.
    public let reason: NoLocation
    /// How many.
    public let count: Int
  }

  /// Records that an area counts.
  public var mapped: Int { mappedInside + mappedNearest }
  /// Records without a location, for whatever reason.
  public var noLocation: Int { noLocationReasons.reduce(0) { $0 + $1.count } }

  /// Whether both sums come out.
  public var balances: Bool {
    read == rejected + outOfPeriod + inPeriod && inPeriod == mapped + outside + noLocation + ambiguous
  }
}
