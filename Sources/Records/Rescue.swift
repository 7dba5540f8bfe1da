public import WardlightEssentials

/// A request to a county force to bring a young person home, and what became of it.
public struct Rescue: Hashable, Sendable {
  /// File and row.
  public let source: RecordOrigin
  private let day: Int32
  /// The county force, as written; `nil` where none is known.
  public let force: String?
  /// What became of the request.
  public let outcome: Outcome

  /// The date of the request.
  public var date: CalendarDate { CalendarDate(daysSince1970: Int(day)) }

  /// What became of a request. Each row is one request, so that a rescue is a request too.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// Requested, and not rescued.
    case requested
    /// Requested and rescued.
    case rescued

    /// The outcome that a word names; upper and lower case do not matter.
    public init?(word: String) { self.init(rawValue: word.lowercased()) }
  }

  /// A rescue request.
  public init(source: RecordOrigin, date: CalendarDate, force: String?, outcome: Outcome) {
    self.source = source
    self.day = Int32(date.daysSince1970)
    self.force = force
    self.outcome = outcome
  }
}
