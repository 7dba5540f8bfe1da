public import WardlightEssentials

/// One young person referred on one date. Kept small, for there may be a million of them.
public struct Referral: Hashable, Sendable {
  /// Where the record says that the person lives.
  public let place: StatedPlace
  /// What kind of referral it is; `nil` where the file does not say.
  public let type: ReferralType?
  private let namesPerson: Bool
  /// File and row.
  public let source: RecordOrigin
  private let day: Int32
  private let personBits: UInt64
  /// The borough with statutory responsibility, as written; `nil` where the file does not say.
  public let responsibleBorough: String?

  /// Who; `nil` where the file does not say.
  public var person: PersonKey? { namesPerson ? PersonKey(personBits) : nil }
  /// The date; the first of the month where the file gives a month.
  public var date: CalendarDate { CalendarDate(daysSince1970: Int(day)) }
  /// The date as a number of days since 1 January 1970, which is quicker to compare.
  public var daysSince1970: Int { Int(day) }

  /// A referral.
  public init(
    source: RecordOrigin, person: PersonKey?, date: CalendarDate, place: StatedPlace, responsibleBorough: String?, type: ReferralType?
  ) {
    self.source = source
    namesPerson = person != nil
    personBits = person?.bits ?? 0
    self.day = Int32(date.daysSince1970)
    self.place = place
    self.responsibleBorough = responsibleBorough
    self.type = type
  }
}

/// What a referral is for.
public enum ReferralType: String, CaseIterable, Hashable, Sendable {
  /// Work with the young person.
  case intervention
  /// Intelligence only.
  case intelligence

  /// The type that a word names; upper and lower case do not matter, nor does a following `only`.
  public init?(word: String) {
    switch word.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "_" }).joined(separator: " ") {
    case "intervention", "intervention only": self = .intervention
    case "intelligence", "intelligence only": self = .intelligence
    default: return nil
    }
  }
}
