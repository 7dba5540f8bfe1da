/// How patient and how greedy fetching is.
public struct FetchSettings: Hashable, Sendable {
  /// How many attempts in a row may bring nothing new.
  public let attempts: Int
  /// Seconds before the second attempt; each further pause is twice as long.
  public let firstPause: Double
  /// The longest pause in seconds, also where the server asks for a longer one.
  public let longestPause: Double
  /// Seconds without a byte after which a connection counts as dropped; it may take up to twice as long to be noticed.
  public let idleTimeout: Double
  /// The most features asked for in one page of a feature service; the service may set less.
  public let pageSize: Int

  /// Settings; the defaults suit a slow line.
  ///
  /// - Precondition: At least one attempt, pauses of 0 seconds or more, a timeout above 0 and pages of at least one feature.
  public init(attempts: Int = 6, firstPause: Double = 1, longestPause: Double = 60, idleTimeout: Double = 60, pageSize: Int = 2000) {
    precondition(attempts >= 1 && pageSize >= 1, "\(attempts) attempts with pages of \(pageSize) fetch nothing")
    precondition(
      firstPause >= 0 && longestPause >= 0 && idleTimeout > 0, "pauses of \(firstPause) to \(longestPause), timeout \(idleTimeout)")
    self.attempts = attempts
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.idleTimeout = idleTimeout
    self.pageSize = pageSize
  }

  /// Seconds before the attempt that follows `failures` failures in a row; `wish` is the server's own.
  func pause(after failures: Int, wish: Double?) -> Double {
    var pause = firstPause
    for _ in 1..<max(1, min(failures, 30)) { pause *= 2 }
    return min(wish ?? pause, longestPause)
  }
}
