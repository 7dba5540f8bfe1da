public import WardlightEssentials

/// A way in which counts are cut down, and how its members lie in each other.
public struct Dimension: Hashable, Sendable {
  /// The name: `residence`, `period`, `destination`, `category`.
  public let name: String
  /// How its members lie in each other.
  public let structure: Structure

  /// How the members of a dimension lie in each other.
  public enum Structure: Hashable, Sendable {
    /// Members are periods, spelt `2019-05-01..2020-04-30`, both days included; which lies in which is plain from the days.
    case time
    /// Members lie in others: for each member those directly around it, of which there may be several where divisions overlap; and the members that
    /// those within them make up entirely. ``Dimension/whole`` stands for everything.
    case nested(within: [String: [String]], complete: Set<String>)
  }

  /// The member that stands for everything, and that a key need not name.
  public static let whole = "*"

  /// What a column of counts names for a period that lies a year before the row's.
  public static let yearBefore = "a year before"

  /// A dimension by its parts.
  public init(_ name: String, _ structure: Structure) {
    self.name = name
    self.structure = structure
  }

  /// A period as a member of a dimension of time: `2019-05-01..2020-04-30`.
  public static func member(_ period: Period) -> String { "\(period.from)..\(period.to)" }

  /// The same months of the year before; `nil` for what is no period of whole months.
  static func aYearBefore(_ member: String) -> String? {
    let days = member.split(separator: "..").compactMap { CalendarDate(text: String($0)) }
    guard days.count == 2, days[0].day == 1, days[1] == days[1].endOfMonth else { return nil }
    guard let from = CalendarDate(year: days[0].year - 1, month: days[0].month, day: 1),
      let last = CalendarDate(year: days[1].year - 1, month: days[1].month, day: 1)
    else { return nil }
    return Period(from: from, to: last.endOfMonth).map(Self.member)
  }
}

/// Something that is counted, and how its counts add up.
public struct Measure: Hashable, Sendable {
  /// The name: `referrals`.
  public let name: String
  /// How counts of parts give that of the whole.
  public let adding: Adding
  /// The measure of which this one counts a part, key by key: rescues of requests.
  public let within: String?

  /// How counts of parts give that of the whole.
  public enum Adding: String, Hashable, Sendable {
    /// Records: the whole is the sum of its parts.
    case sums
    /// Persons, each counted once at a place: the whole is at least each part and at most their sum.
    case overlaps
  }

  /// A measure by its parts.
  public init(_ name: String, _ adding: Adding, within: String? = nil) {
    self.name = name
    self.adding = adding
    self.within = within
  }
}
