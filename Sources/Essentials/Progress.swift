/// How far a piece of work has come.
public struct Progress: Hashable, Sendable {
  /// What is being done: `Reading referrals`.
  public let task: String
  /// Units done so far.
  public let done: Int
  /// Units in all, where that is known.
  public let total: Int?
  /// What is counted.
  public let unit: Unit

  /// What is counted.
  public enum Unit: Hashable, Sendable {
    /// Rows, areas and the like.
    case items
    /// Bytes.
    case bytes
  }

  /// One report.
  public init(task: String, done: Int, total: Int? = nil, unit: Unit = .items) {
    self.task = task
    self.done = done
    self.total = total
    self.unit = unit
  }
}

/// Receives reports of progress; called from one thread at a time.
public typealias ProgressReport = @Sendable (Progress) -> Void
