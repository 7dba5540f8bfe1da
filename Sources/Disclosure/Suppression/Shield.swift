/// Which counts of a publication leave as an interval: the small ones, and others from which these could be computed.
public struct Shield: Sendable {
  /// The interval as which a count leaves, for those that do not leave as they are.
  private let intervals: [CellKey: ClosedRange<Int>]
  /// Every count that was considered together; one that was not cannot leave.
  private let considered: Set<CellKey>

  /// How one count leaves.
  public enum Verdict: Hashable, Sendable {
    /// As it is.
    case exact
    /// As an interval in which it lies.
    case interval(ClosedRange<Int>)
    /// Not at all: it was not considered with the others, so that nobody knows what it would give away.
    case unknown
  }

  /// A shield over counts that were considered together.
  public init(intervals: [CellKey: ClosedRange<Int>], considered: Set<CellKey>) {
    self.intervals = intervals
    self.considered = considered
  }

  /// How the count of a key leaves.
  public func verdict(_ key: CellKey) -> Verdict {
    if let interval = intervals[key] { return .interval(interval) }
    return considered.contains(key) ? .exact : .unknown
  }
}
