/// How far a piece of work has come.
public struct Progress: Hashable, Sendable {
  /// What is being done: `Reading referrals`.
  public let task: String
  /// Units done so far.
  public let done: Int
  /// Units in all, where that is known.
  public let total: Int?

  /// One report.
  public init(task: String, done: Int, total: Int? = nil) {
    self.task = task
    self.done = done
    self.total = total
  }
}

/// Receives reports of progress; called from one thread at a time.
public typealias ProgressReport = @Sendable (Progress) -> Void
